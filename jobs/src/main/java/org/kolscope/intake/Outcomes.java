package org.kolscope.intake;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.intake.Drop.Counts;

/** What became of the raw rows, counted by table, file and reason. */
record Outcomes(Map<String, List<Outcome>> byTable) {

  /**
   * Rows of one file with one outcome.
   *
   * @param reason code of {@link Reasons}, empty for sound rows, or {@link Typing#REFUSED}
   * @param isReplayed whether a repaired copy was read in their place
   */
  record Outcome(String file, String reason, boolean isReplayed, long rows) {

    boolean isSound() {
      return reason.isEmpty();
    }

    boolean isRefused() {
      return reason.equals(Typing.REFUSED);
    }

    boolean isQuarantined() {
      return !isSound() && !isRefused();
    }
  }

  /** Counts the typed rows of all tables in one job. */
  static Outcomes of(Map<Class<? extends Record>, Dataset<Row>> typed) {
    Map<String, List<Outcome>> byTable = new LinkedHashMap<>();
    typed.keySet().forEach(t -> byTable.put(t.getSimpleName(), new ArrayList<>()));
    var judged =
        named(
            typed,
            col("_path"),
            coalesce(col(Typing.REASON), lit("")).as("reason"),
            col(Typing.REPLAYED));
    for (var row :
        judged.groupBy("table", "_path", "reason", Typing.REPLAYED).count().collectAsList()) {
      byTable
          .get(row.getString(0))
          .add(new Outcome(row.getString(1), row.getString(2), row.getBoolean(3), row.getLong(4)));
    }
    return new Outcomes(byTable);
  }

  /** Columns of all tables below each other, with the name of the table in front. */
  private static Dataset<Row> named(
      Map<Class<? extends Record>, Dataset<Row>> tables, Column... columns) {
    return tables.entrySet().stream()
        .map(
            e ->
                e.getValue()
                    .select(columns)
                    .select(lit(e.getKey().getSimpleName()).as("table"), col("*")))
        .reduce(Dataset::union)
        .orElseThrow();
  }

  /**
   * Refuses a table with too many quarantined rows. Rows that a repaired copy stands for and
   * refused ones count neither as bad nor as read: half a file is still half wrong when it was
   * copied.
   */
  void refuseTooMany(double maxShare) {
    byTable.forEach(
        (table, outcomes) -> {
          var read = sum(outcomes, o -> !o.isReplayed() && !o.isRefused());
          var faults = sum(outcomes, o -> !o.isReplayed() && o.isQuarantined());
          if (faults > maxShare * read) {
            throw new DataQualityException(
                "table "
                    + table
                    + ": "
                    + faults
                    + " of "
                    + read
                    + " rows would be quarantined, more than the share "
                    + maxShare
                    + " that intake.max-quarantined-share allows; reasons "
                    + reasons(outcomes, o -> !o.isReplayed()));
          }
        });
  }

  /** Per table, the numbers that add up; {@code merged} are the tables made of the sound rows. */
  Map<String, Counts> counts(Map<Class<? extends Record>, Dataset<Row>> merged) {
    Map<String, Long> rows = new TreeMap<>();
    named(merged, lit(1).as("one"))
        .groupBy("table")
        .count()
        .collectAsList()
        .forEach(r -> rows.put(r.getString(0), r.getLong(1)));
    Map<String, Counts> counts = new LinkedHashMap<>();
    merged
        .keySet()
        .forEach(
            type -> {
              var table = type.getSimpleName();
              counts.put(table, counts(byTable.get(table), rows.getOrDefault(table, 0L)));
            });
    return counts;
  }

  private static Counts counts(List<Outcome> outcomes, long accepted) {
    return new Counts(
        sum(outcomes, o -> true),
        accepted,
        sum(outcomes, Outcome::isSound) - accepted,
        sum(outcomes, Outcome::isQuarantined),
        sum(outcomes, Outcome::isRefused),
        sum(outcomes, Outcome::isReplayed),
        reasons(outcomes, o -> true));
  }

  /** Per file, the raw rows of a table. */
  Map<String, Long> rowsByFile(String table) {
    Map<String, Long> rows = new TreeMap<>();
    byTable.get(table).forEach(o -> rows.merge(o.file(), o.rows(), Long::sum));
    return rows;
  }

  private static Map<String, Long> reasons(List<Outcome> outcomes, Predicate<Outcome> wanted) {
    Map<String, Long> reasons = new TreeMap<>();
    outcomes.stream()
        .filter(o -> o.isQuarantined() && wanted.test(o))
        .forEach(o -> reasons.merge(o.reason(), o.rows(), Long::sum));
    return reasons;
  }

  private static long sum(List<Outcome> outcomes, Predicate<Outcome> wanted) {
    return outcomes.stream().filter(wanted).mapToLong(Outcome::rows).sum();
  }
}
