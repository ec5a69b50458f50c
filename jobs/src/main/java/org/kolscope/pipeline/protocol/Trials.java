package org.kolscope.pipeline.protocol;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
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
      for (var one : timed) {
        trials.add(timed(one, seed, tables));
        watcher.accept(trials.get(trials.size() - 1));
      }
    }
    return trials;
  }

  private Trial timed(Case kind, long seed, BackgroundTables tables) {
    var farm = kind.farm(seed);
    var injected =
        Injected.into(
            spark, tables.accounts(), tables.follows(), tables.firstSeen(), List.of(farm), seed);
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
    var attack = known(injected.attacks().get(0));
    var found =
        new FarmMatches(List.of(attack))
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
    return new Trial(
        kind,
        seed,
        seen(logOdds(said), attack.fans(), calls),
        tables.groups(),
        found.get(attack.name()));
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
      Map<Long, Map<Family, Double>> logOdds, Set<Long> fans, Map<Long, Call> calls) {
    var seen = new ArrayList<Trial.Seen>();
    logOdds.forEach((id, of) -> seen.add(new Trial.Seen(id, fans.contains(id), calls.get(id), of)));
    return seen;
  }

  /** What is read several times on the way. */
  private static <R extends Record> Table<R> kept(Table<R> table) {
    return new Table<>(table.type(), table.rows().localCheckpoint(true));
  }
}
