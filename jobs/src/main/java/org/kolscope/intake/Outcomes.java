package org.kolscope.intake;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.intake.Drop.Counts;

/** What became of the raw rows of some nights, counted by night, table, file and reason. */
record Outcomes(Map<Integer, Map<String, List<Outcome>>> byNight) {

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
    Map<Integer, Map<String, List<Outcome>>> byNight = new TreeMap<>();
    var judged =
        named(
            typed,
            col(Typing.NIGHT),
            col("_path"),
            coalesce(col(Typing.REASON), lit("")).as("reason"),
            col(Typing.REPLAYED));
    for (var row :
        judged
            .groupBy("table", Typing.NIGHT, "_path", "reason", Typing.REPLAYED)
            .count()
            .collectAsList()) {
      byNight
          .computeIfAbsent(row.getInt(1), n -> new TreeMap<>())
          .computeIfAbsent(row.getString(0), t -> new ArrayList<>())
          .add(new Outcome(row.getString(2), row.getString(3), row.getBoolean(4), row.getLong(5)));
    }
    return new Outcomes(byNight);
  }

  private List<Outcome> of(LocalDate night, String table) {
    return byNight.getOrDefault((int) night.toEpochDay(), Map.of()).getOrDefault(table, List.of());
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
   * Refuses a night with too many quarantined rows of a table. Rows that a repaired copy stands for
   * and refused ones count neither as bad nor as read: half a file is still half wrong when it was
   * copied.
   */
  void refuseTooMany(double maxShare) {
    byNight.forEach(
        (night, byTable) ->
            byTable.forEach(
                (table, outcomes) -> {
                  var read = sum(outcomes, o -> !o.isReplayed() && !o.isRefused());
                  var faults = sum(outcomes, o -> !o.isReplayed() && o.isQuarantined());
                  if (faults > maxShare * read) {
                    throw new DataQualityException(
                        "night "
                            + LocalDate.ofEpochDay(night)
                            + ", table "
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
                }));
  }

  /**
   * Per night and table for which it has files, the numbers that add up.
   *
   * @param merged the tables made of the sound rows
   */
  Map<LocalDate, Map<String, Counts>> counts(
      List<SourcePlan> plans, Map<Class<? extends Record>, Dataset<Row>> merged) {
    Map<List<Object>, Long> rows = new HashMap<>();
    named(merged, col(Typing.NIGHT))
        .groupBy("table", Typing.NIGHT)
        .count()
        .collectAsList()
        .forEach(r -> rows.put(List.of(r.getString(0), r.getInt(1)), r.getLong(2)));
    Map<LocalDate, Map<String, Counts>> counts = new TreeMap<>();
    for (var plan : plans) {
      var night = plan.asOf();
      Map<String, Counts> ofNight = new LinkedHashMap<>();
      for (var type : plan.tables().keySet()) {
        var table = type.getSimpleName();
        var accepted = rows.getOrDefault(List.of(table, (int) night.toEpochDay()), 0L);
        ofNight.put(table, counts(of(night, table), accepted));
      }
      counts.put(night, ofNight);
    }
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

  /** Per file of a night, the raw rows of a table. */
  Map<String, Long> rowsByFile(LocalDate night, String table) {
    Map<String, Long> rows = new TreeMap<>();
    of(night, table).forEach(o -> rows.merge(o.file(), o.rows(), Long::sum));
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
