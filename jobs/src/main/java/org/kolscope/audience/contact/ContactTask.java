package org.kolscope.audience.contact;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.kolscope.schema.BriefAccount.Role;
import org.kolscope.schema.ContactPoint;
import org.kolscope.schema.ContactPoint.Kind;
import org.kolscope.schema.ContactSet;
import org.kolscope.schema.Table;

/**
 * The one task of {@link ContactPoints}: collects what it gets, in any order, and chooses. Columns:
 * what, kind, id, name, role, followers, people, units, squares.
 */
record ContactTask(ContactPoints settings) implements MapPartitionsFunction<Row, Row> {

  /** A kind; id holds the units of the people whose meetings come. */
  static final int ROAD = 0;

  static final int PLACE = 1;

  /** Somebody met at the place id; people holds who. */
  static final int MEETING = 2;

  /** Either a point or a set. */
  static final StructType MADE =
      new StructType()
          .add("point", Table.schemaOf(ContactPoint.class), true)
          .add("set", Table.schemaOf(ContactSet.class), true);

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    var facts = new ContactFacts(settings);
    rows.forEachRemaining(row -> add(facts, row));
    var told = facts.told();
    List<Row> made = new ArrayList<>();
    told.points().forEach(p -> made.add(RowFactory.create(Table.toRow(p), null)));
    told.sets().forEach(s -> made.add(RowFactory.create(null, Table.toRow(s))));
    return made.iterator();
  }

  private static void add(ContactFacts facts, Row row) {
    var kind = Kind.valueOf(row.getString(1));
    long id = row.getLong(2);
    long people = row.getLong(6);
    long units = row.getLong(7);
    switch (row.getInt(0)) {
      case ROAD -> facts.add(new Road(kind, people, units, row.getLong(8)), id);
      case PLACE ->
          facts.add(
              new Place(
                  new Place.Key(kind, id),
                  row.getString(3),
                  row.isNullAt(4) ? null : Role.valueOf(row.getString(4)),
                  row.isNullAt(5) ? null : row.getLong(5),
                  people,
                  units));
      case MEETING -> facts.addMeeting(kind, id, people, (int) units);
      default -> throw new IllegalStateException("no kind of row " + row);
    }
  }
}
