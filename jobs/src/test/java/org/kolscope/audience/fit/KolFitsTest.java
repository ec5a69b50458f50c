package org.kolscope.audience.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.audience.TargetWorld;
import org.kolscope.schema.Account;
import org.kolscope.schema.Comment;
import org.kolscope.schema.Crawl;
import org.kolscope.schema.Follow;
import org.kolscope.schema.KolFit;
import org.kolscope.schema.KolFit.Base;
import org.kolscope.schema.KolFit.Fit;
import org.kolscope.schema.Like;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;
import org.kolscope.schema.TargetCustomer;
import org.kolscope.testing.Given;
import org.kolscope.testing.LocalSpark;

/**
 * 400 people, 1001 to 1400, of whom the first 100 are targets with 0.9, the others with 0.1; all
 * but 1381 to 1400 posted this month. KOL 1 has the first 80 and 1371 to 1400, KOL 2 has 1061 to
 * 1100 and 1201 to 1260, KOL 3 has ten people; the brand's own account 4 has 1101 to 1300 and a
 * zombie. Of KOL 2's post 1301 to 1330 made comments, 1061 to 1070 likes, a zombie and KOL 2 too.
 */
@ExtendWith(LocalSpark.class)
class KolFitsTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final LocalDate AS_OF = LocalDate.of(2026, 3, 31);
  private static final Instant RECENT = Instant.parse("2026-03-20T04:00:00Z");
  private static final Instant OLD = Instant.parse("2025-12-20T04:00:00Z");
  private static final double ALL = (100 * 0.9 + 280 * 0.1) / 380;

  private final List<Follow> follows = new ArrayList<>();
  private final List<Post> posts = new ArrayList<>();
  private final List<Comment> comments = new ArrayList<>();
  private final List<Like> likes = new ArrayList<>();

  private void follow(long followee, int from, int to) {
    for (int i = from; i < to; i++) {
      follows.add(new Follow(1_000 + i, followee, null, null, false));
    }
  }

  private void post(long id, long account, Instant at) {
    posts.add(
        new Post(
            id, account, at, false, null, null, null, null, null, null, null, null, null, null,
            null, null, null, null));
  }

  private void comment(long post, int person, Instant at) {
    comments.add(new Comment(10_000 * post + person, post, 1_000 + person, at, null, null));
  }

  private void plantFollows() {
    follow(1, 1, 81);
    follow(1, 371, 401);
    follow(2, 61, 101);
    follow(2, 201, 261);
    follow(3, 1, 11);
    follow(4, 101, 301);
    follow(4, 999, 1_000);
  }

  private void plantActs() {
    for (int i = 1; i <= 380; i++) {
      post(i, 1_000 + i, RECENT);
    }
    post(900, 1_381, OLD);
    post(901, 2, RECENT);
    post(902, 2, OLD);
    for (int i = 301; i <= 330; i++) {
      comment(901, i, RECENT);
      comment(901, i, RECENT.plusSeconds(60));
    }
    for (int i = 331; i <= 340; i++) {
      comment(902, i, OLD);
    }
    comment(901, 999, RECENT);
    comments.add(new Comment(1, 901, 2, RECENT, null, null));
    for (int i = 61; i <= 70; i++) {
      likes.add(new Like(901, 1_000 + i, null));
      // nobody knows when, and the post is old
      likes.add(new Like(902, 1_100 + i, null));
    }
  }

  private KolFits.Known known(SparkSession spark) {
    var given = new Given(spark);
    var targets = new ArrayList<TargetCustomer>();
    for (int i = 1; i <= 400; i++) {
      targets.add(TargetWorld.target(1_000 + i, i <= 100 ? 0.9 : 0.1));
    }
    return new KolFits.Known(
        AS_OF,
        ZONE,
        given.candidates(1, 2, 3),
        given.brief("4:OWN 5:COMPETITOR 1010:STAFF"),
        Table.of(spark, Account.class, List.of(Given.account(2, "two", 1_000L))),
        Table.of(spark, Follow.class, follows),
        Table.of(spark, Post.class, posts),
        Table.of(spark, Comment.class, comments),
        Table.of(spark, Like.class, likes),
        Table.of(spark, Crawl.class, List.of()),
        given.verdicts("1999:0.99"),
        TargetWorld.targets(spark, targets));
  }

  private static Map<String, KolFit> byKey(List<KolFit> rows) {
    var all = new TreeMap<String, KolFit>();
    rows.forEach(r -> all.put(r.accountId() + " " + r.base(), r));
    return all;
  }

  @Test
  void plantedFollowersAreComparedWithAllRealActiveAccounts(SparkSession spark) {
    plantFollows();
    plantActs();

    var rows = byKey(new KolFits().of(known(spark)).collect());

    var one = rows.get("1 FOLLOWERS");
    assertThat(one.fansCount()).isEqualTo(110);
    assertThat(one.realActiveCount()).as("twenty did nothing this quarter").isEqualTo(90);
    assertThat(one.targetShare()).isCloseTo((80 * 0.9 + 10 * 0.1) / 90, within(1e-5));
    assertThat(one.lift()).isCloseTo((80 * 0.9 + 10 * 0.1) / 90 / ALL, within(1e-4));
    assertThat(one.targetReach()).isCloseTo(73, within(1e-3));
    // KOL 2 has 20 of them, KOL 3 ten
    assertThat(one.uniqueTargetReach()).isCloseTo(50 * 0.9 + 10 * 0.1, within(1e-3));
    assertThat(one.fit()).isEqualTo(Fit.MATCH);
    assertThat(one.isActivityKnown()).isTrue();

    var own = rows.get("4 FOLLOWERS");
    assertThat(own.fansCount()).isEqualTo(201);
    assertThat(own.realActiveCount()).as("without the zombie").isEqualTo(200);
    assertThat(own.targetShare()).isCloseTo(0.1, within(1e-6));
    assertThat(own.fit()).as("its own fans are not its target").isEqualTo(Fit.MISMATCH);
    assertThat(own.uniqueTargetReach()).as("but for KOL 2's 60").isCloseTo(14, within(1e-3));

    var three = rows.get("3 FOLLOWERS");
    assertThat(three.realActiveCount()).isEqualTo(10);
    assertThat(three.fit()).isEqualTo(Fit.UNKNOWN);
    assertThat(three.targetShare()).isNull();
    assertThat(rows).as("three candidates, own and rival, two bases").hasSize(10);
  }

  @Test
  void thoseWhoActedAreCountedApart(SparkSession spark) {
    plantFollows();
    plantActs();

    var rows = byKey(new KolFits().of(known(spark)).collect());

    var engaged = rows.get("2 ENGAGED");
    assertThat(engaged.fansCount()).as("30 commented, ten liked, one zombie").isEqualTo(41);
    assertThat(engaged.realActiveCount()).isEqualTo(40);
    assertThat(engaged.targetShare()).isCloseTo((10 * 0.9 + 30 * 0.1) / 40, within(1e-6));
    assertThat(rows.get("2 FOLLOWERS").targetShare())
        .isCloseTo((40 * 0.9 + 60 * 0.1) / 100, within(1e-6));
    assertThat(rows.get("1 ENGAGED").fansCount()).isZero();
    assertThat(rows.get("1 ENGAGED").fit()).isEqualTo(Fit.UNKNOWN);
  }

  @Test
  void aTenthOfAListTellsLessThanTheSameListWhole(SparkSession spark) {
    plantFollows();
    plantActs();
    var known = known(spark);
    var whole =
        new KolFits.Known(
            AS_OF,
            ZONE,
            known.candidates(),
            known.named(),
            known.accounts(),
            known.follows(),
            known.posts(),
            known.comments(),
            known.likes(),
            Table.of(spark, Crawl.class, List.of(new Crawl(2, Crawl.Kind.FOLLOWERS, 100, true))),
            known.verdicts(),
            known.targets());

    var part = byKey(new KolFits().of(known).collect()).get("2 FOLLOWERS");
    var all = byKey(new KolFits().of(whole).collect()).get("2 FOLLOWERS");

    assertThat(part.targetShare()).isEqualTo(all.targetShare());
    assertThat(part.targetShareHigh95() - part.targetShareLow95())
        .isGreaterThan(1.2 * (all.targetShareHigh95() - all.targetShareLow95()));
  }

  @Test
  void withoutActsActivityIsNotAskedAndNothingFails(SparkSession spark) {
    plantFollows();

    var rows = byKey(new KolFits().of(known(spark)).collect());

    var one = rows.get("1 FOLLOWERS");
    assertThat(one.isActivityKnown()).isFalse();
    assertThat(one.realActiveCount()).isEqualTo(110);
    assertThat(one.fit()).isEqualTo(Fit.MATCH);
    assertThat(rows.values().stream().filter(r -> r.base() == Base.ENGAGED))
        .hasSize(5)
        .allMatch(r -> r.fit() == Fit.UNKNOWN && r.targetShare() == null);
  }

  @Test
  void withoutATargetNothingIsTold(SparkSession spark) {
    plantFollows();
    plantActs();
    var known = known(spark);
    var none =
        new KolFits.Known(
            AS_OF,
            ZONE,
            known.candidates(),
            known.named(),
            known.accounts(),
            known.follows(),
            known.posts(),
            known.comments(),
            known.likes(),
            known.crawls(),
            known.verdicts(),
            Table.of(spark, TargetCustomer.class, List.of()));

    assertThat(new KolFits().of(none).collect())
        .hasSize(10)
        .allMatch(r -> r.fit() == Fit.UNKNOWN && r.lift() == null && r.judgedCount() == 0);
  }

  @Test
  void orderAndPartitionsChangeNothing(SparkSession spark) {
    plantFollows();
    plantActs();
    var given = new Given(spark);
    var known = known(spark);
    var once = new KolFits().of(known).collect();
    var shuffled =
        new KolFits.Known(
            AS_OF,
            ZONE,
            given.shuffled(known.candidates()),
            known.named(),
            known.accounts(),
            given.shuffled(known.follows()),
            given.shuffled(known.posts()),
            given.shuffled(known.comments()),
            given.shuffled(known.likes()),
            known.crawls(),
            known.verdicts(),
            given.shuffled(known.targets()));

    assertThat(new KolFits().of(shuffled).collect()).containsExactlyInAnyOrderElementsOf(once);
  }

  @Test
  void settingsOutOfRangeAreNamed() {
    assertThatThrownBy(() -> new KolFits(20, 0, 1, 1.2, 0.8))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("days must be at least 1, was 0");
  }
}
