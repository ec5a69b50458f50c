package org.kolscope.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kolscope.schema.AccountFact;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Key;
import org.kolscope.schema.Table;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class StoreTest {

  private static final LocalDate MON = LocalDate.of(2026, 3, 2);
  private static final LocalDate TUE = MON.plusDays(1);
  private static final LocalDate WED = MON.plusDays(2);

  @TempDir Path folder;

  /** Two versions of one table: the second has one component more. */
  static final class Before {
    public record Shop(@Key long shopId, String city) {}
  }

  static final class After {
    public record Shop(@Key long shopId, List<String> tags, String city) {}
  }

  static final class Wrong {
    public record Shop(@Key long shopId, Long city) {}
  }

  private static Follow follow(long follower, Long position) {
    return new Follow(follower, 9, position, null, false);
  }

  private static AccountFact fact(long id, long fans) {
    return new AccountFact(id, fans, 0, 0, fans == 0 ? null : 0.5, 0, 0, 0, 0);
  }

  private static <R extends Record> Table<R> table(
      SparkSession spark, Class<R> type, Object... rows) {
    return Table.of(spark, type, Arrays.stream(rows).map(type::cast).toList());
  }

  @Test
  void aNightStoresWhatChangedAndIsReplacedAsAWhole(SparkSession spark) {
    var store = new Store(spark, LocalSpark.catalog(folder));
    assertThat(store.exists(Follow.class)).isFalse();
    assertThat(store.state(Follow.class, MON).collect()).isEmpty();
    var monday = table(spark, Follow.class, follow(1, 0L), follow(2, null));
    store.writeNight(Follow.class, MON, monday);

    // 1 moved from place 0 to 5, 2 is as before (its unknown place too), 3 is new
    var tuesday = table(spark, Follow.class, follow(3, null), follow(2, null), follow(1, 5L));
    assertThat(store.writeNight(Follow.class, TUE, tuesday)).isEqualTo(new Logged(2, 0, 0));
    assertThat(store.read(Follow.class, TUE).collect())
        .containsExactly(follow(1, 5L), follow(3, null));
    assertThat(store.state(Follow.class, TUE).collect())
        .containsExactlyInAnyOrder(follow(1, 5L), follow(2, null), follow(3, null));
    assertThat(store.state(Follow.class, MON).collect())
        .containsExactly(follow(1, 0L), follow(2, null));
    assertThat(store.history(Follow.class, TUE).count()).isEqualTo(4);
    assertThat(store.history(Follow.class, MON).count()).isEqualTo(2);

    var once = store.snapshot(Follow.class);
    store.writeNight(Follow.class, TUE, tuesday);
    store.writeNight(Follow.class, MON, monday);
    assertThat(store.snapshot(Follow.class)).isEqualTo(once);
    assertThat(store.writeNight(Follow.class, WED, tuesday)).isEqualTo(new Logged(0, 0, 0));

    // what Wednesday repeated was new then, once Tuesday has it no more
    store.writeNight(Follow.class, TUE, table(spark, Follow.class));
    assertThat(store.state(Follow.class, TUE).collect())
        .containsExactly(follow(1, 0L), follow(2, null));
    assertThat(store.read(Follow.class, WED).collect())
        .containsExactly(follow(1, 5L), follow(3, null));
    assertThat(store.nights(Follow.class)).containsExactly(MON, TUE, WED);

    var published = store.at(Map.of("Follow", once.getAsLong()));
    assertThat(published.state(Follow.class, WED).collect()).hasSize(3);
    assertThat(published.nights(Follow.class)).containsExactly(MON, TUE);
    assertThatThrownBy(() -> published.writeNight(Follow.class, WED, monday))
        .hasMessageContaining("Follow: a store at published snapshots is read only");
  }

  @Test
  void nightsInAnyOrderGiveTheSameState(SparkSession spark) {
    var mon = table(spark, Follow.class, follow(1, 0L), follow(2, 0L));
    var tue = table(spark, Follow.class, follow(1, 1L), follow(2, 0L), follow(3, 1L));
    var wed = table(spark, Follow.class, follow(1, 0L), follow(3, 2L));
    // 2 is not in Wednesday's drop: not seen, so as on Tuesday
    var after = List.of(follow(1, 0L), follow(2, 0L), follow(3, 2L));
    var backwards = new Store(spark, LocalSpark.catalog(folder.resolve("backwards")));
    backwards.writeNight(Follow.class, WED, wed);
    backwards.writeNight(Follow.class, TUE, tue);
    backwards.writeNight(Follow.class, MON, mon);
    assertThat(backwards.state(Follow.class, WED).collect())
        .containsExactlyInAnyOrderElementsOf(after);
    assertThat(backwards.state(Follow.class, TUE).collect())
        .containsExactlyInAnyOrder(follow(1, 1L), follow(2, 0L), follow(3, 1L));

    // Wednesday left 1 out, being as on Monday; Tuesday comes late
    var late = new Store(spark, LocalSpark.catalog(folder.resolve("late")));
    late.writeNight(Follow.class, MON, mon);
    late.writeNight(Follow.class, WED, wed);
    late.writeNight(Follow.class, TUE, tue);
    assertThat(late.state(Follow.class, WED).collect()).containsExactlyInAnyOrderElementsOf(after);
    var anotherProcess = new Store(spark, LocalSpark.catalog(folder.resolve("late")));
    assertThat(anotherProcess.state(Follow.class, WED).collect())
        .containsExactlyInAnyOrderElementsOf(after);
  }

  @Test
  void aDerivedNightIsReplacedAlsoByNothing(SparkSession spark) {
    var store = new Store(spark, LocalSpark.catalog(folder));
    var two = table(spark, AccountFact.class, fact(-7, 2), fact(1, 0));
    var written =
        store.writeDerived(
            AccountFact.class, MON, new Table<>(AccountFact.class, two.rows().repartition(2)));
    var stored = store.read(AccountFact.class, MON);
    assertThat(stored.collect()).containsExactlyInAnyOrder(fact(-7, 2), fact(1, 0));
    assertThat(written)
        .isEqualTo(Fingerprint.of(two.rows()))
        .isEqualTo(Fingerprint.of(stored.rows()));
    var once = store.snapshot(AccountFact.class);
    store.writeDerived(AccountFact.class, MON, two);
    store.writeDerived(AccountFact.class, TUE, table(spark, AccountFact.class));
    assertThat(store.snapshot(AccountFact.class)).isEqualTo(once);

    store.writeDerived(AccountFact.class, TUE, table(spark, AccountFact.class, fact(1, 4)));
    store.writeDerived(AccountFact.class, MON, table(spark, AccountFact.class));
    assertThat(store.read(AccountFact.class, MON).collect()).isEmpty();
    assertThat(store.read(AccountFact.class, TUE).collect()).containsExactly(fact(1, 4));
    assertThat(store.nights(AccountFact.class)).containsExactly(TUE);
  }

  @Test
  void aTableMayBeginWithNoRows(SparkSession spark) {
    var store = new Store(spark, LocalSpark.catalog(folder));
    store.writeDerived(AccountFact.class, MON, table(spark, AccountFact.class));
    assertThat(store.exists(AccountFact.class)).isTrue();
    assertThat(store.snapshot(AccountFact.class)).isPresent();
    assertThat(store.read(AccountFact.class, MON).collect()).isEmpty();
    assertThat(store.nights(AccountFact.class)).isEmpty();
  }

  @Test
  void aKeyThatComesTwiceIsNamedAndNothingIsStored(SparkSession spark) {
    var store = new Store(spark, LocalSpark.catalog(folder));
    var twice = table(spark, Follow.class, follow(4, 1L), follow(5, 1L), follow(4, 2L));
    var named = "Follow has 2 rows with key {\"followerId\":4,\"followeeId\":9}";
    assertThatThrownBy(() -> store.writeNight(Follow.class, MON, twice))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(named);
    assertThat(store.exists(Follow.class)).isFalse();

    store.writeNight(Follow.class, MON, table(spark, Follow.class, follow(4, 1L)));
    var once = store.snapshot(Follow.class);
    var same = table(spark, Follow.class, follow(4, 1L), follow(4, 1L));
    assertThatThrownBy(() -> store.writeNight(Follow.class, TUE, same))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(named);
    assertThat(store.snapshot(Follow.class)).isEqualTo(once);
  }

  @Test
  void aNewNullableColumnIsAddedAndAnythingElseIsNamed(SparkSession spark) {
    var store = new Store(spark, LocalSpark.catalog(folder));
    var old = new Before.Shop(1, "Wuhan");
    store.writeNight(Before.Shop.class, MON, table(spark, Before.Shop.class, old));
    var asWritten = Map.of("Shop", store.snapshot(Before.Shop.class).getAsLong());
    var oldNow = new After.Shop(1, null, "Wuhan");
    assertThat(store.state(After.Shop.class, MON).collect()).containsExactly(oldNow);

    var tagged = new After.Shop(2, List.of("cars"), null);
    store.writeNight(After.Shop.class, TUE, table(spark, After.Shop.class, oldNow, tagged));
    assertThat(store.read(After.Shop.class, TUE).collect()).containsExactly(tagged);
    assertThat(store.at(asWritten).state(After.Shop.class, TUE).collect()).containsExactly(oldNow);

    assertThatThrownBy(() -> store.read(Wrong.Shop.class, MON))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("table Shop: column city is stored as STRING, wanted BIGINT");
    assertThatThrownBy(() -> store.read(Before.Shop.class, MON))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("table Shop: column tags is stored, but Shop no longer has it");
  }

  @Test
  void aMovedWarehouseIsNamed(SparkSession spark) throws Exception {
    var here = folder.resolve("here");
    var there = folder.resolve("there");
    new Store(spark, LocalSpark.catalog(here))
        .writeNight(Follow.class, MON, table(spark, Follow.class, follow(1, null)));
    Files.move(here, there);
    var moved = new Store(spark, LocalSpark.catalog(there));
    assertThatThrownBy(() -> moved.state(Follow.class, MON))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Follow")
        .hasMessageContaining("was written at file:" + here + ", is now at file:" + there);
    assertThatThrownBy(() -> moved.writeNight(Follow.class, MON, table(spark, Follow.class)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is now at file:" + there);
  }

  @Test
  void aFingerprintTellsNullsAndValuesApartButNotOrders(SparkSession spark) {
    var a = spark.sql("select * from values (1L, cast(null as bigint)), (2L, 3L) as t(x, y)");
    var b = spark.sql("select * from values (2L, 3L), (1L, cast(null as bigint)) as t(x, y)");
    var c = spark.sql("select * from values (cast(null as bigint), 1L), (2L, 3L) as t(x, y)");
    assertThat(Fingerprint.of(a).rows()).isEqualTo(2);
    assertThat(Fingerprint.of(a)).isEqualTo(Fingerprint.of(b)).isNotEqualTo(Fingerprint.of(c));
    assertThat(Fingerprint.of(a.limit(0)).hex()).isEqualTo("0".repeat(32));
  }

  @Test
  void catalogNamesThatAreNoNamesAreRefused(SparkSession spark) {
    assertThatThrownBy(() -> new Store(spark, "kol.x; drop"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("catalog must be a plain name, was kol.x; drop");
  }
}
