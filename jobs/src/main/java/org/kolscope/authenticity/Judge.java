package org.kolscope.authenticity;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.kolscope.authenticity.ProfileFeature.Columns;

/**
 * A logistic model over some features: log odds are {@code intercept + sum of contributions}, where
 * zombies and genuine accounts weigh the same. One model per set of columns that a source may have,
 * so that a missing one is made up for by the others instead of counting as 0.
 *
 * @param intercept log odds of an account that is in nothing more suspicious than the middle
 *     genuine one
 * @param traits each feature once
 * @param calibration from log odds to a probability
 * @param territory what it was trained on
 * @param genuine quantiles of the log odds of the genuine training accounts, evenly spaced, rising
 * @param zombies the same of the zombies
 */
record Judge(
    double intercept,
    List<Trait> traits,
    Steps calibration,
    Territory territory,
    Numbers genuine,
    Numbers zombies)
    implements Serializable {

  Judge {
    if (traits == null || traits.isEmpty()) {
      throw new IllegalArgumentException("traits must not be empty");
    }
    if (!Double.isFinite(intercept)) {
      throw new IllegalArgumentException("intercept must be a number, was " + intercept);
    }
    if (genuine.size() < 2 || zombies.size() < 2 || !genuine.isRising() || !zombies.isRising()) {
      throw new IllegalArgumentException("quantiles must be two at least and rise");
    }
    traits = List.copyOf(traits);
    intercept = Numbers.rounded(intercept);
    if (traits.stream().map(Trait::feature).distinct().count() < traits.size()) {
      throw new IllegalArgumentException("traits must have each feature once");
    }
  }

  double logOdds(Profile profile) {
    double sum = intercept;
    for (var trait : traits) {
      sum += trait.contribution(profile);
    }
    return sum;
  }

  /** What speaks for a zombie beside silence, in nats. */
  double spoken(Profile profile) {
    double sum = 0;
    for (var trait : traits) {
      if (!trait.feature().isSilence()) {
        sum += trait.contribution(profile);
      }
    }
    return sum;
  }

  /** The columns that it needs. */
  @JsonIgnore
  Set<Columns> columns() {
    var columns = EnumSet.noneOf(Columns.class);
    traits.forEach(t -> columns.add(t.feature().columns()));
    return columns;
  }
}
