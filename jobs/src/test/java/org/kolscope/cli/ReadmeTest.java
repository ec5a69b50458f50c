package org.kolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.kolscope.intake.Presets;
import org.kolscope.intake.Source;
import org.kolscope.intake.YamlFile;
import org.kolscope.schema.Brief;

/** What the README says to type and to write is understood. */
class ReadmeTest {

  private static final Pattern COMMAND =
      Pattern.compile("^(?:\\./kolscope|spark-submit .*kolscope\\.jar) +(.*)$");

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

  private static String readme() throws IOException {
    return Files.readString(Path.of("../README.md"));
  }

  /** The text of every block fenced as {@code kind}. */
  private static List<String> blocks(String kind) throws IOException {
    return Pattern.compile("^```" + kind + "\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
        .matcher(readme())
        .results()
        .map(r -> r.group(1))
        .toList();
  }

  @Test
  void everyCommandCanBeTyped() throws IOException {
    var commands =
        blocks("sh").stream()
            .flatMap(String::lines)
            .map(COMMAND::matcher)
            .filter(m -> m.matches())
            .map(m -> m.group(1))
            .toList();

    assertThat(commands).hasSizeGreaterThan(5);
    for (var command : commands) {
      assertThatCode(() -> Main.commandLine().parseArgs(command.split(" ", -1)))
          .as(command)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void theSourceAndTheBriefCanBeRead() throws IOException {
    for (var source : blocks("yaml source")) {
      assertThat(YamlFile.read("README", source, Source.class).tables()).isNotEmpty();
    }
    for (var brief : blocks("yaml brief")) {
      assertThat(YamlFile.read("README", brief, Brief.class).accounts()).isNotEmpty();
    }
  }

  @Test
  void everyPresetIsListed() throws IOException {
    assertThat(readme()).contains(Presets.NAMES.stream().map(n -> "`" + n + "`").toList());
  }

  @Test
  void theTestCommandStandsBetweenItsMarkers() throws IOException {
    assertThat(readme())
        .containsOnlyOnce(
            "<!-- test-command -->\n```sh\nmvn -B verify\n```\n<!-- /test-command -->");
  }

  @Test
  void everyFileItLinksToIsThere() throws IOException {
    var files =
        LINK.matcher(readme())
            .results()
            .map(r -> r.group(1))
            .map(link -> Path.of("..", link))
            .toList();

    assertThat(files).isNotEmpty().allSatisfy(file -> assertThat(file).exists());
  }
}
