package org.kolscope.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.kolscope.intake.DataQualityException;
import org.kolscope.intake.SourcePlan;
import org.kolscope.pipeline.Backfill;
import org.kolscope.pipeline.Backfill.Reprocess;
import org.kolscope.pipeline.Backfill.Step;
import org.kolscope.pipeline.Pipeline;
import org.kolscope.pipeline.RunRequest;
import org.kolscope.pipeline.RunResult;
import org.kolscope.store.OutFolder;
import org.kolscope.store.RunLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kolscope backfill}. */
@Command(
    name = "backfill",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs all nights between two dates that lie ready as folders night=YYYY-MM-DD.",
      "Oldest first, since every night is made of those before it; stops at the first that fails."
    },
    footer = {
      "",
      "Example:",
      "  kolscope backfill --preset kolscope --input raw --from 2026-03-01 --to 2026-03-31"
    })
final class BackfillCommand implements Callable<Integer>, JsonOutput {

  @Mixin InputOptions files;

  @Option(names = "--from", paramLabel = "DATE", required = true, description = "first night")
  LocalDate from;

  @Option(names = "--to", paramLabel = "DATE", required = true, description = "last night")
  LocalDate to;

  @Option(
      names = "--reprocess",
      paramLabel = "WHICH",
      defaultValue = "none",
      description = {
        "nights that were run before and are run again: none, failed (those that were stopped)",
        "or completed (all); default ${DEFAULT-VALUE}"
      })
  Reprocess reprocess;

  @Option(names = "--dry-run", description = "only say what would be run")
  boolean isDry;

  @Option(names = "--brief", paramLabel = "FILE", description = "what the brand asks for, as YAML")
  Path brief;

  @Mixin OutOptions where;
  @Mixin SettingsOptions settings;

  @Option(names = "--json", description = "answer with one JSON object on standard output")
  boolean json;

  @Spec CommandSpec spec;

  @Override
  public boolean isJson() {
    return json;
  }

  @Override
  public Integer call() throws Exception {
    var backfill = new Backfill(from, to, reprocess);
    files.source();
    try (var session = isDry ? where.open() : where.openToWrite()) {
      var ready = SourcePlan.nights(session.spark(), files.input);
      var steps =
          backfill.steps(
              ready,
              new RunLog(session.store()).byNight(),
              n -> new OutFolder(session.spark(), where.out).has("runs/" + n));
      if (steps.isEmpty()) {
        throw new IllegalArgumentException(
            "no night from %s to %s in %s; there are %s".formatted(from, to, files.input, ready));
      }
      var done = new ArrayList<Map<String, Object>>();
      var code = ExitCodes.DONE;
      for (var step : steps) {
        var line = isDry || !step.isRun() ? said(step) : ran(session, step);
        done.add(line);
        code = Math.max(code, (int) line.getOrDefault("exitCode", 0));
        if (!json) {
          spec.commandLine().getOut().println(text(line));
        }
        if (code >= ExitCodes.DATA_QUALITY) {
          break;
        }
      }
      if (json) {
        spec.commandLine().getOut().println(JsonOutput.text(Map.of("nights", done)));
      }
      return code;
    }
  }

  private static Map<String, Object> said(Step step) {
    var line = new LinkedHashMap<String, Object>();
    line.put("night", step.night().toString());
    line.put("was", step.status().name().toLowerCase(Locale.ROOT));
    line.put("run", step.isRun());
    return line;
  }

  private Map<String, Object> ran(Session session, Step step) {
    var line = said(step);
    var err = spec.commandLine().getErr();
    err.println("Night " + step.night());
    var request =
        new RunRequest(
            files.source(),
            files.name(),
            files.input,
            step.night(),
            where.warehouse(),
            where.out,
            RunCommand.brief(brief),
            settings.settings(),
            false,
            Runs.typed(spec));
    RunResult result;
    try {
      result = new Pipeline(session.spark(), session.store(), new Console(err)).run(request);
    } catch (DataQualityException e) {
      line.put("exitCode", ExitCodes.DATA_QUALITY);
      line.put("digest", "stopped: " + e.getMessage());
      return line;
    }
    line.put("exitCode", result.warnings().isEmpty() ? ExitCodes.DONE : ExitCodes.WARNINGS);
    line.put("unchanged", result.isUnchanged());
    line.put("digest", result.digest());
    line.put("report", result.report());
    return line;
  }

  private static String text(Map<String, Object> line) {
    var done = line.get("digest");
    var isRun = (boolean) line.get("run");
    return line.get("night")
        + " "
        + line.get("was")
        + (done != null ? ": " + done : isRun ? ": would be run" : ": left as it is");
  }
}
