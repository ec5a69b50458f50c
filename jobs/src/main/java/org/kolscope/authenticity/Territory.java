package org.kolscope.authenticity;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What a model was trained on, so that it can be silent elsewhere. An account is outside if a
 * counter is more than e times the largest of the training accounts, or if its counters lie farther
 * from the genuine and from the zombies than 99.5 % of the training accounts did from the nearer of
 * them.
 *
 * @param largest followers, followees and posts
 * @param clouds of the genuine accounts and of the zombies; empty if only the largest count
 * @param farthest squared distance; above 0
 */
record Territory(Numbers largest, List<Cloud> clouds, double farthest) implements Serializable {

  private static final double WITHIN = 0.995;

  Territory {
    if (!(farthest > 0)) {
      throw new IllegalArgumentException("farthest must be above 0, was " + farthest);
    }
    clouds = List.copyOf(clouds);
    farthest = Numbers.rounded(farthest);
  }

  /**
   * Around training accounts. Those with an unknown counter do not count; where too few of a class
   * have all three, only the largest do.
   */
  static Territory around(List<Profile> genuine, List<Profile> zombies) {
    var ofGenuine = genuine.stream().filter(Territory::hasCounters).toList();
    var ofZombies = zombies.stream().filter(Territory::hasCounters).toList();
    var largest = largest(Stream.concat(genuine.stream(), zombies.stream()).toList());
    if (Math.min(ofGenuine.size(), ofZombies.size()) < ProfileTraining.LEAST / 2) {
      return new Territory(largest, List.of(), 1);
    }
    var clouds = List.of(Cloud.of(ofGenuine), Cloud.of(ofZombies));
    var distances =
        Stream.concat(ofGenuine.stream(), ofZombies.stream())
            .map(p -> nearest(clouds, p))
            .sorted()
            .toList();
    return new Territory(largest, clouds, distances.get((int) (WITHIN * (distances.size() - 1))));
  }

  /** The same without a rule for what lies between the largest counters. */
  Territory open() {
    return new Territory(largest, List.of(), farthest);
  }

  private static boolean hasCounters(Profile profile) {
    return profile.isKnown() && !Double.isNaN(profile.posts());
  }

  private static Numbers largest(List<Profile> all) {
    return Numbers.of(
        largest(all, Profile::followers),
        largest(all, Profile::followees),
        largest(all, Profile::posts));
  }

  /** Infinite where nothing is known. */
  private static double largest(List<Profile> all, ToDoubleFunction<Profile> counter) {
    return all.stream()
        .mapToDouble(counter)
        .filter(n -> !Double.isNaN(n))
        .max()
        .orElse(Double.POSITIVE_INFINITY);
  }

  private static double nearest(List<Cloud> clouds, Profile profile) {
    return clouds.stream()
        .map(c -> c.squaredDistance(profile))
        .min(Comparator.naturalOrder())
        .orElse(0.0);
  }

  boolean isOutside(Profile profile) {
    return profile.followers() > Math.E * largest.at(0)
        || profile.followees() > Math.E * largest.at(1)
        || profile.posts() > Math.E * largest.at(2)
        || nearest(clouds, profile) > farthest;
  }
}
