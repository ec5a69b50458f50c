package org.kolscope.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kolscope.schema.Candidate.Basis.FANS;
import static org.kolscope.schema.InfluenceReplicate.GraphKind.FOLLOW;
import static org.kolscope.schema.InfluenceReplicate.GraphKind.REPOST;
import static org.kolscope.schema.InfluenceReplicate.Measure.BETWEENNESS;
import static org.kolscope.schema.InfluenceReplicate.Measure.PAGE_RANK;
import static org.kolscope.testing.Given.account;
import static org.kolscope.testing.Given.fact;
import static org.kolscope.testing.Given.scores;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.schema.Account;
import org.kolscope.schema.AccountFact;
import org.kolscope.schema.InfluenceReplicate;
import org.kolscope.schema.KolRank;
import org.kolscope.schema.KolRank.Group;
import org.kolscope.schema.Table;
import org.kolscope.testing.Given;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class KolRankingTest {

  @Test
  void fourKolsInTwoSamplesByHand(SparkSession spark) {
    var given = new Given(spark);
    var accounts = Table.of(spark, Account.class, List.of(account(1, "Ann", 5000L)));
    var facts = given.facts(fact(1, 10, 5), fact(2, 10, 20), fact(3, 10, 0), fact(4, 10, 0));
    var ranks =
        new KolRanking()
            .of(
                given.candidates(1, 2, 3, 4),
                accounts,
                facts,
                given.places(FOLLOW, "1:7/3 3:12/12"),
                fourInTwoSamples(given))
            .collect();

    // percentiles of four: 12.5, 37.5, 62.5, 87.5; ties of two 25, of three 37.5.
    // status: 1 and 2 change places, so 75 in the middle; broker: 2, then all others; relay: 2, 1,
    // others; response: 2 (20 / 10), 1 (5 / 10), others. Scores of 2: 78.75 and 87.5, of 1: 66.25
    // and 57.5; the 5 % point of two numbers lies a twentieth of the way from the lower one
    assertThat(ranks)
        .usingRecursiveComparison()
        .ignoringCollectionOrder()
        .withComparatorForType(KolRankingTest::compareUpToRounding, Double.class)
        .isEqualTo(
            List.of(
                new KolRank(
                    2, null, null, FANS, 1, 1, 1, Group.A, 83.125, 79.1875, 87.0625, 75.0, 87.5,
                    87.5, 87.5, 1.0, 10, null, 20, 20, 20, null, null, 2),
                new KolRank(
                    1, "Ann", null, FANS, 2, 2, 2, Group.B, 61.875, 57.9375, 65.8125, 75.0, 37.5,
                    62.5, 62.5, 1.0, 10, 5000L, 5, 5, 5, 7L, 3L, 2),
                new KolRank(
                    3, null, null, FANS, 3, 3, 3, Group.C, 31.875, 31.875, 31.875, 37.5, 37.5, 25.0,
                    25.0, 1.0, 10, null, 0, 0, 0, 12L, 12L, 2),
                new KolRank(
                    4, null, null, FANS, 4, 4, 4, Group.C, 23.125, 23.125, 23.125, 12.5, 37.5, 25.0,
                    25.0, 1.0, 10, null, 0, 0, 0, null, null, 2)));
  }

  private static Table<InfluenceReplicate> fourInTwoSamples(Given given) {
    return given.replicates(
        scores(FOLLOW, PAGE_RANK, 0, "1:4 2:3 3:2"), // 4 is in no sample: 0
        scores(FOLLOW, PAGE_RANK, 1, "1:3 2:4"), // 3 is in the other sample only: 2 again
        scores(FOLLOW, BETWEENNESS, 0, "1:0 2:0.5 3:0"),
        scores(FOLLOW, BETWEENNESS, 1, "1:0 2:0.5"),
        scores(REPOST, PAGE_RANK, 0, "1:1 2:2")); // one sample serves both replicates
  }

  @Test
  void withoutRepostsRelayAndResponseAreUnknownToAll(SparkSession spark) {
    var given = new Given(spark);
    var replicates =
        given.replicates(
            scores(FOLLOW, PAGE_RANK, 0, "1:4 2:3"), scores(FOLLOW, BETWEENNESS, 0, "1:0 2:0"));
    var ranks =
        new KolRanking()
            .of(
                given.candidates(1, 2),
                given.accounts(1, 2),
                given.fansOf("1:10 2:20"),
                given.places(REPOST, "1:7/3"),
                replicates)
            .collect();

    assertThat(ranks)
        .hasSize(2)
        .allSatisfy(
            r -> {
              assertThat(r.relayPart()).isNull();
              assertThat(r.followRank()).isNull();
              assertThat(r.responsePart()).isNull();
              assertThat(r.weightKnownShare()).isEqualTo(0.55);
            });
    // (35 * 75 + 20 * 50) / 55
    assertThat(ranks).extracting(KolRank::score).contains(3625.0 / 55);
  }

  @Test
  void withoutSamplesTheResponseRanksAndWhoHasNoneIsNotRanked(SparkSession spark) {
    var given = new Given(spark);
    var facts = given.facts(fact(1, 10, 5), fact(2, 0, 3), fact(3, 10, 5));
    var ranks =
        new KolRanking()
            .of(
                given.candidates(1, 2, 3, 4),
                given.accounts(1),
                facts,
                given.places(FOLLOW, ""),
                given.replicates())
            .collect();

    // 2 has no fans, 4 is not in the data; 1 and 3 cannot be told apart
    assertThat(ranks)
        .extracting(
            r ->
                r.accountId() + ": " + r.rank() + " (" + r.rankLow90() + "-" + r.rankHigh90() + ")")
        .containsExactlyInAnyOrder("1: 1 (1-2)", "3: 2 (1-2)");
    assertThat(ranks)
        .allSatisfy(
            r -> {
              assertThat(r.group()).isEqualTo(Group.A);
              assertThat(r.weightKnownShare()).isEqualTo(0.2);
              assertThat(r.replicatesCount()).isZero();
            });
  }

  @Test
  void partitioningAndRowOrderMoveNoBit(SparkSession spark) {
    var given = new Given(spark);
    var random = new Random(11);
    var ids = LongStream.rangeClosed(1, 40).toArray();
    var candidates = given.candidates(ids);
    var accounts = given.accounts(ids);
    var facts =
        given.facts(
            LongStream.of(ids)
                .mapToObj(i -> fact(i, random.nextInt(9), random.nextInt(9)))
                .toArray(AccountFact[]::new));
    var replicates =
        given.replicates(
            IntStream.range(0, 6)
                .boxed()
                .flatMap(
                    r ->
                        Stream.of(
                                scores(FOLLOW, PAGE_RANK, r, drawn(ids, random)),
                                scores(FOLLOW, BETWEENNESS, r, drawn(ids, random)),
                                scores(REPOST, PAGE_RANK, r, drawn(ids, random)))
                            .flatMap(s -> s)));
    var places = given.places(FOLLOW, "3:1/2 8:2/1");
    var once = new KolRanking().of(candidates, accounts, facts, places, replicates).collect();
    var again =
        new KolRanking()
            .of(
                given.shuffled(candidates),
                given.shuffled(accounts),
                given.shuffled(facts),
                given.shuffled(places),
                given.shuffled(replicates))
            .collect();

    assertThat(once).hasSize(40);
    assertThat(again).containsExactlyInAnyOrderElementsOf(once);
  }

  /** Scores of about half the accounts. */
  private static String drawn(long[] ids, Random random) {
    return LongStream.of(ids)
        .filter(i -> random.nextBoolean())
        .mapToObj(i -> i + ":" + random.nextDouble())
        .collect(Collectors.joining(" "));
  }

  @Test
  void weightsThatAreNoneAreRefused() {
    assertThatThrownBy(() -> new KolRanking(35, -1, 25, 20))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("brokerWeight must be a number of at least 0, was -1.0");
    assertThatThrownBy(() -> new KolRanking(Double.NaN, 1, 1, 1))
        .hasMessage("statusWeight must be a number of at least 0, was NaN");
    assertThatThrownBy(() -> new KolRanking(0, 0, 0, 0))
        .hasMessage("the sum of the weights must be positive, was 0");
  }

  private static int compareUpToRounding(Double one, Double other) {
    return Math.abs(one - other) < 1e-9 ? 0 : Double.compare(one, other);
  }
}
