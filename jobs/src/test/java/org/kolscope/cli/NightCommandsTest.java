package org.kolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kolscope.schema.Account;
import org.kolscope.schema.Comment;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Run.Cause;
import org.kolscope.schema.Table;
import org.kolscope.store.RunLog;
import org.kolscope.store.Store;
import org.kolscope.testing.LocalSpark;

/**
 * The commands around many nights, one after the other on one warehouse, as a data engineer types
 * them. Accounts 1 to 12 follow KOL 100 and brand 300; 5 and 12 comment on the brand's post, 5
 * twice.
 */
class NightCommandsTest {

  private static final List<String> NIGHTS = List.of("2026-03-01", "2026-03-02", "2026-03-20");

  @TempDir Path folder;

  private record Answer(int exitCode, String out, String err) {}

  private Answer kolscope(String... words) {
    var out = new StringWriter();
    var err = new StringWriter();
    var line = Main.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    var args = new ArrayList<>(List.of(words));
    args.addAll(List.of("--out", folder.resolve("out").toString()));
    args.addAll(List.of("--set", "privacy.mask-key-file=" + folder.resolve("key")));
    return new Answer(line.execute(args.toArray(String[]::new)), out.toString(), err.toString());
  }

  private Answer backfill(String... more) {
    var words =
        new ArrayList<>(
            List.of("backfill", "--preset", "kolscope", "--from", NIGHTS.get(0), "--to"));
    words.addAll(List.of(NIGHTS.get(2), "--input", folder.resolve("raw").toString()));
    words.addAll(List.of("--brief", folder.resolve("brief.yaml").toString()));
    words.addAll(List.of(more));
    return kolscope(words.toArray(String[]::new));
  }

  private void write() throws IOException {
    Files.writeString(folder.resolve("key"), "sixteen bytes or more");
    Files.writeString(
        folder.resolve("brief.yaml"), "brand: Liyuan\naccounts:\n  - {id: 300, role: brand}\n");
    for (int n = 0; n < NIGHTS.size(); n++) {
      var into = Files.createDirectories(folder.resolve("raw/night=" + NIGHTS.get(n)));
      var accounts = new StringBuilder("accountId,screenName,followersCount\n");
      var follows = new StringBuilder("followerId,followeeId\n");
      for (int i = 1; i <= 12; i++) {
        accounts.append("%d,name%d,%d%n".formatted(i, i, 10 + n));
        follows.append("%d,100%n%d,300%n".formatted(i, i));
      }
      accounts.append("100,voice,12000\n300,Liyuan,9000\n");
      Files.writeString(into.resolve("account.csv"), accounts);
      Files.writeString(into.resolve("follow.csv"), follows);
      Files.writeString(
          into.resolve("post.csv"),
          "postId,accountId,createdAt,isRepost,text\n9,300,2026-03-01 08:00:00,false,words\n");
      Files.writeString(
          into.resolve("comment.csv"),
          """
          commentId,postId,accountId,createdAt,text
          1,9,5,2026-03-01 09:00:00,good
          2,9,5,2026-03-01 09:01:00,very
          3,9,12,2026-03-01 09:02:00,bad
          """);
    }
  }

  private static List<String> lines(Answer answer) {
    return answer.out().lines().toList();
  }

  /** The warehouse in a session of its own; a command ends the one it was given. */
  private Store store() {
    return new Store(
        LocalSpark.session(), LocalSpark.catalog(folder.resolve("out/warehouse").toAbsolutePath()));
  }

  private static <R extends Record> List<R> rows(Table<R> table) {
    return table.collect();
  }

  @Test
  void nightsAreFilledInFoldedLookedAtAndPurged() throws IOException {
    write();

    var dry = backfill("--dry-run");
    assertThat(dry.exitCode()).as(dry.err()).isZero();
    assertThat(lines(dry))
        .containsExactlyElementsOf(NIGHTS.stream().map(n -> n + " new: would be run").toList());
    assertThat(folder.resolve("out/warehouse")).doesNotExist();

    var filled = backfill();
    assertThat(filled.exitCode()).as(filled.err()).isIn(0, 10);
    assertThat(lines(filled)).hasSize(3);
    for (int n = 0; n < 3; n++) {
      assertThat(lines(filled).get(n)).startsWith(NIGHTS.get(n) + " new: Kolscope").contains("KOL");
      assertThat(folder.resolve("out/reports/" + NIGHTS.get(n) + "/index.html")).exists();
    }
    var again = backfill();
    assertThat(lines(again))
        .containsExactlyElementsOf(
            NIGHTS.stream().map(n -> n + " published: left as it is").toList());
    assertThat(new RunLog(store()).all()).hasSize(3);

    explain();
    care();
    fold();
    purge();
  }

  private void explain() {
    var fan = kolscope("explain", "5", "--as-of", "2026-03-20");
    assertThat(fan.exitCode()).as(fan.err()).isZero();
    assertThat(fan.out())
        .contains("The verdict", "What each expert says", "STATIC_COHORT", "From this profile")
        .doesNotContain("name5");

    var unknown = kolscope("explain", "77");
    assertThat(unknown.exitCode()).isEqualTo(ExitCodes.USAGE);
    assertThat(unknown.err()).contains("no account 77 in night 2026-03-20");

    var farm = kolscope("explain", "2026-03-20-1", "--as-of", "2026-03-20");
    assertThat(farm.exitCode()).isEqualTo(ExitCodes.USAGE);
    assertThat(farm.err()).contains("no farm 2026-03-20-1 in night 2026-03-20");
  }

  private void care() {
    var keyless = kolscope("care", "--brand", "Liyuan", "--key", folder.resolve("no").toString());
    assertThat(keyless.exitCode()).isEqualTo(ExitCodes.USAGE);
    assertThat(keyless.err()).contains("no mask key").doesNotContain("name5");

    var people = kolscope("care", "--brand", "Liyuan", "--key", folder.resolve("key").toString());
    assertThat(people.exitCode()).as(people.err()).isZero();
    assertThat(people.out()).contains("name5", "name12", "Liyuan as of 2026-03-20: 2 accounts");
    assertThat(folder.resolve("out/runs/2026-03-20/manifest.json"))
        .content()
        .contains("\"brand\" : \"Liyuan\"")
        .doesNotContain("name5");
  }

  private void fold() {
    var tooMuch = kolscope("compact", "--before", "2026-03-20");
    assertThat(tooMuch.exitCode()).isEqualTo(ExitCodes.USAGE);
    assertThat(tooMuch.err()).contains("before must leave the last");

    var state = rows(store().state(Follow.class, LocalDate.parse("2026-03-20")));
    var folded = kolscope("compact", "--before", "2026-03-09");
    assertThat(folded.exitCode()).as(folded.err()).isZero();
    assertThat(folded.out()).startsWith("Folded ").contains("before 2026-03-09");
    assertThat(new RunLog(store()).newest().orElseThrow().cause()).isEqualTo(Cause.COMPACT);
    var published = new RunLog(store()).published().orElseThrow();
    assertThat(rows(published.state(Follow.class, LocalDate.parse("2026-03-20"))))
        .containsExactlyInAnyOrderElementsOf(state)
        .hasSize(24);
    assertThat(kolscope("compact", "--before", "2026-03-09").out()).startsWith("Nothing to fold");
  }

  private void purge() throws IOException {
    var unset = kolscope("purge");
    assertThat(unset.exitCode()).isEqualTo(ExitCodes.USAGE);
    assertThat(unset.err()).contains("--set privacy.refusal-list=FILE");

    Files.writeString(folder.resolve("refused.txt"), "12  # by letter\n");
    var list = "privacy.refusal-list=" + folder.resolve("refused.txt");
    var purged = kolscope("purge", "--set", list);
    assertThat(purged.exitCode()).as(purged.err()).isZero();
    assertThat(purged.out()).containsPattern("Follow +2 rows").containsPattern("Comment +1 rows");
    var night = LocalDate.parse("2026-03-20");
    var published = new RunLog(store()).published().orElseThrow();
    assertThat(rows(published.state(Account.class, night)))
        .extracting(Account::accountId)
        .doesNotContain(12L)
        .contains(11L);
    assertThat(rows(published.state(Follow.class, night))).hasSize(22);
    assertThat(rows(published.state(Comment.class, night))).hasSize(2);
    assertThat(kolscope("purge", "--set", list).out()).startsWith("Nothing to take out");
    var people =
        kolscope(
            "care", "--brand", "Liyuan", "--key", folder.resolve("key").toString(), "--set", list);
    assertThat(people.out()).contains("name5").doesNotContain("name12");
  }
}
