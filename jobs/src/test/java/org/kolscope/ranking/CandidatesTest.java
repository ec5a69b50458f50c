package org.kolscope.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kolscope.schema.Candidate.Basis.BRIEF;
import static org.kolscope.schema.Candidate.Basis.FANS;

import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.schema.Candidate;
import org.kolscope.testing.Given;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class CandidatesTest {

  @Test
  void enoughFansOrAPartInTheBriefMakesACandidateButCompaniesAreNone(SparkSession spark) {
    var given = new Given(spark);
    var facts = given.fansOf("1:10 2:9 3:9 4:500 5:600 6:10 7:900");
    var brief =
        given.brief(
            "3:PRICED 4:OWN 5:COMPETITOR 6:DEALER 7:INDUSTRY_MEDIA 7:COMPETITOR 8:STAFF 9:PRICED");

    assertThat(new Candidates().of(facts, brief).collect())
        .containsExactlyInAnyOrder(
            new Candidate(1, FANS), // 2 has one fan too few, 4, 5 and 7 speak for a company
            new Candidate(3, BRIEF),
            new Candidate(6, FANS), // both hold
            new Candidate(9, BRIEF)); // not in the data; 8 is a private person
  }

  @Test
  void minFansOfZeroIsRefused() {
    assertThatThrownBy(() -> new Candidates(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("minFans must be at least 1, was 0");
  }
}
