package org.kolscope.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kolscope.schema.Label.Judgement;

class MetricsTest {

  private static final SortedMap<String, Set<Long>> NO_GROUPS = new TreeMap<>();

  @Test
  void figuresOfSixAccountsAreThoseOfHand() {
    var told = of("z.9 g.8 z.8 g.3 g.2 z.1");

    // steps: z.9 alone, precision 1; then one zombie and one genuine at .8, 2/3; last 3/6
    assertThat(told.ap().value()).isCloseTo((1 + 2.0 / 3 + 3.0 / 6) / 3, within(1e-12));
    // of 9 pairs z.9 wins 3, z.8 wins 2 and ties 1, z.1 loses all
    assertThat(told.auc().value()).isCloseTo(5.5 / 9, within(1e-12));
    // called: z.9 g.8 z.8
    assertThat(told.precision().value()).isCloseTo(2.0 / 3, within(1e-12));
    assertThat(told.recall().value()).isCloseTo(2.0 / 3, within(1e-12));
    assertThat(told.f1().value()).isCloseTo(2.0 / 3, within(1e-12));
    // (2 * 2 - 1 * 1) / sqrt(3 * 3 * 3 * 3)
    assertThat(told.mcc().value()).isCloseTo(3.0 / 9, within(1e-12));
    double squares = 0.01 + 0.64 + 0.04 + 0.09 + 0.04 + 0.81;
    assertThat(told.brier().value()).isCloseTo(squares / 6, within(1e-12));
    assertThat(told.brierSkill().value()).isCloseTo(1 - squares / 6 / 0.25, within(1e-12));
    // six accounts in 15 bins: each alone, but the two at .8 in one
    assertThat(told.ece().value()).isCloseTo((0.1 + 0.6 + 0.3 + 0.2 + 0.9) / 6, within(1e-12));
    assertThat(told.abstained()).isZero();
    assertThat(told.n()).isEqualTo(6);
    assertThat(told.zombies()).isEqualTo(3);
  }

  /**
   * Score ((37 i) mod 101) / 100, zombie if (53 i) mod 97 is below 10 + 60 score, for i from 0 to
   * 199; 101 distinct scores. The figures are those of scikit-learn 1.9.1: average_precision_score,
   * roc_auc_score, brier_score_loss; f1_score, precision_score, recall_score and matthews_corrcoef
   * of score at least 0.5.
   */
  @Test
  void figuresOfTwoHundredAccountsAreThoseOfScikitLearn() {
    var told =
        of(
            IntStream.range(0, 200)
                .mapToObj(
                    i -> {
                      int percent = i * 37 % 101;
                      return account(i, percent / 100.0, i * 53 % 97 < 10 + 0.6 * percent);
                    })
                .toList());

    assertThat(told.zombies()).isEqualTo(83);
    assertThat(told.ap().value()).isCloseTo(0.6008759759410075, within(1e-12));
    assertThat(told.auc().value()).isCloseTo(0.7091957573885285, within(1e-12));
    assertThat(told.brier().value()).isCloseTo(0.23263749999999997, within(1e-12));
    assertThat(told.f1().value()).isCloseTo(0.6630434782608695, within(1e-12));
    assertThat(told.precision().value()).isCloseTo(0.6039603960396039, within(1e-12));
    assertThat(told.recall().value()).isCloseTo(0.7349397590361446, within(1e-12));
    assertThat(told.mcc().value()).isCloseTo(0.3873574371388532, within(1e-12));
  }

  @Test
  void toAbstainFromAZombieIsToMissIt() {
    var told = of("z.9 z? z? g.1 g?");

    assertThat(told.abstained()).isEqualTo(0.6);
    assertThat(told.recall().value()).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(told.precision().value()).isEqualTo(1);
    assertThat(told.f1().value()).isEqualTo(0.5);
    // of the judged alone
    assertThat(told.ap().value()).isEqualTo(1);
    assertThat(told.brier().value()).isCloseTo(0.01, within(1e-12));
  }

  @Test
  void whatTheAccountsCannotGiveIsUnknown() {
    var noZombies = of("g.9 g.1");
    assertThat(noZombies.ap().value()).isNaN();
    assertThat(noZombies.auc().low95()).isNaN();
    assertThat(noZombies.recall().value()).isNaN();
    assertThat(noZombies.brierSkill().value()).isNaN();
    assertThat(noZombies.brier().value()).isCloseTo(0.41, within(1e-12));

    var nobodyJudged = of("z? g?");
    assertThat(nobodyJudged.ap().value()).isNaN();
    assertThat(nobodyJudged.ece().value()).isNaN();
    assertThat(nobodyJudged.f1().value()).isZero();
    assertThat(nobodyJudged.abstained()).isEqualTo(1);

    var nobody = of(List.of());
    assertThat(nobody.abstained()).isNaN();
    assertThat(nobody.f1().value()).isNaN();
  }

  @Test
  void groupsCountTheirGenuineMembersOnly() {
    var accounts =
        List.of(
            new ScoredAccount(1, 0.9, true, false),
            new ScoredAccount(2, 0.9, false, false),
            new ScoredAccount(3, Double.NaN, false, false),
            new ScoredAccount(4, 0.9, true, true));
    var groups = new TreeMap<>(Map.of("club", Set.of(1L, 2L, 3L, 4L, 99L), "none", Set.of(99L)));
    var told = Metrics.seeded(1).of(accounts, groups).groups();

    assertThat(told.get("club").n()).isEqualTo(3);
    // Wilson ends of 1 of 3, as printed in tables: 0.0615 and 0.7923
    assertThat(told.get("club").falsePositiveRate().value()).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(told.get("club").falsePositiveRate().low95()).isCloseTo(0.0615, within(1e-4));
    assertThat(told.get("club").falsePositiveRate().high95()).isCloseTo(0.7923, within(1e-4));
    assertThat(told.get("none").n()).isZero();
    assertThat(told.get("none").falsePositiveRate().value()).isNaN();
  }

  @Test
  void jsonHasTheAgreedShapeAndNullForUnknown() throws Exception {
    var groups = new TreeMap<>(Map.of("club", Set.of(2L)));
    var accounts = List.of(ScoredAccount.of(2, 0.75, Judgement.GENUINE));
    var json = new ObjectMapper().valueToTree(Metrics.seeded(1).of(accounts, groups));

    assertThat(new ObjectMapper().writeValueAsString(json))
        .startsWith(
            """
            {"n":1,"zombies":0,"ap":{"value":null,"low95":null,"high95":null},"auc":{"value":null"""
                .strip());
    assertThat(json.get("f1").get("value").isNull()).isTrue();
    assertThat(json.get("brier").get("value").doubleValue()).isEqualTo(0.5625);
    assertThat(json.get("abstained").doubleValue()).isZero();
    assertThat(json.get("groups").get("club").get("n").intValue()).isEqualTo(1);
    assertThat(json.get("groups").get("club").get("falsePositiveRate").get("value").doubleValue())
        .isEqualTo(1);
  }

  @Test
  void rowsHaveTheWidthOfTheHeader() {
    var rows = of("z.9 g.8 z.8 g.3 g.2 z.1").rows();

    assertThat(rows).allMatch(r -> r.size() == Evaluation.HEADER.size());
    assertThat(rows.get(2).subList(0, 2)).containsExactly("ap", "0.7222");
  }

  @Test
  void anErrorNotSeenInThirtyAccountsMayStillBeThere() {
    var told = of("z.9 g.1 ".repeat(30).strip());

    assertThat(told.recall().value()).isEqualTo(1);
    // Jeffreys: the 2.5 % quantile of Beta(30.5, 0.5) is 0.920; 1,000 draws err by 0.006 there
    assertThat(told.recall().low95()).isCloseTo(0.920, within(0.025));
    assertThat(told.recall().high95()).isEqualTo(1);
  }

  @Test
  void anAccountTwiceIsRefused() {
    assertThatThrownBy(
            () -> of(List.of(account(7, 0.1, true), account(8, 0.1, true), account(7, 0.2, true))))
        .hasMessage("accounts must hold each account once, was twice 7");
    assertThatThrownBy(() -> account(7, 1.5, true))
        .hasMessage("probability of account 7 must be in [0, 1] or NaN, was 1.5");
  }

  /**
   * AUC of normal scores one standard deviation apart is Phi(1 / sqrt(2)) = 0.760; 200 sets of 60 +
   * 140 accounts. The bootstrap is a large-sample method: 95 % less a little, and a standard
   * deviation of 1.5 % for 200 sets, so at least 95 - 4 * 1.5 = 89 %.
   */
  @Test
  void intervalsCoverTheTruth() {
    var random = new Random(5);
    int covered = 0;
    for (int set = 0; set < 200; set++) {
      var accounts =
          IntStream.range(0, 200)
              .mapToObj(
                  i -> {
                    double x = random.nextGaussian() + (i < 60 ? 1 : 0);
                    return account(i, 1 / (1 + Math.exp(-x)), i < 60);
                  })
              .toList();
      var auc = new Metrics(set, 200).of(accounts, NO_GROUPS).auc();
      covered += auc.low95() <= 0.760 && 0.760 <= auc.high95() ? 1 : 0;
    }
    assertThat(covered).isGreaterThanOrEqualTo(178);
  }

  @Test
  void mergedCellsTellNearlyTheSame() {
    var random = new Random(11);
    var accounts =
        IntStream.range(0, 40_000)
            .mapToObj(
                i -> {
                  double x = random.nextGaussian() + (i < 6_000 ? 2 : 0);
                  return account(i, 1 / (1 + Math.exp(-x)), i < 6_000);
                })
            .toList();
    var whole = ScoreCells.of(accounts);
    var merged = whole.merged();

    assertThat(merged.cells()).hasSizeLessThan(6_500);
    assertThat(merged.zombies()).isEqualTo(6_000);
    assertThat(merged.figures().auc()).isCloseTo(whole.figures().auc(), within(1e-4));
    assertThat(merged.figures().ap()).isCloseTo(whole.figures().ap(), within(1e-3));
    assertThat(merged.figures().brier()).isCloseTo(whole.figures().brier(), within(1e-12));
    assertThat(merged.figures().ece()).isCloseTo(whole.figures().ece(), within(1e-12));
  }

  @Test
  @Tag("slow")
  void aMillionAccountsTakeSeconds() {
    var random = new Random(12);
    var accounts =
        IntStream.range(0, 1_000_000)
            .mapToObj(
                i -> {
                  double x = random.nextGaussian() + (i < 20_000 ? 2 : 0);
                  return account(i, 1 / (1 + Math.exp(-x)), i < 20_000);
                })
            .toList();
    long before = System.nanoTime();
    var told = Metrics.seeded(1).of(accounts, NO_GROUPS);
    double seconds = (System.nanoTime() - before) / 1e9;

    assertThat(told.auc().high95() - told.auc().low95()).isLessThan(0.005);
    assertThat(seconds).isLessThan(30);
  }

  /** "z.9 g?": a zombie with probability 0.9, a genuine account that stayed unjudged. */
  private static Evaluation of(String accounts) {
    var words = accounts.split(" ", -1);
    return of(
        IntStream.range(0, words.length)
            .mapToObj(
                i -> {
                  var score = words[i].substring(1);
                  return account(
                      i,
                      score.equals("?") ? Double.NaN : Double.parseDouble(score),
                      words[i].charAt(0) == 'z');
                })
            .toList());
  }

  private static Evaluation of(List<ScoredAccount> accounts) {
    return Metrics.seeded(1).of(accounts, NO_GROUPS);
  }

  private static ScoredAccount account(long id, double probability, boolean isZombie) {
    return ScoredAccount.of(id, probability, isZombie ? Judgement.ZOMBIE : Judgement.GENUINE);
  }
}
