package org.kolscope.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kolscope.pipeline.Settings;
import picocli.CommandLine.Option;

/** How a command's settings are given. */
final class SettingsOptions {

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "YAML laid over the defaults, see 'kolscope settings'")
  Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "one setting, such as candidates.min-fans=50; may be repeated")
  Map<String, String> values = new LinkedHashMap<>();

  Settings settings() {
    return over(null);
  }

  /** With another file where the user gives none; null for the defaults. */
  Settings over(Path other) {
    var used = file == null ? other : file;
    return Settings.of(used == null ? null : text(used), String.valueOf(used), values);
  }

  /** A small text file that the user named. */
  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("no file " + file, e);
    } catch (MalformedInputException e) {
      throw new IllegalArgumentException(file + " is not UTF-8", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
