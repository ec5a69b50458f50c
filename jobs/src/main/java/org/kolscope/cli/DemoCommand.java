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
    description = "Runs the main job on the small sample world in data-samples.",
    footer = {"", "What is planted there and what must come out: data-samples/README.md."})
final class DemoCommand extends Runs {

  /** The night of the sample world; its README says so too. */
  private static final LocalDate AS_OF = LocalDate.of(2026, 3, 31);

  @Override
  RunRequest request() {
    var samples = Path.of(System.getProperty("kolscope.home", "."), "data-samples");
    if (!Files.isDirectory(samples)) {
      throw new IllegalArgumentException(
          "no folder " + samples.toAbsolutePath() + "; run the demo from the project's folder");
    }
    var brief = samples.resolve("brief.yaml");
    return new RunRequest(
        Presets.named("kolscope"),
        "preset kolscope",
        samples.toString(),
        AS_OF,
        where.warehouse(),
        where.out,
        RunCommand.brief(brief),
        settings.settings(),
        true,
        typed());
  }
}
