package org.kolscope.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.kolscope.pipeline.BriefCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kolscope brief}. */
@Command(
    name = "brief",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Says what is understood of a brief and which roads to its customers are empty.",
      "With --data it also looks for what the brief asks for in the warehouse."
    },
    footer = {
      "",
      "Example:",
      "  kolscope brief --check briefs/suv.yaml --data --out out",
      "",
      "Exit code 10: there is something its writer should know."
    })
final class BriefCommand implements Callable<Integer>, JsonOutput {

  @Option(
      names = "--check",
      paramLabel = "FILE",
      required = true,
      description = "the brief, as YAML")
  Path brief;

  @Option(names = "--data", description = "look into the warehouse, too")
  boolean looksAtData;

  @Mixin OutOptions where;

  @Option(names = "--as-of", paramLabel = "DATE", description = "the night; default: the newest")
  LocalDate asOf;

  @Option(names = "--json", description = "as JSON")
  boolean json;

  @Spec CommandSpec spec;

  @Override
  public boolean isJson() {
    return json;
  }

  @Override
  public Integer call() throws Exception {
    var check = check();
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(JsonOutput.text(check));
    } else {
      out.print(
          TextTable.of(
              List.of("what", "asked", "in the data"),
              check.understood().stream()
                  .map(l -> List.of(l.what(), l.asked(), l.found() == null ? "" : l.found()))
                  .toList()));
      check.warnings().forEach(warning -> out.println("Warning: " + warning));
    }
    out.flush();
    return check.warnings().isEmpty() ? ExitCodes.DONE : ExitCodes.WARNINGS;
  }

  private BriefCheck check() {
    var read = RunCommand.brief(brief);
    if (!looksAtData) {
      return BriefCheck.of(read);
    }
    try (var session = where.open()) {
      var published = Published.of(session);
      return BriefCheck.of(read, published.store(), published.night(asOf));
    }
  }
}
