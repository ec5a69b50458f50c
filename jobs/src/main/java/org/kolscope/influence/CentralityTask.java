package org.kolscope.influence;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.kolscope.graph.Digraph;
import org.kolscope.schema.InfluenceReplicate.GraphKind;

/**
 * The work of one Spark task: collects the graphs it was given and measures them. Rows come in any
 * order: graph, id, head (null for an account), weight, genuine, isZombie.
 */
record CentralityTask(Centralities settings) implements MapPartitionsFunction<Row, Row> {

  private static final class Collected {
    private final boolean isWeighted;
    private final LongArrayList ids = new LongArrayList();
    private final DoubleArrayList genuine = new DoubleArrayList();
    private final LongArrayList zombies = new LongArrayList();
    private final LongArrayList tails = new LongArrayList();
    private final LongArrayList heads = new LongArrayList();
    private final DoubleArrayList weights = new DoubleArrayList();

    Collected(boolean isWeighted) {
      this.isWeighted = isWeighted;
    }

    void add(Row row) {
      long id = row.getLong(1);
      if (row.isNullAt(2)) {
        ids.add(id);
        genuine.add(Genuine.share(row.getLong(4)));
        if (row.getBoolean(5)) {
          zombies.add(id);
        }
        return;
      }
      tails.add(id);
      heads.add(row.getLong(2));
      if (isWeighted) {
        weights.add((double) row.getLong(3));
      }
    }

    private Digraph graph() {
      var all = ids.toLongArray();
      return isWeighted
          ? Digraph.of(all, tails.toLongArray(), heads.toLongArray(), weights.toDoubleArray())
          : Digraph.of(all, tails.toLongArray(), heads.toLongArray());
    }

    Discounted measured(Centralities settings) {
      var graph = graph();
      double[] shares = new double[graph.size()];
      for (int i = 0; i < ids.size(); i++) {
        shares[graph.indexOf(ids.getLong(i))] = genuine.getDouble(i);
      }
      var cut = new BitSet();
      zombies.forEach(id -> cut.set(graph.indexOf(id)));
      return Discounted.of(graph, shares, cut, settings);
    }
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    var graphs = new TreeMap<Integer, Collected>();
    rows.forEachRemaining(
        row -> graphs.computeIfAbsent(row.getInt(0), CentralityTask::collected).add(row));
    return graphs.entrySet().stream().flatMap(this::rows).iterator();
  }

  /** Follows weigh the same. */
  private static Collected collected(int graph) {
    return new Collected(WholeGraphs.KINDS.get(graph) != GraphKind.FOLLOW);
  }

  private Stream<Row> rows(Map.Entry<Integer, Collected> graph) {
    var kind = WholeGraphs.KINDS.get(graph.getKey()).name();
    var measured = graph.getValue().measured(settings);
    return IntStream.range(0, measured.graph().size()).mapToObj(v -> measured.row(kind, v));
  }
}
