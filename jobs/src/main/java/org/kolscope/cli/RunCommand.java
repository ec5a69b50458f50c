package org.kolscope.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import org.kolscope.intake.YamlFile;
import org.kolscope.pipeline.RunRequest;
import org.kolscope.schema.Brief;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kolscope run}. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Loads the raw files of one night and writes tables, Parquet and the report.",
      "Run again with the same files it changes nothing; cut off, it goes on where it was."
    },
    footer = {
      "",
      "Example:",
      "  kolscope run --preset weibo-fan-network --input crawl --as-of 2020-06-30 --out out"
    })
final class RunCommand extends Runs {

  @Mixin InputOptions files;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      required = true,
      description = "the night, such as 2026-03-31")
  LocalDate asOf;

  @Option(
      names = "--history",
      description = {
        "first load the nights before DATE that lie ready and are missing,",
        "all at once and without reports of their own"
      })
  boolean loadsHistory;

  @Option(names = "--brief", paramLabel = "FILE", description = "what the brand asks for, as YAML")
  Path brief;

  @Override
  RunRequest request() {
    return new RunRequest(
        files.source(),
        files.name(),
        files.input,
        asOf,
        where.warehouse(),
        where.out,
        brief(brief),
        settings.settings(),
        false,
        typed(),
        loadsHistory);
  }

  /** A brief file; null for none. */
  static Brief brief(Path file) {
    return file == null
        ? null
        : YamlFile.read(file.toString(), SettingsOptions.text(file), Brief.class);
  }
}
