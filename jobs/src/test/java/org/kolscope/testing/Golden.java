package org.kolscope.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A text that was read by a person once and must stay as it is. With {@code
 * -Dkolscope.regenerate=true} the file is written anew; its difference is then reviewed.
 *
 * @param file below the module's folder
 * @param test the class that makes it, for the command in the message
 */
public record Golden(Path file, Class<?> test) {

  /** Fails with the command that regenerates the file unless it holds exactly {@code text}. */
  public void holds(String text) throws IOException {
    if (Boolean.getBoolean("kolscope.regenerate")) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text, UTF_8);
    }
    assertThat(Files.exists(file) ? Files.readString(file, UTF_8) : "")
        .as("%s differs; if the change is meant, run: %s", file, command())
        .isEqualTo(text);
  }

  private String command() {
    return "mvn -q -B -pl jobs -am test -Dtests.required=false -Dkolscope.regenerate=true -Dtest="
        + test.getSimpleName();
  }
}
