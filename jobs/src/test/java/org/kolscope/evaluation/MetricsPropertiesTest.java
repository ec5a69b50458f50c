package org.kolscope.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.math3.stat.inference.MannWhitneyUTest;
import org.kolscope.schema.Label.Judgement;

class MetricsPropertiesTest {

  @Property(tries = 200)
  void aucIsThatOfMannAndWhitney(
      @ForAll @Size(min = 2, max = 60) List<@IntRange(max = 20) Integer> xs) {
    var accounts = accounts(xs);
    var zombies = scores(accounts, true);
    var genuine = scores(accounts, false);
    Assume.that(zombies.length > 0 && genuine.length > 0);
    // commons-math gives the larger of the two U
    double u =
        new MannWhitneyUTest().mannWhitneyU(zombies, genuine) / zombies.length / genuine.length;
    double auc = ScoreCells.of(accounts).figures().auc();

    assertThat(Math.max(auc, 1 - auc)).isCloseTo(u, within(1e-12));
  }

  @Property(tries = 200)
  void rankingFiguresSeeTheOrderOnly(@ForAll @Size(max = 60) List<@IntRange(max = 20) Integer> xs) {
    var before = ScoreCells.of(accounts(xs)).figures();
    Assume.that(!Double.isNaN(before.auc()));
    var after = ScoreCells.of(mapped(accounts(xs), p -> p * p * p / 2)).figures();

    assertThat(after.auc()).isEqualTo(before.auc());
    assertThat(after.ap()).isEqualTo(before.ap());
  }

  @Property(tries = 200)
  void aPerfectRankingHasAveragePrecisionOneAndAConstantOneTheBaseRate(
      @ForAll @IntRange(min = 1, max = 50) int zombies, @ForAll @IntRange(max = 50) int genuine) {
    var accounts =
        IntStream.range(0, zombies + genuine)
            .mapToObj(i -> account(i, i < zombies ? 0.6 + i * 1e-3 : i * 1e-3, i < zombies))
            .toList();

    assertThat(ScoreCells.of(accounts).figures().ap()).isCloseTo(1, within(1e-12));
    assertThat(ScoreCells.of(mapped(accounts, p -> 0.3)).figures().ap())
        .isCloseTo((double) zombies / (zombies + genuine), within(1e-12));
  }

  /** Murphy, A new vector partition of the probability score, 1973. */
  @Property(tries = 200)
  void brierIsReliabilityLessResolutionPlusUncertainty(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 20) Integer> xs) {
    var accounts = accounts(xs);
    double n = accounts.size();
    double baseRate = scores(accounts, true).length / n;
    double reliability = 0;
    double resolution = 0;
    var byScore = accounts.stream().collect(Collectors.groupingBy(ScoredAccount::probability));
    for (var e : byScore.entrySet()) {
      double rate = scores(e.getValue(), true).length / (double) e.getValue().size();
      reliability += e.getValue().size() / n * Math.pow(e.getKey() - rate, 2);
      resolution += e.getValue().size() / n * Math.pow(rate - baseRate, 2);
    }
    assertThat(ScoreCells.of(accounts).figures().brier())
        .isCloseTo(reliability - resolution + baseRate * (1 - baseRate), within(1e-12));
  }

  @Property(tries = 50)
  void intervalsHoldTheirValueWhateverTheOrder(
      @ForAll @Size(max = 60) List<@IntRange(max = 20) Integer> xs, @ForAll Random random) {
    var shuffled = new ArrayList<>(accounts(xs));
    Collections.shuffle(shuffled, random);
    var metrics = new Metrics(3, 100);
    var told = metrics.of(accounts(xs), new TreeMap<>());

    assertThat(metrics.of(shuffled, new TreeMap<>())).isEqualTo(told);
    assertThat(
            List.of(
                told.ap(),
                told.auc(),
                told.f1(),
                told.precision(),
                told.recall(),
                told.mcc(),
                told.brier(),
                told.brierSkill(),
                told.ece()))
        .allMatch(
            e -> Double.isNaN(e.value()) || (e.low95() <= e.value() && e.value() <= e.high95()));
  }

  /** Probability x / 20, every third account and the higher ones of the others zombies. */
  private static List<ScoredAccount> accounts(List<Integer> xs) {
    return IntStream.range(0, xs.size())
        .mapToObj(i -> account(i, xs.get(i) / 20.0, i % 3 == 0 || xs.get(i) > 10 + i % 7))
        .toList();
  }

  private static List<ScoredAccount> mapped(List<ScoredAccount> accounts, DoubleUnaryOperator map) {
    return accounts.stream()
        .map(a -> account(a.accountId(), map.applyAsDouble(a.probability()), a.isZombie()))
        .toList();
  }

  private static double[] scores(List<ScoredAccount> accounts, boolean isZombie) {
    return accounts.stream()
        .filter(a -> a.isZombie() == isZombie)
        .mapToDouble(ScoredAccount::probability)
        .toArray();
  }

  private static ScoredAccount account(long id, double probability, boolean isZombie) {
    return ScoredAccount.of(id, probability, isZombie ? Judgement.ZOMBIE : Judgement.GENUINE);
  }
}
