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
import org.kolscope.influence.whole.HeapRoom;
import org.kolscope.schema.InfluenceReplicate.GraphKind;

/**
 * The work of one Spark task: collects the graphs it was given and measures them. Rows come in any
 * order: graph, id, head (null for an account), weight, genuine, isZombie.
 *
 * @param edges by the number of the graph, how many rows have a head
 */
record CentralityTask(Centralities settings, TreeMap<Integer, Long> edges)
    implements MapPartitionsFunction<Row, Row> {

  /** Bytes of the task at most, as {@link Centralities} says. */
  private static final long BYTES_AN_ACCOUNT = 100;

  private static final long BYTES_AN_EDGE = 50;
  private static final long BYTES_A_WEIGHTED_EDGE = 80;

  private static final class Collected {
    private final boolean isWeighted;
    private final HeapRoom room;
    private final long edgeBytes;
    private final LongArrayList ids = new LongArrayList();
    private final DoubleArrayList genuine = new DoubleArrayList();
    private final LongArrayList zombies = new LongArrayList();
    private final LongArrayList tails = new LongArrayList();
    private final LongArrayList heads = new LongArrayList();
    private final DoubleArrayList weights = new DoubleArrayList();

    Collected(boolean isWeighted, long edges, HeapRoom room) {
      this.isWeighted = isWeighted;
      this.room = room;
      this.edgeBytes = edges * (isWeighted ? BYTES_A_WEIGHTED_EDGE : BYTES_AN_EDGE);
      room.require(edgeBytes);
    }

    void add(Row row) {
      long id = row.getLong(1);
      if (row.isNullAt(2)) {
        room.require(edgeBytes + BYTES_AN_ACCOUNT * (ids.size() + 1L));
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
    rows.forEachRemaining(row -> graphs.computeIfAbsent(row.getInt(0), this::collected).add(row));
    return graphs.entrySet().stream().flatMap(this::rows).iterator();
  }

  /** Follows weigh the same. */
  private Collected collected(int graph) {
    var kind = WholeGraphs.KINDS.get(graph);
    long count = edges.getOrDefault(graph, 0L);
    var room =
        HeapRoom.ofThisProcess(
            "the %s graph of %,d edges".formatted(kind, count),
            "set centralities.max-edges below that to have it measured in blocks on the cluster");
    return new Collected(kind != GraphKind.FOLLOW, count, room);
  }

  private Stream<Row> rows(Map.Entry<Integer, Collected> graph) {
    var kind = WholeGraphs.KINDS.get(graph.getKey()).name();
    var measured = graph.getValue().measured(settings);
    return IntStream.range(0, measured.graph().size()).mapToObj(v -> measured.row(kind, v));
  }
}
