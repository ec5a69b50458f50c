package org.kolscope.pipeline.graphs;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.function.Supplier;
import org.kolscope.intake.EdgeFile.Layout;

/** Measures the graph of a file, and how long that takes. */
public final class MeasuredGraph {

  private MeasuredGraph() {}

  /**
   * What is asked.
   *
   * @param skippedLines at the beginning of the file
   * @param isUndirected whether each arc counts both ways
   * @param measures in the order of the columns
   * @param iterations see {@link Measuring}; 0 to let each measure decide
   * @param source vertex that bfs starts from; null without bfs
   * @param sources of harmonic, pivots of betweenness
   * @param out CSV file of the scores; null for none
   */
  public record Request(
      Path edges,
      Layout layout,
      int skippedLines,
      boolean isUndirected,
      List<Measure> measures,
      int iterations,
      Long source,
      int sources,
      long randomSeed,
      int threads,
      Path out) {

    /**
     * @throws IllegalArgumentException naming the setting that is out of range
     */
    public Request {
      if (measures.contains(Measure.BFS) && source == null) {
        throw new IllegalArgumentException("bfs starts somewhere: give a vertex with --source");
      }
      if (iterations < 0) {
        throw new IllegalArgumentException("--iterations must be at least 1, was " + iterations);
      }
      measures = List.copyOf(measures);
    }
  }

  /**
   * What was found.
   *
   * @param arcs those of an undirected graph count twice
   * @param engine memory: one process, the whole graph
   * @param read seconds and peakHeapBytes of reading and building
   * @param measures by word: seconds, peakHeapBytes and figures of the whole graph
   * @param scores the file that was written; null if none
   */
  public record Result(
      String edges,
      String direction,
      String engine,
      int threads,
      int vertices,
      int arcs,
      long selfLoops,
      long repeatedArcs,
      Map<String, Object> read,
      Map<String, Map<String, Object>> measures,
      String scores) {}

  /** Measures and writes the scores. */
  public static Result of(Request request) throws IOException {
    var read = new LinkedHashMap<String, Object>();
    var loaded =
        timed(
            read,
            () ->
                LoadedGraph.of(
                    request.edges(),
                    request.layout(),
                    request.skippedLines(),
                    request.isUndirected(),
                    request.threads()));
    var graph = loaded.graph();
    var measuring =
        new Measuring(
            request.iterations(),
            request.source(),
            request.sources(),
            request.randomSeed(),
            request.threads());
    var measures = new LinkedHashMap<String, Map<String, Object>>();
    var scores = new ArrayList<Scores>();
    for (var measure : request.measures()) {
      var of = new LinkedHashMap<String, Object>();
      var made = timed(of, () -> measuring.of(measure, graph));
      of.putAll(made.figures());
      measures.put(measure.word(), of);
      scores.add(made);
    }
    if (request.out() != null) {
      write(request.out(), graph::id, graph.size(), scores);
    }
    return new Result(
        request.edges().toString(),
        request.isUndirected() ? "undirected" : "directed",
        "memory",
        request.threads(),
        graph.size(),
        graph.arcs(),
        loaded.loops(),
        loaded.repeated(),
        read,
        measures,
        request.out() == null ? null : request.out().toString());
  }

  private static <T> T timed(Map<String, Object> into, Supplier<T> work) {
    var pools =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(p -> p.getType() == MemoryType.HEAP)
            .toList();
    pools.forEach(MemoryPoolMXBean::resetPeakUsage);
    long start = System.nanoTime();
    var made = work.get();
    into.put("seconds", Math.round((System.nanoTime() - start) / 1e6) / 1e3);
    into.put("peakHeapBytes", pools.stream().mapToLong(p -> p.getPeakUsage().getUsed()).sum());
    return made;
  }

  /** Whole or not at all. */
  private static void write(Path out, IntToLongFunction id, int size, List<Scores> scores)
      throws IOException {
    var target = out.toAbsolutePath();
    Files.createDirectories(target.getParent());
    var unfinished = Files.createTempFile(target.getParent(), ".scores", ".csv");
    try {
      try (var writer = Files.newBufferedWriter(unfinished)) {
        var header = new ArrayList<>(List.of("id"));
        scores.forEach(s -> header.addAll(s.columns()));
        line(writer, header);
        for (int v = 0; v < size; v++) {
          var cells = new ArrayList<>(List.of(Long.toString(id.applyAsLong(v))));
          for (var one : scores) {
            cells.addAll(one.cells().apply(v));
          }
          line(writer, cells);
        }
      }
      Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static void line(BufferedWriter writer, List<String> cells) throws IOException {
    writer.write(String.join(",", cells));
    writer.write('\n');
  }
}
