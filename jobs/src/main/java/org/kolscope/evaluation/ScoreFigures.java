package org.kolscope.evaluation;

import java.util.Arrays;
import java.util.List;
import org.kolscope.evaluation.ScoreCells.Cell;

/**
 * Figures of a ranking and of its calibration, from cells in falling order of probability.
 *
 * @param ap average precision: sum over the distinct probabilities of the gain in recall times the
 *     precision there, without interpolation; equal probabilities are one step, so their order is
 *     nobody's luck. The definition of scikit-learn. NaN without zombies
 * @param auc chance that a zombie ranks above a genuine account, a tie counting one half: Mann and
 *     Whitney's U / (zombies genuine). NaN without one of the two
 * @param brier mean squared error of the probabilities (Brier 1950)
 * @param brierSkill 1 - brier / (b (1 - b)), b being the share of zombies: 0 says no more than the
 *     base rate, 1 is perfect, below 0 is worse than the base rate. NaN without one of the two
 *     classes
 * @param ece expected calibration error: mean over {@link #BINS} bins of equal mass of the distance
 *     between mean probability and share of zombies, weighted by the accounts of the bin. Equal
 *     probabilities share the bin of their middle rank, so bins may differ in mass or stay empty
 */
record ScoreFigures(double ap, double auc, double brier, double brierSkill, double ece) {

  /** The usual number (Guo et al., On calibration of modern neural networks, ICML 2017). */
  static final int BINS = 15;

  /**
   * Weighs each account of a cell alike.
   *
   * @param zombies total weight of the zombies of each cell
   * @param genuine total weight of the genuine accounts of each cell
   */
  static ScoreFigures of(List<Cell> cells, double[] zombies, double[] genuine) {
    double zombiesAbove = 0;
    double genuineAbove = 0;
    double ap = 0;
    double pairs = 0;
    double squares = 0;
    var gaps = new double[BINS];
    for (int i = 0; i < zombies.length; i++) {
      var cell = cells.get(i);
      pairs += genuine[i] * (zombiesAbove + zombies[i] / 2);
      zombiesAbove += zombies[i];
      genuineAbove += genuine[i];
      if (zombies[i] > 0) {
        ap += zombies[i] * zombiesAbove / (zombiesAbove + genuineAbove);
      }
      squares +=
          zombies[i] * cell.zombies().squaredError() + genuine[i] * cell.genuine().squaredError();
      gaps[cell.bin()] +=
          zombies[i] * (cell.zombies().probability() - 1)
              + genuine[i] * cell.genuine().probability();
    }
    double all = zombiesAbove + genuineAbove;
    double brier = squares / all;
    double baseRate = zombiesAbove / all;
    double ofBaseRate = baseRate * (1 - baseRate);
    return new ScoreFigures(
        ap / zombiesAbove,
        pairs / (zombiesAbove * genuineAbove),
        brier,
        ofBaseRate > 0 ? 1 - brier / ofBaseRate : Double.NaN,
        Arrays.stream(gaps).map(Math::abs).sum() / all);
  }
}
