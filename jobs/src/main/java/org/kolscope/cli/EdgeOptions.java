package org.kolscope.cli;

import java.nio.file.Path;
import org.kolscope.intake.EdgeFile.Ids;
import org.kolscope.intake.EdgeFile.Layout;
import org.kolscope.pipeline.graphs.EdgeInput;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which graph file is read, and how. */
final class EdgeOptions {

  @Parameters(paramLabel = "EDGES", description = "file with the arcs, or folder of Parquet")
  Path edges;

  @Option(
      names = "--layout",
      paramLabel = "L",
      defaultValue = "edges",
      description = "edges or adjacency; default ${DEFAULT-VALUE}")
  Layout layout;

  @Option(
      names = "--ids",
      paramLabel = "I",
      defaultValue = "numeric",
      description = "numeric or text; default ${DEFAULT-VALUE}")
  Ids ids;

  @Option(
      names = "--skip-lines",
      paramLabel = "N",
      defaultValue = "0",
      description = "lines at the beginning that are no edges; default ${DEFAULT-VALUE}")
  int skipped;

  EdgeInput input() {
    return new EdgeInput(edges, layout, skipped, ids);
  }
}
