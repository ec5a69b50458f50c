package org.kolscope.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.kolscope.pipeline.Evaluated;
import org.kolscope.pipeline.Evaluating;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kolscope evaluate}. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Judges the accounts of raw files and holds the verdicts against the labels in them.",
      "Touches no warehouse. Figures are of the probability of being coordinated; false positives",
      "of groups are of the verdict zombie. Each figure has a 95 %% interval."
    },
    footer = {
      "",
      "Example:",
      "  kolscope evaluate --preset bought-followers --input followers --as-of 2026-03-31"
    })
final class EvaluateCommand implements Callable<Integer>, JsonOutput {

  @Mixin InputOptions files;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      required = true,
      description = "the night; folders night=YYYY-MM-DD are read up to it")
  LocalDate asOf;

  @Option(
      names = "--groups",
      paramLabel = "FILE",
      description = "CSV group,accountId: lists such as fan clubs, to count false positives in")
  Path groups;

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
    var request =
        new Evaluating.Request(
            files.source(), files.input, asOf, written(groups), settings.settings());
    try (var session = Session.withoutWarehouse()) {
      var evaluated = new Evaluating(session.spark()).of(request);
      var out = spec.commandLine().getOut();
      if (json) {
        out.println(JsonOutput.text(evaluated));
      } else {
        out.print(table(evaluated));
        out.flush();
      }
    }
    return ExitCodes.DONE;
  }

  private static Evaluating.Written written(Path file) {
    return file == null
        ? null
        : new Evaluating.Written(file.getFileName().toString(), SettingsOptions.text(file));
  }

  private static String table(Evaluated evaluated) {
    var text = new StringBuilder(TextTable.of(Evaluated.header(), evaluated.figureRows()));
    text.append(System.lineSeparator())
        .append(TextTable.of(List.of("verdict", "zombies", "genuine"), evaluated.verdictRows()));
    if (evaluated.contestedLabels() > 0) {
      text.append(
          "Left out because their labels disagree: %,d accounts%n"
              .formatted(evaluated.contestedLabels()));
    }
    return text.toString();
  }
}
