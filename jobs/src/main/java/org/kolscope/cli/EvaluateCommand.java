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
      "  kolscope evaluate --preset bought-followers --input followers --as-of 2026-03-31",
      "  kolscope evaluate --preset edge-list --input graph --as-of 2026-03-31 \\",
      "      --inject staticBlock:camouflage=biased,density=0.3,fans=300,customers=15"
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

  @Option(
      names = "--farms",
      paramLabel = "FILE",
      description = "CSV farm,role,accountId (role fan or customer): farms that are known")
  Path farms;

  @Option(
      names = "--inject",
      paramLabel = "ATTACK",
      description = {
        "puts an attack into the graph and counts its fans as zombies; may be repeated. Such as",
        "drip:window=30,registration=aged,camouflage=biased,density=0.3,fans=400,customers=20"
      })
  List<String> attacks = List.of();

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "another seed is another attack; default ${DEFAULT-VALUE}")
  long seed;

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
            files.source(),
            files.input,
            asOf,
            path(groups),
            path(farms),
            attacks,
            seed,
            settings.settings());
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

  private static String path(Path file) {
    return file == null ? null : file.toString();
  }

  private static String table(Evaluated evaluated) {
    var text = new StringBuilder(TextTable.of(Evaluated.header(), evaluated.figureRows()));
    text.append(System.lineSeparator())
        .append(TextTable.of(List.of("verdict", "zombies", "genuine"), evaluated.verdictRows()));
    if (!evaluated.farms().isEmpty()) {
      text.append(System.lineSeparator())
          .append(TextTable.of(Evaluated.farmHeader(), evaluated.farmRows()));
    }
    if (evaluated.contestedLabels() > 0) {
      text.append(
          "Left out because their labels disagree: %,d accounts%n"
              .formatted(evaluated.contestedLabels()));
    }
    return text.toString();
  }
}
