package org.kolscope.graph.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.kolscope.graph.Assembly;
import org.kolscope.graph.Assembly.Loops;
import org.kolscope.graph.Assembly.Parallels;
import org.kolscope.graph.Assembly.Sides;
import org.kolscope.graph.Blocks;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.centrality.Coreness;
import org.kolscope.graph.centrality.HarmonicSampling;
import org.kolscope.graph.centrality.PageRanking;
import org.kolscope.graph.centrality.PivotBetweenness;
import org.kolscope.graph.centrality.Stop;
import org.kolscope.graph.centrality.Triangles;

/**
 * Times kernels on an arc file: {@code generate FILE SCALE DRAWN SEED}, or {@code WHAT FILE
 * THREADS} with one of {@code pagerank}, {@code jgrapht}, {@code betweenness}, {@code harmonic},
 * {@code shapes}. Prints median of 3 after one warm-up, wall and cpu seconds; the bare loop is
 * measured in the same process, turn by turn.
 */
final class Kernels {

  private static final int ITERATIONS = 20;
  private static final int PIVOTS = 64;
  private static final int SOURCES = 3_072;

  private final int threads;
  private final Path file;

  private Kernels(Path file, int threads) {
    this.file = file;
    this.threads = threads;
  }

  public static void main(String[] args) {
    var file = Path.of(args[1]);
    if (args[0].equals("generate")) {
      int scale = Integer.parseInt(args[2]);
      ArcFile.generate(file, scale, Integer.parseInt(args[3]), Long.parseLong(args[4]));
      return;
    }
    new Kernels(file, Integer.parseInt(args[2])).time(args[0]);
  }

  private void time(String what) {
    switch (what) {
      case "pagerank" -> pageRank();
      case "jgrapht" -> jgrapht();
      case "betweenness" -> betweenness();
      case "harmonic" -> harmonic();
      case "shapes" -> shapes();
      default -> throw new IllegalArgumentException("unknown measure " + what);
    }
  }

  private Digraph read(Sides sides) {
    var assembly = new Assembly(Loops.REFUSE, Parallels.KEEP_ONE, sides, threads);
    var graph = new Digraph[1];
    seconds("build " + sides, 1, () -> graph[0] = load(assembly));
    System.out.println("vertices " + graph[0].size() + " arcs " + graph[0].arcs());
    return graph[0];
  }

  private Digraph load(Assembly assembly) {
    return assembly.of(ArcFile.vertices(file), ArcFile.arcs(file));
  }

  private void pageRank() {
    var graph = read(Sides.IN);
    var ranking = new PageRanking(0.85, Stop.after(ITERATIONS), threads);
    double ours = seconds("pagerank", 4, () -> ranking.of(graph));
    double[] bare = new double[graph.size()];
    var loop = new BareLoop(graph);
    double loops = seconds("bare loop", 4, () -> loop.run(bare, ITERATIONS, threads));
    System.out.printf(Locale.ROOT, "pagerank / bare loop %.2f%n", ours / loops);
    double[] fixpoint = new PageRanking(0.85, Stop.within(1e-15), threads).of(graph).scores();
    double[] found = new PageRanking(0.85, Stop.within(1e-13), threads).of(graph).scores();
    long near = 0;
    for (int v = 0; v < found.length; v++) {
      near += Math.abs(found[v] - fixpoint[v]) <= 1e-9 * fixpoint[v] ? 1 : 0;
    }
    System.out.printf(Locale.ROOT, "within 1e-9: %.4f%n", (double) near / found.length);
  }

  private void jgrapht() {
    var view = read(Sides.BOTH).asJGraphT();
    seconds(
        "jgrapht pagerank",
        2,
        () -> new org.jgrapht.alg.scoring.PageRank<>(view, 0.85, ITERATIONS, 1e-300).getScores());
  }

  private void betweenness() {
    var graph = read(Sides.OUT);
    double all =
        seconds("betweenness", 4, () -> new PivotBetweenness(PIVOTS, 1, threads).of(graph));
    System.out.printf(Locale.ROOT, "wall per pivot %.4f%n", all / PIVOTS);
  }

  private void harmonic() {
    var graph = read(Sides.BOTH);
    seconds("harmonic", 4, () -> new HarmonicSampling(SOURCES, 1, 0.95, threads).of(graph));
  }

  private void shapes() {
    var graph = read(Sides.UNDIRECTED);
    seconds("coreness", 4, () -> Coreness.of(graph));
    seconds("triangles", 4, () -> Triangles.of(graph, threads));
  }

  /** Median wall seconds, the first of several runs left out. */
  private static double seconds(String name, int runs, Runnable work) {
    double[] wall = new double[runs];
    double[] cpu = new double[runs];
    for (int i = 0; i < runs; i++) {
      long wallFrom = System.nanoTime();
      long cpuFrom = cpuNanos();
      work.run();
      wall[i] = (System.nanoTime() - wallFrom) / 1e9;
      cpu[i] = (cpuNanos() - cpuFrom) / 1e9;
    }
    double median = median(wall);
    System.out.printf(Locale.ROOT, "%s wall %.3f cpu %.3f%n", name, median, median(cpu));
    return median;
  }

  private static double median(double[] values) {
    double[] sorted = Arrays.copyOfRange(values, values.length == 1 ? 0 : 1, values.length);
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static long cpuNanos() {
    var system =
        ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
    return system.getProcessCpuTime();
  }

  /** PageRank as one would write it on arrays: what there is to gain by leaving everything out. */
  private static final class BareLoop {
    private final int[] start;
    private final int[] from;
    private final int[] degree;

    BareLoop(Digraph graph) {
      start = new int[graph.size() + 1];
      degree = new int[graph.size()];
      from = new int[graph.arcs()];
      for (int v = 0; v < degree.length; v++) {
        degree[v] = graph.outDegree(v);
        start[v + 1] = graph.in().end(v);
      }
      for (int i = 0; i < from.length; i++) {
        from[i] = graph.in().at(i);
      }
    }

    void run(double[] score, int iterations, int threads) {
      int n = score.length;
      double[] gift = new double[n];
      Arrays.fill(score, 1.0 / n);
      for (int k = 0; k < iterations; k++) {
        double lost = 0;
        for (int v = 0; v < n; v++) {
          lost += degree[v] == 0 ? score[v] : 0;
          gift[v] = degree[v] == 0 ? 0 : score[v] / degree[v];
        }
        double base = (0.15 + 0.85 * lost) / n;
        Blocks.each(
            n,
            (n + threads - 1) / threads,
            threads,
            (begin, end) -> {
              for (int v = begin; v < end; v++) {
                double sum = 0;
                for (int i = start[v]; i < start[v + 1]; i++) {
                  sum += gift[from[i]];
                }
                score[v] = base + 0.85 * sum;
              }
            });
      }
    }
  }
}
