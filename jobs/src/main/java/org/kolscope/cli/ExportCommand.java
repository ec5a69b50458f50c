package org.kolscope.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.kolscope.schema.Tables;
import org.kolscope.store.Csv;
import org.kolscope.store.PlainParquet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kolscope export}. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Writes a table of one night to a file, private persons masked.")
final class ExportCommand implements Callable<Integer>, JsonOutput {

  /** What to write. */
  enum Format {
    CSV,
    PARQUET
  }

  @Parameters(paramLabel = "TABLE", description = "such as KolRank; an unknown name lists them")
  String table;

  @Option(
      names = "--to",
      paramLabel = "PATH",
      required = true,
      description = "the CSV file, or the folder for Parquet")
  Path to;

  @Option(
      names = "--format",
      paramLabel = "F",
      defaultValue = "csv",
      description = "csv or parquet; default ${DEFAULT-VALUE}")
  Format format;

  @Mixin OutOptions where;
  @Mixin SettingsOptions settings;

  @Option(names = "--as-of", paramLabel = "DATE", description = "the night; default: the newest")
  LocalDate asOf;

  @Option(names = "--json", description = "answer with one JSON object")
  boolean json;

  @Spec CommandSpec spec;

  @Override
  public boolean isJson() {
    return json;
  }

  @Override
  public Integer call() throws Exception {
    var type = Tables.named(table);
    var keyFile = settings.settings().privacy().maskKeyFile();
    try (var session = where.open()) {
      var published = Published.of(session);
      var night = published.night(asOf);
      var rows = published.rows(where, type, night, keyFile);
      if (format == Format.CSV) {
        Csv.write(rows, to);
      } else {
        var folder = to.toAbsolutePath().normalize();
        new PlainParquet(session.spark(), folder.getParent().toUri().toString())
            .export(rows, folder.getFileName().toString());
      }
      var out = spec.commandLine().getOut();
      var said =
          java.util.Map.of(
              "table", type.getSimpleName(), "asOf", night.toString(), "file", to.toString());
      out.println(
          json
              ? JsonOutput.text(new java.util.TreeMap<>(said))
              : type.getSimpleName() + " as of " + night + ": " + to);
    }
    return ExitCodes.DONE;
  }
}
