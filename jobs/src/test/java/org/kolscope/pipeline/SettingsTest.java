package org.kolscope.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kolscope.testing.Golden;

class SettingsTest {

  /** A default that changes moves published numbers: it goes into the CHANGELOG. */
  @Test
  void theDefaultsAreTheGoldenOnes() throws IOException {
    new Golden(
            Path.of("src/test/resources/org/kolscope/pipeline/settings.yaml"), SettingsTest.class)
        .holds(Settings.defaults().toYaml());
  }

  @Test
  void whatIsPrintedCanBeReadAgain() {
    var printed = Settings.defaults().toYaml();

    assertThat(Settings.of(printed, "settings.yaml", Map.of())).isEqualTo(Settings.defaults());
  }

  @Test
  void anEmptyFileChangesNothing() {
    assertThat(Settings.of("", "settings.yaml", Map.of())).isEqualTo(Settings.defaults());
    assertThat(Settings.of("# nothing\n", "settings.yaml", Map.of()))
        .isEqualTo(Settings.defaults());
  }

  @Test
  void aFileLiesOverTheDefaultsAndSingleValuesOverTheFile() {
    var file = "candidates:\n  min-fans: 20\ninfluence:\n  replicates: 5\n";

    var settings = Settings.of(file, "settings.yaml", Map.of("influence.replicates", "7"));

    assertThat(settings.candidates().minFans()).isEqualTo(20);
    assertThat(settings.influence().replicates()).isEqualTo(7);
    assertThat(settings.influence().damping()).isEqualTo(0.85);
  }

  @Test
  void aKeyFileCanBeNamedAndTakenBack() {
    var named = Settings.of("privacy: {mask-key-file: a.key}", "s.yaml", Map.of());
    var takenBack =
        Settings.of(
            "privacy: {mask-key-file: a.key}", "s.yaml", Map.of("privacy.mask-key-file", ""));

    assertThat(named.privacy().maskKeyFile()).isEqualTo("a.key");
    assertThat(takenBack.privacy().maskKeyFile()).isNull();
  }

  @Test
  void anUnknownKeyInAFileIsAnsweredWithFileAndNearest() {
    refusing("influence:\n  replicate: 5\n", Map.of())
        .hasMessage(
            "settings.yaml: unknown setting influence.replicate;"
                + " did you mean influence.replicates?");
  }

  @Test
  void anUnknownKeyAmongSingleValuesIsAnsweredWithTheNearest() {
    refusing(null, Map.of("candidate.min-fans", "5"))
        .hasMessageStartingWith("--set unknown setting candidate.min-fans");
  }

  @Test
  void aGroupOfSettingsIsNoSetting() {
    refusing(null, Map.of("influence", "5")).hasMessageContaining("unknown setting influence");
    refusing("influence: 5", Map.of())
        .hasMessage("settings.yaml: influence must be keys and values");
  }

  @Test
  void aBadValueIsAnsweredWithKeyRuleAndValue() {
    refusing(null, Map.of("candidates.min-fans", "0"))
        .hasMessage("settings at candidates: minFans must be at least 1, was 0");
    refusing(null, Map.of("report.zone", "Mars"))
        .hasMessageContaining("report")
        .hasMessageContaining("zone must be a zone such as Asia/Shanghai, was Mars");
    refusing("ranking: {status-weight: -1}", Map.of())
        .hasMessage("settings at ranking: statusWeight must be a number of at least 0, was -1.0");
  }

  @Test
  void aValueOfTheWrongKindIsAnsweredWithItsKey() {
    refusing(null, Map.of("candidates.min-fans", "many"))
        .hasMessageContaining("candidates.min-fans")
        .hasMessageContaining("many");
  }

  private static org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> refusing(
      String yaml, Map<String, String> values) {
    return assertThatThrownBy(() -> Settings.of(yaml, "settings.yaml", values))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
