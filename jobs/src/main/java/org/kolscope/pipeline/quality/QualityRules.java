package org.kolscope.pipeline.quality;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.kolscope.intake.Drop.Counts;
import org.kolscope.report.Words;
import org.kolscope.schema.Account;
import org.kolscope.schema.Post;
import org.kolscope.schema.QualityFigure;
import org.kolscope.schema.QualityFigure.Level;
import org.kolscope.schema.QualityFigure.Outcome;
import org.kolscope.schema.Run;
import org.kolscope.schema.Table;

/**
 * Audits what a night brought, once its source tables are stored and before anything is made of
 * them. docs/quality.md says what each rule means to those who run the night.
 *
 * <p>Which figures there are depends on the tables that came and the history, not on their values
 * (but see {@link NullRule}), so that one night can be laid beside another.
 *
 * <p>Cost: four collecting Spark jobs. Each table that came is read once for counts, Account,
 * Follow and the tables that name accounts or posts once more for their ids; the states of accounts
 * and posts are read for their ids. To the driver come counts, the history (some dozens of figures
 * a night) and {@code drift.sampleAccounts} small rows. Counts, minima, maxima and a sample by
 * hash: the result depends on neither partitioning nor row order.
 *
 * @param history what the usual is
 * @param volume rows against the usual
 * @param rows rows quarantined and merged
 * @param references ids that lead nowhere
 * @param freshness age of the newest row
 * @param drift profiles against themselves
 * @param nulls columns that were lost
 * @param counters counters at the platform's cap
 */
public record QualityRules(
    HistoryWindow history,
    VolumeRule volume,
    RowsRule rows,
    ReferenceRule references,
    FreshnessRule freshness,
    DriftRule drift,
    NullRule nulls,
    CounterRule counters) {

  private static final Comparator<QualityFigure> BY_KEY =
      Comparator.comparing(QualityFigure::rule)
          .thenComparing(QualityFigure::tableName)
          .thenComparing(QualityFigure::subject);

  /**
   * One night, as the audit sees it.
   *
   * @param zone in which the night ends
   * @param counts per table name, what became of its raw rows; a table without files is not in it
   * @param seen the tables for which files came: rows of this night, unique by key; read two times,
   *     so better stored than computed
   * @param accounts their state as of this night, stubs included
   * @param posts their state as of this night
   * @param accountsBefore the accounts' state as of the night before; empty on the first night
   * @param past rows of {@link QualityFigure} with column {@code asOf}; nights from {@code asOf} on
   *     are passed over; empty on the first night
   */
  public record Inputs(
      LocalDate asOf,
      ZoneId zone,
      Map<String, Counts> counts,
      Map<Class<? extends Record>, Table<?>> seen,
      Table<Account> accounts,
      Table<Post> posts,
      Table<Account> accountsBefore,
      Dataset<Row> past) {}

  /** What is used unless other settings are given. */
  public static QualityRules defaults() {
    return new QualityRules(
        HistoryWindow.defaults(),
        VolumeRule.defaults(),
        RowsRule.defaults(),
        ReferenceRule.defaults(),
        FreshnessRule.defaults(),
        DriftRule.defaults(),
        NullRule.defaults(),
        CounterRule.defaults());
  }

  /** The figures of a night, in the order of their key. */
  public Table<QualityFigure> of(SparkSession spark, Inputs inputs) {
    return Table.of(spark, QualityFigure.class, figures(inputs));
  }

  private List<QualityFigure> figures(Inputs inputs) {
    var past = History.of(inputs.past(), inputs.asOf());
    var seen = SeenTable.all(inputs.seen(), FreshnessRule.COLUMNS, counters.repostCap());
    List<Dataset<Row>> toCount = new ArrayList<>();
    toCount.addAll(references.findings(inputs.seen(), inputs.accounts(), inputs.posts()));
    toCount.addAll(CrawlLists.findings(inputs.seen()));
    var findings = Finding.collect(toCount);

    List<QualityFigure> figures = new ArrayList<>();
    figures.addAll(volume.figures(inputs.counts(), past, history));
    figures.addAll(rows.figures(inputs.counts(), past, history));
    figures.addAll(references.figures(findings));
    figures.addAll(freshness.figures(seen, inputs.asOf(), inputs.zone()));
    figures.addAll(drift.figures(inputs.seen().get(Account.class), inputs.accountsBefore()));
    figures.addAll(nulls.figures(seen, past, history));
    figures.add(counters.figure(seen));
    figures.addAll(CrawlLists.figures(findings));
    figures.sort(BY_KEY);
    return figures;
  }

  /** STOP if a figure breaches at level ERROR, WARN if one does at level WARN, else OK. */
  public static Run.Verdict verdict(List<QualityFigure> figures) {
    if (breaches(figures, Level.ERROR)) {
      return Run.Verdict.STOP;
    }
    return breaches(figures, Level.WARN) ? Run.Verdict.WARN : Run.Verdict.OK;
  }

  /**
   * What broke which bounds: a line for each breach, those that stop the night first, then by key.
   * Names no account and no post.
   *
   * @param figures made with these settings
   */
  public List<Words> messages(List<QualityFigure> figures) {
    var messages = new Messages(volume.lowRatio());
    return figures.stream()
        .filter(f -> f.outcome() == Outcome.BREACH)
        .sorted(Comparator.comparing(QualityFigure::level).reversed().thenComparing(BY_KEY))
        .map(messages::of)
        .toList();
  }

  /**
   * The rows of a table that are usual: the median its volume was held against.
   *
   * @param figures made with these settings
   * @return null if there were too few nights
   */
  public Double usualRows(List<QualityFigure> figures, String tableName) {
    return of(figures, Rule.VOLUME, tableName)
        .map(QualityFigure::low)
        .map(low -> low / volume.lowRatio())
        .orElse(null);
  }

  /**
   * The newest time in the rows that a night brought of a table; null if it has none.
   *
   * @param figures made with these settings
   */
  public static Instant newestAt(
      List<QualityFigure> figures, String tableName, LocalDate asOf, ZoneId zone) {
    var end = asOf.plusDays(1).atStartOfDay(zone).toInstant();
    return of(figures, Rule.FRESHNESS, tableName)
        .map(QualityFigure::value)
        .map(hours -> end.minusSeconds(Math.round(hours * 3600)))
        .orElse(null);
  }

  private static Optional<QualityFigure> of(
      List<QualityFigure> figures, Rule rule, String tableName) {
    return figures.stream()
        .filter(f -> f.rule().equals(rule.text()) && f.tableName().equals(tableName))
        .findFirst();
  }

  private static boolean breaches(List<QualityFigure> figures, Level level) {
    return figures.stream().anyMatch(f -> f.outcome() == Outcome.BREACH && f.level() == level);
  }
}
