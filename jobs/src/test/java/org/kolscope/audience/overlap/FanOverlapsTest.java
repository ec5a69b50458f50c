package org.kolscope.audience.overlap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.audience.TargetWorld;
import org.kolscope.schema.Account;
import org.kolscope.schema.Crawl;
import org.kolscope.schema.FanOverlap;
import org.kolscope.schema.FanOverlap.Base;
import org.kolscope.schema.FanOverlap.Method;
import org.kolscope.schema.Table;
import org.kolscope.schema.TargetCustomer;
import org.kolscope.testing.Given;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class FanOverlapsTest {

  private static final FanOverlaps STEP = new FanOverlaps(20, 10, 256, 1_000, 1_000_000, 2);

  /**
   * Fans 100 to 159 follow KOL 1, 120 to 179 KOL 2: 40 both, of whom 120 to 124 are zombies. Own
   * account 3 has 120 to 139 and 200 to 219 of 80 displayed. Fans 130 to 179 are targets with 0.8.
   */
  private static FanOverlaps.Known known(SparkSession spark) {
    var given = new Given(spark);
    var edges =
        Stream.of(edges(1, 100, 160), edges(2, 120, 180), edges(3, 120, 140), edges(3, 200, 220))
            .collect(Collectors.joining(" "));
    return new FanOverlaps.Known(
        given.candidates(1, 2),
        given.brief("3:OWN 120:STAFF"),
        Table.of(
            spark,
            Account.class,
            List.of(Given.account(1, "a", 1_000L), Given.account(3, "own", 80L))),
        given.follows(edges + " 1>1 500>1x 501>1x"),
        Table.of(spark, Crawl.class, List.of(new Crawl(1, Crawl.Kind.FOLLOWERS, 60, true))),
        given.verdicts("120:0.9 121:0.9 122:0.9 123:0.9 124:0.9 125:"),
        TargetWorld.targets(spark, 130, 180, 0.8));
  }

  private static String edges(long kol, long from, long to) {
    return LongStream.range(from, to).mapToObj(f -> f + ">" + kol).collect(Collectors.joining(" "));
  }

  @Test
  void realAndTargetFansOfPlantedListsAreCounted(SparkSession spark) {
    var rows = DrawnLists.byPair(STEP.of(known(spark)).overlaps().collect());

    // 35 shared real fans; of 55 each, 75 in all
    assertThat(rows.get("1 2 REAL"))
        .isEqualTo(new FanOverlap(1, 2, Base.REAL, 35, 35, 35, 35 / 75.0, 35 / 55.0, Method.EXACT));
    // 30 of them are targets with 0.8
    assertThat(rows.get("1 2 TARGET").sharedCount())
        .isCloseTo(24, org.assertj.core.api.Assertions.within(1e-3));
    assertThat(rows.keySet())
        .as("3 shares 15 real fans with 1 and 2, too few to tell")
        .containsExactly("1 2 REAL", "1 2 TARGET");
  }

  @Test
  void halfALoadedListGivesTwiceTheSharedFans(SparkSession spark) {
    var step = new FanOverlaps(15, 10, 256, 1_000, 1_000_000, 2);

    var row = DrawnLists.byPair(step.of(known(spark)).overlaps().collect()).get("1 3 REAL");

    assertThat(row.sharedCount()).isEqualTo(30);
    assertThat(row.method()).isEqualTo(Method.SAMPLE);
    assertThat(row.sharedLow95()).isBetween(19.0, 25.0);
    assertThat(row.sharedHigh95()).isBetween(37.0, 46.0);
  }

  @Test
  void summarySaysWhatWasLeftOut(SparkSession spark) {
    var step = new FanOverlaps(20, 2, 256, 1_000, 1_000_000, 2);

    var summary = step.of(known(spark)).summary().collect();

    assertThat(summary)
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.accountsCount()).isEqualTo(2);
              assertThat(s.accountsLeftOutCount()).isEqualTo(1);
              assertThat(s.followsCount()).isEqualTo(110);
              assertThat(s.comparedCount()).isEqualTo(110);
              assertThat(s.sketchSize()).isNull();
              assertThat(s.leastTheta()).isEqualTo(1);
              assertThat(s.pairsMetCount()).isEqualTo(1);
              assertThat(s.pairsCount()).isEqualTo(1);
              assertThat(s.pairsSuppressedCount()).isEqualTo(0);
              assertThat(s.stepsCount()).isEqualTo(35);
            });
  }

  @Test
  void tooManyFollowsAreSketchedAlikeWhateverThePartitions(SparkSession spark) {
    var given = new Given(spark);
    var draws = new FollowDraws(12, 2, 9);
    var drawn = DrawnLists.of(draws, 4_000);
    var edges = new ArrayList<org.kolscope.schema.Follow>();
    drawn.fans.forEach(
        (account, fans) ->
            fans.forEach(
                fan -> edges.add(new org.kolscope.schema.Follow(fan, account, null, null, false))));
    var follows = Table.of(spark, org.kolscope.schema.Follow.class, edges);
    long[] accounts = LongStream.rangeClosed(1, 12).toArray();
    var step = new FanOverlaps(20, 100, 256, 5_000, 1_000_000, 2);
    var known =
        new FanOverlaps.Known(
            given.candidates(accounts),
            given.brief(""),
            given.accounts(accounts),
            follows,
            Table.of(spark, Crawl.class, List.of()),
            given.verdicts(""),
            Table.of(spark, TargetCustomer.class, List.of()));
    var shuffled =
        new FanOverlaps.Known(
            given.shuffled(known.candidates()),
            known.named(),
            known.accounts(),
            given.shuffled(follows),
            known.crawls(),
            known.verdicts(),
            known.targets());

    var made = step.of(known);
    var rows = made.overlaps().collect();

    assertThat(rows).hasSizeGreaterThan(40).allMatch(r -> r.base() == Base.REAL);
    assertThat(rows).anyMatch(r -> r.method() == Method.SKETCH);
    var again = step.of(shuffled);
    assertThat(again.overlaps().collect()).containsExactlyInAnyOrderElementsOf(rows);
    assertThat(again.summary().collect()).isEqualTo(made.summary().collect());
    var summary = made.summary().collect().get(0);
    assertThat(summary.sketchSize()).isEqualTo(256);
    assertThat(summary.comparedCount()).isLessThan(summary.followsCount());
    assertThat(summary.unseenBelow()).isGreaterThan(3);
  }

  @Test
  void withoutFollowsThereIsNothing(SparkSession spark) {
    var given = new Given(spark);
    var made =
        STEP.of(
            new FanOverlaps.Known(
                given.candidates(1, 2),
                given.brief(""),
                given.accounts(1, 2),
                given.follows(""),
                Table.of(spark, Crawl.class, List.of()),
                given.verdicts(""),
                Table.of(spark, TargetCustomer.class, List.of())));

    assertThat(made.overlaps().collect()).isEmpty();
    assertThat(made.summary().collect()).isEmpty();
  }

  @Test
  void settingsOutOfRangeAreNamed() {
    assertThatThrownBy(() -> new FanOverlaps(20, 10, 255, 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("sketchSize must be at least 256, was 255");
  }
}
