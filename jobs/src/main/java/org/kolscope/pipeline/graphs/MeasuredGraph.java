package org.kolscope.pipeline.graphs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/** Measures the graph of a file, and how long that takes. */
public final class MeasuredGraph {

  private MeasuredGraph() {}

  /**
   * What is asked.
   *
   * @param isUndirected whether each arc counts both ways
   * @param measures in the order of the columns
   * @param iterations see {@link Measuring}; 0 to let each measure decide
   * @param source name of the vertex that bfs starts from; null without bfs
   * @param sources of harmonic, pivots of betweenness
   * @param fraction of a sample, see {@link SampledMeasuring}
   * @param replicates samples
   * @param out file of the scores, see {@link ScoreFile}; null for none
   */
  public record Request(
      EdgeInput edges,
      boolean isUndirected,
      List<Measure> measures,
      int iterations,
      String source,
      int sources,
      long randomSeed,
      int threads,
      Engine engine,
      double fraction,
      int replicates,
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
      if (engine == Engine.SPARK) {
        BlockMeasuring.refuseOthers(measures, null);
      }
      if (engine == Engine.SAMPLE) {
        SampledMeasuring.refuseOthers(measures);
        SampledMeasuring.check(fraction, replicates);
      }
      measures = List.copyOf(measures);
    }

    private Measuring measuring() {
      return new Measuring(iterations, source, sources, randomSeed, threads);
    }
  }

  /**
   * What was found.
   *
   * @param arcs those of an undirected graph count twice
   * @param engine memory, spark or sample
   * @param note why this engine was taken; null if it was asked for or nothing is to be said
   * @param read seconds and peakHeapBytes of reading and building
   * @param measures by word: seconds, peakHeapBytes and figures of the whole graph
   * @param written seconds and peakHeapBytes of writing the scores; null if none were
   * @param scores the file that was written; null if none
   */
  public record Result(
      String edges,
      String direction,
      String engine,
      String note,
      int threads,
      int vertices,
      long arcs,
      long selfLoops,
      long repeatedArcs,
      Map<String, Object> read,
      Map<String, Map<String, Object>> measures,
      Map<String, Object> written,
      String scores) {}

  /** A graph that was read, whichever engine holds it. */
  private record Held(
      int vertices,
      long arcs,
      long loops,
      long repeated,
      IntFunction<Object> ids,
      Function<Measure, Scores> measuring,
      Runnable close) {}

  /**
   * Measures and writes the scores.
   *
   * @param spark opened only if the engine or a file needs it
   */
  public static Result of(Request request, Supplier<SparkSession> spark) throws IOException {
    if (request.out() != null) {
      new ScoreFile(request.out()).refuseUnwritable();
    }
    var note = request.engine() == Engine.AUTO ? tooLarge(request, spark) : null;
    var engine =
        request.engine() != Engine.AUTO
            ? request.engine()
            : note == null ? Engine.MEMORY : Engine.SPARK;
    if (engine == Engine.SPARK) {
      BlockMeasuring.refuseOthers(request.measures(), note);
    }
    var read = new LinkedHashMap<String, Object>();
    var held = timed(read, () -> held(request, engine, spark));
    try {
      return measured(request, engine, note, read, held, spark);
    } finally {
      held.close().run();
    }
  }

  private static Result measured(
      Request request,
      Engine engine,
      String note,
      Map<String, Object> read,
      Held held,
      Supplier<SparkSession> spark)
      throws IOException {
    var measures = new LinkedHashMap<String, Map<String, Object>>();
    var scores = new ArrayList<Scores>();
    for (var measure : request.measures()) {
      var of = new LinkedHashMap<String, Object>();
      var made = timed(of, () -> held.measuring().apply(measure));
      of.putAll(made.figures());
      measures.put(measure.word(), of);
      scores.add(made);
    }
    Map<String, Object> written = null;
    if (request.out() != null) {
      written = new LinkedHashMap<>();
      var file = new ScoreFile(request.out());
      timed(written, () -> write(file, held, scores, spark));
    }
    return new Result(
        request.edges().path().toString(),
        request.isUndirected() ? "undirected" : "directed",
        engine.name().toLowerCase(Locale.ROOT),
        note == null ? null : note + "; Spark measures it",
        request.threads(),
        held.vertices(),
        held.arcs(),
        held.loops(),
        held.repeated(),
        read,
        measures,
        written,
        request.out() == null ? null : request.out().toString());
  }

  /** Null if the graph is estimated to fit, else a sentence with both figures. */
  private static String tooLarge(Request request, Supplier<SparkSession> spark) throws IOException {
    long bytes = request.edges().estimateBytes(spark);
    double room = LoadedGraph.MOST * Runtime.getRuntime().maxMemory();
    return bytes <= room
        ? null
        : "the graph would take about %,d MB of this process, which has %,d MB for it"
            .formatted(bytes >> 20, (long) room >> 20);
  }

  private static Held held(Request request, Engine engine, Supplier<SparkSession> spark) {
    if (engine == Engine.SPARK) {
      var graph = BlockMeasuring.read(request.edges(), request.isUndirected(), spark.get());
      long[] ids = graph.ids();
      var measuring = new BlockMeasuring(request.measuring().ranking());
      return new Held(
          graph.size(),
          graph.arcs(),
          graph.loops(),
          graph.repeated(),
          v -> ids[v],
          measure -> measuring.of(measure, graph),
          graph::close);
    }
    var loaded = LoadedGraph.of(request.edges(), request.isUndirected(), request.threads(), spark);
    return new Held(
        loaded.graph().size(),
        loaded.graph().arcs(),
        loaded.loops(),
        loaded.repeated(),
        loaded::id,
        engine == Engine.SAMPLE ? sampled(request, loaded) : whole(request, loaded),
        () -> {});
  }

  private static Function<Measure, Scores> whole(Request request, LoadedGraph loaded) {
    var measuring = request.measuring();
    return measure -> measuring.of(measure, loaded);
  }

  private static Function<Measure, Scores> sampled(Request request, LoadedGraph loaded) {
    var sampling =
        new SampledMeasuring(request.fraction(), request.replicates(), request.measuring());
    return measure -> sampling.of(measure, loaded.graph());
  }

  private static ScoreFile write(
      ScoreFile file, Held held, List<Scores> scores, Supplier<SparkSession> spark) {
    try {
      file.write(held.vertices(), held.ids(), scores, spark);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file.path() + ": " + e.getMessage(), e);
    }
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
}
