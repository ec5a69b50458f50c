package org.kolscope.pipeline.quality;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.schema.QualityFigure;
import org.kolscope.schema.QualityFigure.Level;
import org.kolscope.schema.QualityFigure.Outcome;

/**
 * What the same questions were answered on earlier nights.
 *
 * <p>A figure that stopped its night (breach at level ERROR) is no history: the night was not
 * published, and what is broken must not become what is usual. A breach at level WARN is: after
 * some nights a new level is the usual one and the warning ends.
 */
final class History {

  private static final List<String> RULES =
      List.of(Rule.VOLUME.text(), Rule.DUPLICATE_SHARE.text(), Rule.NULL_SHARE.text());

  private final Map<Question, NavigableMap<LocalDate, Double>> values = new HashMap<>();

  /** Adds a figure; those without a value and those that stopped their night are left out. */
  void add(LocalDate asOf, QualityFigure figure) {
    var stopped = figure.level() == Level.ERROR && figure.outcome() == Outcome.BREACH;
    if (figure.value() != null && !stopped) {
      values
          .computeIfAbsent(
              new Question(Rule.named(figure.rule()), figure.tableName(), figure.subject()),
              q -> new TreeMap<>(Comparator.reverseOrder()))
          .put(asOf, figure.value());
    }
  }

  /**
   * Collects the figures of nights before {@code asOf} that later nights are held against: some
   * dozens a night.
   *
   * @param past rows of {@link QualityFigure} with column {@code asOf}
   */
  static History of(Dataset<Row> past, LocalDate asOf) {
    var history = new History();
    past.where(col("asOf").lt(lit(asOf.toString()).cast("date")).and(col("value").isNotNull()))
        .where(col("rule").isin(RULES.toArray()))
        .select(
            col("asOf").cast("string"),
            col("rule"),
            col("tableName"),
            col("subject"),
            col("level"),
            col("outcome"),
            col("value"))
        .collectAsList()
        .forEach(r -> history.add(LocalDate.parse(r.getString(0)), figure(r)));
    return history;
  }

  private static QualityFigure figure(Row r) {
    return new QualityFigure(
        r.getString(1),
        r.getString(2),
        r.getString(3),
        Level.valueOf(r.getString(4)),
        Outcome.valueOf(r.getString(5)),
        0,
        0,
        r.getDouble(6),
        null,
        null,
        null,
        null,
        null);
  }

  /** Values of earlier nights, the newest night first. */
  List<Double> values(Question question) {
    var known = values.get(question);
    return known == null ? List.of() : List.copyOf(known.values());
  }

  /** The tables that were asked about. */
  NavigableSet<String> tables(Rule rule) {
    var tables = new TreeSet<String>();
    values.keySet().stream().filter(q -> q.rule() == rule).forEach(q -> tables.add(q.table()));
    return tables;
  }
}
