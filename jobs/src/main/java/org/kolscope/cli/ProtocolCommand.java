package org.kolscope.cli;

import java.util.concurrent.Callable;
import org.kolscope.pipeline.protocol.Protocol;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kolscope protocol}. */
@Command(
    name = "protocol",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs the evaluation protocol of docs/accuracy.md and prints its tables.",
      "Attacks of many kinds stand in backgrounds with fan clubs and viral days, and each is judged",
      "with probabilities calibrated on other kinds. Markdown; worst seed and median. Takes minutes",
      "a seed."
    },
    footer = {"", "Example:", "  kolscope protocol --seeds 5 > tables.md"})
final class ProtocolCommand implements Callable<Integer> {

  @Option(
      names = "--first-seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "default ${DEFAULT-VALUE}")
  long firstSeed;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "5",
      description = "at least 2, or nothing is held out; default ${DEFAULT-VALUE}")
  int seeds;

  @Option(
      names = "--only",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "only attacks whose name in the tables contains it")
  String only;

  @Mixin SettingsOptions settings;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    if (seeds < 2) {
      throw new IllegalArgumentException("--seeds must be at least 2, was " + seeds);
    }
    var judging = settings.settings().judging();
    try (var session = Session.withoutWarehouse()) {
      var err = spec.commandLine().getErr();
      var protocol = new Protocol(session.spark(), judging, err::println);
      spec.commandLine().getOut().println(protocol.run(firstSeed, seeds, only));
    }
    return ExitCodes.DONE;
  }
}
