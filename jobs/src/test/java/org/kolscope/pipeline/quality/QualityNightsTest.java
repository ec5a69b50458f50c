package org.kolscope.pipeline.quality;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.kolscope.testing.Given.post;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.intake.Drop.Counts;
import org.kolscope.pipeline.quality.QualityRules.Inputs;
import org.kolscope.schema.Account;
import org.kolscope.schema.Comment;
import org.kolscope.schema.Crawl;
import org.kolscope.schema.Like;
import org.kolscope.schema.Post;
import org.kolscope.schema.QualityFigure;
import org.kolscope.schema.QualityFigure.Outcome;
import org.kolscope.schema.Run.Verdict;
import org.kolscope.schema.Table;
import org.kolscope.testing.Given;
import org.kolscope.testing.LocalSpark;

/** Whole audits of small nights in which it is known what is wrong. */
@ExtendWith(LocalSpark.class)
class QualityNightsTest {

  /** The posts of {@link Given} are of this day. */
  private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

  private static final QualityRules RULES = QualityRules.defaults();

  /** An account with a province and with about {@code id * id / shrunk} followers. */
  private static Account profile(long id, String province, long shrunk) {
    return new Account(
        id,
        null,
        null,
        null,
        null,
        province,
        null,
        null,
        null,
        null,
        id * id / shrunk,
        id,
        2 * id,
        null,
        null,
        null,
        null);
  }

  private static Table<Account> profiles(SparkSession spark, String province, long shrunk) {
    return Table.of(
        spark,
        Account.class,
        LongStream.rangeClosed(1, 500).mapToObj(i -> profile(i, province, shrunk)).toList());
  }

  private static Table<Post> posts(SparkSession spark) {
    return new Given(spark)
        .posts(LongStream.range(0, 200).mapToObj(i -> post(i, 1).drawn()).toArray(Post[]::new));
  }

  private static Comment comment(long id, long postId) {
    return new Comment(id, postId, 1, Given.START.plusSeconds(id), null, null);
  }

  /** What these tables bring; the states are what is brought. */
  private static Inputs night(
      LocalDate asOf, Table<Account> before, Dataset<Row> past, Table<?>... tables) {
    Map<Class<? extends Record>, Table<?>> seen = new HashMap<>();
    Map<String, Counts> counts = new HashMap<>();
    for (var table : tables) {
      var rows = table.rows().count();
      seen.put(table.type(), table);
      counts.put(table.type().getSimpleName(), new Counts(rows, rows, 0, 0, Map.of()));
    }
    return new Inputs(
        asOf,
        ZoneId.of("Asia/Shanghai"),
        counts,
        seen,
        new Table<>(Account.class, seen.get(Account.class).rows()),
        new Table<>(Post.class, seen.get(Post.class).rows()),
        before,
        past);
  }

  private static Dataset<Row> past(
      SparkSession spark, List<QualityFigure> figures, LocalDate... nights) {
    var rows = Table.of(spark, QualityFigure.class, figures).rows();
    return Arrays.stream(nights)
        .map(n -> rows.withColumn("asOf", lit(n.toString()).cast("date")))
        .reduce(Dataset::union)
        .orElseGet(() -> rows.limit(0).withColumn("asOf", lit(null).cast("date")));
  }

  private static List<QualityFigure> audit(Inputs night) {
    return RULES.of(LocalSpark.session(), night).collect();
  }

  private static List<QualityFigure> breaches(List<QualityFigure> figures) {
    return figures.stream().filter(f -> f.outcome() == Outcome.BREACH).toList();
  }

  private static QualityFigure figure(List<QualityFigure> all, String rule, String subject) {
    return Earlier.only(
        all.stream().filter(f -> f.rule().equals(rule) && f.subject().equals(subject)).toList());
  }

  @Test
  void quietNightsBreachNothingAndPlantedFaultsAreFoundAlone(SparkSession spark) {
    var given = new Given(spark);
    var accounts = profiles(spark, "浙江", 1);
    var posts = posts(spark);
    var fans = given.fans(1, 2, 402);
    var none = past(spark, List.of());
    var first = audit(night(DAY.minusDays(3), given.accounts(), none, accounts, posts, fans));
    assertThat(breaches(first)).isEmpty();

    var past = past(spark, first, DAY.minusDays(3), DAY.minusDays(2), DAY.minusDays(1));
    var quiet = audit(night(DAY, accounts, past, accounts, posts, fans));
    assertThat(breaches(quiet)).isEmpty();
    assertThat(QualityRules.verdict(quiet)).isEqualTo(Verdict.OK);
    assertThat(quiet)
        .as("and not because nothing is looked at")
        .filteredOn(f -> f.outcome() == Outcome.OK && f.high() != null)
        .extracting(QualityFigure::rule)
        .contains("volume", "duplicate-share", "distribution-drift", "null-share", "freshness");

    // medians: half of 250 * 250 + 251 * 251, rounded up;
    // half the follows but one, no provinces, counters in ten thousands, posts of three days ago
    var spoilt = profiles(spark, null, 10_000);
    var night = night(DAY.plusDays(3), accounts, past, spoilt, posts, given.fans(1, 2, 201));
    var found = audit(night);

    assertThat(breaches(found))
        .extracting(
            QualityFigure::rule,
            QualityFigure::tableName,
            QualityFigure::subject,
            QualityFigure::badValue)
        .containsExactly(
            tuple("distribution-drift", "Account", "followersCount", "62751 -> 6"),
            tuple("freshness", "Post", "createdAt", "2026-01-01T00:03:19Z"),
            tuple("null-share", "Account", "province", "1.000"),
            tuple("volume", "Follow", "", "199"));
    assertThat(QualityRules.verdict(found)).isEqualTo(Verdict.WARN);
    assertThat(RULES.messages(found)).hasSize(4);

    var elsewhere =
        night(
            DAY.plusDays(3),
            given.shuffled(accounts),
            past.repartition(3),
            given.shuffled(spoilt),
            given.shuffled(posts),
            given.shuffled(given.fans(1, 2, 201)));
    assertThat(audit(elsewhere)).isEqualTo(found);
  }

  @Test
  void idsThatLeadNowhereShortListsAndCappedCountersAreCounted(SparkSession spark) {
    var given = new Given(spark);
    // 1 and 2 have profiles, 3 and 4 are stubs, 5 is in no table
    var accounts =
        Table.of(
            spark,
            Account.class,
            List.of(
                profile(1, "浙江", 1),
                profile(2, "浙江", 1),
                Given.account(4, null, null),
                Given.account(3, null, null)));
    var posts = given.posts(post(10, 1).drawn(), capped(12), capped(11));
    var follows = given.follows("2>1 3>1 4>1 5>1 1>3 3>2x");
    var comments =
        Table.of(spark, Comment.class, List.of(comment(1, 10), comment(2, 99), comment(3, 98)));
    var likes = Table.of(spark, Like.class, List.of(new Like(10, 1, null)));
    var crawls =
        Table.of(
            spark,
            Crawl.class,
            List.of(
                new Crawl(1, Crawl.Kind.FOLLOWERS, 4, true),
                new Crawl(2, Crawl.Kind.FOLLOWERS, 1, true),
                new Crawl(3, Crawl.Kind.FOLLOWERS, 7, false),
                new Crawl(4, Crawl.Kind.FOLLOWERS, 0, true),
                new Crawl(1, Crawl.Kind.FOLLOWEES, 2, true),
                new Crawl(1, Crawl.Kind.POSTS, 9, true)));

    var found =
        audit(
            night(
                DAY,
                given.accounts(),
                past(spark, List.of()),
                accounts,
                posts,
                follows,
                comments,
                likes,
                crawls));

    // followers 2 3 4 5 1, of which 3 4 5 are unknown; followees 1 1 1 1 3
    assertThat(figure(found, "referential", "followerId"))
        .extracting(
            QualityFigure::checkedCount,
            QualityFigure::failedCount,
            QualityFigure::badAccountId,
            QualityFigure::outcome)
        .containsExactly(5L, 3L, 3L, Outcome.OK);
    assertThat(figure(found, "referential", "followeeId").value()).isEqualTo(0.2);
    assertThat(breaches(found))
        .extracting(
            QualityFigure::rule,
            QualityFigure::tableName,
            QualityFigure::failedCount,
            QualityFigure::badPostId)
        .containsExactly(tuple("referential", "Comment", 2L, 98L));
    assertThat(RULES.messages(found).toString()).doesNotContain("98").doesNotContain("99");

    // of 1's followers all four came; 2 lost its only one, which is gone; 4 was seen empty
    assertThat(figure(found, "crawl-short", "FOLLOWERS"))
        .extracting(
            QualityFigure::checkedCount, QualityFigure::failedCount, QualityFigure::badAccountId)
        .containsExactly(3L, 1L, 2L);
    assertThat(figure(found, "crawl-short", "FOLLOWEES").failedCount()).isEqualTo(1);
    assertThat(figure(found, "capped-counter", "repostCount"))
        .extracting(
            QualityFigure::checkedCount, QualityFigure::failedCount, QualityFigure::badPostId)
        .containsExactly(2L, 2L, 11L);
  }

  @Test
  void aNightThatBringsNothingIsStoppedByItsVolumeAlone(SparkSession spark) {
    var given = new Given(spark);
    var follow =
        Earlier.figure(
            new Question(Rule.VOLUME, "Follow", ""),
            QualityFigure.Level.WARN,
            Outcome.NOT_APPLICABLE,
            100.0);
    var past = past(spark, List.of(follow), DAY.minusDays(1), DAY.minusDays(2), DAY.minusDays(3));

    var found =
        audit(
            new Inputs(
                DAY,
                ZoneId.of("UTC"),
                Map.of(),
                Map.of(),
                given.accounts(1),
                given.posts(),
                given.accounts(1),
                past));

    assertThat(breaches(found)).extracting(QualityFigure::tableName).containsExactly("Follow");
    assertThat(QualityRules.verdict(found)).isEqualTo(Verdict.STOP);
  }

  private static Post capped(long id) {
    return new Post(
        id,
        1,
        Given.START,
        false,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        1_000_000L,
        null,
        null,
        null,
        null);
  }
}
