package org.kolscope.authenticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileModelFileTest {

  private static final String SHIPPED = ProfileModelFile.text(ProfileModelFile.read(null));

  @Test
  void aModelThatIsWrittenAndReadIsTheSame() {
    var model = ProfileModelFile.parse("shipped", SHIPPED);
    assertThat(ProfileModelFile.parse("again", ProfileModelFile.text(model))).isEqualTo(model);
  }

  @Test
  void theShippedModelSaysWhereItComesFrom() {
    var provenance = ProfileModelFile.read(null).provenance();
    assertThat(provenance.made()).isEqualTo("2026-11-22");
    assertThat(provenance.labelled())
        .extracting(s -> s.name() + " " + s.genuine() + " " + s.zombies())
        .containsExactly("weibo-labelled 376 1856", "bought-followers 1950 1950");
    assertThat(provenance.figures()).hasSize(4).allMatch(f -> f.contains("n "));
  }

  @Test
  void aModelIsReadFromItsFile(@TempDir Path folder) throws IOException {
    var file = folder.resolve("model.yaml");
    Files.writeString(file, SHIPPED.replace("zombieShare: 0.05", "zombieShare: 0.2"));
    assertThat(ProfileModelFile.read(file.toString()).zombieShare()).isEqualTo(0.2);
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProfileModelFile.read("nowhere/model.yaml"))
        .withMessage("no profile model nowhere/model.yaml");
  }

  @Test
  void whatIsWrongInAFileIsNamedWithItsPlace() {
    refused(SHIPPED.replace("zombieShare: 0.05", "zombieShare: 5"), "zombieShare", "was 5.0");
    refused(SHIPPED.replaceFirst("intercept: \\S+", "intercept: much"), "homes.[0]", "intercept");
    refused(
        SHIPPED.replaceFirst("coefficient: \\S+", "coefficient: -1"), "coefficient", "was -1.0");
    refused(SHIPPED.replaceFirst("spread: \\S+\n", "\n"), "homes.[0]", "spread");
    refused(SHIPPED.replaceFirst("FEW_FOLLOWERS", "MOON"), "feature", "MOON");
    refused(SHIPPED.replace("zombieShare:", "zombieRate:"), "zombieShare", "line");
    refused(SHIPPED + "moon: 1\n", "moon", "line");
    refused("", "model", "");
    refused("just words", "model", "");
  }

  private static void refused(String text, String... parts) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProfileModelFile.parse("model.yaml", text))
        .satisfies(
            e -> {
              for (var part : parts) {
                assertThat(e).hasMessageContaining(part);
              }
              assertThat(e.getMessage()).contains("model.yaml").doesNotContain("org.kolscope");
            });
  }
}
