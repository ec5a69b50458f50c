package org.kolscope.audience;

import java.io.Serializable;

/**
 * How often the verdicts of a classifier were right on accounts whose label is known. The labelled
 * accounts must not be those it was trained on. Unjudged ones count on neither side.
 *
 * @param zombiesCount labelled zombies that were judged
 * @param zombiesFoundCount those of them called zombie
 * @param genuineCount labelled genuine accounts that were judged
 * @param genuineFoundCount those of them not called zombie
 */
public record Labelled(
    int zombiesCount, int zombiesFoundCount, int genuineCount, int genuineFoundCount)
    implements Serializable {

  public Labelled {
    requirePart("zombiesFoundCount", zombiesFoundCount, "zombiesCount", zombiesCount);
    requirePart("genuineFoundCount", genuineFoundCount, "genuineCount", genuineCount);
  }

  static void requirePart(String partName, long part, String wholeName, long whole) {
    if (part < 0 || part > whole) {
      throw new IllegalArgumentException(
          "%s must be in [0, %s = %d], was %d".formatted(partName, wholeName, whole, part));
    }
  }

  /** Share of the zombies called zombie; NaN without labelled zombies. */
  public double sensitivity() {
    return (double) zombiesFoundCount / zombiesCount;
  }

  /** Share of the genuine not called zombie; NaN without labelled genuine accounts. */
  public double specificity() {
    return (double) genuineFoundCount / genuineCount;
  }
}
