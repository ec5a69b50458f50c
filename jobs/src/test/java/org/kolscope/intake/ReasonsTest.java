package org.kolscope.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReasonsTest {

  @Test
  void everyReasonIsExplainedAndNoOther() throws IOException, IllegalAccessException {
    var codes =
        Arrays.stream(Reasons.class.getDeclaredFields())
            .filter(f -> f.getType() == String.class)
            .map(
                f -> {
                  try {
                    return (String) f.get(null);
                  } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                  }
                })
            .toList();
    var text = Files.readString(Path.of("../docs/quarantine.md"));
    var explained =
        Pattern.compile("(?m)^### `([a-z0-9-]+)`$").matcher(text).results().map(m -> m.group(1));
    assertThat(explained.toList()).containsExactlyInAnyOrderElementsOf(codes);
  }

  @Test
  void everyPresetAndEveryKeyOfASourceIsDescribed() throws IOException {
    var text = Files.readString(Path.of("../docs/sources.md"));
    for (var preset : Presets.NAMES) {
      assertThat(text).contains("### `" + preset + "`");
    }
    for (var type : List.of(Source.class, Source.Mapping.class)) {
      for (var component : type.getRecordComponents()) {
        assertThat(text).contains("| `" + component.getName() + "`");
      }
    }
    for (var format : Source.Format.values()) {
      assertThat(text).contains("`" + format.name().toLowerCase(java.util.Locale.ROOT) + "`");
    }
  }
}
