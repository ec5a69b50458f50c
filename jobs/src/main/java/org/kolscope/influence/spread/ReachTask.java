package org.kolscope.influence.spread;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.kolscope.schema.Reach;
import org.kolscope.schema.RosterPick;
import org.kolscope.schema.Table;

/**
 * The one task of {@link Reaches}: collects what it gets, in any order, and has it worked out.
 *
 * @param budget null if there is none
 */
record ReachTask(Reaches settings, Double budget) implements MapPartitionsFunction<Row, Row> {

  static final int FOLLOW = 0;
  static final int OTHER_SHARES = 1;
  static final int GENUINE = 2;
  static final int RELEVANCE = 3;
  static final int CANDIDATE = 4;
  static final int PRICE = 5;

  /** Either a reach or a pick. */
  static final StructType MADE =
      new StructType()
          .add("reach", Table.schemaOf(Reach.class), true)
          .add("pick", Table.schemaOf(RosterPick.class), true);

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    var facts = new ReachFacts(settings);
    rows.forEachRemaining(row -> add(facts, row));
    var world = facts.world();
    List<RosterPick> picks = new ArrayList<>(world.ofSize());
    picks.addAll(world.underBudget(budget));
    List<Row> made = new ArrayList<>();
    for (var reach : world.reaches(picks)) {
      made.add(RowFactory.create(Table.toRow(reach), null));
    }
    for (var pick : picks) {
      made.add(RowFactory.create(null, Table.toRow(pick)));
    }
    return made.iterator();
  }

  private static void add(ReachFacts facts, Row row) {
    long account = row.getLong(2);
    switch (row.getInt(0)) {
      case FOLLOW -> facts.addFollow(row.getLong(1), account, row.getLong(3), row.getLong(4));
      case OTHER_SHARES -> facts.addOtherShares(account, row.getLong(4));
      case GENUINE -> facts.genuine().add(account, row.getDouble(5));
      case RELEVANCE -> facts.relevance().add(account, row.getDouble(5));
      case CANDIDATE -> facts.candidates().add(account, row.getDouble(5));
      case PRICE -> facts.prices().add(account, row.getDouble(5));
      default -> throw new IllegalStateException("no kind of row " + row);
    }
  }
}
