package org.kolscope.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kolscope.text.Agreement.Held;
import org.kolscope.text.BayesTraining.Example;

class BayesTrainingTest {

  private static final BayesTraining TRAINING = new BayesTraining(4);

  private static List<Example> examples() {
    var examples = new ArrayList<Example>();
    IntStream.range(0, 40)
        .forEach(
            i -> {
              examples.add(new Example(2L * i, "周末放风筝" + i, true));
              examples.add(new Example(2L * i + 1, "路口堵得慌" + i, false));
            });
    return examples;
  }

  @Test
  void whatTellsIsLearnedAndHeldOutPostsAgree() {
    var learned = TRAINING.of("glad", examples());

    assertThat(learned.agreement()).isEqualTo(new Agreement("glad", 40, 40, 1, 1));
    var model = learned.model();
    var none = new Feelings.Weights(0, 0);
    assertThat(model.probability(Grams.of("放风筝"), none)).isGreaterThan(0.9);
    assertThat(model.probability(Grams.of("堵得慌"), none)).isLessThan(0.1);
  }

  @Test
  void theOrderOfTheExamplesIsNothing() {
    var shuffled = examples();
    Collections.shuffle(shuffled, new Random(3));

    assertThat(TRAINING.of("glad", shuffled).model().text())
        .isEqualTo(TRAINING.of("glad", examples()).model().text());
  }

  @Test
  void tooFewOfAKindAreNoModel() {
    assertThatThrownBy(() -> TRAINING.of("glad", examples().subList(0, 5)))
        .hasMessage("model glad needs at least 4 examples of each kind, had 3 and 2");
  }

  /** Two scores with shares ¼ and ¾, from many posts: the log odds of the shares are the line. */
  @Test
  void calibrationGivesTheSharesBack() {
    var held = new ArrayList<Held>();
    for (int i = 0; i < 40_000; i++) {
      held.add(new Held(i % 4 == 0, 1));
      held.add(new Held(i % 4 != 0, 3));
    }
    var line = Calibration.of(held);

    assertThat(line.of(1)).isCloseTo(0.25, within(1e-4));
    assertThat(line.of(3)).isCloseTo(0.75, within(1e-4));
  }

  @Test
  void classesThatScoresTellApartAreCalibratedToo() {
    var held =
        List.of(new Held(true, 2), new Held(true, 3), new Held(false, 0), new Held(false, 1));

    var line = Calibration.of(held);

    assertThat(line.of(3)).isBetween(0.6, 1.0);
    assertThat(line.of(0)).isBetween(0.0, 0.4);
  }

  /** Pairs yes over no: 3 > 1, 3 > 2, 2 > 1, 2 = 2: 3.5 of 4. */
  @Test
  void tiesCountHalfInTheAuc() {
    var held =
        List.of(new Held(true, 3), new Held(true, 2), new Held(false, 1), new Held(false, 2));

    assertThat(Agreement.of("m", held, new Calibration(1, -2.5)))
        .isEqualTo(new Agreement("m", 2, 2, 0.75, 0.875));
  }

  @Test
  void aFileOfModelsReadsBack(@TempDir Path folder) throws Exception {
    var models =
        new TextModels(
            List.of(
                TRAINING.of("glad", examples()).model(),
                TRAINING.of("advert", examples()).model()));
    var file = folder.resolve("models.txt");
    Files.writeString(file, models.text());

    assertThat(TextModels.read(file.toString()).text()).isEqualTo(models.text());
    assertThat(TextModels.of(models.rows()).names()).containsExactly("advert", "glad");
    Files.writeString(file, "model glad\n0 0 1 x 0\n");
    assertThatThrownBy(() -> TextModels.read(file.toString()))
        .hasMessage("text models " + file + ": line 2 must hold numbers, was x");
    Files.writeString(file, "nothing\n");
    assertThatThrownBy(() -> TextModels.read(file.toString())).hasMessageContaining("model NAME");
    assertThatThrownBy(() -> TextModels.read(folder.resolve("none").toString()))
        .hasMessageContaining("no file of text models");
  }
}
