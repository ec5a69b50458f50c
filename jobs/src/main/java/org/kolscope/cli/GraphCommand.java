package org.kolscope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
      "Measures who is central in any graph of numbered vertices, without a warehouse.",
      "An arc A B says that A follows B. Self-loops and repeated arcs are left out and counted."
    },
    footer = {
      "",
      "Measures: pageRank (damping 0.85), coreness, hIndex, harmonic, betweenness, components,",
      "triangles, clustering, communities (label propagation), bfs (arcs from --source).",
      "Files: edge lists 'A B' or 'A B WEIGHT' (SNAP, Graphalytics .e with its .v), packed with",
      "gzip or not; lists of neighbours with --layout adjacency. # and %% begin comments.",
      "",
      "Example:",
      "  kolscope graph soc-LiveJournal1.txt.gz --measures pageRank,coreness --out scores.csv"
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
  Long source;

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

  @Option(names = "--out", paramLabel = "FILE", description = "CSV: id and a column per measure")
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
    var said =
        MeasuredGraph.of(
            new MeasuredGraph.Request(
                file.edges,
                file.layout,
                file.skipped,
                isUndirected,
                asked,
                iterations,
                source,
                sources,
                seed,
                Runtime.getRuntime().availableProcessors(),
                out));
    var answer = spec.commandLine().getOut();
    if (json) {
      answer.println(JsonOutput.text(said));
    } else {
      answer.printf(
          "%,d vertices, %,d arcs (%s); left out: %,d self-loops, %,d repeated arcs%n",
          said.vertices(), said.arcs(), said.direction(), said.selfLoops(), said.repeatedArcs());
      answer.print(TextTable.of(List.of("measure", "seconds", "figures"), rows(said.measures())));
      answer.println(
          out == null ? "No scores were written; --out FILE writes them" : "Scores: " + out);
    }
    return ExitCodes.DONE;
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
