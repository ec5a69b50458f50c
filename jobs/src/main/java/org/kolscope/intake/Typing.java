package org.kolscope.intake;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.kolscope.intake.ColumnReader.Night;
import org.kolscope.intake.RepairIndex.Original;
import org.kolscope.intake.Source.Ids;
import org.kolscope.intake.SourcePlan.MappingPlan;
import org.kolscope.schema.Follow;
import org.kolscope.schema.IdOf;
import org.kolscope.schema.Table;

/**
 * Gives raw rows their types, or says why they cannot have them: Spark evaluates the expressions of
 * the mapping, {@link ColumnReader} reads their values. One narrow pass, no shuffle.
 *
 * <p>A row is judged column by column in the order of the record; the first fault is its reason.
 * Before that, a row that names a refused account is emptied.
 *
 * @param ids how the source writes ids
 * @param nights per night as days since 1970, what holds for every column
 * @param refused accounts of which nothing is kept
 * @param repaired per night, raw rows that a repaired copy stands for
 */
record Typing(
    Ids ids,
    Map<Integer, Night> nights,
    RefusedIds refused,
    Broadcast<Map<Integer, Set<Original>>> repaired) {

  /** The night of a row's folder as days since 1970. */
  static final String NIGHT = "_night";

  /** Suffix of the text behind a hashed id. */
  static final String TEXT = "__text";

  /** Code of {@link Reasons}; null for a sound row. */
  static final String REASON = "_reason";

  /** Stands where a reason stands, for a row of a refused account: it is counted, nothing else. */
  static final String REFUSED = "refused";

  /** Whether a row is quarantined and a repaired copy of it was read. */
  static final String REPLAYED = "_replayed";

  /** Place and rank of a row, after the columns of the table. */
  private static final StructType PLACE =
      new StructType()
          .add("_path", DataTypes.StringType)
          .add("_line", DataTypes.LongType)
          .add("_part", DataTypes.LongType)
          .add("_raw", DataTypes.StringType)
          .add("_precedence", DataTypes.IntegerType)
          .add("_newest", DataTypes.DoubleType)
          .add(REASON, DataTypes.StringType)
          .add("_columnName", DataTypes.StringType)
          .add("_value", DataTypes.StringType)
          .add(REPLAYED, DataTypes.BooleanType, false)
          .add(NIGHT, DataTypes.IntegerType, false);

  /** Columns of {@code table}, all nullable, then the texts of hashed ids, then the place. */
  StructType schemaOf(Class<? extends Record> table) {
    var schema = new StructType();
    for (var field : Table.schemaOf(table).fields()) {
      schema = schema.add(field.name(), field.dataType(), true);
    }
    for (var component : table.getRecordComponents()) {
      if (ids == Ids.TEXT && component.isAnnotationPresent(IdOf.class)) {
        schema = schema.add(component.getName() + TEXT, DataTypes.StringType);
      }
    }
    for (var field : PLACE.fields()) {
      schema = schema.add(field);
    }
    return schema;
  }

  /**
   * Types the rows of one mapping.
   *
   * @param raw columns of the mapping's raw schema and {@code _path}, {@code _file}, {@code
   *     _folder}, {@code _line}, {@code _part}, {@code _raw}, {@code _problem}, {@code _night}
   * @return rows of {@link #schemaOf}; {@code _raw} only where there is a reason
   */
  Dataset<Row> typed(
      SparkSession spark,
      Dataset<Row> raw,
      Class<? extends Record> table,
      MappingPlan plan,
      Source source) {
    var time = new TimeText(plan.mapping().timeFormats(), source.zone());
    var readers = new HashMap<Integer, List<ColumnReader>>();
    nights.forEach(
        (n, night) -> {
          List<ColumnReader> ofNight = new ArrayList<>();
          for (var component : table.getRecordComponents()) {
            ofNight.add(ColumnReader.of(component, night, time));
          }
          readers.put(n, ofNight);
        });
    var rows =
        new Rows(
            readers,
            ids == Ids.TEXT,
            table == Follow.class,
            plan.precedence(),
            time,
            refused,
            repaired);
    var rdd = valued(raw, table, plan, source).toJavaRDD().map(rows::typed);
    return spark.createDataFrame(rdd, schemaOf(table));
  }

  /**
   * Place, {@code newest}, night, then one value per component; rows not meant for the table left
   * out.
   */
  private static Dataset<Row> valued(
      Dataset<Row> raw, Class<? extends Record> table, MappingPlan plan, Source source) {
    var mapping = plan.mapping();
    var meant =
        mapping.where() == null
            ? raw
            : raw.where(
                col("_problem")
                    .isNotNull()
                    .or(coalesce(expr(source.filled(mapping.where())), lit(false))));
    List<Column> columns = new ArrayList<>();
    for (var place : List.of("_path", "_line", "_part", "_raw", "_problem")) {
      columns.add(col(place));
    }
    var newest = mapping.newest() == null ? lit(null) : expr(source.filled(mapping.newest()));
    columns.add(newest.cast("string").as("newest"));
    columns.add(col(NIGHT));
    for (var component : table.getRecordComponents()) {
      var name = component.getName();
      var sql = plan.expressions().get(name);
      columns.add((sql == null ? lit(null).cast("string") : expr(sql)).as("v_" + name));
    }
    return meant.select(columns.toArray(Column[]::new));
  }

  /** The work of one task: rows of {@link #valued} to rows of {@link #schemaOf}. */
  private record Rows(
      Map<Integer, List<ColumnReader>> byNight,
      boolean keepsTexts,
      boolean refusesSelfFollows,
      int precedence,
      TimeText time,
      RefusedIds refused,
      Broadcast<Map<Integer, Set<Original>>> repaired)
      implements Serializable {

    private static final long serialVersionUID = 1;
    private static final int NIGHT_VALUE = 6;
    private static final int FIRST_VALUE = 7;

    Row typed(Row row) {
      var readers = byNight.get(row.getInt(NIGHT_VALUE));
      var texts = keepsTexts ? readers.stream().filter(r -> r.id() != null).count() : 0;
      var typed = new Object[readers.size() + (int) texts + PLACE.length()];
      var reason = row.getString(4);
      String column = null;
      String value = null;
      var text = readers.size();
      for (int i = 0; i < readers.size(); i++) {
        var raw = row.get(FIRST_VALUE + i);
        var cell = readers.get(i).read(raw);
        typed[i] = cell.value();
        if (keepsTexts && readers.get(i).id() != null) {
          typed[text++] = ColumnReader.text(raw);
        }
        if (reason == null && cell.reason() != null) {
          reason = cell.reason();
          column = readers.get(i).name();
          value = ColumnReader.text(raw);
        }
      }
      if (reason == null && refusesSelfFollows && typed[0].equals(typed[1])) {
        reason = Reasons.SELF_FOLLOW;
        column = readers.get(1).name();
        value = ColumnReader.text(row.get(FIRST_VALUE + 1));
      }
      if (isRefused(readers, typed)) {
        Arrays.fill(typed, null);
        place(typed, text, row, REFUSED, null, null);
      } else {
        place(typed, text, row, reason, column, value);
      }
      return RowFactory.create(typed);
    }

    private boolean isRefused(List<ColumnReader> readers, Object[] typed) {
      for (int i = 0; i < readers.size(); i++) {
        if (readers.get(i).id() == IdOf.Kind.ACCOUNT && refused.contains(typed[i])) {
          return true;
        }
      }
      return false;
    }

    private void place(
        Object[] typed, int from, Row row, String reason, String column, String value) {
      var isBad = reason != null && !reason.equals(REFUSED);
      var isTold = isBad && !refused.areNamedIn(row.getString(0), row.getString(3));
      var raw = isTold ? row.getString(3) : null;
      Object[] place = {
        row.get(0),
        row.get(1),
        row.get(2),
        cut(raw),
        precedence,
        newest(row.getString(5)),
        reason,
        column,
        raw == null ? null : cut(value),
        isBad
            && repaired
                .value()
                .get(row.getInt(NIGHT_VALUE))
                .contains(new Original(row.getString(0), row.getLong(1), row.getLong(2))),
        row.getInt(NIGHT_VALUE)
      };
      System.arraycopy(place, 0, typed, from, place.length);
    }

    private static String cut(String text) {
      return text == null || text.length() <= Intake.RAW_LENGTH
          ? text
          : text.substring(0, Intake.RAW_LENGTH);
    }

    /** A number as it is, a time as its seconds; what is neither is older than everything. */
    private Double newest(String text) {
      if (text == null) {
        return null;
      }
      try {
        return Double.valueOf(text);
      } catch (NumberFormatException e) {
        var at = time.instant(text);
        return at == null ? null : (double) at.getEpochSecond();
      }
    }
  }
}
