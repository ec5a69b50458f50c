package org.kolscope.pipeline;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.apache.spark.sql.SparkSession;
import org.kolscope.evaluation.JudgedAccounts;
import org.kolscope.evaluation.Metrics;
import org.kolscope.evaluation.Truth;
import org.kolscope.intake.AccountLists;
import org.kolscope.intake.Source;
import org.kolscope.schema.Appeal;
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

  /** A small text file that the user named. */
  public record Written(String name, String text) {}

  /**
   * What is asked.
   *
   * @param source how the files are read
   * @param input folder or file, see {@link RawState}
   * @param asOf the night
   * @param groups accounts by group, {@link AccountLists#groups}; null for none
   */
  public record Request(
      Source source, String input, LocalDate asOf, Written groups, Settings settings) {

    SortedMap<String, Set<Long>> members() {
      return groups == null
          ? Collections.emptySortedMap()
          : AccountLists.groups(groups.name(), groups.text(), source);
    }
  }

  /**
   * Judges and compares.
   *
   * @throws IllegalArgumentException if there are no labels, or of one class only
   */
  public Evaluated of(Request request) {
    var groups = request.members();
    try (var raw =
        RawState.of(spark, request.source(), request.input(), request.asOf(), request.settings())) {
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
      var judging = Judging.defaults();
      var said = judging.said(known);
      said = new Judging.Said(kept(said.scores()), kept(said.evidence()));
      var judged = JudgedAccounts.of(Truth.of(labels), judging.verdicts(known, said));
      var figures = Metrics.seeded(RANDOM_SEED).of(judged.accounts(), groups);
      return new Evaluated(figures, judged.verdicts(), judged.contestedLabels());
    }
  }

  /** What is read several times on the way. */
  private static <R extends Record> Table<R> kept(Table<R> table) {
    return new Table<>(table.type(), table.rows().localCheckpoint(true));
  }
}
