package org.kolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was typed or written wrongly ends with exit code 2 and one line, before Spark starts. */
class UsageErrorsTest {

  @TempDir Path folder;

  /** What a command answered. */
  private record Answer(int exitCode, String out, String err) {

    /** Exit code 2 and a reason in one line, then at most the way to the help. */
    void isRefusedWith(String... reason) {
      assertThat(exitCode).as(err).isEqualTo(ExitCodes.USAGE);
      assertThat(out).isEmpty();
      assertThat(err.lines().findFirst().orElse("")).contains(reason);
      assertThat(err).doesNotContain("\tat ").doesNotContain("Exception");
      assertThat(err.lines().count()).as(err).isLessThanOrEqualTo(2);
    }
  }

  private static Answer answerTo(String... args) {
    var out = new StringWriter();
    var err = new StringWriter();
    var line = Main.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return new Answer(line.execute(args), out.toString(), err.toString());
  }

  private static Answer run(String... more) {
    var args =
        Stream.concat(
                Stream.of("run", "--input", "no-such-folder", "--as-of", "2026-03-31"),
                Stream.of(more))
            .toArray(String[]::new);
    return answerTo(args);
  }

  @Test
  void anUnknownCommandIsNamed() {
    answerTo("rnu").isRefusedWith("rnu");
  }

  @Test
  void anUnknownOptionIsNamed() {
    run("--preset", "kolscope", "--fast").isRefusedWith("--fast");
  }

  @Test
  void aRunNeedsItsNight() {
    answerTo("run", "--preset", "kolscope", "--input", "x").isRefusedWith("--as-of");
  }

  @Test
  void aRunNeedsAPresetOrASource() {
    run().isRefusedWith("--preset", "--source");
  }

  @Test
  void aDateThatIsNoneIsNamed() {
    answerTo("run", "--preset", "kolscope", "--input", "x", "--as-of", "31.3.2026")
        .isRefusedWith("--as-of", "31.3.2026");
  }

  @Test
  void aPresetAndASourceExcludeEachOther() {
    run("--preset", "kolscope", "--source", "source.yaml").isRefusedWith("--preset", "--source");
  }

  @Test
  void anUnknownPresetIsAnsweredWithTheNearest() {
    run("--preset", "weibo-spider-json").isRefusedWith("did you mean weibo-spider-jsonl?");
  }

  @Test
  void anUnknownSettingIsAnsweredWithTheNearest() {
    run("--preset", "kolscope", "--set", "candidates.min-fan=5")
        .isRefusedWith("unknown setting candidates.min-fan", "did you mean candidates.min-fans?");
  }

  @Test
  void aSettingOutOfItsRangeIsAnsweredWithKeyRuleAndValue() {
    run("--preset", "kolscope", "--set", "influence.damping=1")
        .isRefusedWith("influence", "damping must be in (0, 1), was 1.0");
  }

  @Test
  void anUnknownSourceOptionIsAnsweredWithTheNearest() {
    run("--preset", "weibo-spider-jsonl", "--option", "comment-pots=_file")
        .isRefusedWith("comment-pots", "did you mean comment-post?");
  }

  @Test
  void aSourceThatIsNotThereIsNamed() {
    run("--source", "no-such.yaml").isRefusedWith("no file no-such.yaml");
  }

  @Test
  void aBriefWithAnUnknownKeyIsAnsweredWithLineAndNearestKey() throws Exception {
    var brief = Files.writeString(folder.resolve("brief.yaml"), "brand: Liyuan\nacounts: [7001]\n");

    run("--preset", "kolscope", "--brief", brief.toString())
        .isRefusedWith("brief.yaml line 2: unknown key acounts; did you mean accounts?");
  }

  @Test
  void anUnknownTableIsAnsweredWithThoseThereAre() {
    answerTo("show", "KolRanks").isRefusedWith("no table KolRanks", "KolRank, FanQuality");
  }

  @Test
  void careNeedsABrandAndTheKey() {
    answerTo("care", "--brand", "Liyuan").isRefusedWith("--key");
    answerTo("care", "--key", "mask.key").isRefusedWith("--brand");
    answerTo("care", "--brand", "Liyuan", "--key", "mask.key", "--id", "Ann")
        .isRefusedWith("--id", "Ann");
  }

  @Test
  void anEvaluationNeedsItsNight() {
    answerTo("evaluate", "--preset", "kolscope", "--input", "x").isRefusedWith("--as-of");
  }

  @Test
  void compactNeedsItsDate() {
    answerTo("compact").isRefusedWith("--before");
  }

  @Test
  void noRowsAreNotShown() {
    answerTo("show", "KolRank", "--rows", "0").isRefusedWith("--rows must be at least 1, was 0");
  }

  @Test
  void settingsCanBePrintedWithoutSpark() {
    assertThat(answerTo("settings", "--set", "candidates.min-fans=50").out())
        .contains("min-fans: 50");
  }

  @Test
  void aPresetCanBePrintedToBeCopied() {
    assertThat(answerTo("settings", "--preset", "edge-list").out()).contains("platform: edges");
  }

  @Test
  void anOutputFolderThatCannotBeWrittenIsNamedBeforeAnythingStarts() throws Exception {
    var file = Files.writeString(folder.resolve("a-file"), "no folder");

    answerTo(
            "run",
            "--preset",
            "kolscope",
            "--input",
            ".",
            "--as-of",
            "2026-03-31",
            "--out",
            file.resolve("out").toString())
        .isRefusedWith("--out must be a folder that can be written, was " + file);
  }
}
