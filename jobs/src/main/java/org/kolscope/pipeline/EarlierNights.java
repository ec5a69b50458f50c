package org.kolscope.pipeline;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.SparkSession;
import org.kolscope.intake.Drop.Counts;
import org.kolscope.intake.Drop.InputFile;
import org.kolscope.intake.Drops;
import org.kolscope.intake.SourcePlan;
import org.kolscope.pipeline.Stages.Given;
import org.kolscope.pipeline.Stages.Left;
import org.kolscope.schema.Account;
import org.kolscope.schema.QuarantinedRow;
import org.kolscope.store.MaskKey;
import org.kolscope.store.Store;
import org.kolscope.store.WarehousePlatform;

/**
 * The nights before the one that is run that lie ready as folders and that the warehouse does not
 * have: loaded into the logs of the source tables in one go. Logs and states are what they would be
 * had each night been run; audit figures, derived tables and reports those nights have none.
 *
 * <p>A night counts as loaded once the log of accounts has it, which every night has and which is
 * written last: cut off before, all nights are loaded again, and what is stored already stays. What
 * the files of a loaded night say now is not asked: to replace a night, run it. Nights that were
 * folded are not asked for either.
 *
 * @param nights that are missing
 * @param ready all nights before the one that is run that lie ready
 * @param plans one per missing night, oldest first
 * @param files by missing night
 */
record EarlierNights(
    SparkSession spark,
    Store store,
    RunRequest request,
    NavigableSet<LocalDate> nights,
    NavigableSet<LocalDate> ready,
    List<SourcePlan> plans,
    Map<LocalDate, List<InputFile>> files) {

  static final String LOAD = "load the history";

  /**
   * What is known of the nights once they are stored.
   *
   * @param night its date
   * @param inputs the files that were read; without what must stay secret
   * @param counts per table name, what became of its raw rows
   */
  record Loaded(String night, List<InputFile> inputs, Map<String, Counts> counts) {}

  /** Finds the missing nights and reads the digests of their files; none if not asked for. */
  static EarlierNights of(SparkSession spark, Store store, RunRequest request) {
    if (!request.loadsHistory()) {
      var none = new TreeSet<LocalDate>();
      return new EarlierNights(spark, store, request, none, none, List.of(), Map.of());
    }
    var ready = new TreeSet<>(SourcePlan.nights(spark, request.input()));
    ready.tailSet(request.asOf()).clear();
    var missing = new TreeSet<>(ready);
    missing.removeAll(store.nights(Account.class));
    store.folded(Account.class).ifPresent(base -> missing.headSet(base, true).clear());
    var intake = request.settings().intake();
    var plans = intake.plans(spark, request.source(), request.input(), missing);
    var files =
        missing.isEmpty() ? Map.<LocalDate, List<InputFile>>of() : intake.inputs(spark, plans);
    return new EarlierNights(spark, store, request, missing, ready, plans, files);
  }

  /** The files of all missing nights. */
  List<InputFile> allFiles() {
    return files.values().stream().flatMap(List::stream).toList();
  }

  /**
   * Loads the missing nights; a stage that is skipped if there are none.
   *
   * @return what is known of these nights, and of those that an earlier run of this night loaded
   */
  List<Loaded> load(Stages stages, Set<Long> refused) {
    var known = new TreeMap<String, Loaded>();
    stages.last(LOAD).ifPresent(left -> take(left, known));
    var left =
        stages.run(
            LOAD,
            Given.of(null, Map.of("the nights before", ready.toString())),
            before -> nights.isEmpty(),
            () -> {
              if (!nights.isEmpty()) {
                // the night itself was told without them
                stages.forget(Night.LOAD);
                stored(refused).forEach(l -> known.put(l.night(), l));
              }
              var rows =
                  known.values().stream()
                      .flatMap(l -> l.counts().values().stream())
                      .mapToLong(Counts::read)
                      .sum();
              var all = List.copyOf(known.values());
              return Left.of(rows, Stages.hash(all), all);
            });
    take(left, known);
    return List.copyOf(known.values());
  }

  private static void take(Left left, Map<String, Loaded> known) {
    for (var loaded : left.facts(Loaded[].class)) {
      known.put(loaded.night(), loaded);
    }
  }

  private List<Loaded> stored(Set<Long> refused) {
    var settings = request.settings();
    var secrets = files.get(nights.first()).stream().map(InputFile::secret).toList();
    WarehousePlatform.keep(spark, request.warehouse(), RefusalList.platform(request.source()));
    MaskKey.of(spark, request.warehouse(), settings.privacy().maskKeyFile(), secrets);
    try (var drops =
        settings
            .intake()
            .loadNights(
                spark,
                plans,
                files,
                store.state(Account.class, request.asOf().minusDays(1)),
                ZoneId.of(settings.report().zone()),
                refused)) {
      store.writeDerived(QuarantinedRow.class, nights, drops.quarantined());
      new SourceTables(spark, store, request.asOf(), settings.retention()).logNights(drops);
      return told(drops);
    }
  }

  private static List<Loaded> told(Drops drops) {
    List<Loaded> told = new ArrayList<>();
    drops
        .counts()
        .forEach(
            (night, counts) ->
                told.add(
                    new Loaded(
                        night.toString(),
                        DropFacts.withoutSecrets(drops.inputs().get(night)),
                        counts)));
    return told;
  }
}
