package org.kolscope.cli;

import java.nio.file.Path;
import org.kolscope.intake.EdgeFile.Layout;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which graph file is read, and how. */
final class EdgeOptions {

  @Parameters(paramLabel = "EDGES", description = "file with the arcs")
  Path edges;

  @Option(
      names = "--layout",
      paramLabel = "L",
      defaultValue = "edges",
      description = "edges or adjacency; default ${DEFAULT-VALUE}")
  Layout layout;

  @Option(
      names = "--skip-lines",
      paramLabel = "N",
      defaultValue = "0",
      description = "lines at the beginning that are no edges; default ${DEFAULT-VALUE}")
  int skipped;
}
