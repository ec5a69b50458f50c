package org.kolscope.schema;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A dataset whose columns are the components of record {@code R}: same names, same types, same
 * order.
 *
 * <p>Spark's {@code Encoders.bean} does not see record components: it answers with an empty schema.
 * So a step computes on untyped {@link #rows()} and is typed at its two ends by this class. A
 * primitive component is a column without nulls; a boxed one may hold nulls.
 */
public record Table<R extends Record>(Class<R> type, Dataset<Row> rows) {

  private static final Map<Class<?>, DataType> SPARK_TYPES =
      Map.ofEntries(
          Map.entry(long.class, DataTypes.LongType),
          Map.entry(Long.class, DataTypes.LongType),
          Map.entry(int.class, DataTypes.IntegerType),
          Map.entry(Integer.class, DataTypes.IntegerType),
          Map.entry(double.class, DataTypes.DoubleType),
          Map.entry(Double.class, DataTypes.DoubleType),
          Map.entry(boolean.class, DataTypes.BooleanType),
          Map.entry(Boolean.class, DataTypes.BooleanType),
          Map.entry(String.class, DataTypes.StringType),
          Map.entry(Instant.class, DataTypes.TimestampType),
          Map.entry(LocalDate.class, DataTypes.DateType));

  /**
   * @throws IllegalArgumentException if a component of {@code R} is missing from {@code rows} or
   *     has another type
   */
  public Table {
    for (var field : schemaOf(type).fields()) {
      var found =
          Arrays.stream(rows.schema().fields())
              .filter(f -> f.name().equals(field.name()))
              .findAny();
      if (found.isEmpty()
          || !DataType.equalsIgnoreNullability(found.get().dataType(), field.dataType())) {
        throw new IllegalArgumentException(
            type.getSimpleName()
                + " needs column "
                + field.name()
                + " "
                + field.dataType().sql()
                + ", got "
                + rows.schema().toDDL());
      }
    }
    rows =
        rows.select(
            Arrays.stream(schemaOf(type).fieldNames()).map(functions::col).toArray(Column[]::new));
  }

  public static <R extends Record> Table<R> of(SparkSession spark, Class<R> type, List<R> records) {
    return new Table<>(
        type, spark.createDataFrame(records.stream().map(Table::toRow).toList(), schemaOf(type)));
  }

  /** Brings every row to the driver; for tests, reports and graphs known to be small. */
  public List<R> collect() {
    return rows.collectAsList().stream().map(this::toRecord).toList();
  }

  public static StructType schemaOf(Class<? extends Record> type) {
    var schema = new StructType();
    for (RecordComponent c : type.getRecordComponents()) {
      var dataType = dataTypeOf(c);
      if (dataType == null) {
        throw new IllegalArgumentException(
            "no column type for " + type.getName() + "." + c.getName());
      }
      schema = schema.add(c.getName(), dataType, !c.getType().isPrimitive());
    }
    return schema;
  }

  /** The column type of one component; null if it has none. */
  public static DataType dataTypeOf(RecordComponent c) {
    if (c.getType().isEnum()) {
      return DataTypes.StringType;
    }
    // the only list a table may hold is one of texts
    return c.getGenericType().getTypeName().equals("java.util.List<java.lang.String>")
        ? DataTypes.createArrayType(DataTypes.StringType)
        : SPARK_TYPES.get(c.getType());
  }

  /** The row of a record, for tasks that make records. */
  public static Row toRow(Record r) {
    return RowFactory.create(
        Arrays.stream(r.getClass().getRecordComponents())
            .map(c -> invoke(() -> c.getAccessor().invoke(r)))
            .map(v -> v instanceof Enum<?> e ? e.name() : v)
            .map(v -> v instanceof List<?> texts ? texts.toArray(String[]::new) : v)
            .toArray());
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private R toRecord(Row row) {
    var components = type.getRecordComponents();
    var values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      var t = components[i].getType();
      if (t.isPrimitive() && row.isNullAt(i)) {
        throw new IllegalStateException(
            "null in " + type.getSimpleName() + "." + components[i].getName() + ": " + row);
      }
      if (row.isNullAt(i)) {
        continue;
      }
      if (t.isEnum()) {
        values[i] = Enum.valueOf((Class) t, row.getString(i));
      } else {
        values[i] = t == List.class ? row.getList(i) : row.get(i);
      }
    }
    var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    return invoke(
        () -> {
          Constructor<R> canonical = type.getDeclaredConstructor(types);
          return canonical.newInstance(values);
        });
  }

  private interface Reflective<T> {
    T get() throws ReflectiveOperationException;
  }

  private static <T> T invoke(Reflective<T> call) {
    try {
      return call.get();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
