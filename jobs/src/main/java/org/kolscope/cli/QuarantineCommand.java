package org.kolscope.cli;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.substring;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.intake.Repairs;
import org.kolscope.intake.Repairs.Repair;
import org.kolscope.schema.QuarantinedRow;
import org.kolscope.schema.Table;
import org.kolscope.store.RunLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kolscope quarantine}. */
@Command(
    name = "quarantine",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Writes the raw rows that a night kept apart, to be repaired and read again.",
      "Put them into the folder repaired/ of the night's raw files; docs/quarantine.md says how."
    },
    footer = {
      "",
      "Example:",
      "  kolscope quarantine --preset kolscope --input raw --as-of 2026-03-31 --to raw/repaired"
    })
final class QuarantineCommand implements Callable<Integer>, JsonOutput {

  /** Characters by which a raw row is known again. */
  private static final int RAW_BEGINNING = 200;

  @Mixin InputOptions files;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      required = true,
      description = "the night, such as 2026-03-31")
  LocalDate asOf;

  @Option(
      names = "--to",
      paramLabel = "DIR",
      required = true,
      description = "folder for the rows to repair; files that lie there are left alone")
  Path to;

  @Mixin OutOptions where;
  @Mixin SettingsOptions settings;

  @Option(names = "--json", description = "answer with one JSON object")
  boolean json;

  @Spec CommandSpec spec;

  @Override
  public boolean isJson() {
    return json;
  }

  @Override
  public Integer call() throws Exception {
    var source = files.source();
    var intake = settings.settings().intake();
    try (var session = where.open()) {
      var rows = quarantined(session);
      var plan = intake.plan(session.spark(), source, files.input, asOf);
      var repairs = new Repairs(session.spark(), plan).write(rows, to);
      say(repairs, plan.folder() + "/repaired");
    }
    return ExitCodes.DONE;
  }

  /** The rows the night kept apart, of their text only the beginning. */
  private List<QuarantinedRow> quarantined(Session session) {
    var last = new RunLog(session.store()).byNight().get(asOf);
    // of a night that was stopped nobody reads but who repairs it
    var rows =
        last != null && !last.published()
            ? session.store().read(QuarantinedRow.class, asOf).rows()
            : published(session);
    return new Table<>(
            QuarantinedRow.class,
            rows.withColumn("raw", substring(col("raw"), 1, RAW_BEGINNING))
                .limit(Repairs.MAX_ROWS + 1))
        .collect();
  }

  private Dataset<Row> published(Session session) {
    var published = Published.of(session);
    return published.store().read(QuarantinedRow.class, published.night(asOf)).rows();
  }

  private void say(List<Repair> repairs, String natural) throws Exception {
    var out = spec.commandLine().getOut();
    var isWritten = repairs.stream().anyMatch(r -> r.written() != null);
    var next =
        isWritten
            ? "mend the rows in " + to + ", see that the folder is " + natural + ", run again"
            : "nothing was written";
    if (json) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("asOf", asOf.toString());
      answer.put("files", repairs.stream().map(QuarantineCommand::entry).toList());
      answer.put("next", next);
      out.println(JsonOutput.text(answer));
      return;
    }
    for (var repair : repairs) {
      var became =
          repair.written() == null ? "not written: " + repair.reason() : "in " + repair.written();
      out.printf("%s: %,d rows %s%n", repair.file(), repair.rows(), became);
    }
    out.println(
        repairs.isEmpty() ? "No rows were quarantined as of " + asOf + "." : "Next: " + next + ".");
  }

  private static Map<String, Object> entry(Repair repair) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("file", repair.file());
    entry.put("rows", repair.rows());
    entry.put("written", repair.written() == null ? null : repair.written().toString());
    entry.put("reason", repair.reason());
    return entry;
  }
}
