package org.kolscope.authenticity;

import static org.kolscope.authenticity.Written.NOON;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.kolscope.schema.Appeal;
import org.kolscope.schema.Evidence;
import org.kolscope.schema.Evidence.Family;
import org.kolscope.schema.ExpertScore;
import org.kolscope.schema.ExpertScore.Abstention;
import org.kolscope.schema.Table;
import org.kolscope.schema.Verdict;
import org.kolscope.schema.Verdict.Call;
import org.kolscope.testing.Given;

/**
 * Accounts 1 to 6 are one time cohort: to 101 and 102 all of them came, to 103 four, to 104 three,
 * so its customers are three. Somebody decided that 6 is genuine. The time expert abstains from 7
 * and finds nothing against 8; nobody speaks of 9. The static expert found 10 and 11, and so did
 * the profile expert, which only hints at 11.
 */
record FarmOfSix(Table<ExpertScore> scores, Table<Evidence> evidence, Table<Verdict> verdicts) {

  static FarmOfSix of(SparkSession spark) {
    var scores = new ArrayList<ExpertScore>();
    var evidence = new ArrayList<Evidence>();
    for (long a = 1; a <= 6; a++) {
      scores.add(score(a, Family.TIME_COHORT, 0.95, 1L));
      for (long followee = 101; followee <= (a <= 3 ? 104 : a <= 4 ? 103 : 102); followee++) {
        evidence.add(joined(a, followee));
      }
    }
    scores.add(score(7, Family.TIME_COHORT, null, null));
    scores.add(score(8, Family.TIME_COHORT, 0.01, null));
    for (long a = 10; a <= 11; a++) {
      scores.add(score(a, Family.STATIC_COHORT, 0.99, 10L));
      scores.add(score(a, Family.PROFILE, 0.9, null));
    }
    evidence.add(
        new Evidence(
            11, Family.PROFILE, "quietAbroad", 1, 3, 100.0, 0, null, null, null, null, null));
    var said = Table.of(spark, ExpertScore.class, scores);
    var why = Table.of(spark, Evidence.class, evidence);
    var appeals =
        Table.of(spark, Appeal.class, List.of(new Appeal(6, Call.GENUINE, "known", "me", null)));
    var accounts = new Given(spark).accounts(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    return new FarmOfSix(said, why, new Verdicts().of(accounts, said, why, appeals));
  }

  private static ExpertScore score(long account, Family family, Double p, Long cluster) {
    return new ExpertScore(
        account,
        family,
        p,
        p == null ? Abstention.NO_TIMES : null,
        p == null ? null : 1.0,
        cluster);
  }

  private static Evidence joined(long account, long followee) {
    return new Evidence(
        account,
        Family.TIME_COHORT,
        "joinedBurst",
        (int) followee,
        9,
        1.0,
        2,
        followee,
        null,
        NOON,
        NOON.plusSeconds(86_400),
        9L);
  }
}
