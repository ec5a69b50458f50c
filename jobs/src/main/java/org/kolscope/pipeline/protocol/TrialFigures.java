package org.kolscope.pipeline.protocol;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kolscope.evaluation.Metrics;
import org.kolscope.evaluation.PlattScaling.Line;
import org.kolscope.evaluation.ScoredAccount;
import org.kolscope.schema.Evidence.Family;
import org.kolscope.schema.Verdict.Call;

/** The figures of one trial, by name. */
record TrialFigures(Trial trial, Map<Family, Line> calibrations) {

  static final String AP = "AP";
  static final String F1 = "F1";
  static final String RECALL = "recall at precision .95";
  static final String ECE = "ECE";
  static final String BRIER = "Brier / base rate's";
  static final String BELOW_BEST = "AP below best expert";
  static final String ZOMBIE = "fans called ZOMBIE";
  static final String COORDINATED = "fans called COORDINATED";
  static final String CUSTOMERS = "customers F";
  static final String CLUB = "club called ZOMBIE";
  static final String VIRAL = "viral called ZOMBIE";
  static final String OTHERS = "innocents called ZOMBIE";
  static final String CLUB_HALF = "club above one half";
  static final String MIXED_HALF = "mixed club above one half";
  static final String NEWCOMER_HALF = "newcomers above one half";
  static final String BLOCK = "top block F";
  static final String RANK = "rank of best block";

  private static final Metrics METRICS = new Metrics(1, 100);

  /** NaN where the trial cannot give a figure. */
  Map<String, Double> of() {
    var scored = trial.scored((family, odds) -> line(family).probability(odds));
    var figures = METRICS.of(scored, Collections.emptySortedMap());
    var found = trial.found();
    var all = new LinkedHashMap<String, Double>();
    all.put(AP, figures.ap().value());
    all.put(F1, figures.f1().value());
    all.put(RECALL, recall(scored, 0.95));
    all.put(ECE, figures.ece().value());
    all.put(BRIER, 1 - figures.brierSkill().value());
    all.put(BELOW_BEST, belowBest(figures.ap().value()));
    all.put(ZOMBIE, trial.found(Call.ZOMBIE));
    all.put(COORDINATED, trial.found(Call.COORDINATED));
    all.put(CUSTOMERS, found.customers().f());
    all.put(
        CLUB, Math.max(trial.share("club", Call.ZOMBIE), trial.share("mixed_club", Call.ZOMBIE)));
    all.put(VIRAL, trial.share("viral", Call.ZOMBIE));
    all.put(OTHERS, trial.share(null, Call.ZOMBIE));
    all.put(CLUB_HALF, half(scored, "club"));
    all.put(MIXED_HALF, half(scored, "mixed_club"));
    all.put(NEWCOMER_HALF, half(scored, "newcomer"));
    all.put(BLOCK, found.topBlock() == null ? 0 : found.topBlock().f());
    all.put(RANK, (double) found.blockRank());
    return all;
  }

  /** The log odds as they are, if there was no other trial to calibrate on. */
  private Line line(Family family) {
    return calibrations.getOrDefault(family, new Line(1, 0));
  }

  /** Share of a group's innocents whose probability is at least one half. */
  private double half(List<ScoredAccount> scored, String group) {
    var members = trial.groups().getOrDefault(group, Set.of());
    var own =
        scored.stream().filter(a -> !a.isZombie() && members.contains(a.accountId())).toList();
    return (double) own.stream().filter(a -> a.probability() >= 0.5).count() / own.size();
  }

  /** How much better the best expert alone ranks them; below 0 if none does. */
  private double belowBest(double blended) {
    return calibrations.keySet().stream()
            .mapToDouble(
                f -> METRICS.of(trial.scored(f), Collections.emptySortedMap()).ap().value())
            .filter(ap -> !Double.isNaN(ap))
            .max()
            .orElse(Double.NaN)
        - blended;
  }

  /** The largest share of zombies found among the first so many that precision holds. */
  static double recall(List<ScoredAccount> scored, double precision) {
    var judged =
        scored.stream()
            .filter(a -> !Double.isNaN(a.probability()))
            .sorted(
                Comparator.comparingDouble((ScoredAccount a) -> -a.probability())
                    .thenComparing(ScoredAccount::isZombie))
            .toList();
    long zombies = scored.stream().filter(ScoredAccount::isZombie).count();
    long hits = 0;
    long most = 0;
    for (int i = 0; i < judged.size(); i++) {
      hits += judged.get(i).isZombie() ? 1 : 0;
      if (hits >= precision * (i + 1)) {
        most = hits;
      }
    }
    return (double) most / zombies;
  }
}
