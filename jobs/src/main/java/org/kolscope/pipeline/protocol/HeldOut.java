package org.kolscope.pipeline.protocol;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.kolscope.evaluation.PlattScaling;
import org.kolscope.evaluation.PlattScaling.Line;
import org.kolscope.schema.Evidence.Family;

/**
 * Calibrations of each expert, fitted on other attacks than those they are tested on, as if zombies
 * were {@value #BASE_RATE} of all accounts. Each trial weighs alike. Where times are known they
 * exonerate clubs, so follows without times are calibrated apart.
 */
final class HeldOut {

  /** Share of zombies that calibrations are fitted for. */
  static final double BASE_RATE = 0.02;

  private record Points(Trial trial, Map<Family, PlattScaling> byFamily) {}

  private final List<Points> points;

  HeldOut(List<Trial> trials) {
    points = trials.stream().map(HeldOut::points).toList();
  }

  private static Points points(Trial trial) {
    long zombies = trial.accounts().stream().filter(Trial.Seen::isZombie).count();
    long genuine = trial.accounts().size() - zombies;
    var byFamily = new EnumMap<Family, PlattScaling>(Family.class);
    for (var seen : trial.accounts()) {
      double weight = seen.isZombie() ? BASE_RATE / zombies : (1 - BASE_RATE) / genuine;
      seen.logOdds()
          .forEach(
              (family, logOdds) ->
                  byFamily
                      .computeIfAbsent(family, f -> new PlattScaling())
                      .add(logOdds, seen.isZombie(), weight));
    }
    return new Points(trial, byFamily);
  }

  /** For a trial: from the trials of other kinds of attack on other seeds, with times as it has. */
  Map<Family, Line> without(Trial trial) {
    return fit(
        t ->
            t.kind().isTimed() == trial.kind().isTimed()
                && !t.kind().isLike(trial.kind())
                && t.seed() != trial.seed());
  }

  /** From all trials with times, or all without: what could ship. */
  Map<Family, Line> all(Predicate<Case> isUsed) {
    return fit(t -> isUsed.test(t.kind()));
  }

  private Map<Family, Line> fit(Predicate<Trial> isUsed) {
    var sums = new EnumMap<Family, PlattScaling>(Family.class);
    points.stream()
        .filter(p -> isUsed.test(p.trial()))
        .forEach(
            p ->
                p.byFamily()
                    .forEach(
                        (family, platt) ->
                            sums.computeIfAbsent(family, f -> new PlattScaling()).addAll(platt)));
    var lines = new EnumMap<Family, Line>(Family.class);
    sums.forEach((family, sum) -> lines.put(family, sum.fit()));
    return lines;
  }
}
