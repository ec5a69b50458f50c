package org.kolscope.pipeline.graphs;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.kolscope.graph.Assembly.Sides;
import org.kolscope.graph.centrality.PageRanking;
import org.kolscope.influence.whole.ArcBlocks;
import org.kolscope.influence.whole.BlockComponents;
import org.kolscope.influence.whole.BlockCoreness;
import org.kolscope.influence.whole.BlockGraph;
import org.kolscope.influence.whole.BlockHIndex;
import org.kolscope.influence.whole.BlockPageRank;

/** Measures a graph whose arcs are on the cluster: the same scores as {@link Measuring}. */
record BlockMeasuring(PageRanking ranking) {

  private static final Set<Measure> KNOWN =
      EnumSet.of(Measure.PAGE_RANK, Measure.CORENESS, Measure.H_INDEX, Measure.COMPONENTS);

  /**
   * @param why it cannot be done in memory; null if Spark was asked for
   * @throws IllegalArgumentException naming those that only memory has
   */
  static void refuseOthers(List<Measure> asked, String why) {
    var others = asked.stream().filter(m -> !KNOWN.contains(m)).toList();
    if (!others.isEmpty()) {
      throw new IllegalArgumentException(
          "Spark measures %s, not %s%s; --engine memory measures all, --engine sample some"
              .formatted(words(KNOWN), words(others), why == null ? "" : ", and " + why));
    }
  }

  private static String words(Iterable<Measure> measures) {
    var words = new java.util.ArrayList<String>();
    measures.forEach(m -> words.add(m.word()));
    return words.stream().collect(Collectors.joining(", "));
  }

  static BlockGraph read(EdgeInput file, boolean isUndirected, SparkSession spark) {
    var blocks = ArcBlocks.keepingOne(isUndirected ? Sides.UNDIRECTED : Sides.IN);
    var vertices = file.vertices(spark);
    var arcs = file.table(spark);
    return vertices == null ? blocks.of(arcs) : blocks.of(arcs, vertices);
  }

  Scores of(Measure measure, BlockGraph graph) {
    return switch (measure) {
      case PAGE_RANK -> Measuring.scores(new BlockPageRank(ranking).of(graph));
      case CORENESS -> Scores.of(measure, BlockCoreness.of(graph), Map.of());
      case H_INDEX -> Scores.of(measure, BlockHIndex.of(graph), Map.of());
      case COMPONENTS -> components(graph);
      default -> throw new IllegalStateException("refused before, was " + measure);
    };
  }

  private static Scores components(BlockGraph graph) {
    int[] labels = BlockComponents.of(graph);
    int[] members = new int[labels.length];
    for (int label : labels) {
      members[label]++;
    }
    long[] ids = graph.ids();
    var figures = new LinkedHashMap<String, Object>();
    figures.put("components", (int) Arrays.stream(members).filter(m -> m > 0).count());
    figures.put("largest", Arrays.stream(members).max().orElse(0));
    return Scores.groups(Measure.COMPONENTS, labels, v -> ids[v], figures);
  }
}
