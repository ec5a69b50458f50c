package org.kolscope.audience.contact;

import org.kolscope.schema.ContactPoint.Kind;

/**
 * All real people of whom a kind is known.
 *
 * @param kind the kind
 * @param peopleCount how many
 * @param targetUnits expected targets among them, in units of {@link Lifts#UNITS}
 * @param squareUnits sum of the squares of their probabilities, in units
 */
record Road(Kind kind, long peopleCount, long targetUnits, long squareUnits) {

  double targets() {
    return (double) targetUnits / Lifts.UNITS;
  }

  /** Variance of the probability over these people. */
  double variance() {
    double mean = targets() / peopleCount;
    return Math.max(0, (double) squareUnits / Lifts.UNITS / peopleCount - mean * mean);
  }
}
