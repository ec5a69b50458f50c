package org.kolscope.influence.whole;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.graph.Assembly.Sides;
import scala.Tuple2;

/**
 * A graph whose arcs are blocks on the cluster and whose vertices are the places 0 to {@link
 * #size()} - 1 of sorted ids in the driver. Made by {@link ArcBlocks}; close it to free the blocks.
 *
 * <p>A block holds all arcs into a range of vertices, so the sum over the arcs into a vertex is
 * made in one task, and no order of tasks shows in a score. A walk over the arcs is one Spark job
 * without a shuffle, with an array of numbers by vertex to each executor and another back.
 */
public final class BlockGraph implements AutoCloseable {

  private final ArcBlocks settings;
  private final BlockContext context;
  private final Dataset<Row> table;
  private final Broadcast<IdPlaces> places;
  private final long[] ids;
  private final JavaRDD<HeadBlock> blocks;
  private final long arcs;
  private final long loops;
  private final long repeated;
  private JavaRDD<HeadBlock> undirected;
  private double[] outWeights;

  /**
   * Takes what {@link ArcBlocks} made; the tally is arcs kept, loops, arcs read. The places are
   * kept for blocks that get lost with an executor and are made again.
   */
  BlockGraph(
      ArcBlocks settings,
      BlockContext context,
      Dataset<Row> table,
      Broadcast<IdPlaces> places,
      JavaRDD<HeadBlock> blocks,
      long[] tally) {
    this.settings = settings;
    this.context = context;
    this.table = table;
    this.places = places;
    this.ids = places.value().ids();
    this.blocks = blocks;
    this.arcs = tally[0];
    this.loops = tally[1];
    this.repeated = tally[2] - tally[1] - (isUndirected() ? tally[0] / 2 : tally[0]);
  }

  /** Vertices. */
  public int size() {
    return ids.length;
  }

  /** Arcs after merging repeated ones; those of an undirected graph count twice. */
  public long arcs() {
    return arcs;
  }

  /** Arcs from a vertex to itself, which were left out. */
  public long loops() {
    return loops;
  }

  /** Arcs that were there already. */
  public long repeated() {
    return repeated;
  }

  /** Whether each arc counts both ways. */
  public boolean isUndirected() {
    return settings.sides() == Sides.UNDIRECTED;
  }

  /** The ids by vertex, rising. */
  public long[] ids() {
    return ids.clone();
  }

  /** The vertex with this id, negative if there is none. */
  int indexOf(long id) {
    return Arrays.binarySearch(ids, id);
  }

  BlockContext context() {
    return context;
  }

  /** Where the arcs came from. */
  Dataset<Row> table() {
    return table;
  }

  JavaRDD<HeadBlock> blocks() {
    return blocks;
  }

  /** Neighbours in either direction, once each, without weights; kept until the graph is closed. */
  synchronized JavaRDD<HeadBlock> undirected() {
    if (isUndirected()) {
      return blocks;
    }
    if (undirected == null) {
      undirected = settings.undirected(context, blocks, size());
    }
    return undirected;
  }

  /** Arcs into each vertex. */
  public int[] inDegrees() {
    return ints(blocks.map(HeadBlock::degrees).collect());
  }

  /** Arcs out of each vertex. One shuffle of 4 bytes an arc. */
  public int[] outDegrees() {
    return isUndirected()
        ? inDegrees()
        : Arrays.stream(outSums(true)).mapToInt(sum -> (int) sum).toArray();
  }

  /** Weight of the arcs out of each vertex, added in the order of the heads. */
  synchronized double[] outWeights() {
    if (outWeights == null && isUndirected()) {
      double[] ones = new double[size()];
      Arrays.fill(ones, 1);
      outWeights = pulled(ones);
    } else if (outWeights == null) {
      outWeights = outSums(false);
    }
    return outWeights;
  }

  /** By vertex, the sum over its arcs in of gift times weight. */
  public double[] pulled(double[] gift) {
    var parts = sending(gift, sent -> blocks.map(b -> b.pulled(sent.value())).collect());
    double[] all = new double[size()];
    int next = 0;
    for (double[] part : parts) {
      System.arraycopy(part, 0, all, next, part.length);
      next += part.length;
    }
    return all;
  }

  <T, R> R sending(T value, Function<Broadcast<T>, R> work) {
    return context.sending(value, work);
  }

  /** Parts of the blocks in their order, as one. */
  int[] ints(List<int[]> parts) {
    int[] all = new int[size()];
    int next = 0;
    for (int[] part : parts) {
      System.arraycopy(part, 0, all, next, part.length);
      next += part.length;
    }
    return all;
  }

  private double[] outSums(boolean isCounting) {
    int n = size();
    if (n == 0) {
      return new double[0];
    }
    int width = Math.max(1, (n - 1) / Math.max(1, blocks.getNumPartitions()) + 1);
    int parts = (n - 1) / width + 1;
    var sums =
        blocks
            .flatMapToPair(
                block -> {
                  var cut = TailPart.of(block, width, parts, isCounting);
                  return IntStream.range(0, parts)
                      .mapToObj(p -> new Tuple2<>(p, cut[p]))
                      .iterator();
                })
            .partitionBy(new ByNumber(parts))
            .mapPartitionsWithIndex(
                (number, some) -> {
                  var ordered = new ArrayList<TailPart>();
                  some.forEachRemaining(part -> ordered.add(part._2()));
                  ordered.sort(Comparator.comparingInt(part -> part.block));
                  double[] sum = new double[Math.min(width, n - number * width)];
                  ordered.forEach(part -> part.addTo(sum, number * width));
                  return List.of(sum).iterator();
                },
                true)
            .collect();
    return sums.stream().flatMapToDouble(Arrays::stream).toArray();
  }

  /** Frees the blocks. */
  @Override
  public synchronized void close() {
    blocks.unpersist(false);
    if (undirected != null) {
      undirected.unpersist(false);
    }
    places.destroy();
  }
}
