package org.kolscope.graph.sample;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import org.apache.commons.math3.stat.descriptive.moment.Variance;

/** What all replicates together say of one vertex. */
final class Seen {

  private final long id;
  private final DoubleArrayList scores = new DoubleArrayList();
  private final DoubleArrayList ranks = new DoubleArrayList();
  private double sum;
  private double probability;
  private double worldPart;
  private double move;
  private double revealed;
  private int inHalf;

  Seen(long id) {
    this.id = id;
  }

  void add(Sighting sighting, double rank) {
    scores.add(sighting.score());
    sum += sighting.score();
    ranks.add(rank);
    probability += sighting.probability();
    worldPart += sighting.worldPart();
    if (sighting.isInHalf()) {
      move += sighting.score() - sighting.halfScore();
      revealed += sighting.halfWorldPart() - sighting.worldPart();
      inHalf++;
    }
  }

  long id() {
    return id;
  }

  int count() {
    return scores.size();
  }

  double score() {
    return sum / count();
  }

  double negativeScore() {
    return -score();
  }

  double[] ranks() {
    return ranks.toDoubleArray();
  }

  /** The chance of being in one of so many independent replicates. */
  double probabilityInAny(int replicates) {
    return 1 - Math.pow(1 - probability / count(), replicates);
  }

  double worldPart() {
    return worldPart / count();
  }

  /** The mean move of the score from the smaller sample to the sample, 0 if it is in none. */
  double move() {
    return inHalf == 0 ? 0 : move / inHalf;
  }

  /** The mean part of the score that the sample took from the world of the smaller one. */
  double revealed() {
    return inHalf == 0 ? 0 : revealed / inHalf;
  }

  /** The variance of the mean score over replicates, NaN if there is only one. */
  double varianceOfMean() {
    return count() == 1 ? Double.NaN : new Variance().evaluate(scores.toDoubleArray()) / count();
  }
}
