package org.kolscope.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kolscope.intake.Presets;
import org.kolscope.intake.Source;
import org.kolscope.intake.YamlFile;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which raw files a command reads, and how. */
final class InputOptions {

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
  }

  @ArgGroup(multiplicity = "1")
  How how;

  @Option(
      names = "--input",
      paramLabel = "DIR",
      required = true,
      description = "folder (or one file) of raw data, or of folders night=YYYY-MM-DD")
  String input;

  @Option(
      names = "--option",
      paramLabel = "NAME=SQL",
      description = "replaces an option of the preset or source; may be repeated")
  Map<String, String> options = new LinkedHashMap<>();

  /** What was asked for. */
  Source source() {
    var source =
        how.preset != null
            ? Presets.named(how.preset)
            : YamlFile.read(how.source.toString(), SettingsOptions.text(how.source), Source.class);
    return source.with(options);
  }

  /** What to call it. */
  String name() {
    return how.preset != null ? "preset " + how.preset : how.source.getFileName().toString();
  }
}
