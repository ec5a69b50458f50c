package org.kolscope.pipeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.kolscope.evaluation.FarmMatches;
import org.kolscope.evaluation.JudgedAccounts;
import org.kolscope.evaluation.Metrics;
import org.kolscope.evaluation.Truth;
import org.kolscope.intake.AccountFile;
import org.kolscope.intake.AccountLists;
import org.kolscope.intake.Source;
import org.kolscope.sample.attack.AttackSpec;
import org.kolscope.sample.attack.Farm;
import org.kolscope.sample.attack.Injected;
import org.kolscope.sample.attack.Injection;
import org.kolscope.schema.Appeal;
import org.kolscope.schema.FarmMember;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Label;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;

/**
 * Holds the verdicts against labels: reads raw files, judges their accounts as a night would, and
 * compares. Neither reads nor writes a warehouse. What people decided ({@link Appeal}) takes no
 * part.
 */
public record Evaluating(SparkSession spark) {

  /** Seed of the draws behind the intervals. */
  private static final long RANDOM_SEED = 1;

  /**
   * What is asked.
   *
   * @param source how the files are read
   * @param input folder or file, see {@link RawState}
   * @param asOf the night
   * @param groups a file of accounts by group, {@link AccountLists#groups}; null for none
   * @param farms a file of farms, {@link AccountLists#farms}; null for none
   * @param attacks to inject, {@link AttackSpec}; empty for none
   * @param randomSeed of what is injected
   */
  public record Request(
      Source source,
      String input,
      LocalDate asOf,
      String groups,
      String farms,
      List<String> attacks,
      long randomSeed,
      Settings settings) {

    private AccountFile file(String path) {
      return new AccountFile(path, source.platform(), source.ids());
    }
  }

  /** What is judged, and what is true of it. */
  private record World(Judging.Known known, Truth truth, List<FarmMatches.Known> farms) {}

  /**
   * Judges and compares.
   *
   * @throws IllegalArgumentException if there is nothing to compare with, or of one class only
   */
  public Evaluated of(Request request) {
    var farms = AttackSpec.farms(request.attacks());
    SortedMap<String, Set<Long>> groups =
        request.groups() == null
            ? Collections.emptySortedMap()
            : AccountLists.groups(spark, request.file(request.groups()));
    var known = new ArrayList<>(knownFarms(request));
    try (var raw =
        RawState.of(spark, request.source(), request.input(), request.asOf(), request.settings())) {
      var world = farms.isEmpty() ? labelled(raw, request) : attacked(raw, request, farms);
      known.addAll(world.farms());
      return compared(world, request.settings().judging(), groups, known);
    }
  }

  private List<FarmMatches.Known> knownFarms(Request request) {
    if (request.farms() == null) {
      return List.of();
    }
    var farms = AccountLists.farms(spark, request.file(request.farms()));
    return farms.fans().entrySet().stream()
        .map(
            e ->
                new FarmMatches.Known(
                    e.getKey(), e.getValue(), farms.customers().getOrDefault(e.getKey(), Set.of())))
        .toList();
  }

  private World labelled(RawState raw, Request request) {
    var labels = raw.state(Label.class);
    if (labels.rows().isEmpty()) {
      throw new IllegalArgumentException(
          "%s has no labels as of %s: nothing to compare with"
              .formatted(request.input(), request.asOf()));
    }
    var known =
        new Judging.Known(
            kept(raw.accounts()),
            raw.state(Follow.class),
            raw.firstSeen(),
            raw.state(Post.class),
            Table.of(spark, Appeal.class, List.of()),
            request.asOf());
    return new World(known, Truth.of(labels), List.of());
  }

  private World attacked(RawState raw, Request request, List<Farm> farms) {
    var injected =
        Injected.into(
            spark,
            kept(raw.accounts()),
            raw.state(Follow.class),
            raw.firstSeen(),
            farms,
            request.randomSeed());
    var known =
        new Judging.Known(
            kept(injected.accounts()),
            kept(injected.follows()),
            injected.firstSeen(),
            raw.state(Post.class),
            Table.of(spark, Appeal.class, List.of()),
            request.asOf());
    var attacks = injected.attacks().stream().map(Evaluating::known).toList();
    var fans = new HashSet<Long>();
    attacks.forEach(a -> fans.addAll(a.fans()));
    var truth = Truth.withInjected(spark, raw.state(Label.class), known.follows(), fans);
    return new World(known, truth, attacks);
  }

  private static FarmMatches.Known known(Injection.Made attack) {
    return new FarmMatches.Known(
        "%d %s".formatted(attack.farm().number() + 1, AttackSpec.text(attack.farm())),
        attack.fans().stream()
            .map(Injection.Fan::accountId)
            .collect(Collectors.toCollection(LinkedHashSet::new)),
        new LinkedHashSet<>(attack.customers()));
  }

  private Evaluated compared(
      World world,
      Judging judging,
      SortedMap<String, Set<Long>> groups,
      List<FarmMatches.Known> farms) {
    var made = judging.said(world.known(), judging.hunters(world.known()));
    var said = new Judging.Said(kept(made.scores()), kept(made.evidence()));
    var verdicts = kept(judging.verdicts(world.known(), said));
    var judged = JudgedAccounts.of(world.truth(), verdicts);
    var metrics = Metrics.seeded(RANDOM_SEED);
    var each = new ArrayList<Evaluated.Farm>();
    if (!farms.isEmpty()) {
      var before = Table.of(spark, FarmMember.class, List.of());
      var members =
          kept(judging.farmMembers().of(verdicts, said.scores(), before, world.known().asOf()));
      var customers = judging.farmCustomers().of(members, said.evidence());
      var found = new FarmMatches(farms).of(spark, members, customers, said.scores());
      for (var farm : farms) {
        var own = judged.withZombies(farm.fans());
        each.add(
            new Evaluated.Farm(
                farm.name(),
                metrics.of(own.scored(), Collections.emptySortedMap()),
                own.verdicts(),
                found.get(farm.name())));
      }
    }
    return new Evaluated(
        metrics.of(judged.scored(), groups), judged.verdicts(), judged.contestedLabels(), each);
  }

  /** What is read several times on the way. */
  private static <R extends Record> Table<R> kept(Table<R> table) {
    return new Table<>(table.type(), table.rows().localCheckpoint(true));
  }
}
