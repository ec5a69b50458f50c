package org.kolscope.audience.form;

import java.util.Iterator;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.kolscope.schema.FormResponse.Family;
import org.kolscope.schema.Table;

/**
 * The one task of {@link Forms}: collects what it gets, in any order, and compares. Columns:
 * family, category (empty for all posts of the account), authorId (null: posts is the number of
 * people), posts, units, fans.
 */
record FormTask(Forms settings) implements MapPartitionsFunction<Row, Row> {

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    var sums = new ResponseSums(settings);
    rows.forEachRemaining(row -> add(sums, row));
    return sums.told().stream().map(Table::toRow).iterator();
  }

  private static void add(ResponseSums sums, Row row) {
    var family = Family.valueOf(row.getString(0));
    var category = row.getString(1);
    long posts = row.getLong(3);
    if (row.isNullAt(2)) {
      sums.addPeople(family, category, posts);
      return;
    }
    double responses = row.getLong(4) / (double) Forms.UNITS;
    var cell = new ResponseSums.Cell(posts, responses, row.getAs(5));
    if (category.isEmpty()) {
      sums.addWhole(family, row.getLong(2), cell);
    } else {
      sums.add(family, category, row.getLong(2), cell);
    }
  }
}
