package org.kolscope.influence.whole;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.kolscope.graph.Assembly.Loops;
import org.kolscope.graph.Assembly.Parallels;
import org.kolscope.graph.Assembly.Sides;
import scala.Tuple2;

/**
 * Builds a {@link BlockGraph} from a table of arcs: the same graph as {@link
 * org.kolscope.graph.Assembly} with {@link Loops#DROP} builds in one process, and with the same
 * bits, whatever the partitions of the table. With {@link Parallels#ADD} every arc has a weight.
 *
 * <p>Cost: the table is read once; its arcs are kept as ids (16 bytes an arc, 24 with weights)
 * until they stand in blocks, which takes one shuffle of 8 bytes an arc (16). Everything kept
 * spills to disk if it does not fit. Ids go through a shuffle of their own, at most once per
 * partition, and are collected: 8 bytes a vertex.
 *
 * @param sides {@link Sides#IN} for a directed graph, {@link Sides#UNDIRECTED} if each arc counts
 *     both ways
 * @param parallels what becomes of repeated arcs
 * @param blockArcs arcs of a block at most, unless those of neighbouring vertices are more; chosen:
 *     2^21 are 8 MB a task. Decides time, not the result
 * @param mostBytes of the driver that arrays by vertex may take together
 */
public record ArcBlocks(Sides sides, Parallels parallels, int blockArcs, long mostBytes) {

  /**
   * Arrays by vertex that discounted PageRank holds at once: ids with their index 12, weights out
   * 16, score, gift, landing and passing 32, what comes back 16, and packed copies of ids and gifts
   * on their way to the executors 12.
   */
  private static final long BYTES_A_VERTEX = 88;

  private static final int BLOCK_ARCS = 1 << 21;

  /**
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  public ArcBlocks {
    if (sides != Sides.IN && sides != Sides.UNDIRECTED) {
      throw new IllegalArgumentException("sides must be IN or UNDIRECTED, was " + sides);
    }
    if (blockArcs < 1) {
      throw new IllegalArgumentException("blockArcs must be at least 1, was " + blockArcs);
    }
    if (mostBytes < 1) {
      throw new IllegalArgumentException("mostBytes must be at least 1, was " + mostBytes);
    }
  }

  /** Of repeated arcs one is kept, and arrays may take half of this process's memory. */
  public static ArcBlocks keepingOne(Sides sides) {
    return new ArcBlocks(
        sides, Parallels.KEEP_ONE, BLOCK_ARCS, Runtime.getRuntime().maxMemory() / 2);
  }

  /** Bytes of the driver that a graph of so many vertices takes, however many arcs it has. */
  public static long estimateBytes(long vertices) {
    return BYTES_A_VERTEX * vertices;
  }

  /**
   * Builds from {@code tail} and {@code head}, whole numbers, and {@code weight} if there is such a
   * column.
   *
   * @throws IllegalArgumentException if there are more vertices than the driver has room for
   */
  public BlockGraph of(Dataset<Row> arcs) {
    return built(arcs, null);
  }

  /** Builds with more vertices, which need not have arcs: those of column {@code id}. */
  public BlockGraph of(Dataset<Row> arcs, Dataset<Row> vertices) {
    return built(arcs, vertices);
  }

  private BlockGraph built(Dataset<Row> arcs, Dataset<Row> vertices) {
    var chunks = ArcChunk.of(arcs).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      var found = new DistinctIds(mostBytes, BYTES_A_VERTEX).of(chunks, vertices);
      return built(arcs, chunks, new IdPlaces(found));
    } finally {
      chunks.unpersist(false);
    }
  }

  private BlockGraph built(Dataset<Row> arcs, JavaRDD<ArcChunk> chunks, IdPlaces places) {
    var context = new BlockContext(chunks.context());
    var sent = context.send(places);
    boolean isBoth = sides == Sides.UNDIRECTED;
    boolean isAdding = parallels == Parallels.ADD;
    var placed =
        chunks
            .map(
                chunk ->
                    PlacedArcs.of(isAdding ? chunk.withWeights() : chunk, sent.value(), isBoth))
            .persist(StorageLevel.MEMORY_AND_DISK());
    int n = places.ids().length;
    var blocks = blocks(context, placed, n);
    var tally = tally(chunks, placed, blocks);
    placed.unpersist(false);
    sent.unpersist(false);
    return new BlockGraph(this, context, arcs, sent, blocks, tally);
  }

  /** The undirected simple view of a directed graph. */
  JavaRDD<HeadBlock> undirected(BlockContext context, JavaRDD<HeadBlock> directed, int n) {
    var placed = directed.map(PlacedArcs::bothWays);
    var blocks = new ArcBlocks(Sides.UNDIRECTED, Parallels.KEEP_ONE, blockArcs, mostBytes);
    var both = blocks.blocks(context, placed, n);
    both.count();
    return both;
  }

  private static long[] tally(
      JavaRDD<ArcChunk> chunks, JavaRDD<PlacedArcs> placed, JavaRDD<HeadBlock> blocks) {
    return new long[] {
      blocks.map(b -> (long) b.arcs()).fold(0L, Long::sum),
      placed.map(p -> (long) p.loops).fold(0L, Long::sum),
      chunks.map(c -> (long) c.size()).fold(0L, Long::sum)
    };
  }

  private JavaRDD<HeadBlock> blocks(BlockContext context, JavaRDD<PlacedArcs> placed, int n) {
    int shift = Borders.shift(n);
    int cells = Borders.cells(n);
    long[] arcs =
        placed.treeAggregate(
            new long[cells],
            (counts, some) -> {
              for (long arc : some.arcs) {
                counts[PlacedArcs.head(arc) >> shift]++;
              }
              return counts;
            },
            ArcBlocks::sum);
    long all = Arrays.stream(arcs).sum();
    long even = all / (4L * context.parallelism()) + 1;
    var borders = Borders.of(n, arcs, Math.min(blockArcs, even));
    return regrouped(placed, borders, parallels).persist(StorageLevel.MEMORY_AND_DISK());
  }

  private static JavaRDD<HeadBlock> regrouped(
      JavaRDD<PlacedArcs> placed, Borders borders, Parallels parallels) {
    return placed
        .flatMapToPair(
            some -> {
              var parts = some.cut(borders);
              return IntStream.range(0, parts.length)
                  .filter(b -> parts[b] != null)
                  .mapToObj(b -> new Tuple2<>(b, parts[b]))
                  .iterator();
            })
        .partitionBy(new ByNumber(borders.blocks()))
        .mapPartitionsWithIndex(
            (number, parts) -> {
              var gathered = new Gathering();
              parts.forEachRemaining(part -> gathered.add(part._2()));
              return Stream.of(
                      HeadBlock.of(number, borders, gathered.arcs(), gathered.weights(), parallels))
                  .iterator();
            },
            true);
  }

  private static long[] sum(long[] into, long[] more) {
    for (int i = 0; i < into.length; i++) {
      into[i] += more[i];
    }
    return into;
  }
}
