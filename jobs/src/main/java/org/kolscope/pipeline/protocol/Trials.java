package org.kolscope.pipeline.protocol;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.kolscope.evaluation.FarmMatches;
import org.kolscope.pipeline.Judging;
import org.kolscope.sample.attack.Background;
import org.kolscope.sample.attack.Background.Crowd;
import org.kolscope.sample.attack.Background.Shape;
import org.kolscope.sample.attack.BackgroundTables;
import org.kolscope.sample.attack.Farm;
import org.kolscope.sample.attack.Injected;
import org.kolscope.sample.attack.Injection;
import org.kolscope.schema.Appeal;
import org.kolscope.schema.Evidence.Family;
import org.kolscope.schema.FarmMember;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;
import org.kolscope.schema.Verdict.Call;

/** Judges attacks on backgrounds, one after the other, exactly as a night judges. */
record Trials(SparkSession spark, Judging judging) {

  /** Farms that stand in one background together, each judged without the fans of the others. */
  private static final int FARMS = 5;

  /** All cases on all seeds. */
  List<Trial> of(List<Case> cases, List<Long> seeds, Consumer<Trial> watcher) {
    var timed = cases.stream().filter(Case::isTimed).toList();
    var trials = new ArrayList<Trial>();
    for (long seed : seeds) {
      var backgrounds = new HashMap<Shape, Background>();
      for (var one : cases) {
        if (!one.isTimed()) {
          var background =
              backgrounds.computeIfAbsent(one.shape(), shape -> Background.of(shape, seed));
          trials.add(new StaticTrials(judging.staticCohort().cohorts()).of(one, seed, background));
          watcher.accept(trials.get(trials.size() - 1));
        }
      }
      var tables =
          timed.isEmpty()
              ? null
              : BackgroundTables.timed(spark, Background.of(Shape.dense(Crowd.ALL), seed));
      for (int from = 0; from < timed.size(); from += FARMS) {
        var together = timed.subList(from, Math.min(timed.size(), from + FARMS));
        var made = timed(together, seed, tables);
        made.forEach(watcher);
        trials.addAll(made);
      }
    }
    return trials;
  }

  private List<Trial> timed(List<Case> cases, long seed, BackgroundTables tables) {
    var farms = new ArrayList<Farm>();
    for (var one : cases) {
      farms.add(one.farm(farms.size(), seed));
    }
    var injected =
        Injected.into(spark, tables.accounts(), tables.follows(), tables.firstSeen(), farms, seed);
    var known =
        new Judging.Known(
            kept(injected.accounts()),
            kept(injected.follows()),
            injected.firstSeen(),
            Table.of(spark, Post.class, List.of()),
            Table.of(spark, Appeal.class, List.of()),
            BackgroundTables.AS_OF);
    var made = judging.said(known, judging.hunters(known));
    var said = new Judging.Said(kept(made.scores()), kept(made.evidence()));
    var verdicts = kept(judging.verdicts(known, said));
    var before = Table.of(spark, FarmMember.class, List.of());
    var members =
        kept(judging.farmMembers().of(verdicts, said.scores(), before, BackgroundTables.AS_OF));
    var attacks = injected.attacks().stream().map(Trials::known).toList();
    var found =
        new FarmMatches(attacks)
            .of(
                spark,
                members,
                judging.farmCustomers().of(members, said.evidence()),
                said.scores());
    var calls = new HashMap<Long, Call>();
    verdicts
        .rows()
        .where(col("call").isNotNull())
        .select("accountId", "call")
        .collectAsList()
        .forEach(r -> calls.put(r.getLong(0), Call.valueOf(r.getString(1))));
    var logOdds = logOdds(said);
    var trials = new ArrayList<Trial>();
    for (int i = 0; i < cases.size(); i++) {
      var others = new HashSet<Long>();
      attacks.forEach(a -> others.addAll(a.fans()));
      others.removeAll(attacks.get(i).fans());
      trials.add(
          new Trial(
              cases.get(i),
              seed,
              seen(logOdds, attacks.get(i).fans(), others, calls),
              tables.groups(),
              found.get(attacks.get(i).name())));
    }
    return trials;
  }

  private static FarmMatches.Known known(Injection.Made attack) {
    return new FarmMatches.Known(
        attack.farm().id(),
        attack.fans().stream().map(Injection.Fan::accountId).collect(Collectors.toSet()),
        new LinkedHashSet<>(attack.customers()));
  }

  private static Map<Long, Map<Family, Double>> logOdds(Judging.Said said) {
    var logOdds = new TreeMap<Long, Map<Family, Double>>();
    said.scores()
        .rows()
        .select("accountId", "family", "logOdds")
        .collectAsList()
        .forEach(
            r -> {
              var of = logOdds.computeIfAbsent(r.getLong(0), id -> new EnumMap<>(Family.class));
              if (!r.isNullAt(2)) {
                of.put(Family.valueOf(r.getString(1)), r.getDouble(2));
              }
            });
    return logOdds;
  }

  private static List<Trial.Seen> seen(
      Map<Long, Map<Family, Double>> logOdds,
      Set<Long> fans,
      Set<Long> others,
      Map<Long, Call> calls) {
    var seen = new ArrayList<Trial.Seen>();
    logOdds.forEach(
        (id, of) -> {
          if (!others.contains(id)) {
            seen.add(new Trial.Seen(id, fans.contains(id), calls.get(id), of));
          }
        });
    return seen;
  }

  /** What is read several times on the way. */
  private static <R extends Record> Table<R> kept(Table<R> table) {
    return new Table<>(table.type(), table.rows().localCheckpoint(true));
  }
}
