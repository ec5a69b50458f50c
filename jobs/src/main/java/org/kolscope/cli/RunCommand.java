package org.kolscope.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kolscope.intake.Presets;
import org.kolscope.intake.Source;
import org.kolscope.intake.YamlFile;
import org.kolscope.pipeline.RunRequest;
import org.kolscope.schema.Brief;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kolscope run}. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Loads the raw files of one night and writes tables, Parquet and the report.",
    footer = {
      "",
      "Example:",
      "  kolscope run --preset weibo-fan-network --input crawl --as-of 2020-06-30 --out out"
    })
final class RunCommand extends Runs {

  /** Exactly one of them. */
  static final class How {
    @Option(
        names = "--preset",
        paramLabel = "P",
        description = "a format that ships with Kolscope; an unknown name lists them")
    String preset;

    @Option(
        names = "--source",
        paramLabel = "FILE",
        description = "your own source.yaml: which files make which table, and how")
    Path source;

    /** What was asked for. */
    Source source() {
      return preset != null
          ? Presets.named(preset)
          : YamlFile.read(source.toString(), SettingsOptions.text(source), Source.class);
    }
  }

  @ArgGroup(multiplicity = "1")
  How how;

  @Option(
      names = "--input",
      paramLabel = "DIR",
      required = true,
      description = "folder (or one file) of raw data")
  String input;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      required = true,
      description = "the night, such as 2026-03-31")
  LocalDate asOf;

  @Option(names = "--brief", paramLabel = "FILE", description = "what the brand asks for, as YAML")
  Path brief;

  @Option(
      names = "--option",
      paramLabel = "NAME=SQL",
      description = "replaces an option of the preset or source; may be repeated")
  Map<String, String> options = new LinkedHashMap<>();

  @Override
  RunRequest request() {
    return new RunRequest(
        how.source().with(options),
        how.preset != null ? "preset " + how.preset : how.source.getFileName().toString(),
        input,
        asOf,
        where.warehouse(),
        where.out,
        brief == null
            ? null
            : YamlFile.read(brief.toString(), SettingsOptions.text(brief), Brief.class),
        settings.settings(),
        false);
  }
}
