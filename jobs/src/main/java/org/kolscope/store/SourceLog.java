package org.kolscope.store;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.kolscope.schema.IdOf;
import org.kolscope.schema.Table;
import org.kolscope.store.LogFold.Source;

/**
 * Tells the log of one source table anew from a night on: {@link KeyLog} over every key.
 *
 * <p>Cost: one shuffle of the state before the night, of what is stored from it on, and of the
 * drop; the first night of a table needs none.
 *
 * @param before the newest row of each key before the night, with {@code logKind}
 * @param stored all rows from the night on, with {@code logKind} and {@code asOf}
 * @param nights what the log has, by night
 */
record SourceLog(
    SparkSession spark,
    Class<? extends Record> type,
    Dataset<Row> before,
    Dataset<Row> stored,
    NavigableMap<LocalDate, LogNight> nights) {

  private static final String DAY = "logDay";
  private static final String SOURCE = "logSource";
  private static final String GONE = "gone";

  /** Lists that are held on the driver and every executor: 5 million are some 300 MB. */
  private static final int MAX_LISTS = 5_000_000;

  /**
   * Rows of the nights from {@code night} on as they should be stored, marks of the night itself
   * all given, without the rows that name nights.
   *
   * @param fresh rows of the drop with {@code logKind} CHANGED or STUB
   * @param lists complete lists of the drop: rows of the table with only an id and {@code logKind};
   *     null if the table has none
   */
  Dataset<Row> from(LocalDate night, Dataset<Row> fresh, Dataset<Row> lists) {
    var allLists =
        dated(stored.filter(isList()).filter(col(StoredTable.AS_OF).gt(lit(night))))
            .unionByName(
                lists == null
                    ? none()
                    : none().unionByName(lists.withColumn(DAY, day(night)), true));
    var told =
        nights.isEmpty()
            ? fresh.withColumn(DAY, day(night))
            : folded(night, fresh, covers(allLists));
    return told.select(columns())
        .unionByName(allLists.select(columns()))
        .withColumn(StoredTable.AS_OF, functions.expr("date_from_unix_date(" + DAY + ")"))
        .drop(DAY);
  }

  private Dataset<Row> folded(LocalDate night, Dataset<Row> fresh, LogFold.Covers covers) {
    var rows = stored.filter(not(isList())).filter(not(isNight()));
    var input =
        input(before.withColumn(DAY, lit(-1)), Source.BEFORE)
            .union(input(dated(rows), Source.STORED))
            .union(input(fresh.withColumn(DAY, day(night)), Source.FRESH));
    var keys = UniqueKeys.columns(type);
    var order = new ArrayList<>(List.of(keys));
    order.addAll(List.of(col(DAY), col(SOURCE)));
    return input
        .repartition(keys)
        .sortWithinPartitions(order.toArray(Column[]::new))
        .mapPartitions(fold(night, covers), Encoders.row(told()));
  }

  private LogFold fold(LocalDate night, LogFold.Covers covers) {
    var names = List.of(Table.schemaOf(type).fieldNames());
    var silences = new TreeMap<Integer, LogKind>();
    nights
        .tailMap(night, false)
        .forEach((later, n) -> silences.put((int) later.toEpochDay(), n.silence()));
    var ids =
        Arrays.stream(type.getRecordComponents())
            .filter(c -> c.isAnnotationPresent(IdOf.class) || c.getName().equals("externalId"))
            .map(c -> names.indexOf(c.getName()))
            .toList();
    var rows = new LogFold.Columns(names.indexOf(GONE), ids, names.size());
    var keys = UniqueKeys.names(type).stream().map(names::indexOf).toList();
    var log = new KeyLog<Row>((int) night.toEpochDay(), silences, rows);
    var all = new JavaSparkContext(spark.sparkContext()).broadcast(covers);
    return new LogFold(log, keys, names.size(), all);
  }

  private Dataset<Row> input(Dataset<Row> rows, Source source) {
    var value =
        struct(
            Arrays.stream(Table.schemaOf(type).fieldNames())
                .map(c -> col(c))
                .toArray(Column[]::new));
    return rows.select(
        with(
            UniqueKeys.columns(type),
            col(DAY).cast("int").as(DAY),
            lit(source.name()).as(SOURCE),
            col(LogNight.KIND),
            value.as("value")));
  }

  /** Complete lists by night; one a crawled account, so they fit where accounts do. */
  private LogFold.Covers covers(Dataset<Row> lists) {
    var names = List.of(Table.schemaOf(type).fieldNames());
    var covers = new LogFold.Covers(names.indexOf("followerId"), names.indexOf("followeeId"));
    if (!names.contains(GONE)) {
      return covers;
    }
    var rows = lists.select(DAY, LogNight.KIND, "followerId", "followeeId").limit(MAX_LISTS + 1);
    var found = rows.collectAsList();
    if (found.size() > MAX_LISTS) {
      throw new IllegalStateException(
          "table %s: more than %,d complete lists in one night and those after it; load fewer"
                  .formatted(type.getSimpleName(), MAX_LISTS)
              + " nights out of order, or split the crawl");
    }
    for (var list : found) {
      var isOfFollowers = list.getString(1).equals(LogKind.ALL_FOLLOWERS.name());
      covers.add(list.getInt(0), isOfFollowers, list.getLong(isOfFollowers ? 3 : 2));
    }
    return covers;
  }

  private Dataset<Row> none() {
    return spark.createDataFrame(List.<Row>of(), told());
  }

  private Dataset<Row> dated(Dataset<Row> rows) {
    var isDated = List.of(rows.columns()).contains(DAY);
    return (isDated ? rows : rows.withColumn(DAY, functions.unix_date(col(StoredTable.AS_OF))))
        .select(columns());
  }

  private StructType told() {
    var schema = new StructType();
    for (var field : Table.schemaOf(type).fields()) {
      schema = schema.add(field.name(), field.dataType(), true);
    }
    return schema.add(LogNight.KIND, DataTypes.StringType).add(DAY, DataTypes.IntegerType);
  }

  private Column[] columns() {
    return Arrays.stream(told().fields())
        .map(f -> col(f.name()).cast(f.dataType()).as(f.name()))
        .toArray(Column[]::new);
  }

  private static Column day(LocalDate night) {
    return lit((int) night.toEpochDay());
  }

  private static Column isList() {
    return LogNight.is(LogKind.ALL_FOLLOWERS, LogKind.ALL_FOLLOWEES);
  }

  private static Column isNight() {
    return LogNight.is(LogKind.NIGHT, LogKind.BASE);
  }

  private static Column not(Column condition) {
    return functions.not(condition);
  }

  private static Column[] with(Column[] first, Column... more) {
    var all = new ArrayList<>(List.of(first));
    all.addAll(List.of(more));
    return all.toArray(Column[]::new);
  }
}
