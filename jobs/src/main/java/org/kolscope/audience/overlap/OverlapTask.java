package org.kolscope.audience.overlap;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.kolscope.schema.FanOverlap;
import org.kolscope.schema.OverlapSummary;
import org.kolscope.schema.Table;

/** The one task of {@link FanOverlaps}: collects what it gets, in any order, and compares. */
record OverlapTask(FanOverlaps settings) implements MapPartitionsFunction<Row, Row> {

  /** Columns: what, accountId, fanId, units, loaded, whole, left, theta. */
  static final int LIST = 0;

  static final int FOLLOW = 1;

  /** Either an overlap or the summary. */
  static final StructType MADE =
      new StructType()
          .add("overlap", Table.schemaOf(FanOverlap.class), true)
          .add("summary", Table.schemaOf(OverlapSummary.class), true);

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    if (!rows.hasNext()) {
      return Collections.emptyIterator();
    }
    var builder = new FanListsBuilder(settings.sketchSize(), settings.maxSteps());
    long leftOut = 0;
    long follows = 0;
    while (rows.hasNext()) {
      var row = rows.next();
      if (row.getInt(0) == FOLLOW) {
        builder.add(row.getLong(1), row.getLong(2), (int) row.getLong(3));
      } else if (row.getBoolean(6)) {
        leftOut++;
      } else {
        follows += row.getLong(2);
        builder.add(list(row));
      }
    }
    return new Rows(builder.build(), settings, leftOut, follows);
  }

  private static FanList list(Row row) {
    long loaded = row.getLong(4);
    double coverage = loaded == 0 ? 1 : Math.min(1, (double) loaded / row.getLong(5));
    return new FanList(row.getLong(1), row.getLong(2), row.getLong(3), coverage, row.getDouble(7));
  }

  /** All pairs, and the summary last. */
  private static final class Rows implements Iterator<Row> {

    private final FanLists lists;
    private final AllPairs pairs;
    private final long leftOut;
    private final long follows;
    private boolean isOver;

    Rows(FanLists lists, FanOverlaps settings, long leftOut, long follows) {
      this.lists = lists;
      this.leftOut = leftOut;
      this.follows = follows;
      pairs = new AllPairs(lists, settings.leastShared(), settings.threads());
    }

    @Override
    public boolean hasNext() {
      return !isOver;
    }

    @Override
    public Row next() {
      if (isOver) {
        throw new NoSuchElementException("the summary was the last row");
      }
      if (pairs.hasNext()) {
        return RowFactory.create(Table.toRow(pairs.next()), null);
      }
      isOver = true;
      return RowFactory.create(null, Table.toRow(summary()));
    }

    private OverlapSummary summary() {
      double theta = lists.lists().stream().mapToDouble(FanList::theta).min().orElse(1);
      boolean isCut = theta < 1;
      int size = lists.sketchSize();
      return new OverlapSummary(
          0,
          lists.lists().size(),
          leftOut,
          follows,
          lists.size(),
          isCut ? size : null,
          theta,
          isCut ? 1.96 * Math.sqrt(2.0 / size) : 0,
          isCut ? Math.log(20) / theta : 0,
          pairs.met(),
          pairs.told(),
          pairs.met() - pairs.told(),
          lists.steps());
    }
  }
}
