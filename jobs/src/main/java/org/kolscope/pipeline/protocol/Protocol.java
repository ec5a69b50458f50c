package org.kolscope.pipeline.protocol;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.apache.spark.sql.SparkSession;
import org.kolscope.evaluation.PlattScaling.Line;
import org.kolscope.pipeline.CodeVersion;
import org.kolscope.pipeline.Judging;
import org.kolscope.pipeline.protocol.Case.Bar;
import org.kolscope.sample.attack.AttackSpec;
import org.kolscope.schema.Verdict.Call;

/**
 * The evaluation protocol: every attack of the grid on every seed, its accounts judged as a night
 * judges them, with probabilities calibrated on other kinds of attack and other seeds. Verdicts are
 * of the calibrations that ship.
 *
 * <p>Cost: about half a minute of processor time for each attack with times, and five seconds for
 * each without. Every attack stands in its background alone.
 *
 * @param judging what is tried
 * @param watcher gets a line per trial
 */
public record Protocol(SparkSession spark, Judging judging, Consumer<String> watcher) {

  private static final Map<Bar, List<String>> COLUMNS = columns();

  private static Map<Bar, List<String>> columns() {
    var columns = new EnumMap<Bar, List<String>>(Bar.class);
    var timed =
        List.of(
            TrialFigures.AP,
            TrialFigures.F1,
            TrialFigures.ECE,
            TrialFigures.BRIER,
            TrialFigures.BELOW_BEST,
            TrialFigures.ZOMBIE,
            TrialFigures.CUSTOMERS,
            TrialFigures.CLUB,
            TrialFigures.VIRAL,
            TrialFigures.OTHERS,
            TrialFigures.CLUB_HALF,
            TrialFigures.MIXED_HALF,
            TrialFigures.NEWCOMER_HALF);
    var hidden = new ArrayList<>(timed);
    hidden.add(2, TrialFigures.RECALL);
    var fixed =
        List.of(
            TrialFigures.BLOCK,
            TrialFigures.RANK,
            TrialFigures.AP,
            TrialFigures.F1,
            TrialFigures.ECE,
            TrialFigures.BRIER,
            TrialFigures.CLUB_HALF,
            TrialFigures.MIXED_HALF,
            TrialFigures.NEWCOMER_HALF);
    columns.put(Bar.TIMED, timed);
    columns.put(Bar.HIDDEN, hidden);
    columns.put(Bar.SLOW, hidden);
    columns.put(Bar.STATIC_DENSE, fixed);
    columns.put(Bar.STATIC_CROWDED, fixed);
    columns.put(Bar.STATIC_SPARSE, fixed);
    columns.put(Bar.STATIC_SPARSE_CLUBS, fixed);
    return columns;
  }

  /**
   * Runs it.
   *
   * @param seeds how many, from {@code firstSeed} on
   * @param kinds only cases whose name contains this; empty for all
   * @return Markdown: calibrations, and a table per bar with the worst seed and the median
   */
  public String run(long firstSeed, int seeds, String kinds) {
    var cases = Case.all().stream().filter(c -> c.name().contains(kinds)).toList();
    var trials =
        new Trials(spark, judging)
            .of(
                cases,
                LongStream.range(firstSeed, firstSeed + seeds).boxed().toList(),
                t -> watcher.accept(line(t)));
    var heldOut = new HeldOut(trials);
    var figures = new LinkedHashMap<Case, List<Map<String, Double>>>();
    for (var trial : trials) {
      var of = new TrialFigures(trial, heldOut.without(trial)).of();
      figures.computeIfAbsent(trial.kind(), k -> new ArrayList<>()).add(of);
      watcher.accept(trial.seed() + " " + trial.kind().name() + " " + of);
    }
    var text = new StringBuilder();
    text.append(
        "Code %s, seeds %d to %d.%n%n"
            .formatted(CodeVersion.current(), firstSeed, firstSeed + seeds - 1));
    heldOut
        .all(Case::isTimed)
        .forEach((family, line) -> text.append(calibration(family + ", with times", line)));
    heldOut
        .all(c -> !c.isTimed())
        .forEach((family, line) -> text.append(calibration(family + ", without times", line)));
    for (var bar : Bar.values()) {
      table(text, bar, figures);
    }
    return text.toString();
  }

  private static String line(Trial trial) {
    return "%d %s: %s, zombie %.3f, top block F %.3f"
        .formatted(
            trial.seed(),
            trial.kind().bar(),
            AttackSpec.text(trial.kind().farm(trial.seed())),
            trial.found(Call.ZOMBIE),
            trial.found().topBlock() == null ? 0 : trial.found().topBlock().f());
  }

  private static String calibration(String of, Line line) {
    return "- %s: slope %.3f, intercept %.3f%n".formatted(of, line.slope(), line.intercept());
  }

  private static void table(
      StringBuilder text, Bar bar, Map<Case, List<Map<String, Double>>> figures) {
    var rows = figures.entrySet().stream().filter(e -> e.getKey().bar() == bar).toList();
    if (rows.isEmpty()) {
      return;
    }
    var columns = COLUMNS.get(bar);
    text.append("%n**%s** (worst seed / median)%n%n| attack |".formatted(bar));
    columns.forEach(c -> text.append(' ').append(c).append(" |"));
    text.append("%n|---|".formatted()).append("---|".repeat(columns.size()));
    for (var row : rows) {
      text.append("%n| %s |".formatted(row.getKey().name()));
      for (var column : columns) {
        text.append(' ').append(cell(column, row.getValue())).append(" |");
      }
    }
    text.append("%n".formatted());
  }

  /** High is good for some figures and bad for others. */
  private static String cell(String column, List<Map<String, Double>> seeds) {
    var values = seeds.stream().mapToDouble(s -> s.get(column)).toArray();
    var isBadHigh =
        List.of(
                TrialFigures.ECE,
                TrialFigures.BRIER,
                TrialFigures.BELOW_BEST,
                TrialFigures.CLUB,
                TrialFigures.VIRAL,
                TrialFigures.OTHERS,
                TrialFigures.CLUB_HALF,
                TrialFigures.MIXED_HALF,
                TrialFigures.NEWCOMER_HALF,
                TrialFigures.RANK)
            .contains(column);
    double worst = values[0];
    for (double value : values) {
      worst = isBadHigh ? Math.max(worst, value) : Math.min(worst, value);
    }
    var format = column.equals(TrialFigures.RANK) ? "%.0f / %.0f" : "%.3f / %.3f";
    return String.format(Locale.ROOT, format, worst, new Median().evaluate(values));
  }
}
