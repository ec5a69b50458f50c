package org.kolscope.store;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The log of one source table in the warehouse.
 *
 * @param readAt the snapshot to read; empty for the newest
 * @param nights what the log has, oldest first; empty also if there is no such table
 */
record StoredLog(
    SparkSession spark,
    StoredTable table,
    OptionalLong readAt,
    NavigableMap<LocalDate, LogNight> nights) {

  private static final String OUT = "kolscopeOut";

  /** What each loaded night changed, and the nights of the log now. */
  record Written(
      NavigableMap<LocalDate, Logged> logged, NavigableMap<LocalDate, LogNight> nights) {}

  private Class<? extends Record> type() {
    return table.type();
  }

  /** The newest row of each key up to a date, with what kind it is and when it was first seen. */
  Dataset<Row> latest(LocalDate asOf) {
    refuseFolded(asOf.plusDays(1));
    var known = nights.headMap(asOf, true).navigableKeySet();
    return known.isEmpty()
        ? spark
            .createDataFrame(List.<Row>of(), StoredTable.logSchema(type()))
            .drop(StoredTable.AS_OF, LogNight.NOTE)
        : Latest.of(type(), entries().drop(LogNight.NOTE), known);
  }

  private Dataset<Row> entries() {
    return table.log(readAt).filter(LogNight.isEntry());
  }

  /**
   * The first night of which each key is known: key columns and {@code firstSeen}, up to a date.
   */
  Dataset<Row> firstSeen(LocalDate asOf) {
    refuseFolded(asOf.plusDays(1));
    return entries()
        .filter(col(StoredTable.AS_OF).leq(lit(asOf)))
        .groupBy(UniqueKeys.columns(type()))
        .agg(min(coalesce(col(LogNight.FIRST), col(StoredTable.AS_OF))).as("firstSeen"));
  }

  /**
   * Replaces nights as a whole, see {@link Store#writeNight}. Where several are loaded at once,
   * marks of keys that were not seen are counted first: they are told one by one only where silence
   * will mean something else, and then they are fewer than the rows of the night.
   *
   * @param loaded nights, at least one
   * @param fresh rows of the drops with {@code asOf} and {@code logKind}
   * @param lists see {@link SourceLog#of}
   */
  Written write(NavigableSet<LocalDate> loaded, Dataset<Row> fresh, Dataset<Row> lists) {
    refuseFolded(loaded.first());
    var schema = StoredTable.logSchema(type());
    var log = nights.isEmpty() ? spark.createDataFrame(List.of(), schema) : table.log(readAt);
    var source =
        new SourceLog(
            spark,
            type(),
            latest(loaded.first().minusDays(1)).drop(LogNight.FIRST),
            log.filter(col(StoredTable.AS_OF).geq(lit(loaded.first()))),
            nights,
            loaded);
    var checked = UniqueKeys.checkedByNight(type(), fresh);
    var counted = loaded.size() == 1 ? Set.<LocalDate>of() : Set.copyOf(loaded);
    var told = source.of(checked, lists, counted).persist();
    try {
      var kinds = kinds(told);
      var spelt = new TreeSet<>(counted);
      spelt.removeIf(n -> LogNight.silence(kinds.getOrDefault(n, Map.of())) == LogKind.UNSEEN);
      return spelt.isEmpty()
          ? commit(loaded, told, kinds)
          : commit(loaded, source.of(checked, lists, without(counted, spelt)));
    } finally {
      told.unpersist();
    }
  }

  private Map<LocalDate, Map<LogKind, Fingerprint>> kinds(Dataset<Row> told) {
    return UniqueKeys.held(type(), () -> Fingerprint.ofNights(told));
  }

  private static Set<LocalDate> without(Set<LocalDate> all, Set<LocalDate> some) {
    return all.stream().filter(n -> !some.contains(n)).collect(Collectors.toUnmodifiableSet());
  }

  private Written commit(NavigableSet<LocalDate> loaded, Dataset<Row> rows) {
    var told = rows.persist();
    try {
      return commit(loaded, told, kinds(told));
    } finally {
      told.unpersist();
    }
  }

  private Written commit(
      NavigableSet<LocalDate> loaded,
      Dataset<Row> told,
      Map<LocalDate, Map<LogKind, Fingerprint>> kinds) {
    var silences = new TreeMap<LocalDate, LogKind>();
    loaded.forEach(n -> silences.put(n, LogNight.silence(kinds.getOrDefault(n, Map.of()))));
    var changed = changed(silences, kinds);
    if (!changed.isEmpty()) {
      var dates = changed.keySet().toArray();
      var rows = told.filter(not(isSilent(silences))).filter(col(StoredTable.AS_OF).isin(dates));
      put(rows.drop(LogFold.COUNT), changed, count(kinds));
    }
    NavigableMap<LocalDate, LogNight> now = new TreeMap<>(nights);
    now.putAll(changed);
    var logged = new TreeMap<LocalDate, Logged>();
    for (var night : loaded) {
      var ofNight = kinds.getOrDefault(night, Map.of());
      logged.put(
          night,
          new Logged(
              rows(ofNight, LogKind.CHANGED),
              rows(ofNight, LogKind.STUB),
              rows(ofNight, LogKind.ENDED)));
    }
    return new Written(logged, now);
  }

  /** Marks that the silence of their night stands for; few conditions, since kinds are few. */
  private static Column isSilent(NavigableMap<LocalDate, LogKind> silences) {
    var nightsOf = new TreeMap<LogKind, List<LocalDate>>();
    silences.forEach((n, k) -> nightsOf.computeIfAbsent(k, any -> new ArrayList<>()).add(n));
    return nightsOf.entrySet().stream()
        .map(e -> LogNight.is(e.getKey()).and(col(StoredTable.AS_OF).isin(e.getValue().toArray())))
        .reduce(Column::or)
        .orElseThrow();
  }

  /** The loaded nights and those after the first, as far as they are not stored like this yet. */
  private NavigableMap<LocalDate, LogNight> changed(
      NavigableMap<LocalDate, LogKind> silences, Map<LocalDate, Map<LogKind, Fingerprint>> kinds) {
    NavigableMap<LocalDate, LogNight> changed = new TreeMap<>();
    var all = new TreeSet<>(nights.tailMap(silences.firstKey(), true).keySet());
    all.addAll(silences.keySet());
    for (var each : all) {
      var means = silences.containsKey(each) ? silences.get(each) : nights.get(each).silence();
      var ofNight = new TreeMap<>(kinds.getOrDefault(each, Map.of()));
      ofNight.remove(means);
      var wanted = LogNight.of(means, ofNight);
      if (!wanted.equals(nights.get(each))) {
        changed.put(each, wanted);
      }
    }
    return changed;
  }

  private static long rows(Map<LogKind, Fingerprint> kinds, LogKind kind) {
    return kinds.containsKey(kind) ? kinds.get(kind).rows() : 0;
  }

  private static long count(Map<LocalDate, Map<LogKind, Fingerprint>> kinds) {
    return kinds.values().stream()
        .flatMap(k -> k.values().stream())
        .mapToLong(Fingerprint::rows)
        .sum();
  }

  /** One commit: the nights hold these rows and what tells of each night. */
  private void put(Dataset<Row> rows, NavigableMap<LocalDate, LogNight> told, long count) {
    var schema = StoredTable.logSchema(type());
    var columns =
        Arrays.stream(schema.fields())
            .map(
                f ->
                    List.of(rows.columns()).contains(f.name())
                        ? col(f.name())
                        : lit(null).cast(f.dataType()).as(f.name()))
            .toArray(Column[]::new);
    var headers = new ArrayList<Row>();
    told.forEach((night, n) -> headers.add(n.row(schema, night)));
    var all = rows.select(columns).unionByName(spark.createDataFrame(headers, schema));
    if (table.exists()) {
      table.overwrite(told.navigableKeySet(), table.placed(all, count));
    } else {
      table.create(table.placed(all, count));
    }
  }

  /**
   * Folds all nights up to {@code last} into one that holds the state then, in one commit. What
   * they changed one by one is forgotten; states from {@code last} on, and the first night each key
   * was seen, stay.
   *
   * @return nights that were folded; 0 if there was at most one
   */
  int compact(LocalDate last) {
    var folded = nights.headMap(last, true);
    if (folded.size() < 2) {
      return 0;
    }
    var to = folded.lastKey();
    var first = firstSeen(to).withColumnRenamed("firstSeen", LogNight.FIRST);
    var names = UniqueKeys.names(type());
    var base =
        latest(to)
            .drop(LogNight.FIRST)
            .join(first, scala.jdk.javaapi.CollectionConverters.asScala(names).toSeq(), "inner")
            .withColumn(StoredTable.AS_OF, lit(to))
            .persist();
    try {
      var whole = Fingerprint.of(base);
      var header = LogNight.base(folded, whole);
      NavigableMap<LocalDate, LogNight> told = new TreeMap<>(folded);
      var schema = StoredTable.logSchema(type());
      var rows =
          base.unionByName(spark.createDataFrame(List.of(header.row(schema, to)), schema), true);
      table.overwrite(told.navigableKeySet(), table.placed(rows, whole.rows()));
      return folded.size();
    } finally {
      base.unpersist();
    }
  }

  /**
   * Takes out, of all nights, every key of which some night has a row for which {@code isOut} is
   * true, with its marks: a mark without the row it is about would mean nothing.
   *
   * <p>Cost: two scans of the log and a join with those keys; nights without them stay as they are.
   *
   * @return rows of the log that were taken out
   */
  long purge(Column isOut) {
    var all = table.log(readAt).filter(not(LogNight.is(LogKind.NIGHT, LogKind.BASE)));
    var names = UniqueKeys.names(type());
    var keys =
        all.filter(isOut)
            .select(names.stream().map(n -> col(n).as(OUT + n)).toArray(Column[]::new))
            .distinct()
            .persist();
    try {
      var isKey =
          names.stream()
              .map(n -> col(n).eqNullSafe(col(OUT + n)))
              .reduce(Column::and)
              .orElseThrow();
      var hit =
          Fingerprint.ofNights(
              all.join(keys, isKey, "left_semi").drop(LogNight.NOTE, LogNight.FIRST));
      if (!hit.isEmpty()) {
        var nightsHit = all.filter(col(StoredTable.AS_OF).isin(hit.keySet().toArray()));
        replace(hit.keySet(), nightsHit.join(keys, isKey, "left_anti"));
      }
      return hit.values().stream()
          .flatMap(k -> k.entrySet().stream())
          .filter(e -> e.getKey().isEntry())
          .mapToLong(e -> e.getValue().rows())
          .sum();
    } finally {
      keys.unpersist();
    }
  }

  /** The nights hold what is left of their rows. */
  private void replace(Set<LocalDate> hit, Dataset<Row> rows) {
    var left = rows.persist();
    try {
      var kinds = Fingerprint.ofNights(left.drop(LogNight.NOTE, LogNight.FIRST));
      NavigableMap<LocalDate, LogNight> told = new TreeMap<>();
      for (var night : hit) {
        var was = nights.get(night);
        var now = LogNight.of(was.silence(), kinds.getOrDefault(night, Map.of()));
        told.put(night, new LogNight(was.isBase(), now.silence(), now.entries(), now.whole()));
      }
      put(left, told, count(kinds));
    } finally {
      left.unpersist();
    }
  }

  /** The night that older ones were folded into. */
  Optional<LocalDate> base() {
    return !nights.isEmpty() && nights.firstEntry().getValue().isBase()
        ? Optional.of(nights.firstKey())
        : Optional.empty();
  }

  /**
   * @throws IllegalArgumentException if what was known before {@code night} is gone
   */
  void refuseFolded(LocalDate night) {
    if (base().filter(b -> !night.isAfter(b)).isPresent()) {
      throw new IllegalArgumentException(
          "table %s: nights up to %s were folded into one; what was known before night %s is gone"
              .formatted(type().getSimpleName(), nights.firstKey(), night));
    }
  }
}
