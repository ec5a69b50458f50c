package org.kolscope.sample.attack;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.sample.attack.Background.Crowd;
import org.kolscope.sample.attack.Background.Shape;
import org.kolscope.schema.Account;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Table;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class InjectedTest {

  private static final List<Farm> FARMS =
      AttackSpec.farms(
          List.of(
              "drip:window=5,fans=20,customers=6,camouflage=biased",
              "burst:registration=batch,fans=15,customers=4"));

  private static BackgroundTables world(SparkSession spark) {
    return BackgroundTables.timed(spark, Background.of(new Shape(400, 60, 2_400, Crowd.ALL), 3));
  }

  private static Injected into(SparkSession spark, BackgroundTables world, int partitions) {
    return Injected.into(
        spark,
        new Table<>(Account.class, world.accounts().rows().repartition(partitions)),
        new Table<>(Follow.class, world.follows().rows().repartition(partitions)),
        world.firstSeen().repartition(partitions),
        FARMS,
        7);
  }

  @Test
  void theSameAttacksComeOutHoweverTheRowsLie(SparkSession spark) {
    var world = world(spark);
    var one = into(spark, world, 1);
    var other = into(spark, world, 3);
    assertThat(one.attacks()).isEqualTo(other.attacks());
    assertThat(one.follows().collect())
        .containsExactlyInAnyOrderElementsOf(other.follows().collect());
  }

  @Test
  void onlyTheAttacksAreAdded(SparkSession spark) {
    var world = world(spark);
    var injected = into(spark, world, 2);
    var before =
        world.accounts().rows().select("accountId").collectAsList().stream()
            .map(r -> r.getLong(0))
            .collect(Collectors.toSet());
    var fans = injected.attacks().stream().flatMap(a -> a.fans().stream()).toList();
    assertThat(fans).hasSize(35).noneMatch(f -> before.contains(f.accountId()));
    assertThat(injected.accounts().rows().count()).isEqualTo(before.size() + 35);
    long edges = injected.attacks().stream().mapToLong(a -> a.edges().size()).sum();
    assertThat(injected.follows().rows().count()).isEqualTo(world.follows().rows().count() + edges);
    assertThat(injected.follows().rows().where(col("followedAt").isNull()).count()).isZero();
    assertThat(injected.firstSeen().where(col("firstSeen").isNull()).count()).isZero();
    assertThat(injected.firstSeen().count()).isEqualTo(injected.follows().rows().count());
  }

  @Test
  void customersAreNeitherFamousNorObscure(SparkSession spark) {
    var world = world(spark);
    var fans = world.follows().rows().groupBy("followeeId").count().collectAsList();
    var sorted = fans.stream().map(r -> r.getLong(1)).sorted().toList();
    long least = sorted.get((int) Math.ceil(0.3 * sorted.size()) - 1);
    long most = sorted.get((int) Math.ceil(0.9 * sorted.size()) - 1);
    var customers = into(spark, world, 2).attacks().get(0).customers();
    assertThat(fans.stream().filter(r -> customers.contains(r.getLong(0))))
        .hasSize(6)
        .allMatch(r -> r.getLong(1) >= least && r.getLong(1) <= most);
  }

  @Test
  void aGraphWithoutTimesGetsNone(SparkSession spark) {
    var world =
        BackgroundTables.timeless(spark, Background.of(new Shape(400, 60, 2_400, Crowd.ALL), 3));
    var injected = into(spark, world, 2);
    assertThat(injected.follows().rows().where(col("followedAt").isNotNull()).count()).isZero();
    assertThat(injected.firstSeen().select("firstSeen").distinct().count()).isEqualTo(1);
  }

  @Test
  void aGraphThatIsTooSmallSaysWhatItHas(SparkSession spark) {
    var world = world(spark);
    assertThatThrownBy(
            () ->
                Injected.into(
                    spark,
                    world.accounts(),
                    world.follows(),
                    world.firstSeen(),
                    AttackSpec.farms(List.of("drip:customers=50")),
                    1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("wants 50 customers, the graph has");
  }
}
