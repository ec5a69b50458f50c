package org.kolscope.store;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
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
 * <p>Cost: one shuffle of the state before the first night that is loaded, of what is stored from
 * it on, and of the drops, however many nights they are; the first night of a table needs none.
 *
 * @param before the newest row of each key before the first night, with {@code logKind}
 * @param stored all rows from that night on, with {@code logKind} and {@code asOf}
 * @param nights what the log has, by night
 * @param loaded nights that are loaded now, at least one
 */
record SourceLog(
    SparkSession spark,
    Class<? extends Record> type,
    Dataset<Row> before,
    Dataset<Row> stored,
    NavigableMap<LocalDate, LogNight> nights,
    NavigableSet<LocalDate> loaded) {

  private static final String DAY = "logDay";
  private static final String SOURCE = "logSource";
  private static final String GONE = "gone";

  /** Lists that are held on the driver and every executor: 5 million are some 300 MB. */
  private static final int MAX_LISTS = 5_000_000;

  /**
   * Rows of the nights from the first loaded one on as they should be stored, marks of loaded
   * nights all given, without the rows that name nights.
   *
   * @param fresh rows of the drops with {@code asOf} and {@code logKind} CHANGED or STUB
   * @param lists complete lists of the drops: rows of the table with only an id, {@code asOf} and
   *     {@code logKind}; null if the table has none
   * @param counted loaded nights whose marks UNSEEN are not given but counted: one row a night and
   *     task, with the number in {@link LogFold#COUNT} and nothing else
   */
  Dataset<Row> of(Dataset<Row> fresh, Dataset<Row> lists, Set<LocalDate> counted) {
    var others = not(col(StoredTable.AS_OF).isin(loaded.toArray()));
    var allLists =
        dated(stored.filter(isList()).filter(others))
            .unionByName(lists == null ? none() : dated(none().drop(DAY).unionByName(lists, true)));
    var told =
        nights.isEmpty() && loaded.size() == 1
            ? dated(fresh)
            : folded(fresh, covers(allLists), counted);
    return told.select(columns())
        .unionByName(allLists.select(columns()))
        .withColumn(StoredTable.AS_OF, functions.expr("date_from_unix_date(" + DAY + ")"))
        .drop(DAY);
  }

  private Dataset<Row> folded(Dataset<Row> fresh, LogFold.Covers covers, Set<LocalDate> counted) {
    var rows = stored.filter(not(isList())).filter(not(isNight()));
    var input =
        input(before.withColumn(DAY, lit(-1)), Source.BEFORE)
            .union(input(dated(rows), Source.STORED))
            .union(input(dated(fresh), Source.FRESH));
    var keys = UniqueKeys.columns(type);
    var order = new ArrayList<>(List.of(keys));
    order.addAll(List.of(col(DAY), col(SOURCE)));
    return input
        .repartition(keys)
        .sortWithinPartitions(order.toArray(Column[]::new))
        .mapPartitions(fold(covers, counted), Encoders.row(told()));
  }

  private LogFold fold(LogFold.Covers covers, Set<LocalDate> counted) {
    var names = List.of(Table.schemaOf(type).fieldNames());
    var all = new TreeSet<>(nights.tailMap(loaded.first(), true).keySet());
    all.addAll(loaded);
    var silences = new HashMap<Integer, LogKind>();
    all.stream()
        .filter(n -> !loaded.contains(n))
        .forEach(n -> silences.put((int) n.toEpochDay(), nights.get(n).silence()));
    var ids =
        Arrays.stream(type.getRecordComponents())
            .filter(c -> c.isAnnotationPresent(IdOf.class) || c.getName().equals("externalId"))
            .map(c -> names.indexOf(c.getName()))
            .toList();
    var rows = new LogFold.Columns(names.indexOf(GONE), ids, names.size());
    var keys = UniqueKeys.names(type).stream().map(names::indexOf).toList();
    var log = new KeyLog<Row>(days(all), silences, rows);
    var lists = new JavaSparkContext(spark.sparkContext()).broadcast(covers);
    return new LogFold(log, keys, names.size(), lists, Set.copyOf(days(counted)));
  }

  private static List<Integer> days(Collection<LocalDate> nights) {
    return nights.stream().map(n -> (int) n.toEpochDay()).toList();
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

  /** Columns of {@link #told}, the night as a number of days. */
  private Dataset<Row> dated(Dataset<Row> rows) {
    return rows.withColumn(DAY, functions.unix_date(col(StoredTable.AS_OF)))
        .withColumn(LogFold.COUNT, lit(null))
        .select(columns());
  }

  private StructType told() {
    var schema = new StructType();
    for (var field : Table.schemaOf(type).fields()) {
      schema = schema.add(field.name(), field.dataType(), true);
    }
    return schema
        .add(LogNight.KIND, DataTypes.StringType)
        .add(DAY, DataTypes.IntegerType)
        .add(LogFold.COUNT, DataTypes.LongType);
  }

  private Column[] columns() {
    return Arrays.stream(told().fields())
        .map(f -> col(f.name()).cast(f.dataType()).as(f.name()))
        .toArray(Column[]::new);
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
