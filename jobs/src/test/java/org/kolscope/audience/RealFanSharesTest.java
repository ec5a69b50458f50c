package org.kolscope.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.schema.Crawl;
import org.kolscope.schema.FanQuality;
import org.kolscope.schema.FanQuality.Choice;
import org.kolscope.schema.FanQuality.ErrorsFrom;
import org.kolscope.schema.FanQuality.Grade;
import org.kolscope.schema.FanQuality.Told;
import org.kolscope.schema.Label;
import org.kolscope.schema.Verdict;
import org.kolscope.schema.Verdict.Call;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class RealFanSharesTest {

  private static final long KOL = 9;

  private static final Labelled FAST = new Labelled(500, 490, 2000, 1990);
  private static final Labelled SLOW = new Labelled(500, 400, 2000, 1990);

  private static final FanQualities STEP = new FanQualities(errors(Map.of("fast", FAST)));

  private static ClassifierErrors errors(Map<String, Labelled> kinds) {
    return new ClassifierErrors(
        kinds.entrySet().stream()
            .map(
                e ->
                    new ClassifierErrors.Kind(
                        e.getKey(),
                        e.getValue().zombiesCount(),
                        e.getValue().zombiesFoundCount(),
                        e.getValue().genuineCount(),
                        e.getValue().genuineFoundCount()))
            .toList());
  }

  private static FanQuality one(SparkSession spark, FanWorld world) {
    return byKol(spark, world).get(KOL);
  }

  private static Map<Long, FanQuality> byKol(SparkSession spark, FanWorld world) {
    return STEP.of(world.known(spark)).collect().stream()
        .collect(Collectors.toMap(FanQuality::accountId, q -> q));
  }

  @Test
  void unjudgedFansAreNoPartOfTheSample(SparkSession spark) {
    var world =
        new FanWorld()
            .kol(KOL, 1000L)
            .fans(KOL, 100, 300, Call.ZOMBIE)
            .fans(KOL, 300, 500, Call.GENUINE)
            .fans(KOL, 500, 900, null);
    world.crawls.add(new Crawl(KOL, Crawl.Kind.FOLLOWERS, 800, true));

    var found = one(spark, world);

    assertThat(found.judgedCount()).isEqualTo(400);
    assertThat(found.unjudgedCount()).isEqualTo(400);
    assertThat(found.typeUnjudgedCount()).isEqualTo(400);
    assertThat(found.coverageShare()).isEqualTo(0.4);
    assertThat(found.grade()).isEqualTo(Grade.B);
    assertThat(found.choice()).isEqualTo(Choice.RANDOM);
    assertThat(found.told()).isEqualTo(Told.ABOVE_ZERO);
    // (0.5 + 0.995 - 1) / (0.98 + 0.995 - 1) = 0.495 / 0.975
    assertThat(found.realFanShare()).isEqualTo(1 - 0.495 / 0.975, within(1e-12));
    var alone = RealFanShare.DEFAULT.of(JudgedFans.among(1000, 400, 200), FAST);
    assertThat(found.realFanShareLow95()).isEqualTo(alone.realShareLow95());
    assertThat(found.realFanShareHigh95()).isEqualTo(alone.realShareHigh95());
  }

  @Test
  void aGradeOfDGivesNoShareAndNobodyJudgedSaysSo(SparkSession spark) {
    var world =
        new FanWorld()
            .kol(7, 99L)
            .fans(7, 100, 199, Call.GENUINE)
            .kol(8, null)
            .fans(8, 200, 400, null)
            .kol(6, null);

    var found = byKol(spark, world);

    assertThat(found.get(7L).told()).isEqualTo(Told.TOO_FEW_FANS);
    assertThat(found.get(7L).grade()).isEqualTo(Grade.D);
    assertThat(found.get(7L).realFanShare()).isNull();
    assertThat(found.get(7L).realFanShareHigh95()).isNull();
    assertThat(found.get(8L).told()).isEqualTo(Told.NOBODY_JUDGED);
    assertThat(found.get(8L).coverageShare()).isNull();
    assertThat(found.get(6L).fansCount()).as("a candidate without fans has a row").isZero();
  }

  @Test
  void rangeOverKindsHoldsTheEndsOfEach(SparkSession spark) {
    var world =
        new FanWorld()
            .kol(KOL, null)
            .fans(KOL, 100, 300, Call.ZOMBIE)
            .fans(KOL, 300, 600, Call.GENUINE);

    var found =
        new FanQualities(errors(Map.of("fast", FAST, "slow", SLOW)))
            .of(world.known(spark))
            .collect()
            .get(0);

    var fans = JudgedFans.of(500, 200);
    var fast = RealFanShare.DEFAULT.of(fans, FAST);
    var slow = RealFanShare.DEFAULT.of(fans, SLOW);
    assertThat(found.realFanShareKindsLow95()).isEqualTo(1 - slow.shareHigh95());
    assertThat(found.realFanShareKindsHigh95()).isEqualTo(1 - fast.shareLow95());
    assertThat(found.worstKind()).isEqualTo("slow");
    // zombies add up to 890 found of 1,000, the genuine are the same 2,000
    assertThat(found.realFanShare())
        .isEqualTo(1 - (0.4 + 0.995 - 1) / (0.89 + 0.995 - 1), within(1e-12));
    assertThat(found.errorsFrom()).isEqualTo(ErrorsFrom.SETTINGS);
  }

  @Test
  void labelsOfTheWarehouseCountOnceTheyAreEnough(SparkSession spark) {
    var world = labelled(100);
    // labelled twice and differently, unjudged, and decided on by a person alone: none counts
    world.labels.add(label(100, Label.Judgement.GENUINE, "other"));
    world.labels.add(label(9000, Label.Judgement.ZOMBIE, "one"));
    world.verdicts.add(new Verdict(9001, Call.GENUINE, null, 0.9, 0.9, List.of(), true, "1"));
    world.labels.add(label(9001, Label.Judgement.ZOMBIE, "one"));
    assertThat(one(spark, world).errorsFrom()).as("99 zombies left").isEqualTo(ErrorsFrom.SETTINGS);

    var found = one(spark, labelled(100));

    assertThat(found.errorsFrom()).isEqualTo(ErrorsFrom.LABELS);
    assertThat(found.realFanShareKindsLow95()).isNull();
    assertThat(found.worstKind()).isNull();
    // 90 of 100 zombies found, 100 of 100 genuine kept
    assertThat(found.realFanShare()).isEqualTo(1 - 0.45 / 0.9, within(1e-12));
  }

  /** 200 fans, 90 called zombie; of the first 100 all are labelled zombie, of the rest genuine. */
  private static FanWorld labelled(int zombies) {
    var world =
        new FanWorld()
            .kol(KOL, null)
            .fans(KOL, 100, 190, Call.ZOMBIE)
            .fans(KOL, 190, 300, Call.GENUINE);
    for (int i = 0; i < 200; i++) {
      world.labels.add(
          label(100 + i, i < zombies ? Label.Judgement.ZOMBIE : Label.Judgement.GENUINE, "one"));
    }
    return world;
  }

  private static Label label(long id, Label.Judgement judgement, String source) {
    return new Label(id, source, judgement, null);
  }

  @Test
  void withoutAnyMeasurementNoShareIsTold(SparkSession spark) {
    var world = new FanWorld().kol(KOL, null).fans(KOL, 100, 300, Call.GENUINE);

    var found = new FanQualities(errors(Map.of())).of(world.known(spark)).collect().get(0);

    assertThat(found.told()).isEqualTo(Told.NO_LABELS);
    assertThat(found.realFanShare()).isNull();
    assertThat(found.genuineCount()).isEqualTo(200);
  }

  @Test
  void settingsOutOfRangeAreNamed() {
    var kind = new ClassifierErrors.Kind("fast", 2, 1, 2, 1);
    assertThatThrownBy(() -> new ClassifierErrors(List.of(kind, kind)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("kinds must have different names");
    assertThatThrownBy(() -> new ClassifierErrors(List.of(kind), 0))
        .hasMessage("leastLabels must be at least 1, was 0");
    assertThatThrownBy(() -> new FanTypes(0, 1, 1))
        .hasMessage("massAbove must be at least 1, was 0");
    assertThatThrownBy(() -> new LoyalFans(3, 2))
        .hasMessage("days must be at least 1 and within at least days, were 3 and 2");
  }
}
