package org.kolscope.audience.customers;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.kolscope.schema.Table;
import org.kolscope.schema.TargetSize;
import org.kolscope.schema.TargetSize.Kind;

/** Sums up target customers: all, by road, and by the roads that they show it on. */
final class TargetSizes {

  /** The five roads as reports name them: column of the coverage, and whether it is answered. */
  private static final List<String> ROADS =
      List.of("words", "demographics", "topics", "communities", "brands");

  /** Parts of one in which probabilities are summed. */
  private static final double SCALE = 1 << 20;

  private TargetSizes() {}

  /** Persons with the same roads known and answered. */
  private record Cell(List<Boolean> known, List<Boolean> shown, long count, double targets) {

    String roads() {
      var roads = new ArrayList<String>();
      for (int r = 0; r < ROADS.size(); r++) {
        if (shown.get(r)) {
          roads.add(ROADS.get(r));
        }
      }
      return String.join("+", roads);
    }
  }

  /**
   * @param rows of {@link TargetCustomers}
   * @param shares their doubt; null if it is not known
   */
  static Table<TargetSize> of(Dataset<Row> rows, TargetShares shares) {
    MapPartitionsFunction<Row, Row> sum =
        counted -> {
          var cells = new ArrayList<Cell>();
          counted.forEachRemaining(row -> cells.add(cell(row)));
          cells.sort(Comparator.comparing(cell -> cell.known() + " " + cell.shown()));
          return sizes(cells, shares).stream().map(TargetSizes::row).iterator();
        };
    // at most a row for every way in which five roads can be known and answered
    return new Table<>(
        TargetSize.class,
        counted(rows)
            .repartition(1)
            .mapPartitions(sum, Encoders.row(Table.schemaOf(TargetSize.class))));
  }

  private static Row row(TargetSize size) {
    return RowFactory.create(
        size.kind().name(),
        size.roads(),
        size.knownCount(),
        size.shownCount(),
        size.targetsCount(),
        size.targetsLow95(),
        size.targetsHigh95());
  }

  private static List<TargetSize> sizes(List<Cell> cells, TargetShares shares) {
    var sizes = new ArrayList<TargetSize>();
    Predicate<Cell> isShown = cell -> cell.shown().contains(true);
    sizes.add(size(Kind.TARGET, "", cells, cell -> true, isShown, cell -> true, shares));
    for (int r = 0; r < ROADS.size(); r++) {
      int road = r;
      Predicate<Cell> shows = cell -> cell.shown().get(road);
      sizes.add(
          size(Kind.ROAD, ROADS.get(r), cells, c -> c.known().get(road), shows, shows, shares));
    }
    cells.stream()
        .map(Cell::roads)
        .distinct()
        .sorted()
        .forEach(
            roads -> {
              Predicate<Cell> is = cell -> cell.roads().equals(roads);
              sizes.add(size(Kind.ROADS, roads, cells, is, is, is, shares));
            });
    return sizes;
  }

  private static TargetSize size(
      Kind kind,
      String roads,
      List<Cell> cells,
      Predicate<Cell> isKnown,
      Predicate<Cell> isShown,
      Predicate<Cell> isSummed,
      TargetShares shares) {
    double targets = cells.stream().filter(isSummed).mapToDouble(Cell::targets).sum();
    return new TargetSize(
        kind,
        roads,
        cells.stream().filter(isKnown).mapToLong(Cell::count).sum(),
        cells.stream().filter(isShown).mapToLong(Cell::count).sum(),
        targets,
        shares == null ? null : Double.valueOf(targets * shares.lowFactor()),
        shares == null ? null : Double.valueOf(targets * shares.highFactor()));
  }

  private static Dataset<Row> counted(Dataset<Row> rows) {
    var columns = new ArrayList<Column>();
    ROADS.forEach(road -> columns.add(col(road + "Coverage").gt(0.0).as(road + "Known")));
    for (var road : ROADS) {
      // of the conditions only all of them are an answer
      var least = road.equals("demographics") ? 1.0 : Double.MIN_VALUE;
      columns.add(coalesce(col(road + "Value").geq(least), lit(false)).as(road + "Shown"));
    }
    var weight = col("probability").multiply(col("genuineProbability"));
    return rows.groupBy(columns.toArray(Column[]::new))
        .agg(
            count(lit(1)).as("n"), sum(round(weight.multiply(SCALE)).cast("bigint")).as("targets"));
  }

  private static Cell cell(Row row) {
    var known = new ArrayList<Boolean>();
    var shown = new ArrayList<Boolean>();
    int roads = ROADS.size();
    for (int r = 0; r < roads; r++) {
      known.add(row.getBoolean(r));
      shown.add(row.getBoolean(roads + r));
    }
    return new Cell(known, shown, row.getLong(2 * roads), row.getLong(2 * roads + 1) / SCALE);
  }
}
