package org.kolscope.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kolscope.evaluation.JudgedAccounts.Counts;
import org.kolscope.evaluation.Metrics;
import org.kolscope.evaluation.ScoredAccount;
import org.kolscope.intake.Presets;
import org.kolscope.pipeline.Evaluating.Request;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Label.Judgement;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class EvaluatingTest {

  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 2);

  @TempDir Path folder;

  private EvaluatingTest file(String path, String text) throws IOException {
    var file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  private Request request(String groups) {
    return new Request(
        Presets.named("kolscope"),
        folder.toString(),
        NIGHT,
        groups,
        null,
        List.of(),
        1,
        Settings.defaults());
  }

  @Test
  void everyLabelledAccountIsCountedAlsoOneThatIsNowhereElse(SparkSession spark) throws Exception {
    file("follow.csv", "followerId,followeeId\n1,9\n2,9\n3,9\n");
    file("label.csv", "accountId,labelSource,label\n1,a,ZOMBIE\n2,a,GENUINE\n4,a,GENUINE\n");
    file("lists/groups.csv", "group,accountId\nclub,2\nclub,3\nclub,1\n");

    var evaluated =
        new Evaluating(spark).of(request(folder.resolve("lists/groups.csv").toString()));

    assertThat(evaluated.figures().n()).isEqualTo(3);
    assertThat(evaluated.figures().zombies()).isEqualTo(1);
    assertThat(evaluated.verdicts().values().stream().mapToLong(Counts::genuine).sum())
        .isEqualTo(2);
    assertThat(evaluated.figures().groups().get("club").n())
        .as("3 has no label, 1 is a zombie")
        .isEqualTo(1);
  }

  @Test
  void laterNightsWinAndTheFirstOfAFollowIsKnown(SparkSession spark) throws Exception {
    file("night=2026-03-01/account.csv", "accountId,screenName\n1,old\n2,two\n");
    file("night=2026-03-01/follow.csv", "followerId,followeeId\n1,2\n");
    file("night=2026-03-02/account.csv", "accountId,screenName\n1,new\n");
    file("night=2026-03-02/follow.csv", "followerId,followeeId\n1,2\n3,2\n");
    file("night=2026-03-03/account.csv", "accountId,screenName\n1,later\n");
    try (var state =
        RawState.of(
            spark, Presets.named("kolscope"), folder.toString(), NIGHT, Settings.defaults())) {
      assertThat(
              state
                  .accounts()
                  .rows()
                  .selectExpr("concat(accountId, ' ', screenName) s")
                  .collectAsList())
          .extracting(r -> String.valueOf(r.get(0)))
          .containsExactlyInAnyOrder("1 new", "2 two", "null");
      assertThat(state.state(Follow.class).rows().count()).isEqualTo(2);
      assertThat(
              state
                  .firstSeen()
                  .selectExpr("concat(followerId, ' ', cast(firstSeen as string))")
                  .collectAsList())
          .extracting(r -> r.getString(0))
          .containsExactlyInAnyOrder("1 2026-03-01", "3 2026-03-02");
    }
  }

  @Test
  void filesWithoutLabelsAreRefused(SparkSession spark) throws Exception {
    file("follow.csv", "followerId,followeeId\n1,9\n");
    assertThatThrownBy(() -> new Evaluating(spark).of(request(null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has no labels as of 2026-03-02");
  }

  @Test
  void theJsonHasTheFiguresAtTheTop() throws Exception {
    var groups = new TreeMap<String, Set<Long>>();
    groups.put("club", Set.of(2L));
    var figures =
        Metrics.seeded(1)
            .of(
                List.of(
                    ScoredAccount.of(1, 0.9, Judgement.ZOMBIE),
                    ScoredAccount.of(2, Double.NaN, Judgement.GENUINE),
                    ScoredAccount.of(3, 0.2, Judgement.GENUINE),
                    ScoredAccount.of(4, 0.1, Judgement.GENUINE)),
                groups);
    var counts = new TreeMap<String, Counts>();
    counts.put("ZOMBIE", new Counts(1, 0));

    var json =
        new ObjectMapper()
            .readTree(
                new ObjectMapper()
                    .writeValueAsString(new Evaluated(figures, counts, 0, List.of())));

    assertThat(json.get("n").asInt()).isEqualTo(4);
    assertThat(json.get("ap").get("value").asDouble()).isEqualTo(1);
    assertThat(json.get("ap").fieldNames())
        .toIterable()
        .containsExactly("value", "low95", "high95");
    assertThat(json.get("f1").get("value").asDouble()).isEqualTo(1);
    assertThat(json.get("abstained").asDouble()).isEqualTo(0.25);
    assertThat(json.get("groups").get("club").get("falsePositiveRate").get("value").asDouble())
        .isZero();
    assertThat(json.get("verdicts").get("ZOMBIE").get("zombies").asInt()).isEqualTo(1);
  }
}
