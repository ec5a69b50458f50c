package org.kolscope.authenticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.authenticity.LabelledProfiles.Example;
import org.kolscope.testing.LocalSpark;

/**
 * The model that ships is what training makes of the two labelled sets; with {@code
 * -Dkolscope.regenerate=true} it is made anew, figures included.
 */
@ExtendWith(LocalSpark.class)
class ShippedProfileModelTest {

  private static final Path FILE =
      Path.of("src/main/resources/org/kolscope/authenticity", ProfileModelFile.SHIPPED);

  @Tag("slow")
  @Test
  void theShippedModelIsTheOneThatTrainingMakes(SparkSession spark) throws IOException {
    var weibo = RealAccounts.weibo(spark);
    var twitter = RealAccounts.twitter(spark);
    var sets = List.of(weibo.labelled(), twitter.labelled());
    boolean isWritten = Boolean.getBoolean("kolscope.regenerate");
    var figures = isWritten ? figures(weibo, twitter) : List.<String>of();
    var text = ProfileTraining.defaults().of(sets, RealAccounts.MADE, figures);
    if (isWritten) {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, text, StandardCharsets.UTF_8);
    }
    var made = ProfileModelFile.parse("made", text);
    var shipped = ProfileModelFile.parse("shipped", Files.readString(FILE));
    assertThat(shipped.panels()).isEqualTo(made.panels());
    for (int i = 0; i < made.panels(); i++) {
      for (int j = 0; j < made.panel(i).judges().size(); j++) {
        sameOn(
            twitter.labelled().examples(),
            made.panel(i).judges().get(j),
            shipped.panel(i).judges().get(j));
      }
    }
  }

  private static List<String> figures(RealAccounts weibo, RealAccounts twitter) {
    return List.of(
        RealAccounts.line("weibo-labelled, 5 folds", weibo.heldOut()),
        RealAccounts.line("bought-followers, 5 folds", twitter.heldOut()),
        RealAccounts.line(
            "trained on weibo-labelled, judging bought-followers", twitter.judged(weibo.model())),
        RealAccounts.line(
            "trained on bought-followers, judging weibo-labelled", weibo.judged(twitter.model())));
  }

  private static void sameOn(List<Example> examples, Judge made, Judge shipped) {
    for (var e : examples) {
      assertThat(ProfileModel.probability(shipped, e.profile(), 0.05))
          .isCloseTo(ProfileModel.probability(made, e.profile(), 0.05), within(0.01));
    }
  }
}
