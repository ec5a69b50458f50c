package org.kolscope.sample.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kolscope.sample.attack.Farm.Camouflage;
import org.kolscope.sample.attack.Farm.Kind;
import org.kolscope.sample.attack.Farm.Registration;

class AttackMixTest {

  @ParameterizedTest
  @CsvSource({"3000", "20000", "1000000"})
  void theDefaultMixHasEveryValueOfEveryAxis(int accounts) {
    var farms = AttackMix.defaults(accounts);

    assertThat(farms).extracting(Farm::kind).contains(Kind.values());
    assertThat(farms).extracting(Farm::registration).contains(Registration.values());
    assertThat(farms).extracting(Farm::camouflage).contains(Camouflage.values());
    assertThat(farms).extracting(Farm::windowDays).contains(2, 30, 60, 365);
    assertThat(farms).extracting(Farm::fleetReuse).contains(1, 5, 20);
    assertThat(farms.stream().map(Farm::density).distinct()).hasSizeGreaterThanOrEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({
    "500, 0.02, 0.09",
    "3000, 0.06, 0.09",
    "20000, 0.025, 0.035",
    "1000000, 0.025, 0.035"
  })
  void aFewOfAHundredAreZombiesAndFarmsHaveThirtyAtLeast(int accounts, double low, double high) {
    var farms = AttackMix.defaults(accounts);

    var share = farms.stream().mapToInt(Farm::fans).sum() / (double) accounts;
    assertThat(share).isBetween(low, high);
    assertThat(farms).allMatch(farm -> farm.fans() >= 30);
    for (int f = 0; f < farms.size(); f++) {
      assertThat(farms.get(f).number()).isEqualTo(f);
    }
  }

  @Test
  void countMakesFarmsAlikeAndWhatIsLeftOutIsDefault(@TempDir Path folder) throws IOException {
    var file = folder.resolve("mix.yaml");
    Files.writeString(
        file,
        """
        - {kind: staticBlock, windowDays: 365, registration: batch, camouflage: random2,
           density: 0.8, fans: 40, customers: 6, fleetReuse: 3, count: 2}
        - kind: drip
        """);

    var block = Registration.BATCH;
    assertThat(AttackMix.read(file, 10_000))
        .isEqualTo(
            List.of(
                new Farm(0, Kind.STATIC_BLOCK, 365, block, Camouflage.RANDOM2, 0.8, 40, 6, 3),
                new Farm(1, Kind.STATIC_BLOCK, 365, block, Camouflage.RANDOM2, 0.8, 40, 6, 3),
                new Farm(2, Kind.DRIP, 30, Registration.AGED, Camouflage.NONE, 0.5, 30, 20, 20)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "- {kind: drip, windowdays: 3}|mix.yaml line 1: unknown key windowdays; did you mean windowDays?",
        "- {kind: drop}|mix.yaml entry 1: kind must be one of drip, burst, staticBlock, reposts, was drop",
        "- {windowDays: 3}|mix.yaml entry 1: kind is missing",
        "- {kind: drip, density: 1.5}|mix.yaml entry 1: density must be in (0, 1], was 1.5",
        "- {kind: drip, count: 0}|mix.yaml entry 1: count must be from 1 to 1000, was 0",
        "- {kind: drip, fans: 600}|fans of all farms must be at most half of 1000 accounts, were 600",
        "[]|mix.yaml has no farm",
        "''|mix.yaml line 1: No content",
        "- {kind: drip, kind: burst}|mix.yaml line 1"
      })
  void whatIsWrongIsNamed(String text, String message) {
    assertThatThrownBy(() -> AttackMix.parse("mix.yaml", text, 1000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void valuesAreNamedAsInFiles() {
    assertThat(List.of(Kind.values()).stream().map(AttackMix::word).collect(Collectors.toList()))
        .containsExactly("drip", "burst", "staticBlock", "reposts");
  }
}
