package org.kolscope.graph.sample;

import java.util.List;

/** Standard errors of mean scores, as {@link RankEstimator} defines them. */
final class Errors {

  private final List<Seen> seen;
  private final int window;
  private final double[] moves;
  private final double[] revealed;
  private final double[] variances;
  private final double[] several;

  /** Takes the vertices in the order of their scores. */
  Errors(List<Seen> seen, int window) {
    int n = seen.size();
    this.seen = seen;
    this.window = window;
    this.moves = new double[n + 1];
    this.revealed = new double[n + 1];
    this.variances = new double[n + 1];
    this.several = new double[n + 1];
    for (int i = 0; i < n; i++) {
      Seen vertex = seen.get(i);
      double score = vertex.score();
      boolean isKnown = vertex.count() > 1 && score > 0;
      moves[i + 1] = moves[i] + squared(vertex.move(), score);
      revealed[i + 1] = revealed[i] + squared(vertex.revealed(), score);
      variances[i + 1] =
          variances[i] + (isKnown ? vertex.varianceOfMean() * vertex.count() / (score * score) : 0);
      several[i + 1] = several[i] + (isKnown ? 1 : 0);
    }
  }

  private static double squared(double part, double score) {
    return score == 0 ? 0 : (part / score) * (part / score);
  }

  /** The standard error of the vertex at this place. */
  double at(int place) {
    Seen vertex = seen.get(place);
    int from = Math.max(0, place - window);
    int to = Math.min(seen.size(), place + window + 1);
    double put = revealed[to] - revealed[from];
    double guess = put > 0 ? Math.sqrt(Math.max(0, moves[to] - moves[from]) / put) : 1;
    double variance = vertex.varianceOfMean();
    if (Double.isNaN(variance)) {
      double known = several[to] - several[from];
      double relative = known > 0 ? Math.max(0, variances[to] - variances[from]) / known : 0;
      variance = relative * vertex.score() * vertex.score();
    }
    double common = guess * vertex.worldPart();
    return Math.sqrt(variance + common * common);
  }
}
