package org.kolscope.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kolscope.schema.Crawl;
import org.kolscope.schema.Crawl.Kind;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Table;
import org.kolscope.testing.Given;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class CompactTest {

  private static final LocalDate MON = LocalDate.of(2026, 3, 2);

  /** Night by night; nights 2 and 5 have all followers of 9. */
  private static final List<String> DROPS =
      List.of("1>9 2>9", "3>9", "1>9 3>9", "2>9 4>8", "5>9", "5>9 2>9", "6>9");

  @TempDir Path folder;

  private static LocalDate night(int n) {
    return MON.plusDays(n);
  }

  private static void load(SparkSession spark, Store store, int n, String drop) {
    var crawls =
        n == 2 || n == 5 ? List.of(new Crawl(9, Kind.FOLLOWERS, 2, true)) : List.<Crawl>of();
    store.writeFollows(
        night(n), new Given(spark).follows(drop), Table.of(spark, Crawl.class, crawls), 0);
  }

  private static List<String> known(Store store, int n) {
    var state = store.state(Follow.class, night(n)).rows().selectExpr("followerId", "gone");
    var first =
        store.firstSeen(Follow.class, night(n)).selectExpr("followerId", "string(firstSeen)");
    return state.join(first, "followerId").collectAsList().stream()
        .map(r -> r.mkString(" "))
        .sorted()
        .toList();
  }

  private static List<List<String>> all(Store store, int from) {
    return IntStream.range(from, DROPS.size()).mapToObj(n -> known(store, n)).toList();
  }

  private static List<String> names(Store store, int from) {
    return IntStream.range(from, DROPS.size())
        .mapToObj(n -> store.stateFingerprint(Follow.class, night(n)))
        .toList();
  }

  @Test
  void foldedNightsLeaveStatesFirstSightsAndNamesAsTheyWere(SparkSession spark) {
    var store = new Store(spark, LocalSpark.catalog(folder.resolve("folded")));
    IntStream.range(0, DROPS.size()).forEach(n -> load(spark, store, n, DROPS.get(n)));
    var states = all(store, 3);
    var names = names(store, 3);
    assertThat(states.get(0))
        .containsExactly(
            "1 false 2026-03-02",
            "2 false 2026-03-02", // ended on night 2, came back on night 3
            "3 false 2026-03-03",
            "4 false 2026-03-05");

    assertThat(store.compact(Follow.class, night(1))).isEqualTo(2);
    assertThat(store.compact(Follow.class, night(3))).isEqualTo(3); // the fold of 1 with 2 and 3
    var snapshot = store.snapshot(Follow.class);
    assertThat(store.compact(Follow.class, night(3))).isZero();
    assertThat(store.snapshot(Follow.class)).isEqualTo(snapshot);

    assertThat(all(store, 3)).isEqualTo(states);
    assertThat(names(store, 3)).isEqualTo(names);
    assertThat(store.nights(Follow.class)).containsExactly(night(3), night(4), night(5), night(6));

    var refused =
        "table Follow: nights up to 2026-03-05 were folded into one; what was known before night"
            + " %s is gone";
    assertThatThrownBy(() -> load(spark, store, 3, "7>9"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(refused.formatted("2026-03-05"));
    for (var asked :
        List.<Runnable>of(
            () -> store.state(Follow.class, night(2)),
            () -> store.history(Follow.class, night(2)),
            () -> store.firstSeen(Follow.class, night(2)),
            () -> store.stateFingerprint(Follow.class, night(2)))) {
      assertThatThrownBy(asked::run)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(refused.formatted("2026-03-05"));
    }

    laterNightsLoad(spark, store);
  }

  /** The same nights with and without a fold below them go on alike. */
  private void laterNightsLoad(SparkSession spark, Store folded) {
    var plain = new Store(spark, LocalSpark.catalog(folder.resolve("plain")));
    IntStream.range(0, DROPS.size()).forEach(n -> load(spark, plain, n, DROPS.get(n)));
    for (var store : List.of(folded, plain)) {
      load(spark, store, 4, "3>9 4>8"); // again, otherwise: 5 is first seen on night 5
      load(spark, store, 7, "7>9 6>9");
    }
    assertThat(all(folded, 3)).isEqualTo(all(plain, 3));
    assertThat(known(folded, 7)).isEqualTo(known(plain, 7)).contains("5 false 2026-03-07");
    assertThat(names(folded, 3)).isEqualTo(names(plain, 3));
    var snapshot = folded.snapshot(Follow.class);
    load(spark, folded, 7, "7>9 6>9");
    assertThat(folded.snapshot(Follow.class)).isEqualTo(snapshot);
  }
}
