package org.kolscope.cli;

import picocli.CommandLine.Option;

/** Where a command's warehouse and outputs are. */
final class OutOptions {

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "out",
      description = "folder of warehouse, reports and plain Parquet; default ${DEFAULT-VALUE}")
  String out;

  @Option(
      names = "--warehouse",
      paramLabel = "DIR",
      description = "folder of the Iceberg tables; default DIR/warehouse")
  String warehouse;

  @Option(
      names = "--catalog",
      paramLabel = "NAME",
      description = "a catalog Spark is configured with, instead of the folder")
  String catalog;

  String warehouse() {
    return warehouse == null ? out + "/warehouse" : warehouse;
  }

  /** A session for a command that writes there. */
  Session openToWrite() {
    if (!Log.below(out)) {
      throw new IllegalArgumentException("--out must be a folder that can be written, was " + out);
    }
    return Session.open(catalog, warehouse());
  }

  /** A session for a command that only reads. */
  Session open() {
    Log.below(out);
    return Session.open(catalog, warehouse());
  }
}
