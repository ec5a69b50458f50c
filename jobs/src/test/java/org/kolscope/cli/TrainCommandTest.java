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
    Files.writeString(folder.resolve("checked.csv"), labels + "7,perhaps\n");
    Files.writeString(folder.resolve("few.csv"), "account,label\n1,genuine\n1001,zombie\n");
  }

  @Test
  void aModelIsMadeFromLabelsAndHeldOutAccountsSayHowRightItIs() throws IOException {
    var trained = train("--labels", folder.resolve("checked.csv").toString());
    assertThat(trained.exitCode).as(trained.err).isEqualTo(ExitCodes.WARNINGS);
    assertThat(trained.err).contains("1 label rows could not be read");
    assertThat(trained.out).contains("Held-out accounts, 5 folds:", "zombies      90");
    var model = Files.readString(folder.resolve("models/model.yaml"));
    assertThat(model).contains("name: \"preset kolscope\"", "genuine: 90", "n 180, zombies 90");
    assertThat(model).as("no row of the accounts").doesNotContain("Rosa").doesNotContain("7919");
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
}
