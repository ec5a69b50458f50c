package org.kolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BriefCommandTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int check(String brief, String... more) throws IOException {
    var file = Files.writeString(folder.resolve("brief.yaml"), brief);
    var args = new String[more.length + 3];
    args[0] = "brief";
    args[1] = "--check";
    args[2] = file.toString();
    System.arraycopy(more, 0, args, 3, more.length);
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(args);
  }

  @Test
  void aWholeBriefIsUnderstoodWithoutAWarningAndPrivatePersonsAreOnlyCounted() throws IOException {
    int code =
        check(
            """
            brand: 帆远
            accounts: [7001]
            staff: [7771, 7772]
            words: [帆船]
            target:
              provinces: [浙江]
              topics: [出海]
              communities: [帆友]
              positives: [8881]
            budget: 2000
            """);

    assertThat(code).as(err.toString()).isEqualTo(ExitCodes.DONE);
    assertThat(out.toString())
        .containsPattern("staff +2 accounts")
        .containsPattern("places +浙江")
        .containsPattern("known customers +1 accounts")
        .doesNotContain("7771", "8881", "Warning");
  }

  @Test
  void roadsThatLeadNowhereAreNamed() throws IOException {
    int code =
        check(
            """
            brand: 帆远
            accounts: [7001]
            competitors: [{brand: 海行, accounts: [7001]}]
            words: [帆船]
            excludedWords: [帆船]
            target: {ages: [90后]}
            """,
            "--json");

    assertThat(code).isEqualTo(ExitCodes.WARNINGS);
    assertThat(out.toString())
        .contains(
            "road topics is empty",
            "road communities is empty",
            "ages are known only",
            "word 帆船 is also excluded",
            "account 7001 is own and of competitor 海行",
            "no budget");
  }

  @Test
  void aWrongValueIsNamedWithItsLine() throws IOException {
    assertThat(check("brand: x\nbudget: -3\nwords: [a]\n")).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("brief.yaml line 2: budget must be at least 0, was -3.0");

    assertThat(check("brand: x\ntarget:\n  topics: [a]\n  cityTiers: [1线]\nbudget: 1\n"))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("brief.yaml line 4 at target: cityTiers must be of");

    assertThat(check("brand: x\naccounts:\n  - {id: 1, name: y}\nbudget: 1\n"))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("brief.yaml line 2 at accounts.[0]: an account needs");
  }
}
