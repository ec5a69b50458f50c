package org.kolscope.intake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.struct;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.kolscope.schema.Tables;

/**
 * Makes one row of all sound rows of a night with the same key: column by column the first known
 * value, in the order of the mappings, then of {@code newest}, then the later file (repaired ones
 * last), line and part. One shuffle by key and night; the rows of one key are held together, and
 * nobody has more than it was crawled times.
 */
final class Merging {

  private Merging() {}

  static Dataset<Row> byKey(SparkSession spark, Class<? extends Record> table, Dataset<Row> typed) {
    var keys = Tables.keyOf(table);
    var schema = new StructType();
    for (var field : typed.schema().fields()) {
      if (!field.name().startsWith("_")) {
        schema = schema.add(field);
      }
    }
    schema = schema.add(Typing.NIGHT, DataTypes.IntegerType);
    var silentIsFalse =
        Arrays.stream(table.getRecordComponents())
            .filter(c -> c.getType() == boolean.class && !Tables.isRequired(c))
            .map(c -> c.getName())
            .collect(Collectors.toSet());
    List<Column> kept = new ArrayList<>();
    for (var name : List.of("_precedence", "_newest", "_path", "_line", "_part")) {
      kept.add(col(name));
    }
    for (var name : schema.fieldNames()) {
      kept.add(col(name));
    }
    var same = new ArrayList<Column>();
    keys.forEach(k -> same.add(col(k)));
    same.add(col(Typing.NIGHT));
    var rows = new Rows(Arrays.asList(schema.fieldNames()), silentIsFalse);
    var merged =
        typed
            .where(col(Typing.REASON).isNull())
            .groupBy(same.toArray(Column[]::new))
            .agg(collect_list(struct(kept.toArray(Column[]::new))).as("rows"))
            .select("rows")
            .toJavaRDD()
            .map(rows::merged);
    return spark.createDataFrame(merged, schema);
  }

  private record Rows(List<String> names, Set<String> silentIsFalse) implements Serializable {

    private static final long serialVersionUID = 1;
    private static final int FIRST_VALUE = 5;

    /** The winner first. */
    private static final Comparator<Row> ORDER =
        Comparator.<Row>comparingInt(r -> r.getInt(0))
            .thenComparing(
                r -> r.isNullAt(1) ? Double.NEGATIVE_INFINITY : r.getDouble(1),
                Comparator.reverseOrder())
            .thenComparing(r -> r.getString(2), RawFiles.LATER.reversed())
            .thenComparing(r -> r.getLong(3), Comparator.reverseOrder())
            .thenComparing(r -> r.getLong(4), Comparator.reverseOrder());

    Row merged(Row group) {
      List<Row> rows = new ArrayList<>(group.<Row>getList(0));
      rows.sort(ORDER);
      var merged = new Object[names.size()];
      for (int i = 0; i < merged.length; i++) {
        for (int r = 0; r < rows.size() && merged[i] == null; r++) {
          merged[i] = rows.get(r).get(FIRST_VALUE + i);
        }
        if (merged[i] == null && silentIsFalse.contains(names.get(i))) {
          merged[i] = false;
        }
      }
      return RowFactory.create(merged);
    }
  }
}
