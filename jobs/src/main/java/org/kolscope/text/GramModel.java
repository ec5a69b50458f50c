package org.kolscope.text;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Says how probable it is that a text belongs to a class, from its {@link Grams} and its {@link
 * Feelings}: {@code 1 / (1 + exp(-(slope * score + shift)))}, where the score is linear.
 * Coefficients alone: no word of the texts it was made from can be read out of it.
 */
final class GramModel implements Serializable {

  private static final long serialVersionUID = 1L;

  /**
   * What a score is made of, besides the weights of the grams.
   *
   * @param byFeelings weight of the log odds of {@link Feelings}
   * @param lengthPower the sum over grams is divided by their number to this power: 1 for a mean, ½
   *     where texts are vectors of length 1
   * @param slope of the calibration, above 0
   * @param shift of the calibration
   */
  record Line(double intercept, double byFeelings, double lengthPower, double slope, double shift)
      implements Serializable {

    Line {
      if (!(slope > 0)) {
        throw new IllegalArgumentException("slope must be above 0, was " + slope);
      }
    }
  }

  private final String name;
  private final Line line;
  private final float[] weights;

  /**
   * @param weights one per bucket, not copied
   */
  GramModel(String name, Line line, float[] weights) {
    if (weights.length != Grams.BUCKETS) {
      throw new IllegalArgumentException(
          "weights of %s must be %d, were %d".formatted(name, Grams.BUCKETS, weights.length));
    }
    this.name = name;
    this.line = line;
    this.weights = weights;
  }

  String name() {
    return name;
  }

  /** The score before calibration. */
  double score(int[] grams, Feelings.Weights feelings) {
    double sum = 0;
    for (int gram : grams) {
      sum += weights[gram];
    }
    return score(sum, grams.length, feelings);
  }

  private double score(double sum, int count, Feelings.Weights feelings) {
    return line.intercept()
        + sum / Math.pow(Math.max(1, count), line.lengthPower())
        + line.byFeelings() * feelings.logOdds();
  }

  /** The calibrated probability, in (0, 1). */
  double probability(int[] grams, Feelings.Weights feelings) {
    return calibrated(score(grams, feelings));
  }

  /**
   * The same from a sum over grams made elsewhere.
   *
   * @param sum of the weights of the grams
   * @param count of grams
   */
  double probability(double sum, int count, Feelings.Weights feelings) {
    return calibrated(score(sum, count, feelings));
  }

  private double calibrated(double score) {
    return 1 / (1 + Math.exp(-(line.slope() * score + line.shift())));
  }

  float weight(int bucket) {
    return weights[bucket];
  }

  GramModel calibrated(double slope, double shift) {
    return new GramModel(
        name,
        new Line(line.intercept(), line.byFeelings(), line.lengthPower(), slope, shift),
        weights);
  }

  /** A line for the name, one for the {@link Line}, then {@code bucket weight} where not 0. */
  String text() {
    return "model %s\n%s %s %s %s %s\n"
            .formatted(
                name,
                line.intercept(),
                line.byFeelings(),
                line.lengthPower(),
                line.slope(),
                line.shift())
        + IntStream.range(0, weights.length)
            .filter(i -> weights[i] != 0)
            .mapToObj(i -> String.format(Locale.ROOT, "%d %.6g", i, weights[i]))
            .collect(Collectors.joining("\n", "", "\n"));
  }

  /**
   * @throws IllegalArgumentException naming the line that is wrong
   */
  static GramModel parse(String text) {
    var lines = text.lines().toList();
    if (lines.size() < 2 || !lines.get(0).startsWith("model ")) {
      throw new IllegalArgumentException("a model must begin with a line \"model NAME\"");
    }
    double[] head = numbers(lines, 1, 5);
    float[] weights = new float[Grams.BUCKETS];
    for (int i = 2; i < lines.size(); i++) {
      double[] pair = numbers(lines, i, 2);
      if (pair[0] < 0 || pair[0] >= weights.length) {
        throw new IllegalArgumentException("line %d: no bucket %s".formatted(i + 1, pair[0]));
      }
      weights[(int) pair[0]] = (float) pair[1];
    }
    return new GramModel(
        lines.get(0).substring("model ".length()),
        new Line(head[0], head[1], head[2], head[3], head[4]),
        weights);
  }

  private static double[] numbers(List<String> lines, int i, int count) {
    var words = lines.get(i).split(" ", -1);
    if (words.length != count) {
      throw new IllegalArgumentException(
          "line %d must have %d numbers, was %s".formatted(i + 1, count, lines.get(i)));
    }
    double[] numbers = new double[count];
    for (int k = 0; k < count; k++) {
      numbers[k] = number(words[k], i);
    }
    return numbers;
  }

  private static double number(String word, int i) {
    try {
      return Double.parseDouble(word);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "line %d must hold numbers, was %s".formatted(i + 1, word), e);
    }
  }
}
