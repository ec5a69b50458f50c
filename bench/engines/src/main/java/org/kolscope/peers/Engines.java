package org.kolscope.peers;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import org.kolscope.graph.bench.ArcFile;
import org.kolscope.peers.Engine.Task;

/**
 * Times one engine: {@code MEASURE ENGINE ARCS THREADS EFFORT WARMUPS SCORES}. Prints wall and
 * processor seconds of {@code load} and of {@code run}, which is the run after the warm-ups, and
 * writes its scores by vertex as little-endian doubles.
 */
final class Engines {

  private Engines() {}

  public static void main(String[] args) throws Exception {
    var engine = engine(args[0], args[1]);
    var file = Path.of(args[2]);
    var task = new Task(file, Integer.parseInt(args[3]), Integer.parseInt(args[4]));
    var clock = Clock.start();
    var loaded = engine.load(task);
    clock.print("load");
    for (int i = Integer.parseInt(args[5]); i > 0; i--) {
      loaded.scores();
    }
    clock = Clock.start();
    var scores = loaded.scores();
    clock.print("run");
    write(Path.of(args[6]), ArcFile.vertices(file), scores);
  }

  private static Engine engine(String measure, String name) {
    return switch (measure + " " + name) {
      case "pagerank kolscope" -> Kolscope::pageRank;
      case "pagerank fixpoint" -> Kolscope::fixpoint;
      case "pagerank law-power-series" -> Law::powerSeries;
      case "pagerank law-gauss-seidel" -> Law::gaussSeidel;
      case "pagerank jgrapht" -> JGraphT::pageRank;
      case "pagerank jgrapht-sparse" -> JGraphT::pageRankOnSparse;
      case "pagerank jgrapht-defaults" -> JGraphT::pageRankByDefaults;
      case "betweenness kolscope" -> Kolscope::betweenness;
      case "betweenness webgraph" -> WebGraph::betweenness;
      case "betweenness jgrapht" -> JGraphT::betweenness;
      case "harmonic kolscope" -> Kolscope::harmonic;
      case "harmonic webgraph" -> WebGraph::harmonic;
      default -> throw new IllegalArgumentException("unknown engine " + measure + " " + name);
    };
  }

  static void write(Path file, int n, IntToDoubleFunction scores) throws IOException {
    var bytes = ByteBuffer.allocate(8 * n).order(ByteOrder.LITTLE_ENDIAN);
    for (int v = 0; v < n; v++) {
      bytes.putDouble(scores.applyAsDouble(v));
    }
    Files.write(file, bytes.array());
  }

  /** Wall and processor time since a moment, of all threads: compiling and collecting count. */
  record Clock(long wallFrom, long cpuFrom) {

    static Clock start() {
      return new Clock(System.nanoTime(), cpuNanos());
    }

    void print(String what) {
      double wall = (System.nanoTime() - wallFrom) / 1e9;
      double cpu = (cpuNanos() - cpuFrom) / 1e9;
      System.out.printf(Locale.ROOT, "%s %.4f %.4f%n", what, wall, cpu);
    }

    private static long cpuNanos() {
      return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
          .getProcessCpuTime();
    }
  }
}
