package org.kolscope.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kolscope.intake.DataQualityException;
import org.kolscope.intake.Drops;
import org.kolscope.intake.Intake;
import org.kolscope.intake.Presets;
import org.kolscope.report.NightPage.StageLine.State;
import org.kolscope.schema.Account;
import org.kolscope.schema.Crawl;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Post;
import org.kolscope.schema.QualityFigure;
import org.kolscope.schema.QuarantinedRow;
import org.kolscope.schema.Tables;
import org.kolscope.store.RunLog;
import org.kolscope.store.Store;
import org.kolscope.testing.LocalSpark;

/**
 * Four nights and the one that is run, which between them have what could go wrong if nights were
 * mixed: a follow that ends and comes back, crawls that lost rows, names that two accounts bear on
 * different nights, the same bad line in the same file of two nights of which one is repaired,
 * times that are of the future on one night only, files of another format, a table that one night
 * has alone, and a refused account.
 */
@ExtendWith(LocalSpark.class)
class HistoryTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
  private static final int LAST = 4;
  private static final long REFUSED = 66;

  @TempDir Path folder;

  private static LocalDate night(int n) {
    return FIRST.plusDays(n);
  }

  private void file(int night, String name, String... lines) throws IOException {
    var path = folder.resolve("raw/night=" + night(night)).resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, String.join("\n", lines) + "\n");
  }

  @BeforeEach
  void world() throws IOException {
    var accounts = "accountId,screenName,followersCount";
    var follows = "followerId,followeeId";
    var crawls = "accountId,kind,rowsSeen,complete";
    var posts = "postId,accountId,createdAt,isRepost,text";

    // twice the same account: the later line wins; -7 is quarantined
    file(0, "account.csv", accounts, "1,one,10", "2,two,20", "2,two,21", "3,three,-7", "4,four,5");
    file(0, "follow.csv", follows, "1,9", "2,9", "3,9", "1,8", "66,9", "9,9");
    file(0, "crawl.csv", crawls, "9,followers,3,true");
    file(
        0,
        "post.csv",
        posts,
        "100,1,2026-03-01 08:00:00,false,words",
        "101,2,2026-03-01 09:00:00,false,good//@one:words",
        // of the future tonight, sound tomorrow
        "102,4,2026-03-02 09:00:00,false,later");

    // four is called three now; 9 lost follower 3 and, on the way, one row more than was refused
    file(1, "account.csv", accounts, "4,three,5", "1,one,10", "3,three,-7");
    file(1, "follow.csv", follows, "1,9", "2,9", "66,9", "bad,9");
    file(1, "crawl.csv", crawls, "9,followers,4,true");
    file(
        1,
        "post.csv",
        posts,
        "102,4,2026-03-02 09:00:00,false,later",
        "103,2,2026-03-02 10:00:00,false,seen//@three:later",
        "104,2,2026-03-02 11:00:00,false,seen//@one:words");
    file(1, "repaired/account.csv", accounts, "3,three,7");
    file(
        1,
        "repaired/.index.csv",
        "file,line,originalFile,originalLine,part,table,reason,column",
        "account.csv,2,account.csv,4,0,Account,negative-count,followersCount");

    // whole but for the refused one: 3 no longer reads 9; nothing of accounts
    file(2, "follow.csv", follows, "1,9", "2,9", "66,9", "5,1");
    file(2, "crawl.csv", crawls, "9,followers,3,true", "8,followers,0,true");
    file(2, "like.csv", "postId,accountId", "100,4", "100,77", "100,66");

    // 3 reads 9 again; accounts come in another format
    file(3, "account.jsonl", "{\"accountId\":1,\"screenName\":\"uno\",\"followersCount\":10}");
    file(3, "follow.csv", follows, "3,9", "3,9");
    file(
        3,
        "post.csv",
        posts,
        "100,1,2026-03-01 08:00:00,false,words",
        "105,4,2026-03-04 08:00:00,false,new//@one:words",
        "106,4,2026-03-04 08:00:00,false,new//@uno:words");

    file(4, "account.csv", accounts, "1,uno,12", "2,two,21", "5,five,1");
    file(4, "follow.csv", follows, "5,9", "2,9");
    file(4, "crawl.csv", crawls, "9,followers,2,true");
    file(4, "post.csv", posts, "107,5,2026-03-05 08:00:00,false,end//@two:good//@one:words");
    Files.writeString(folder.resolve("refused.txt"), REFUSED + "\n");
  }

  private RunRequest request(String name) {
    return request(name, LAST);
  }

  private RunRequest request(String name, int n) {
    var out = folder.resolve(name);
    return new RunRequest(
        Presets.named("kolscope"),
        "preset kolscope",
        folder.resolve("raw").toString(),
        night(n),
        out.resolve("warehouse").toString(),
        out.toString(),
        null,
        settings(),
        false,
        null);
  }

  private Settings settings() {
    return Settings.of(
        null,
        "",
        Map.of(
            "influence.replicates", "2",
            "privacy.refusal-list", folder.resolve("refused.txt").toString(),
            "intake.max-quarantined-share", "0.9"));
  }

  private static Store store(SparkSession spark, RunRequest request) {
    return new Store(spark, LocalSpark.catalog(Path.of(request.warehouse())));
  }

  /** A warehouse with the nights loaded one after the other as a run of each would. */
  private Store oneByOne(SparkSession spark) {
    var request = request("oneByOne");
    var store = store(spark, request);
    var intake = request.settings().intake();
    var zone = ZoneId.of(request.settings().report().zone());
    for (int n = 0; n <= LAST; n++) {
      var plan = intake.plan(spark, request.source(), request.input(), night(n));
      var known = store.state(Account.class, night(n - 1));
      try (var drop =
          intake.load(spark, plan, intake.inputs(spark, plan), known, zone, Set.of(REFUSED))) {
        store.writeDerived(QuarantinedRow.class, night(n), drop.quarantined());
        new SourceTables(spark, store, night(n), request.settings().retention()).log(drop);
      }
    }
    return store;
  }

  private static void same(Store store, Store expected) {
    for (var type : Tables.SOURCE) {
      var name = type.getSimpleName();
      assertThat(store.nights(type)).as(name).isEqualTo(expected.nights(type));
      for (int n = 0; n <= LAST; n++) {
        assertThat(store.stateFingerprint(type, night(n)))
            .as(name + " after night " + n)
            .isEqualTo(expected.stateFingerprint(type, night(n)));
      }
      assertThat(rows(store.history(type, night(LAST))))
          .as(name)
          .isEqualTo(rows(expected.history(type, night(LAST))));
      assertThat(store.exists(type)).as(name).isEqualTo(expected.exists(type));
      if (expected.exists(type)) {
        assertThat(rows(store.firstSeen(type, night(LAST))))
            .as(name)
            .isEqualTo(rows(expected.firstSeen(type, night(LAST))));
      }
    }
    assertThat(rows(store.history(QuarantinedRow.class, night(LAST))))
        .isEqualTo(rows(expected.history(QuarantinedRow.class, night(LAST))));
  }

  private static List<String> rows(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(Row::toString).sorted().toList();
  }

  /** Names of stages that were not skipped; cuts the first run off where it is told to. */
  private static final class Watch implements Progress {
    private final List<String> ran = new ArrayList<>();
    private String cutAt;
    private int count;

    @Override
    public void made(String stage) {
      if (stage.equals(cutAt)) {
        throw new IllegalStateException("cut off");
      }
    }

    @Override
    public void ended(int number, int of, String stage, State state, long rows, Double took) {
      count = of;
      if (state != State.SKIPPED) {
        ran.add(stage);
      }
    }
  }

  @Tag("slow")
  @Test
  void nightsInOneDropAreWhatTheyAreOneByOneAlsoAfterBeingCutOff(SparkSession spark)
      throws IOException {
    var expected = oneByOne(spark);
    // the world has what it is made for
    assertThat(rows(expected.history(Follow.class, night(LAST))))
        .contains("[3,9,null,null,true,2026-03-03]", "[3,9,null,null,false,2026-03-04]")
        .noneMatch(r -> r.contains("66"));
    assertThat(expected.read(QuarantinedRow.class, night(0)).collect())
        .anyMatch(r -> r.reason().equals("future-date"))
        .anyMatch(r -> r.file().equals("account.csv") && r.line() == 5 && !r.replayed());
    assertThat(expected.read(QuarantinedRow.class, night(1)).collect())
        .anyMatch(r -> r.file().equals("account.csv") && r.line() == 4 && r.replayed());
    assertThat(expected.state(Post.class, night(1)).rows().where("postId = 103").collectAsList())
        .first()
        .satisfies(p -> assertThat(p.<Long>getAs("parentAccountId")).isNull());

    var request = request("atOnce").withHistory();
    var store = store(spark, request);
    halfLoaded(spark, store, request);
    var cut = new Watch();
    cut.cutAt = EarlierNights.LOAD;
    assertThatThrownBy(() -> new Pipeline(spark, store, cut).run(request)).hasMessage("cut off");
    assertThat(new RunLog(store).nights()).isEmpty();
    var watch = new Watch();
    var result = new Pipeline(spark, store, watch).run(request);
    assertThat(watch.count).isEqualTo(28);
    assertThat(result.isUnchanged()).isFalse();
    same(store, expected);
    assertThat(store.nights(QualityFigure.class)).containsExactly(night(LAST));
    assertThat(new RunLog(store).nights()).containsExactly(night(LAST));

    var before = new RunLog(store).current();
    var again = new Watch();
    var second = new Pipeline(spark, store, again).run(request);
    assertThat(again.ran).isEmpty();
    assertThat(second.isUnchanged()).isTrue();
    assertThat(second.history().nights()).isEmpty();
    assertThat(new RunLog(store).current()).isEqualTo(before);
  }

  /** What a load leaves that was cut off when two of the tables were written. */
  private static void halfLoaded(SparkSession spark, Store store, RunRequest request) {
    try (var drops = drops(spark, store, request.settings().intake(), request)) {
      store.writeNights(Post.class, drops.nights(Post.class), drops.tables().get(Post.class));
      store.writeNights(Crawl.class, drops.nights(Crawl.class), drops.tables().get(Crawl.class));
    }
  }

  private static Drops drops(SparkSession spark, Store store, Intake intake, RunRequest request) {
    var nights = new TreeSet<LocalDate>();
    for (int n = 0; n < LAST; n++) {
      nights.add(night(n));
    }
    var plans = intake.plans(spark, request.source(), request.input(), nights);
    return intake.loadNights(
        spark,
        plans,
        intake.inputs(spark, plans),
        store.state(Account.class, FIRST),
        ZoneId.of(request.settings().report().zone()),
        Set.of(REFUSED));
  }

  @Test
  @Tag("slow")
  void onlyMissingNightsAreLoadedAlsoBeforeOneThatIsPublished(SparkSession spark)
      throws IOException {
    var request = request("between").withHistory();
    var store = store(spark, request);
    new Pipeline(spark, store, Progress.SILENT).run(request("between", 2));
    var result = new Pipeline(spark, store, Progress.SILENT).run(request);
    assertThat(result.history().nights()).containsExactly(night(0), night(1), night(3));
    assertThat(result.history().rows()).containsEntry("Account", 10L).containsEntry("Follow", 12L);
    assertThat(result.warnings())
        .anyMatch(w -> w.en().contains("backfill --from 2026-03-03 --to 2026-03-03"));
    same(store, oneByOne(spark));

    var manifest =
        Files.readString(Path.of(request.out(), "runs/" + night(LAST) + "/manifest.json"));
    assertThat(manifest).contains("\"night\" : \"2026-03-02\"", "repaired/.index.csv");
  }

  @Test
  void aNightThatIsHalfWrongIsNamedAndNothingIsStored(SparkSession spark) throws IOException {
    file(1, "account.csv", "accountId,screenName,followersCount", "x,a,1", "y,b,2", "z,c,3");
    Files.delete(folder.resolve("raw/night=" + night(1)).resolve("repaired/account.csv"));
    var request = request("stopped").withHistory();
    var store = store(spark, request);
    assertThatThrownBy(() -> new Pipeline(spark, store, Progress.SILENT).run(request))
        .isInstanceOf(DataQualityException.class)
        .hasMessageContaining("night 2026-03-02, table Account: 3 of 3 rows");
    assertThat(Tables.SOURCE).noneMatch(store::exists);
  }
}
