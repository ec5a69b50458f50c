package org.kolscope.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Judged accounts in cells of equal probability, the highest first: all that the figures of a
 * ranking and of its calibration need. The order of the accounts leaves no trace.
 *
 * @param cells at least one account each
 */
record ScoreCells(List<Cell> cells) {

  /** Merged cells hold this part of a class at most, or one probability. */
  private static final int PARTS = 2048;

  /**
   * Accounts of equal probability, or of neighbouring ones.
   *
   * @param bin the calibration bin, from 0
   */
  record Cell(int bin, Side zombies, Side genuine) {

    Cell plus(Cell other) {
      return new Cell(bin, zombies.plus(other.zombies), genuine.plus(other.genuine));
    }
  }

  /**
   * One class in a cell.
   *
   * @param count accounts
   * @param probability their mean probability; 0 without accounts
   * @param squaredError their mean squared error; 0 without accounts
   */
  record Side(int count, double probability, double squaredError) {

    private static final Side NOBODY = new Side(0, 0, 0);

    static Side of(int count, double probability, double error) {
      return count == 0 ? NOBODY : new Side(count, probability, error * error);
    }

    Side plus(Side other) {
      int both = count + other.count;
      if (count == 0 || other.count == 0) {
        return count == 0 ? other : this;
      }
      return new Side(
          both,
          (count * probability + other.count * other.probability) / both,
          (count * squaredError + other.count * other.squaredError) / both);
    }
  }

  /** Leaves out who stayed unjudged. Cost: one sort of the probabilities. */
  static ScoreCells of(List<ScoredAccount> accounts) {
    double[] zombies = ascending(accounts, true);
    double[] genuine = ascending(accounts, false);
    int n = zombies.length + genuine.length;
    var cells = new ArrayList<Cell>();
    int z = zombies.length;
    int g = genuine.length;
    while (z + g > 0) {
      double score = Math.max(z > 0 ? zombies[z - 1] : -1, g > 0 ? genuine[g - 1] : -1);
      int zombiesBelow = below(zombies, z, score);
      int genuineBelow = below(genuine, g, score);
      double middle = (z + g + zombiesBelow + genuineBelow) / 2.0 / n;
      cells.add(
          new Cell(
              (int) (middle * ScoreFigures.BINS),
              Side.of(z - zombiesBelow, score, 1 - score),
              Side.of(g - genuineBelow, score, score)));
      z = zombiesBelow;
      g = genuineBelow;
    }
    return new ScoreCells(cells);
  }

  private static double[] ascending(List<ScoredAccount> accounts, boolean isZombie) {
    return accounts.stream()
        .filter(a -> a.isJudged() && a.isZombie() == isZombie)
        .mapToDouble(ScoredAccount::probability)
        .sorted()
        .toArray();
  }

  private static int below(double[] ascending, int end, double score) {
    int i = end;
    while (i > 0 && ascending[i - 1] == score) {
      i--;
    }
    return i;
  }

  int zombies() {
    return total(c -> c.zombies.count);
  }

  int genuine() {
    return total(c -> c.genuine.count);
  }

  private int total(ToIntFunction<Cell> count) {
    return cells.stream().mapToInt(count).sum();
  }

  /**
   * At most about 4,100 cells, whatever the number of accounts: neighbours are put together as long
   * as they hold less than 1/2048 of the zombies, less than 1/2048 of the genuine, and lie in one
   * bin. Sets of up to 2,048 zombies and 2,048 genuine accounts stay as they are.
   */
  ScoreCells merged() {
    int zombiesEnough = Math.max(1, zombies() / PARTS);
    int genuineEnough = Math.max(1, genuine() / PARTS);
    var merged = new ArrayList<Cell>();
    Cell open = null;
    for (var cell : cells) {
      if (open == null) {
        open = cell;
      } else if (open.zombies.count >= zombiesEnough
          || open.genuine.count >= genuineEnough
          || open.bin != cell.bin) {
        merged.add(open);
        open = cell;
      } else {
        open = open.plus(cell);
      }
    }
    if (open != null) {
      merged.add(open);
    }
    return new ScoreCells(merged);
  }

  ScoreFigures figures() {
    return ScoreFigures.of(
        cells,
        cells.stream().mapToDouble(c -> c.zombies.count).toArray(),
        cells.stream().mapToDouble(c -> c.genuine.count).toArray());
  }

  /**
   * Figures of samples that might have come instead: Rubin's Bayesian bootstrap (Annals of
   * Statistics 9, 1981), within each class. A cell of k accounts gets a Gamma(k) weight, scaled so
   * that the class keeps its size; so a draw costs as much as there are cells, not accounts.
   */
  List<ScoreFigures> draws(int count, RandomGenerator random) {
    var zombies = cells.stream().map(c -> gamma(c.zombies.count, random)).toList();
    var genuine = cells.stream().map(c -> gamma(c.genuine.count, random)).toList();
    return IntStream.range(0, count)
        .mapToObj(
            i -> ScoreFigures.of(cells, weights(zombies, zombies()), weights(genuine, genuine())))
        .toList();
  }

  /** Empty where there is nobody to weigh. */
  private static List<GammaDistribution> gamma(int count, RandomGenerator random) {
    return count == 0 ? List.of() : List.of(new GammaDistribution(random, count, 1));
  }

  private static double[] weights(List<List<GammaDistribution>> cells, int total) {
    double[] weights =
        cells.stream().mapToDouble(c -> c.isEmpty() ? 0 : c.get(0).sample()).toArray();
    double sum = Arrays.stream(weights).sum();
    return sum > 0 ? Arrays.stream(weights).map(w -> w / sum * total).toArray() : weights;
  }
}
