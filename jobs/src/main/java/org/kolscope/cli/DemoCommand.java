package org.kolscope.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.kolscope.intake.Presets;
import org.kolscope.pipeline.RunRequest;
import picocli.CommandLine.Command;

/** {@code kolscope demo}. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs the main job on the sample world in data-samples.",
      "Its last night is run, with the nights before it as history."
    },
    footer = {"", "What is in it: data-samples/README.md."})
final class DemoCommand extends Runs {

  /** The night of the sample world; its README says so too. */
  private static final LocalDate AS_OF = LocalDate.of(2026, 3, 31);

  @Override
  RunRequest request() {
    var world = Path.of(System.getProperty("kolscope.home", "."), "data-samples/world");
    if (!Files.isDirectory(world)) {
      throw new IllegalArgumentException(
          "no folder " + world.toAbsolutePath() + "; run the demo from the project's folder");
    }
    return new RunRequest(
            Presets.named("kolscope"),
            "preset kolscope",
            world.toString(),
            AS_OF,
            where.warehouse(),
            where.out,
            RunCommand.brief(world.resolve("briefs/suv.yaml")),
            settings.over(world.resolve("settings.yaml")),
            true,
            typed())
        .withHistory();
  }
}
