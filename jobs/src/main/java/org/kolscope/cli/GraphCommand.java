package org.kolscope.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.kolscope.pipeline.graphs.Engine;
import org.kolscope.pipeline.graphs.Measure;
import org.kolscope.pipeline.graphs.MeasuredGraph;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kolscope graph}. */
@Command(
    name = "graph",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measures who is central in any graph, without a warehouse.",
      "An arc A B says that A follows B. Self-loops and repeated arcs are left out and counted."
    },
    footer = {
      "",
      "Measures: pageRank (damping 0.85), coreness, hIndex, harmonic, betweenness, components,",
      "triangles, clustering, communities (label propagation), bfs (arcs from --source).",
      "Files: edge lists 'A B' or 'A B WEIGHT' (SNAP, Graphalytics .e with its .v), packed with",
      "gzip or not; lists of neighbours with --layout adjacency. # and %% begin comments.",
      "Parquet, a file or a folder: the columns tail and head, followerId and followeeId, src and",
      "dst, source and target, from and to, or the first two of whole numbers; and weight.",
      "",
      "Engines: memory measures the whole graph in this process, about 48 bytes an arc while it is",
      "read. spark keeps the arcs on the cluster and gives the same scores: pageRank, coreness,",
      "hIndex, components. auto takes memory if the graph is estimated to fit, else spark, and says",
      "so. sample measures replicates in which a vertex is drawn by its arcs in: pageRank (1 is the",
      "average of the whole graph) with the rank in the whole graph, its 90 %% interval rankLow90 to",
      "rankHigh90 (too narrow where arcs have their counterpart, as with --undirected), the chance",
      "topShare of being among the first 10, and in how many samples the vertex is; coreness,",
      "harmonic, betweenness and clustering of the samples with the median and the 90 %% range.",
      "",
      "Examples:",
      "  kolscope graph soc-LiveJournal1.txt.gz --measures pageRank,coreness --out scores.csv",
      "  kolscope graph follows.parquet --engine spark --out ranked.parquet",
      "  kolscope graph follows.parquet --engine sample --fraction 0.1 --replicates 10 --json"
    })
final class GraphCommand implements Callable<Integer>, JsonOutput {

  @Mixin EdgeOptions file;

  @Option(
      names = "--measures",
      paramLabel = "M",
      split = ",",
      defaultValue = "pageRank",
      description = "one or more of those below; default ${DEFAULT-VALUE}")
  List<String> measures;

  @Option(names = "--undirected", description = "every arc counts both ways; default: directed")
  boolean isUndirected;

  @Option(names = "--directed", description = "as arcs are written; the default")
  boolean isDirected;

  @Option(names = "--source", paramLabel = "V", description = "vertex that bfs starts from")
  String source;

  @Option(
      names = "--iterations",
      paramLabel = "N",
      defaultValue = "0",
      description = {
        "exactly so many, for pageRank and communities; default:",
        "until nothing moves any more, and 10"
      })
  int iterations;

  @Option(
      names = "--sources",
      paramLabel = "N",
      defaultValue = "1024",
      description = {
        "vertices that harmonic and betweenness look from, drawn by",
        "--seed; as many as there are gives exact values;",
        "default ${DEFAULT-VALUE}"
      })
  int sources;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "default ${DEFAULT-VALUE}")
  long seed;

  @Option(
      names = "--engine",
      paramLabel = "E",
      defaultValue = "auto",
      description = "auto, memory, spark or sample; default ${DEFAULT-VALUE}")
  Engine engine;

  @Option(
      names = "--fraction",
      paramLabel = "F",
      defaultValue = "0.1",
      description = "share of the vertices in a sample; default ${DEFAULT-VALUE}")
  double fraction;

  @Option(
      names = "--replicates",
      paramLabel = "R",
      defaultValue = "10",
      description = "how many samples; default ${DEFAULT-VALUE}")
  int replicates;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = {
        "id and columns of each measure: CSV by id, or, if the name",
        "ends in .parquet, Parquet ranked by the first measure"
      })
  Path out;

  @Option(names = "--json", description = "answer with one JSON object on standard output")
  boolean json;

  @Spec CommandSpec spec;

  @Override
  public boolean isJson() {
    return json;
  }

  @Override
  public Integer call() throws Exception {
    if (isDirected && isUndirected) {
      throw new IllegalArgumentException("--directed or --undirected, not both");
    }
    var asked = measures.stream().map(Measure::of).distinct().toList();
    var request =
        new MeasuredGraph.Request(
            file.input(),
            isUndirected,
            asked,
            iterations,
            source,
            sources,
            seed,
            Runtime.getRuntime().availableProcessors(),
            engine,
            fraction,
            replicates,
            out);
    try (var spark = new SessionOnDemand()) {
      say(MeasuredGraph.of(request, spark));
    }
    return ExitCodes.DONE;
  }

  private void say(MeasuredGraph.Result said) throws JsonProcessingException {
    var answer = spec.commandLine().getOut();
    if (json) {
      answer.println(JsonOutput.text(said));
      return;
    }
    if (said.note() != null) {
      answer.println("Engine: " + said.note());
    }
    answer.printf(
        "%,d vertices, %,d arcs (%s); left out: %,d self-loops, %,d repeated arcs%n",
        said.vertices(), said.arcs(), said.direction(), said.selfLoops(), said.repeatedArcs());
    answer.print(TextTable.of(List.of("measure", "seconds", "figures"), rows(said.measures())));
    answer.println(
        out == null ? "No scores were written; --out FILE writes them" : "Scores: " + out);
  }

  private static List<List<String>> rows(Map<String, Map<String, Object>> measures) {
    var rows = new ArrayList<List<String>>();
    for (var each : measures.entrySet()) {
      var of = each.getValue();
      var figures =
          of.entrySet().stream()
              .filter(f -> !f.getKey().equals("seconds") && !f.getKey().equals("peakHeapBytes"))
              .map(f -> f.getKey() + " " + shown(f.getValue()))
              .collect(Collectors.joining(", "));
      rows.add(List.of(each.getKey(), of.get("seconds").toString(), figures));
    }
    return rows;
  }

  private static String shown(Object figure) {
    return figure instanceof Double number
        ? String.format(Locale.ROOT, "%.3g", number)
        : figure.toString();
  }
}
