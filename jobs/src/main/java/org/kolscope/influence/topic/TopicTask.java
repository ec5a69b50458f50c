package org.kolscope.influence.topic;

import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.kolscope.schema.Table;
import org.kolscope.schema.TopicRelevance.Kind;

/**
 * The work of one Spark task: builds the graph or graphs that it was given and ranks their
 * candidates in every topic. Rows come in any order: graph, what, id, other, units, value, kind,
 * topic.
 */
record TopicTask(TopicInfluences settings) implements MapPartitionsFunction<Row, Row> {

  static final int ARC = 0;
  static final int RELEVANCE = 1;
  static final int GENUINE = 2;
  static final int CANDIDATE = 3;

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    Map<Integer, TopicFacts> graphs = new TreeMap<>();
    rows.forEachRemaining(
        row ->
            add(
                graphs.computeIfAbsent(
                    row.getInt(0), g -> new TopicFacts(TopicInfluences.GRAPHS.get(g), settings)),
                row));
    return graphs.values().stream()
        .flatMap(facts -> facts.ranked().stream())
        .map(Table::toRow)
        .iterator();
  }

  private static void add(TopicFacts facts, Row row) {
    long id = row.getLong(2);
    switch (row.getInt(1)) {
      case ARC -> facts.addArc(id, row.getLong(3), row.getLong(4));
      case RELEVANCE ->
          facts.addRelevance(
              Kind.valueOf(row.getString(6)),
              row.getString(7),
              id,
              row.getDouble(5),
              row.getLong(4));
      case GENUINE -> facts.genuine().add(id, row.getDouble(5));
      case CANDIDATE -> facts.candidates().add(id, 1);
      default -> throw new IllegalStateException("no kind of row " + row);
    }
  }
}
