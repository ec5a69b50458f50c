package org.kolscope.influence.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.graph.ArcSource;
import org.kolscope.graph.Assembly;
import org.kolscope.graph.Assembly.Loops;
import org.kolscope.graph.Assembly.Parallels;
import org.kolscope.graph.Assembly.Sides;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.centrality.Components;
import org.kolscope.graph.centrality.Coreness;
import org.kolscope.graph.centrality.LocalHIndex;
import org.kolscope.graph.centrality.PageRanking;
import org.kolscope.graph.centrality.Stop;
import org.kolscope.testing.LocalSpark;

/** The kernels of module graph are the oracle; small blocks make many. */
@ExtendWith(LocalSpark.class)
class BlockGraphTest {

  private static final PageRanking RANKING = new PageRanking(0.85, Stop.after(9), 1);
  private static final long ROOM = 1 << 20;

  /** A random graph with repeated arcs, loops, dangling vertices and one that all follow. */
  private static List<Row> arcs(int n, int m) {
    var random = new SplittableRandom(6);
    var arcs = new ArrayList<Row>();
    for (int i = 0; i < m; i++) {
      long tail = 1000L * random.nextInt(n / 2) - 7;
      long head = 1000L * (i % 5 == 0 ? 3 : random.nextInt(n)) - 7;
      arcs.add(RowFactory.create(tail, head, 1.0 / (1 + random.nextInt(9))));
    }
    arcs.addAll(List.copyOf(arcs.subList(0, m / 10)));
    return arcs;
  }

  private static Dataset<Row> table(SparkSession spark, List<Row> arcs, int partitions) {
    var shuffled = new ArrayList<>(arcs);
    Collections.shuffle(shuffled, new Random(partitions));
    var schema =
        new StructType()
            .add("tail", DataTypes.LongType)
            .add("head", DataTypes.LongType)
            .add("weight", DataTypes.DoubleType);
    return spark.createDataFrame(shuffled, schema).repartition(partitions);
  }

  private static Digraph inMemory(List<Row> arcs, long[] ids, Assembly assembly, boolean weighted) {
    int[] from = arcs.stream().mapToInt(a -> Arrays.binarySearch(ids, a.getLong(0))).toArray();
    int[] to = arcs.stream().mapToInt(a -> Arrays.binarySearch(ids, a.getLong(1))).toArray();
    double[] weights = arcs.stream().mapToDouble(a -> a.getDouble(2)).toArray();
    return assembly.of(
        ids.clone(), weighted ? ArcSource.of(from, to, weights) : ArcSource.of(from, to));
  }

  private static long[] ids(List<Row> arcs) {
    return arcs.stream()
        .flatMapToLong(a -> LongStream.of(a.getLong(0), a.getLong(1)))
        .sorted()
        .distinct()
        .toArray();
  }

  private static int[] inDegrees(Digraph graph) {
    int[] degrees = new int[graph.size()];
    Arrays.setAll(degrees, graph::inDegree);
    return degrees;
  }

  private static int[] outDegrees(Digraph graph) {
    int[] degrees = new int[graph.size()];
    Arrays.setAll(degrees, graph::outDegree);
    return degrees;
  }

  @Test
  void everyMeasureIsThatOfTheKernelWhateverThePartitions(SparkSession spark) {
    var arcs = arcs(60, 400);
    var kernel =
        inMemory(
            arcs, ids(arcs), new Assembly(Loops.DROP, Parallels.KEEP_ONE, Sides.BOTH, 1), false);

    for (int partitions : new int[] {1, 2, 4}) {
      var table = table(spark, arcs, partitions).select("tail", "head");
      try (var graph = new ArcBlocks(Sides.IN, Parallels.KEEP_ONE, 37, ROOM).of(table)) {
        assertThat(graph.blocks().getNumPartitions()).isGreaterThan(4);
        assertThat(graph.size()).isEqualTo(kernel.size());
        assertThat(graph.arcs()).isEqualTo(kernel.arcs());
        assertThat(graph.loops() + graph.repeated() + graph.arcs()).isEqualTo(440);
        assertThat(graph.inDegrees()).isEqualTo(inDegrees(kernel));
        assertThat(graph.outDegrees()).isEqualTo(outDegrees(kernel));
        assertThat(new BlockPageRank(RANKING).of(graph).scores())
            .isEqualTo(RANKING.of(kernel).scores());
        assertThat(BlockCoreness.of(graph)).isEqualTo(Coreness.of(kernel));
        assertThat(BlockHIndex.of(graph)).isEqualTo(LocalHIndex.of(kernel));
        assertThat(BlockComponents.of(graph)).isEqualTo(Components.of(kernel).labels());
      }
    }
  }

  @Test
  void weightsAreMergedAndAddedAsTheKernelDoes(SparkSession spark) {
    var arcs = arcs(40, 300);
    for (var parallels : Parallels.values()) {
      for (boolean undirected : new boolean[] {false, true}) {
        var kernel =
            inMemory(
                arcs,
                ids(arcs),
                new Assembly(Loops.DROP, parallels, undirected ? Sides.UNDIRECTED : Sides.BOTH, 1),
                true);
        var blocks = new ArcBlocks(undirected ? Sides.UNDIRECTED : Sides.IN, parallels, 50, ROOM);
        try (var graph = blocks.of(table(spark, arcs, 3))) {
          assertThat(graph.arcs()).isEqualTo(kernel.arcs());
          assertThat(new BlockPageRank(RANKING).of(graph).scores())
              .as("%s %s", parallels, undirected)
              .isEqualTo(RANKING.of(kernel).scores());
          assertThat(graph.outDegrees()).isEqualTo(outDegrees(kernel));
          assertThat(BlockCoreness.of(graph)).isEqualTo(Coreness.of(kernel));
        }
      }
    }
  }

  @Test
  void aTableOfSharesDiscountsAndBringsVerticesWithoutArcs(SparkSession spark) {
    var arcs = arcs(30, 120);
    long[] ids = LongStream.concat(LongStream.of(ids(arcs)), LongStream.of(1_000_000)).toArray();
    var kernel =
        inMemory(arcs, ids, new Assembly(Loops.DROP, Parallels.KEEP_ONE, Sides.BOTH, 1), false);
    double[] share = new double[ids.length];
    Arrays.fill(share, 0.75);
    share[3] = 0.125;
    share[ids.length - 1] = 0.5;
    var shares =
        spark
            .sql("VALUES (1000000L, 0.5D), (" + ids[3] + "L, 0.125D) AS t(id, landing)")
            .selectExpr("id", "landing", "landing AS passing");

    var blocks = new ArcBlocks(Sides.IN, Parallels.KEEP_ONE, 20, ROOM);
    var told = new VertexShares(shares, 0.75);
    try (var graph = blocks.of(table(spark, arcs, 2).select("tail", "head"), shares)) {
      var ranked = new BlockPageRank(RANKING);
      var scores = ranked.discounted(graph, told.of(graph, "landing"), told.of(graph, "passing"));

      assertThat(graph.ids()).isEqualTo(ids);
      assertThat(scores.scores()).isEqualTo(RANKING.discounted(kernel, share, share).scores());
      assertThat(ranked.of(graph).scores()).isEqualTo(RANKING.of(kernel).scores());
      int last = ids.length - 1;
      assertThat(graph.inDegrees()[last]).isZero();
      assertThat(BlockCoreness.of(graph)[last]).isZero();
      assertThat(BlockComponents.of(graph)[last]).isEqualTo(last);
    }
  }

  @Test
  void shapesWithoutArcsHaveScoresToo(SparkSession spark) {
    var none = table(spark, List.of(), 1).select("tail", "head");
    try (var empty = ArcBlocks.keepingOne(Sides.IN).of(none)) {
      assertThat(empty.size()).isZero();
      assertThat(new BlockPageRank(RANKING).of(empty).scores()).isEmpty();
      assertThat(BlockCoreness.of(empty)).isEmpty();
      assertThat(BlockComponents.of(empty)).isEmpty();
    }
    var loop = table(spark, List.of(RowFactory.create(5L, 5L, 1.0)), 1);
    try (var graph = ArcBlocks.keepingOne(Sides.UNDIRECTED).of(loop)) {
      assertThat(graph.loops()).isEqualTo(1);
      assertThat(new BlockPageRank(RANKING).of(graph).scores()).containsExactly(1);
      assertThat(BlockCoreness.of(graph)).containsExactly(0);
    }
  }

  @Test
  void aGraphWithMoreVerticesThanThereIsRoomForIsRefused(SparkSession spark) {
    var arcs = table(spark, arcs(60, 400), 2);

    assertThatThrownBy(() -> new ArcBlocks(Sides.IN, Parallels.KEEP_ONE, 100, 1000).of(arcs))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("vertices take about 1 MB of the driver, there are 0 MB");
  }
}
