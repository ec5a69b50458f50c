package org.kolscope.graph.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import org.kolscope.graph.ArcSource;
import org.kolscope.graph.Assembly;
import org.kolscope.graph.Assembly.Loops;
import org.kolscope.graph.Assembly.Parallels;
import org.kolscope.graph.Assembly.Sides;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.RandomGraphs;
import org.kolscope.graph.sample.Coin;
import org.kolscope.graph.sample.Cutting;
import org.kolscope.graph.sample.FrontierSampler;
import org.kolscope.graph.sample.InDegreeSampler;
import org.kolscope.graph.sample.RestartSampler;
import org.kolscope.graph.sample.Sampler;
import org.kolscope.graph.sample.TopicSampler;

/**
 * Prints what samples keep of the order by PageRank: {@code FILE} of arcs, or {@code FILE.txt} of
 * pairs of ids, with {@code bothways} each in both directions, or {@code communities} for a graph
 * of 20,000 vertices in 20 communities.
 */
final class Samples {

  private static final int REPLICATES = 10;

  private Samples() {}

  public static void main(String[] args) {
    boolean isBothWays = args.length > 1 && args[1].equals("bothways");
    var graph =
        args[0].equals("communities")
            ? RandomGraphs.heavyTailed(20_000, 200_000, 5)
            : args[0].endsWith(".txt")
                ? readText(Path.of(args[0]), isBothWays)
                : read(Path.of(args[0]));
    int first = Math.min(1_000, graph.size() / 10);
    var fidelity = new RankFidelity(graph, first);
    System.out.println("the true first " + first);
    System.out.println("vertices " + graph.size() + " arcs " + graph.arcs());
    System.out.println("plain in-degree of the whole graph " + fidelity.inDegree());
    System.out.println(
        "| sampler | share | outside | vertices | one | mean of 10 | spread covers | interval"
            + " covers | width / rank | sum of P(top 100) | seconds |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|---|");
    Map<String, Cutting> worlds = new LinkedHashMap<>();
    worlds.put("alike", Cutting.even(graph));
    worlds.put("by in-degree", Cutting.byInDegree(graph, RankFidelity.DAMPING));
    for (double share : new double[] {0.05, 0.1, 0.3}) {
      samplers(graph, share)
          .forEach(
              (name, sampler) ->
                  worlds.forEach(
                      (outside, cutting) -> row(fidelity, name, share, outside, cutting, sampler)));
    }
  }

  static Digraph read(Path file) {
    return new Assembly(Loops.REFUSE, Parallels.KEEP_ONE, Sides.BOTH, 2)
        .of(ArcFile.vertices(file), ArcFile.arcs(file));
  }

  /** A first line that states vertices and arcs is left out; so is what follows two ids. */
  private static Digraph readText(Path file, boolean isBothWays) {
    try {
      var lines = Files.readAllLines(file).stream().map(line -> line.trim().split("\\s+")).toList();
      boolean isHeader = lines.get(0)[1].equals(String.valueOf(lines.size() - 1));
      var arcs = lines.subList(isHeader ? 1 : 0, lines.size());
      long[] one = arcs.stream().mapToLong(arc -> Long.parseLong(arc[0])).toArray();
      long[] other = arcs.stream().mapToLong(arc -> Long.parseLong(arc[1])).toArray();
      long[] ids = LongStream.concat(LongStream.of(one), LongStream.of(other)).toArray();
      long[] sorted = LongStream.of(ids).sorted().distinct().toArray();
      int[] from = places(isBothWays ? ids : one, sorted);
      int[] to =
          places(
              isBothWays
                  ? LongStream.concat(LongStream.of(other), LongStream.of(one)).toArray()
                  : other,
              sorted);
      return new Assembly(Loops.DROP, Parallels.KEEP_ONE, Sides.BOTH, 2)
          .of(sorted.length, ArcSource.of(from, to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int[] places(long[] ids, long[] sorted) {
    return LongStream.of(ids).mapToInt(id -> Arrays.binarySearch(sorted, id)).toArray();
  }

  private static Map<String, Sampler> samplers(Digraph graph, double share) {
    var coin = new Coin(11);
    double[] alike = new double[graph.size()];
    Arrays.fill(alike, 0.5);
    Map<String, Sampler> samplers = new LinkedHashMap<>();
    samplers.put("top in-degree", new InDegreeSampler(share, 1, coin));
    samplers.put("in-degree, 3/4 certain", new InDegreeSampler(share, 0.75, coin));
    samplers.put("in-degree, 1/2 certain", new InDegreeSampler(share, 0.5, coin));
    samplers.put("frontier, 100 walkers", new FrontierSampler(share, 100, coin));
    samplers.put(
        "walks with restart, 30 steps", RestartSampler.reaching(graph, share, 30, 0.15, coin));
    samplers.put(
        "topic, all alike (uniform)", TopicSampler.ofSize(alike, 1, share * graph.size(), coin));
    return samplers;
  }

  private static void row(
      RankFidelity fidelity,
      String name,
      double share,
      String outside,
      Cutting cutting,
      Sampler sampler) {
    long from = System.nanoTime();
    var outcome = fidelity.of(cutting, sampler, REPLICATES);
    System.out.printf(
        Locale.ROOT,
        "| %s | %.0f %% | %s | %.0f | %s | %s | %.3f | %.3f | %.2f | %.1f | %.1f |%n",
        name,
        100 * share,
        outside,
        outcome.vertices(),
        outcome.single(),
        outcome.whole(),
        outcome.coveredBySpread(),
        outcome.covered(),
        outcome.width(),
        outcome.probableTop(),
        (System.nanoTime() - from) / 1e9);
  }
}
