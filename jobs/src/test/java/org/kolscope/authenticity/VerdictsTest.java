package org.kolscope.authenticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.schema.Verdict;
import org.kolscope.schema.Verdict.Call;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class VerdictsTest {

  @Test
  void everyAccountGetsOneVerdictAndWhatPeopleDecidedWins(SparkSession spark) {
    Map<Long, Verdict> verdicts =
        FarmOfSix.of(spark).verdicts().collect().stream()
            .collect(Collectors.toMap(Verdict::accountId, v -> v));

    assertThat(verdicts).hasSize(11);
    assertThat(verdicts.get(5L).call()).isEqualTo(Call.ZOMBIE);
    assertThat(verdicts.get(7L).call()).isNull();
    assertThat(verdicts.get(8L).call()).isEqualTo(Call.GENUINE);
    assertThat(verdicts.get(9L).call()).isNull();
    var appealed = verdicts.get(6L);
    assertThat(appealed.call()).isEqualTo(Call.GENUINE);
    assertThat(appealed.isAppealed()).isTrue();
    assertThat(appealed.expertsCall()).isEqualTo(Call.ZOMBIE);
    assertThat(appealed.coordinatedProbability()).isCloseTo(0.95, offset(1e-12));
    assertThat(verdicts.get(10L).call()).as("two families").isEqualTo(Call.ZOMBIE);
    assertThat(verdicts.get(10L).families()).containsExactly("STATIC_COHORT", "PROFILE");
    assertThat(verdicts.get(11L).call()).as("one and a hint").isEqualTo(Call.COORDINATED);
    assertThat(verdicts.get(11L).families()).containsExactly("STATIC_COHORT");
    assertThat(verdicts.get(11L).coordinatedProbability())
        .isEqualTo(verdicts.get(10L).coordinatedProbability());
  }
}
