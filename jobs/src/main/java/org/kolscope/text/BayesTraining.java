package org.kolscope.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.kolscope.text.Agreement.Held;

/**
 * Makes a {@link GramModel} from posts that a rule labelled: each bucket weighs by how much
 * likelier it is in posts of the class than in others, add-one smoothed, log(p / q), and a text
 * scores the mean of its buckets. Where people gave the labels {@link GramTraining} is better; from
 * labels of a rule it would learn the rule back (measured in docs/accuracy.md).
 *
 * <p>Scores of held-out folds calibrate the model and say how well it agrees with the rule. Posts
 * are taken in the order of their ids, so the model does not depend on how they came. Plain Java:
 * two passes over the texts, two counts per bucket and fold.
 *
 * @param folds for the calibration, at least 2
 */
record BayesTraining(int folds) {

  /** The score is all there is: no intercept, no feelings, a mean. */
  private static final GramModel.Line MEAN = new GramModel.Line(0, 0, 1, 1, 0);

  private static final Feelings.Weights NO_FEELINGS = new Feelings.Weights(0, 0);

  /**
   * A post that teaches.
   *
   * @param plain own words, folded
   */
  record Example(long postId, String plain, boolean isOf) {}

  /** A model, and how well it says again what taught it. */
  record Learned(GramModel model, Agreement agreement) {}

  BayesTraining {
    if (folds < 2) {
      throw new IllegalArgumentException("folds must be at least 2, was " + folds);
    }
  }

  /**
   * @throws IllegalArgumentException if one of the classes has fewer examples than there are folds
   */
  Learned of(String name, List<Example> examples) {
    long yes = examples.stream().filter(Example::isOf).count();
    if (Math.min(yes, examples.size() - yes) < folds) {
      throw new IllegalArgumentException(
          "model %s needs at least %d examples of each kind, had %d and %d"
              .formatted(name, folds, yes, examples.size() - yes));
    }
    var sorted =
        examples.stream()
            .sorted(Comparator.comparingLong(Example::postId).thenComparing(Example::plain))
            .toList();
    var counts = new Counts(folds);
    sorted.forEach(e -> counts.add(fold(e), e.isOf(), Grams.of(e.plain())));
    var models = new ArrayList<GramModel>();
    for (int fold = 0; fold < folds; fold++) {
      models.add(new GramModel(name, MEAN, counts.without(fold)));
    }
    var held =
        sorted.stream()
            .map(
                e ->
                    new Held(e.isOf(), models.get(fold(e)).score(Grams.of(e.plain()), NO_FEELINGS)))
            .toList();
    var line = Calibration.of(held);
    return new Learned(
        new GramModel(name, MEAN, counts.all()).calibrated(line.slope(), line.shift()),
        Agreement.of(name, held, line));
  }

  private int fold(Example example) {
    return (int) Math.floorMod(example.postId(), (long) folds);
  }

  /** How many posts of each kind have a bucket, by fold. */
  private static final class Counts {

    private final int[][] own;
    private final int[][] others;

    Counts(int folds) {
      own = new int[folds][Grams.BUCKETS];
      others = new int[folds][Grams.BUCKETS];
    }

    void add(int fold, boolean isOf, int[] grams) {
      var counts = isOf ? own[fold] : others[fold];
      for (int gram : grams) {
        counts[gram]++;
      }
    }

    float[] all() {
      return without(-1);
    }

    float[] without(int left) {
      long[] of = sums(own, left);
      long[] rest = sums(others, left);
      double allOf = Grams.BUCKETS;
      double allRest = Grams.BUCKETS;
      for (int i = 0; i < Grams.BUCKETS; i++) {
        allOf += of[i];
        allRest += rest[i];
      }
      float[] ratios = new float[Grams.BUCKETS];
      for (int i = 0; i < ratios.length; i++) {
        if (of[i] + rest[i] > 0) {
          ratios[i] = (float) (Math.log((of[i] + 1) / allOf) - Math.log((rest[i] + 1) / allRest));
        }
      }
      return ratios;
    }

    private static long[] sums(int[][] counts, int left) {
      long[] sums = new long[Grams.BUCKETS];
      for (int fold = 0; fold < counts.length; fold++) {
        for (int i = 0; fold != left && i < sums.length; i++) {
          sums[i] += counts[fold][i];
        }
      }
      return sums;
    }
  }
}
