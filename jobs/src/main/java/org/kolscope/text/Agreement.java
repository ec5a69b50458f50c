package org.kolscope.text;

import java.util.List;
import org.apache.commons.math3.stat.ranking.NaNStrategy;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.stat.ranking.TiesStrategy;

/**
 * How well a model says again what the rules of the house said of posts that it did not learn from.
 * It tells whether the rule can be learned, not whether it is right.
 *
 * @param model its name
 * @param yesCount posts that the rule took for the class
 * @param noCount posts that it did not
 * @param agreeing share of the held-out posts where the model, at one half, and the rule agree
 * @param auc probability that a post the rule took for the class scores higher than another, ties
 *     counting half
 */
public record Agreement(String model, long yesCount, long noCount, double agreeing, double auc) {

  /** A held-out post. */
  record Held(boolean isOf, double score) {}

  /**
   * @param line what makes probabilities of the scores
   */
  static Agreement of(String model, List<Held> held, Calibration line) {
    long yes = held.stream().filter(Held::isOf).count();
    long no = held.size() - yes;
    long agreeing = held.stream().filter(h -> h.isOf() == (line.of(h.score()) >= 0.5)).count();
    double[] scores = held.stream().mapToDouble(Held::score).toArray();
    double[] ranks = new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE).rank(scores);
    double sum = 0;
    for (int i = 0; i < ranks.length; i++) {
      sum += held.get(i).isOf() ? ranks[i] : 0;
    }
    double auc = (sum - yes * (yes + 1.0) / 2) / ((double) yes * no);
    return new Agreement(model, yes, no, (double) agreeing / held.size(), auc);
  }
}
