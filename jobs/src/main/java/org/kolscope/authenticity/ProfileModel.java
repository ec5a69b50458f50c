package org.kolscope.authenticity;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.kolscope.authenticity.ProfileFeature.Columns;

/**
 * All that the profile expert knows: coefficients, and where they come from. No row of the labelled
 * accounts is in it.
 *
 * @param provenance what it was made from and how right it was
 * @param zombieShare share of zombies among accounts of which nothing is known, in (0, 1); what the
 *     probabilities refer to before {@link ZombiePrior} looks at the source
 * @param homes one per labelled set: sharp models, for sources that look like it
 * @param abroad for sources that look like none of the homes: what all zombies have in common, by
 *     how far an account is from genuine people
 */
record ProfileModel(Provenance provenance, double zombieShare, List<Panel> homes, Panel abroad)
    implements Serializable {

  /** Share of a source's accounts of which a column must be known for a judge that needs it. */
  static final double KNOWN = 0.5;

  /** Whatever an account leaves undone, it is no more likely a zombie than this. */
  static final double SILENT_AT_MOST = 0.3;

  /** Nats of what an account shows that count as nothing: everybody is off somewhere. Chosen. */
  private static final double UNHEARD = 0.5;

  /**
   * Nats above {@link #SILENT_AT_MOST} that a nat of what an account shows allows. With 1 the guard
   * reorders accounts that do show something (AUC across sources 0.952 instead of 0.968); 2 was
   * chosen.
   */
  private static final double GUARD = 2;

  /**
   * Judges for sources with more or fewer columns.
   *
   * @param name of the labelled set
   * @param judges the one that needs most first
   */
  record Panel(String name, List<Judge> judges) implements Serializable {

    Panel {
      if (judges == null || judges.isEmpty()) {
        throw new IllegalArgumentException("judges of %s must not be empty".formatted(name));
      }
      judges = List.copyOf(judges);
    }

    /**
     * The first judge whose columns the source has; the last if it has too few for all.
     *
     * @param known per column, the share of accounts of which it is known; absent is none
     */
    Judge judge(Map<Columns, Double> known) {
      return judges.stream()
          .filter(j -> j.columns().stream().allMatch(c -> known.getOrDefault(c, 0.0) >= KNOWN))
          .findFirst()
          .orElse(judges.get(judges.size() - 1));
    }
  }

  /**
   * Where a model comes from.
   *
   * @param made date of the training, as in 2026-11-22
   * @param labelled sets and their sizes
   * @param figures measured on accounts that the model had not seen, with n and 95 % intervals
   */
  record Provenance(String made, List<LabelledSet> labelled, List<String> figures)
      implements Serializable {

    Provenance {
      labelled = List.copyOf(labelled);
      figures = List.copyOf(figures);
    }
  }

  /**
   * @param name of the set
   * @param genuine accounts labelled so
   * @param zombies accounts labelled so
   */
  record LabelledSet(String name, long genuine, long zombies) implements Serializable {}

  ProfileModel {
    if (!(zombieShare > 0 && zombieShare < 1)) {
      throw new IllegalArgumentException("zombieShare must be in (0, 1), was " + zombieShare);
    }
    if (provenance == null || abroad == null || homes == null || homes.isEmpty()) {
      throw new IllegalArgumentException("provenance, homes and abroad must be given");
    }
    homes = List.copyOf(homes);
  }

  /** Homes in their order, then abroad. */
  Panel panel(int i) {
    return i < homes.size() ? homes.get(i) : abroad;
  }

  int panels() {
    return homes.size() + 1;
  }

  /**
   * The calibrated probability under a share of zombies, the lurker guard included: what the
   * account leaves undone can lift it to {@link #SILENT_AT_MOST}, no higher; whatever is above must
   * come from what it shows. The guard is a smaller-of-two of rising functions, so it rises too.
   */
  static double probability(Judge judge, Profile profile, double share) {
    double even = judge.calibration().probability(judge.logOdds(profile));
    return Math.min(ZombiePrior.moved(even, share), guard(judge.spoken(profile)));
  }

  private static double guard(double spoken) {
    return spoken <= UNHEARD
        ? SILENT_AT_MOST
        : 1 / (1 + Math.exp(-ZombiePrior.logOdds(SILENT_AT_MOST) - GUARD * (spoken - UNHEARD)));
  }
}
