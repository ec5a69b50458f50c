package org.kolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kolscope.testing.LocalSpark;
import org.kolscope.text.TextModels;

/**
 * Ninety made accounts (ids from 1001) that follow hundreds, post a handful and have few fans, and
 * sixty people (ids from 1).
 */
class TrainCommandTest {

  @TempDir Path folder;

  private record Answer(int exitCode, String out, String err) {}

  private Answer train(String... more) {
    var out = new StringWriter();
    var err = new StringWriter();
    var line = Main.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    var args = new ArrayList<>(List.of("train", "--preset", "kolscope", "--as-of", "2026-03-31"));
    args.addAll(List.of("--input", folder.resolve("raw").toString()));
    args.addAll(List.of("--out", folder.resolve("models/model.yaml").toString()));
    args.addAll(List.of(more));
    LocalSpark.session();
    return new Answer(line.execute(args.toArray(String[]::new)), out.toString(), err.toString());
  }

  @BeforeEach
  void write() throws IOException {
    var accounts =
        new StringBuilder("accountId,screenName,followersCount,followeesCount,postsCount\n");
    var labels = new StringBuilder("account,label\n");
    for (int i = 1; i <= 90; i++) {
      accounts.append(
          "%d,Rosa,%d,%d,%d\n".formatted(i, 60 + i * 7, 100 + i * i % 97, 300 + i * 31));
      accounts.append(
          "%d,u%d,%d,%d,%d\n".formatted(1000 + i, i * 7919, 2 + i % 9, 300 + i % 50, 5 + i % 20));
      labels.append("%d,genuine\n%d,zombie\n".formatted(i, 1000 + i));
    }
    Files.createDirectories(folder.resolve("raw"));
    Files.writeString(folder.resolve("raw/account.csv"), accounts);
    // two people are called zombies and one is missing, a zombie is called genuine
    var wrong =
        labels
            .toString()
            .replace("\n3,genuine\n", "\n3,zombie\n")
            .replace("\n4,genuine\n", "\n")
            .replace("\n5,genuine\n", "\n5,zombie\n")
            .replace("\n1005,zombie\n", "\n1005,genuine\n");
    Files.writeString(folder.resolve("wrong.csv"), wrong + "7,perhaps\n");
    Files.writeString(
        folder.resolve("overrides.csv"),
        """
        account,verdict,reason,who,until
        3,genuine,known,li,
        4,genuine,known,li,2026-03-31
        5,genuine,known,li,
        1005,zombie,on the seller's list,li,2026-12-31
        8,zombie,it held until yesterday,li,2026-03-30
        9,unsure,who knows,li,
        10,coordinated,in a club,li,
        """);
    Files.writeString(folder.resolve("few.csv"), "account,label\n1,genuine\n1001,zombie\n");
  }

  /** 90 of each kind again only if all appeals that are labels win, and no other is one. */
  @Test
  void aModelIsMadeFromLabelsThatAppealsPutRightAndHeldOutAccountsSayHowRightItIs()
      throws IOException {
    var trained =
        train(
            "--labels",
            folder.resolve("wrong.csv").toString(),
            "--overrides",
            folder.resolve("overrides.csv").toString());
    assertThat(trained.exitCode).as(trained.err).isEqualTo(ExitCodes.WARNINGS);
    assertThat(trained.err).contains("1 label rows could not be read");
    assertThat(trained.out)
        .contains(
            "Held-out accounts, 5 folds:", "zombies      90", "Appeals used as labels: 4 of 7");
    var model = Files.readString(folder.resolve("models/model.yaml"));
    assertThat(model).contains("name: \"preset kolscope\"", "genuine: 90", "n 180, zombies 90");
    assertThat(model).as("no row of the accounts").doesNotContain("Rosa").doesNotContain("7919");
  }

  @Test
  void anAppealThatCannotBeReadIsNamedByFileAndLine() throws IOException {
    var file = folder.resolve("overrides.csv");
    Files.writeString(file, "account,verdict,reason,who,until\n3,fine,known,li,\n");

    var refused = train("--overrides", file.toString());

    assertThat(refused.exitCode).isEqualTo(ExitCodes.FAILED);
    assertThat(refused.err).contains("overrides.csv", "line 2", "verdict must be one of", "fine");
  }

  @Test
  void tooFewLabelsAreRefusedWithTheirNumber() {
    var refused = train("--labels", folder.resolve("few.csv").toString());
    assertThat(refused.exitCode).isEqualTo(ExitCodes.USAGE);
    assertThat(refused.err).contains("at least 50", "had 1 zombies and 1 genuine");
  }

  @Test
  void anInputWithoutLabelsAsksForThem() {
    var refused = train();
    assertThat(refused.exitCode).isEqualTo(ExitCodes.USAGE);
    assertThat(refused.err).contains("has no labels; give some with --labels");
  }

  @Test
  void textModelsAreLearnedFromPostsAloneAndReadBack() throws IOException {
    var posts = new StringBuilder("postId,accountId,createdAt,isRepost,text\n");
    for (int i = 0; i < 60; i++) {
      var day = "2026-03-%02d 08:00:00".formatted(1 + i % 28);
      posts.append("%d,%d,%s,false,周末第%d次去湖边放风筝[哈哈]\n".formatted(2 * i, 1 + i % 9, day, i));
      posts.append("%d,%d,%s,false,路口第%d次堵得动不了[怒]\n".formatted(2 * i + 1, 1 + i % 9, day, i));
    }
    Files.writeString(folder.resolve("raw/post.csv"), posts);

    var trained = train("--text");

    assertThat(trained.exitCode).as(trained.err).isEqualTo(ExitCodes.DONE);
    assertThat(trained.out).contains("agree").containsPattern("glad +60 +60 +1.000 +1.000");
    var models = TextModels.read(folder.resolve("models/model.yaml").toString());
    assertThat(models.names()).containsExactly("glad");

    var refused = train("--text", "--labels", folder.resolve("wrong.csv").toString());
    assertThat(refused.exitCode).isEqualTo(ExitCodes.USAGE);
    assertThat(refused.err).contains("--text learns from posts alone");
    var tooFew = train("--text", "--set", "text.days=1");
    assertThat(tooFew.exitCode).isEqualTo(ExitCodes.USAGE);
    assertThat(tooFew.err).contains("must have 20 of a class");
  }
}
