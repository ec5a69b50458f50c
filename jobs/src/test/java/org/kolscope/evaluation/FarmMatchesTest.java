package org.kolscope.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.schema.Evidence.Family;
import org.kolscope.schema.ExpertScore;
import org.kolscope.schema.FarmCustomer;
import org.kolscope.schema.FarmMember;
import org.kolscope.schema.Table;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class FarmMatchesTest {

  private static Set<Long> ids(long from, long to) {
    return LongStream.range(from, to).boxed().collect(Collectors.toSet());
  }

  private static void members(List<FarmMember> into, String farm, long from, long to) {
    LongStream.range(from, to).forEach(id -> into.add(new FarmMember(farm, id)));
  }

  private static void cluster(List<ExpertScore> into, long from, long to, double logOdds) {
    LongStream.range(from, to)
        .forEach(
            id -> into.add(new ExpertScore(id, Family.STATIC_COHORT, 0.9, null, logOdds, from)));
  }

  /**
   * The farm has fans 1 to 10 and customers 91, 92. Found: a piece of 6 of them, a piece of 3 of
   * them with one other, and a farm of others with two of them, which stands for somebody else.
   */
  @Test
  void piecesThatAreMostlyTheFarmStandForIt(SparkSession spark) {
    var members = new ArrayList<FarmMember>();
    members(members, "a", 1, 7);
    members(members, "b", 7, 10);
    members.add(new FarmMember("b", 50));
    members(members, "c", 60, 64);
    members.add(new FarmMember("c", 10));
    var customers =
        List.of(
            new FarmCustomer("a", 91, 6, null, null),
            new FarmCustomer("b", 93, 3, null, null),
            new FarmCustomer("c", 92, 5, null, null));
    var scores = new ArrayList<ExpertScore>();
    cluster(scores, 1, 9, 2);
    cluster(scores, 60, 64, 5);

    var found =
        new FarmMatches(List.of(new FarmMatches.Known("farm", ids(1, 11), Set.of(91L, 92L))))
            .of(
                spark,
                Table.of(spark, FarmMember.class, members),
                Table.of(spark, FarmCustomer.class, customers),
                Table.of(spark, ExpertScore.class, scores))
            .get("farm");

    assertThat(found.fans().purity().value()).as("9 of 10").isCloseTo(0.9, within(1e-9));
    assertThat(found.fans().recall().value()).as("9 of 10").isCloseTo(0.9, within(1e-9));
    assertThat(found.customers().f()).as("91 found, 93 wrong, 92 missed").isEqualTo(0.5);
    assertThat(found.block().f()).as("8 of 8 and 8 of 10").isCloseTo(16.0 / 18, within(1e-9));
    assertThat(found.blockRank()).as("evidence 16 against 20").isEqualTo(2);
    assertThat(found.topBlock().f()).as("the other cluster").isZero();
  }
}
