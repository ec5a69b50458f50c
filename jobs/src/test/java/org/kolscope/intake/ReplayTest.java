package org.kolscope.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kolscope.intake.Outcomes.Outcome;
import org.kolscope.intake.Repairs.Repair;
import org.kolscope.schema.Account;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Post;
import org.kolscope.schema.QuarantinedRow;
import org.kolscope.testing.LocalSpark;

/** Quarantined rows go out as they stand, and come back repaired; nothing is counted twice. */
@ExtendWith(LocalSpark.class)
class ReplayTest {

  private static final String NIGHT = "night=2026-03-31/";
  private static final Source OURS = Presets.named("kolscope");

  @TempDir Path folder;

  private static String told(Repair repair) {
    return repair.file() + " " + repair.rows() + " " + repair.reason();
  }

  /** Writes the repair files of what {@code drop} kept apart. */
  private static List<String> written(Loading files, Source source, Drop drop, String to) {
    return new Repairs(files.spark(), files.plan(source))
        .write(drop.quarantined().collect(), files.folder().resolve(to)).stream()
            .map(ReplayTest::told)
            .toList();
  }

  private static List<String> replayed(Drop drop) {
    return drop.quarantined().collect().stream()
        .filter(QuarantinedRow::replayed)
        .map(q -> q.file() + ":" + q.line() + "." + q.part())
        .sorted()
        .toList();
  }

  @Test
  void brokenRowsGoOutWholeAndComeBackAccepted(SparkSession spark) {
    var follows = "followerId,followeeId\n1,2\n3,x\n".getBytes(StandardCharsets.UTF_8);
    var files =
        new Loading(spark, folder)
            .file(
                NIGHT + "account.csv",
                "accountId,screenName,followersCount\r\n1,甲,5\r\n2,\"乙\",-7\r\n3,丙,x\r\n")
            .file(
                NIGHT + "post.csv",
                """
                postId,accountId,createdAt,isRepost,text
                11,1,2026-03-02 08:00:00,false,"一
                二"
                12,1,never,false,"三

                四"
                13,1,2026-03-02,false,"open

                end
                14,1,2026-03-02,false,fine
                """)
            .file(NIGHT + "follow.csv.gz", Loading.gzip(follows))
            .file(NIGHT + "crawl.jsonl", "{\"accountId\":1,\"kind\":\"posts\"\n");
    try (var drop = files.load(OURS)) {
      assertThat(written(files, OURS, drop, NIGHT + "repaired"))
          .containsExactly(
              "account.csv 2 null",
              "crawl.jsonl 1 null",
              "follow.csv.gz 1 null",
              "post.csv 3 null");
    }
    assertThat(files.text(NIGHT + "repaired/account.csv"))
        .isEqualTo("accountId,screenName,followersCount\r\n2,\"乙\",-7\r\n3,丙,x\r\n");
    assertThat(files.text(NIGHT + "repaired/follow.csv")).isEqualTo("followerId,followeeId\n3,x\n");
    var post = NIGHT + "repaired/post.csv";
    assertThat(files.text(post))
        .isEqualTo(
            """
            postId,accountId,createdAt,isRepost,text
            12,1,never,false,"三

            四"
            13,1,2026-03-02,false,"open

            end
            """);
    assertThat(files.text(NIGHT + "repaired/.index.csv"))
        .isEqualTo(
            """
            file,line,originalFile,originalLine,part,table,reason,column
            account.csv,2,account.csv,3,0,Account,negative-count,followersCount
            account.csv,3,account.csv,4,0,Account,not-a-number,followersCount
            crawl.jsonl,1,crawl.jsonl,1,0,Crawl,malformed-json,
            follow.csv,2,follow.csv.gz,3,0,Follow,not-an-id,followeeId
            post.csv,2,post.csv,4,0,Post,not-a-time,createdAt
            post.csv,5,post.csv,7,0,Post,unclosed-quote,
            post.csv,7,post.csv,9,0,Post,column-count,
            """);

    files
        .file(
            NIGHT + "repaired/account.csv",
            files.text(NIGHT + "repaired/account.csv").replace("-7", "7"))
        .file(post, files.text(post).replace("never", "2026-03-03").replace("end", "end\""))
        .file(NIGHT + "repaired/follow.csv", "followerId,followeeId\n3,1\n")
        .file(NIGHT + "repaired/crawl.jsonl", "{\"kind\":\"posts\"}\n");
    try (var drop = files.load(OURS)) {
      assertThat(Loading.counts(drop, "Account")).isEqualTo("5 = 2 + 0 + 3, 2 replayed");
      assertThat(Loading.counts(drop, "Post")).isEqualTo("7 = 4 + 0 + 3, 3 replayed");
      assertThat(Loading.counts(drop, "Follow")).isEqualTo("3 = 2 + 0 + 1, 1 replayed");
      assertThat(Loading.counts(drop, "Crawl")).isEqualTo("2 = 0 + 0 + 2, 1 replayed");
      assertThat(drop.counts().get("Account").reasons())
          .isEqualTo(Map.of("negative-count", 1L, "not-a-number", 2L));
      assertThat(drop.counts().get("Account").unrepaired()).isEqualTo(1);
      assertThat(drop.table(Post.class).collect())
          .extracting(Post::text)
          .containsExactlyInAnyOrder("一\n二", "三\n\n四", "open\n\nend", "fine");
      assertThat(drop.table(Follow.class).collect()).contains(new Follow(3, 1, null, null, false));
      assertThat(replayed(drop))
          .containsExactly(
              "account.csv:3.0",
              "account.csv:4.0",
              "crawl.jsonl:1.0",
              "follow.csv.gz:3.0",
              "post.csv:4.0",
              "post.csv:7.0",
              "post.csv:9.0");
      assertThat(Loading.outcomes(drop))
          .as("what is broken again has a row of its own")
          .contains(
              "Account repaired/account.csv:3 not-a-number",
              "Crawl repaired/crawl.jsonl:1 missing-value");
      assertThat(drop.inputs())
          .extracting(f -> f.path() + " " + f.rows())
          .contains("repaired/.index.csv {}", "repaired/post.csv {Post=2}", "post.csv {Post=5}");
      assertThat(written(files, OURS, drop, "again"))
          .as("neither a repaired row nor its original goes out again")
          .contains(
              "account.csv 2 a repaired copy was read in its place",
              "repaired/account.csv 1 lies in repaired/ already: mend it there")
          .noneMatch(r -> r.endsWith(" null"));
    }
  }

  @Test
  void aRepairedFileKeepsTheAuthorThatItsNameTells(SparkSession spark) {
    var source = Presets.named("weibo-crawler-csv");
    var csv = new String(Loading.resource("crawler/linxia/7710000001.csv"), StandardCharsets.UTF_8);
    var path = "林下/7710000001.csv";
    var files =
        new Loading(spark, folder).file(path, csv.replace("False,0,True", "False,0,True,,"));
    try (var drop = files.load(source)) {
      assertThat(Loading.outcomes(drop))
          .as("of a broken row of two lines, the second is a row too")
          .containsExactly(
              "Account " + path + ":2 unclosed-quote",
              "Post " + path + ":2 unclosed-quote",
              "Post " + path + ":3 not-an-id");
      assertThat(written(files, source, drop, "repaired")).containsExactly(path + " 3 null");
    }
    var repaired = "repaired/" + path;
    assertThat(files.text(repaired)).startsWith("\uFEFFid,").contains("第一行\n他说").hasLineCount(3);
    files.file(repaired, files.text(repaired).replace("False,0,True,,", "False,0,True"));
    try (var drop = files.load(source)) {
      assertThat(drop.table(Post.class).collect())
          .filteredOn(p -> p.postId() == 5270000000000001L)
          .extracting(Post::accountId)
          .containsExactly(7710000001L);
      assertThat(drop.counts().get("Post").unrepaired()).isZero();
      assertThat(drop.counts().get("Account").unrepaired()).isZero();
    }
  }

  @Test
  void repairedFilesAreTheLatestOfTheirNight(SparkSession spark) {
    var files =
        new Loading(spark, folder)
            .file("account-z.csv", "accountId,screenName\n1,旧\n")
            .file("repaired/account-a.csv", "accountId,screenName\n1,新\n");
    try (var drop = files.load(OURS)) {
      assertThat(drop.table(Account.class).collect())
          .extracting(Account::screenName)
          .containsExactly("新");
    }
  }

  @Test
  void aRepairThatWouldBeIgnoredIsRefused(SparkSession spark) {
    var files =
        new Loading(spark, folder)
            .file("account.csv", "accountId\n1\n")
            .file("repaired/acount.csv", "accountId\n1\n");
    assertThatThrownBy(() -> files.plan(OURS))
        .isInstanceOf(IntakeException.class)
        .hasMessageContaining("file repaired/acount.csv feeds no table");
  }

  @Test
  void anIndexIsReadStrictlyAndOnlyForFilesThatAreThere(SparkSession spark) {
    var header = "file,line,originalFile,originalLine,part,table,reason,column\n";
    var files =
        new Loading(spark, folder)
            .file("account.csv", "accountId\nx\ny\n")
            .file("repaired/account.csv", "accountId\n1\n")
            .file(
                "repaired/.index.csv",
                header
                    + "account.csv,2,account.csv,2,0,Account,not-an-id,accountId\n"
                    + "taken-away.csv,2,account.csv,3,0,Account,not-an-id,accountId\n");
    try (var drop = files.load(OURS)) {
      assertThat(replayed(drop)).containsExactly("account.csv:2.0");
    }
    files.file("repaired/.index.csv", header + "account.csv,2,account.csv,two,0,Account,a,b\n");
    assertThatThrownBy(() -> files.plan(OURS))
        .hasMessage(
            "repaired/.index.csv line 2: originalLine must be a whole number of at least 1,"
                + " was two");
    files.file("repaired/.index.csv", "file,line\n");
    assertThatThrownBy(() -> files.plan(OURS))
        .hasMessageContaining("repaired/.index.csv line 1: must be file,line,originalFile");
  }

  @Test
  void aRawFileThatChangedIsRefusedAndNothingIsOverwritten(SparkSession spark) {
    var files = new Loading(spark, folder).file("account.csv", "accountId\n1\nx\n");
    try (var drop = files.load(OURS)) {
      written(files, OURS, drop, "out");
      assertThatThrownBy(() -> written(files, OURS, drop, "out"))
          .hasMessageContaining("account.csv is there already");
      files.file("account.csv", "accountId\n1\ny\n");
      assertThatThrownBy(() -> written(files, OURS, drop, "other"))
          .hasMessageContaining("file account.csv line 3 no longer reads as it did");
      files.file("account.csv", "accountId\n1\n");
      assertThatThrownBy(() -> written(files, OURS, drop, "other"))
          .hasMessageContaining("file account.csv line 3 is no longer there");
      files.file("account.csv", "accountId\n1\n").file("accounts.csv", "accountId\n1\n");
      assertThat(folder.resolve("other")).doesNotExist();
    }
  }

  @Test
  void edgesAndObjectsGoOutAsTheyCan(SparkSession spark) {
    var packed = Loading.gzip("1 2\nx 3\n4 5\n".getBytes(StandardCharsets.UTF_8));
    var earlier =
        """
        file,line,originalFile,originalLine,part,table,reason,column
        "a,b.txt",2,"a,b.txt",9,0,Follow,not-an-id,followeeId
        """;
    var source = Presets.named("edge-list");
    var files =
        new Loading(spark, folder)
            .file("g.txt", "# edges\n1\t2\n5\t5\n3 4 5 6")
            .file("g.txt.gz", Loading.gzip("6 six\n".getBytes(StandardCharsets.UTF_8)))
            .file("h-input", "1 2 x 1\n")
            .file("out/.index.csv", earlier)
            .file("cut.e.gz", java.util.Arrays.copyOf(packed, packed.length - 9));
    try (var drop = files.load(source)) {
      assertThat(written(files, source, drop, "out"))
          .contains("g.txt 2 null", "h-input 2 null")
          .contains("g.txt.gz 1 would be written where g.txt is: rename one of them")
          .contains("cut.e.gz 1 the file breaks off here: fetch it again");
    }
    assertThat(files.text("out/g.txt")).isEqualTo("5\t5\n3 4 5 6\n");
    assertThat(files.text("out/h-input")).as("two targets, one line").isEqualTo("1 2 x 1\n");
    assertThat(files.text("out/.index.csv"))
        .as("what was written before stays")
        .startsWith(earlier)
        .contains("h-input,1,h-input,1,1,Follow,not-an-id,followeeId\n")
        .contains("h-input,1,h-input,1,2,Follow,self-follow,followeeId\n");
  }

  @Test
  void rowsThatWereRepairedDoNotStopTheNight() {
    var sound = new Outcome("a", "", false, 10);
    var repaired = new Outcome("a", "not-an-id", true, 30);
    var refused = new Outcome("a", Typing.REFUSED, false, 40);
    outcomes(sound, repaired, refused, new Outcome("a", "not-an-id", false, 10)).refuseTooMany(0.5);
    var copies = new Outcome("repaired/a", "not-an-id", false, 11);
    assertThatThrownBy(() -> outcomes(sound, repaired, refused, copies).refuseTooMany(0.5))
        .isInstanceOf(DataQualityException.class)
        .hasMessageContaining("11 of 21 rows")
        .hasMessageContaining("{not-an-id=11}");
  }

  private static Outcomes outcomes(Outcome... outcomes) {
    return new Outcomes(
        Map.of((int) Loading.NIGHT.toEpochDay(), Map.of("Follow", List.of(outcomes))));
  }
}
