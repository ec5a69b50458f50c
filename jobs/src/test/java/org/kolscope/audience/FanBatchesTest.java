package org.kolscope.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.schema.Evidence;
import org.kolscope.schema.Evidence.Family;
import org.kolscope.schema.FanBatch;
import org.kolscope.schema.Table;
import org.kolscope.schema.Verdict.Call;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class FanBatchesTest {

  private static final long KOL = 9;
  private static final Instant START = Instant.parse("2026-03-12T00:00:00Z");
  private static final Instant END = Instant.parse("2026-03-14T00:00:00Z");

  private static Evidence burst(long account, long followee, int place) {
    return new Evidence(
        account,
        Family.TIME_COHORT,
        "joinedBurst",
        place,
        36,
        4.5,
        2,
        followee,
        null,
        START,
        END,
        36L);
  }

  /** Midnight in Shanghai that begins the day, which is the day before in UTC. */
  private static Instant registered(LocalDate day) {
    return day.atStartOfDay(FanWorld.ZONE).toInstant();
  }

  private static FanWorld.Judged fan(long id, Call call, LocalDate day) {
    return new FanWorld.Judged(id, call, day == null ? null : registered(day));
  }

  /**
   * 30 accounts came to KOL 9 in concert: 21 registered on 5 to 13 January, 7 on one day each long
   * before, of 2 nobody knows. 25 are called zombie, 5 are unjudged. 10 of them also came to
   * account 8 in concert, 3 to account 7. Of 10 other fans 2 registered on those days. KOL 6 has 3
   * such fans.
   */
  private static FanWorld planted() {
    var world = new FanWorld().kol(KOL, null).kol(6, null);
    var january = LocalDate.of(2026, 1, 5);
    for (int i = 0; i < 30; i++) {
      var day =
          i < 21 ? january.plusDays(i % 9) : i < 28 ? LocalDate.of(2020 - i + 21, 1, 5) : null;
      world.judged(fan(100 + i, i < 25 ? Call.ZOMBIE : null, day)).follow(100 + i, KOL, null);
    }
    for (int i = 0; i < 10; i++) {
      world.judged(
          fan(200 + i, Call.GENUINE, i < 2 ? january.plusDays(8) : january.minusDays(10 + i)));
      world.follow(200 + i, KOL, null);
    }
    return world;
  }

  private static List<Evidence> evidence() {
    var rows = new ArrayList<Evidence>();
    for (int i = 0; i < 30; i++) {
      rows.add(burst(100 + i, KOL, 1));
      if (i < 10) {
        rows.add(burst(100 + i, 8, 2));
      }
      if (i < 3) {
        rows.add(burst(100 + i, 7, 3));
        rows.add(burst(100 + i, 6, 4));
      }
    }
    rows.add(
        new Evidence(
            200, Family.TIME_COHORT, "registrationWeek", 1, 9, 1.0, 1, KOL, null, START, END, 9L));
    return rows;
  }

  @Test
  void plantedBatchIsToldWithItsRegistrationsAndItsOtherCustomers(SparkSession spark) {
    var found =
        new FanBatches()
            .of(planted().known(spark), Table.of(spark, Evidence.class, evidence()))
            .collect();

    assertThat(found)
        .containsExactly(
            new FanBatch(
                KOL,
                START,
                END,
                30,
                36,
                4.5,
                25,
                5,
                28,
                21 / 28.0,
                LocalDate.of(2026, 1, 5),
                LocalDate.of(2026, 1, 13),
                0.2,
                1));
  }

  @Test
  void orderAndPartitionsChangeNothing(SparkSession spark) {
    var rows = evidence();
    var once =
        new FanBatches(2, 9).of(planted().known(spark), Table.of(spark, Evidence.class, rows));
    Collections.shuffle(rows, new Random(3));
    var shuffled =
        new Table<>(Evidence.class, Table.of(spark, Evidence.class, rows).rows().repartition(4));

    assertThat(new FanBatches(2, 9).of(planted().shuffled(spark), shuffled).collect())
        .hasSize(2)
        .containsExactlyInAnyOrderElementsOf(once.collect());
  }

  @Test
  void withoutEvidenceThereAreNoBatches(SparkSession spark) {
    assertThat(
            new FanBatches()
                .of(planted().known(spark), Table.of(spark, Evidence.class, List.of()))
                .collect())
        .isEmpty();
  }

  @Test
  void settingsOutOfRangeAreNamed() {
    assertThatThrownBy(() -> new FanBatches(1, 9))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("leastFans must be at least 2, was 1");
    assertThatThrownBy(() -> new FanBatches(4, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("registrationDays must be at least 1, was 0");
  }
}
