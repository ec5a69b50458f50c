package org.kolscope.influence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.sample.Coin;
import org.kolscope.graph.sample.RestartSampler;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class WalkSampleTest {

  private static final RestartSampler WALKS = new RestartSampler(0.1, 4, 0.15, new Coin(9));
  private static final StructType ARC =
      new StructType().add("tail", DataTypes.LongType).add("head", DataTypes.LongType);

  /** 400 accounts with ids that are no indexes; fame falls with the square of a draw. */
  private static List<long[]> follows() {
    var random = new Random(3);
    var arcs = new ArrayList<long[]>();
    for (int i = 0; i < 2_400; i++) {
      double draw = random.nextDouble();
      arcs.add(new long[] {7L * random.nextInt(400) - 900, 7L * (int) (400 * draw * draw) - 900});
    }
    return arcs;
  }

  private static Dataset<Row> table(SparkSession spark, List<long[]> arcs) {
    return spark.createDataFrame(
        arcs.stream().map(arc -> RowFactory.create(arc[0], arc[1])).toList(), ARC);
  }

  private static Digraph graph(List<long[]> arcs) {
    var proper = arcs.stream().filter(arc -> arc[0] != arc[1]).toList();
    long[] from = proper.stream().mapToLong(arc -> arc[0]).toArray();
    long[] to = proper.stream().mapToLong(arc -> arc[1]).toArray();
    return Digraph.of(LongStream.concat(LongStream.of(from), LongStream.of(to)).toArray(), from, to)
        .unweighted();
  }

  /** By replicate, the ids, and those of the smaller sample with a sign of their own. */
  private static Map<Integer, Set<String>> drawn(Dataset<Row> sample) {
    var ids = new TreeMap<Integer, Set<String>>();
    for (Row row : sample.select("replicate", "id", "toss").collectAsList()) {
      ids.computeIfAbsent(row.getInt(0), r -> new TreeSet<>())
          .add(row.getLong(1) + (row.getDouble(2) < WALKS.startShare() / 2 ? "*" : ""));
    }
    return ids;
  }

  @Test
  void tableAndMemoryDrawTheSameVerticesWhateverThePartitions(SparkSession spark) {
    var arcs = follows();
    var graph = graph(arcs);
    var expected = new TreeMap<Integer, Set<String>>();
    for (int replicate = 0; replicate < 3; replicate++) {
      var drawn = WALKS.on(graph).draw(replicate);
      var half = drawn.half();
      var ids = new TreeSet<String>();
      drawn.vertices().stream().forEach(v -> ids.add(graph.id(v) + (half.get(v) ? "*" : "")));
      expected.put(replicate, ids);
    }
    var walks = new WalkSample(WALKS, 3, 5_000);

    assertThat(drawn(walks.of(table(spark, arcs)))).isEqualTo(expected);
    assertThat(drawn(walks.of(table(spark, arcs).repartition(4)))).isEqualTo(expected);
  }

  @Test
  void anotherSeedOnATableDrawsFromTheSameDistributionAsMemory(SparkSession spark) {
    // two-sample Kolmogorov-Smirnov on the in-degrees of the vertices drawn: at fixed seeds, a p
    // below 0.001 would say that they are of different kinds
    var arcs = follows();
    var graph = graph(arcs);
    var other = new RestartSampler(0.1, 4, 0.15, new Coin(10));
    var inTable = new ArrayList<Double>();
    for (Row row : new WalkSample(other, 3, 5_000).of(table(spark, arcs)).collectAsList()) {
      inTable.add((double) graph.inDegree(graph.indexOf(row.getLong(1))));
    }
    var inMemory = new ArrayList<Double>();
    for (int replicate = 0; replicate < 3; replicate++) {
      WALKS.on(graph).draw(replicate).vertices().stream()
          .forEach(v -> inMemory.add((double) graph.inDegree(v)));
    }
    double p =
        new KolmogorovSmirnovTest()
            .kolmogorovSmirnovTest(
                inTable.stream().mapToDouble(Double::doubleValue).toArray(),
                inMemory.stream().mapToDouble(Double::doubleValue).toArray());

    assertThat(inTable).hasSizeGreaterThan(300);
    assertThat(p).isGreaterThan(0.001);
  }

  @Test
  void listsAreCutByCoin(SparkSession spark) {
    // account 0 reads 1 to 40, of which 10 are kept; nobody else reads anybody
    var arcs = new ArrayList<long[]>();
    for (long head = 1; head <= 40; head++) {
      arcs.add(new long[] {0, head});
    }
    arcs.add(new long[] {0, 1}); // twice the same is one
    var coin = new Coin(9);
    var cut = new WalkSample(new RestartSampler(0.3, 3, 0.15, coin), 30, 10);

    var read = new TreeSet<Long>();
    for (Row row : cut.of(table(spark, arcs)).collectAsList()) {
      if (coin.toss(row.getInt(0), row.getLong(1)) >= 0.3) {
        read.add(row.getLong(1)); // did not start: somebody walked there, so account 0 did
      }
    }

    // about nine walks of one to two moves each to ten equally likely places
    assertThat(read).hasSizeBetween(4, 10);
  }

  @Test
  void noArcsGiveNoSample(SparkSession spark) {
    assertThat(new WalkSample(WALKS, 2, 10).of(table(spark, List.of())).count()).isZero();
    assertThatThrownBy(() -> new WalkSample(WALKS, 0, 10))
        .hasMessage("replicates must be at least 1, was 0");
    assertThatThrownBy(() -> new WalkSample(WALKS, 1, 0))
        .hasMessage("maxList must be at least 1, was 0");
  }
}
