package org.kolscope.evaluation;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * How well a found set is the true one: the fans of a block, or the customers of a farm.
 *
 * @param foundCount size of the found set
 * @param trueCount size of the true set
 * @param purity share of the found that are true, with the interval of Wilson; that of a block is
 *     its block purity. Unknown if nothing was found
 * @param recall share of the true that were found, with the interval of Wilson; unknown if nothing
 *     was to be found
 * @param f 2 hits / (found + true): harmonic mean of purity and recall; NaN if both sets are empty
 */
public record Match(
    int foundCount,
    int trueCount,
    Estimate purity,
    Estimate recall,
    @JsonSerialize(using = Estimate.NanAsNull.class) double f) {

  /** Compares a found set with the true one. */
  public static Match of(Set<Long> found, Set<Long> truth) {
    int hits = (int) found.stream().filter(truth::contains).count();
    return ofCounts(hits, found.size(), truth.size());
  }

  /** Of sets that have {@code hits} accounts in common. */
  static Match ofCounts(int hits, int found, int truth) {
    return new Match(
        found,
        truth,
        Estimate.ofShare(hits, found),
        Estimate.ofShare(hits, truth),
        2.0 * hits / (found + truth));
  }

  /**
   * Compares all of several blocks, which may overlap, with all of the truth: each account counts
   * once.
   */
  public static Match ofAll(Collection<Set<Long>> blocks, Set<Long> truth) {
    var found = new HashSet<Long>();
    blocks.forEach(found::addAll);
    return of(found, truth);
  }
}
