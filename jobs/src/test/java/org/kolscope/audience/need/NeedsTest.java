package org.kolscope.audience.need;

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
import org.kolscope.schema.AccountVertical;
import org.kolscope.schema.Comment;
import org.kolscope.schema.OpenNeed;
import org.kolscope.schema.Post;
import org.kolscope.schema.PostText;
import org.kolscope.schema.Table;
import org.kolscope.testing.Given;
import org.kolscope.testing.LocalSpark;

/** 71 is the brand's, which writes of cars; 80 a rival, 90 of the staff, 60 a candidate. */
@ExtendWith(LocalSpark.class)
class NeedsTest {

  private static final LocalDate AS_OF = LocalDate.of(2026, 3, 31);
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Instant END = AS_OF.plusDays(1).atStartOfDay(ZONE).toInstant();

  private final List<Post> posts = new ArrayList<>();
  private final List<PostText> texts = new ArrayList<>();
  private final List<Comment> comments = new ArrayList<>();
  private final List<PostText> commentTexts = new ArrayList<>();

  private static Instant daysAgo(double days) {
    return END.minusSeconds(Math.round(days * 86_400));
  }

  /** What a text says. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Said(
      boolean isIntent, boolean isQuestion, boolean isComplaint, String brand, String... sides) {

    static Said question(String brand, String... sides) {
      return new Said(false, true, false, brand, sides);
    }

    static Said complaint(String brand, String... sides) {
      return new Said(false, false, true, brand, sides);
    }

    PostText text(long id, long account) {
      List<String> none = List.of();
      boolean isTrade = "cars".equals(brand);
      return new PostText(
          id,
          account,
          9,
          none,
          none,
          none,
          0,
          "砾原".equals(brand) ? List.of(brand) : none,
          "拓梵".equals(brand) ? List.of(brand) : none,
          "露营".equals(brand) ? List.of(brand, "砾原") : none,
          none,
          "excluded".equals(brand),
          isQuestion,
          none,
          null,
          "advert".equals(brand) ? 0.9 : 0.1,
          isComplaint ? 0.9 : 0.1,
          isTrade ? "cars" : null,
          isTrade ? 0.7 : null,
          isQuestion,
          isIntent,
          List.of(sides),
          none);
    }
  }

  private void post(long id, long account, double daysAgo, Said said) {
    posts.add(
        new Post(
            id,
            account,
            daysAgo(daysAgo),
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
            null,
            null,
            null,
            null,
            null));
    if (said != null) {
      texts.add(said.text(id, account));
    }
  }

  private void comment(long id, long post, long account, double daysAgo, Long parent, Said said) {
    comments.add(new Comment(id, post, account, daysAgo(daysAgo), parent, null));
    if (said != null) {
      commentTexts.add(said.text(id, account));
    }
  }

  private Needs.Known known(SparkSession spark) {
    var given = new Given(spark);
    return new Needs.Known(
        AS_OF,
        ZONE,
        List.of("砾原", "拓梵"),
        given.brief("71:OWN 80:COMPETITOR 90:STAFF 11:CUSTOMER"),
        given.candidates(60),
        Table.of(
            spark,
            AccountVertical.class,
            List.of(
                new AccountVertical(71, "cars", 9, 0.9, 0.9, true),
                new AccountVertical(71, "food", 1, 0.1, 0.9, false),
                new AccountVertical(60, "games", 99, 1, 0.9, true))),
        Table.of(spark, Post.class, posts),
        Table.of(spark, PostText.class, texts),
        Table.of(spark, Comment.class, comments),
        Table.of(spark, PostText.class, commentTexts),
        given.verdicts("99:0.99"));
  }

  private static Map<String, OpenNeed> byKey(Table<OpenNeed> needs) {
    var rows = new TreeMap<String, OpenNeed>();
    needs.collect().forEach(n -> rows.put(n.side() + " " + n.manner(), n));
    return rows;
  }

  private void plant() {
    post(1, 11, 20, Said.complaint("砾原", "service", "noise"));
    comment(501, 1, 71, 18, null, null); // 48 hours later
    post(2, 12, 10, Said.complaint("砾原", "service"));
    comment(502, 2, 71, 6, null, null); // 96 hours later
    post(3, 12, 9, Said.question("拓梵", "service"));
    comment(503, 3, 80, 8, null, null); // the rival's answer is none
    post(4, 13, 1, Said.question("cars", "space")); // there is time yet
    post(5, 14, 20.5, new Said(true, true, false, "露营"));
    // not about the brief, excluded, sells, too old, and people who are not asked
    post(6, 14, 5, Said.question("games", "space"));
    post(7, 14, 5, Said.question("excluded", "space"));
    post(8, 14, 5, Said.question("advert", "space"));
    post(9, 14, 28.5, Said.question("砾原", "space"));
    for (long account : new long[] {60, 71, 80, 90, 99}) {
      post(100 + account, account, 5, Said.question("砾原", "space"));
    }
    post(10, 71, 12, null);
    comment(601, 10, 15, 11, null, Said.question(null, "price")); // below the brand's own post
    comment(602, 10, 71, 10.9, 601L, null);
    comment(603, 10, 16, 11, null, Said.complaint(null)); // the answer was to another
  }

  @Test
  void statementsAreCountedBySideAndByWhatBecameOfThem(SparkSession spark) {
    plant();
    var rows = byKey(new Needs().of(known(spark)));

    var all = rows.get("any ALL");
    assertThat(all.statementsCount()).as("1 to 5, 601, 603").isEqualTo(7);
    assertThat(all.peopleCount()).isEqualTo(6);
    assertThat(all.ownCount()).as("1, 2 and both comments").isEqualTo(4);
    assertThat(all.rivalCount()).isEqualTo(1);
    assertThat(all.answeredCount()).as("1 and 601").isEqualTo(2);
    assertThat(all.lateCount()).isEqualTo(1);
    assertThat(all.waitingCount()).isEqualTo(1);
    assertThat(all.openCount()).as("3, 5 and 603").isEqualTo(3);
    assertThat(all.openPeopleCount()).isEqualTo(3);
    assertThat(all.answeredShare()).isCloseTo(2 / 6.0, within(1e-12));
    assertThat(all.openAgeDays()).isCloseTo(11, within(1e-9));
    assertThat(all.newerCount()).as("within 14 days").isEqualTo(5);
    assertThat(all.olderCount()).isEqualTo(2);
    assertThat(all.isRising()).as("5 of 7 are chance").isFalse();
    assertThat(all.rivals()).containsExactly("拓梵");
    assertThat(rows.get("service ALL").statementsCount()).isEqualTo(3);
    assertThat(rows.get("service COMPLAINT").statementsCount()).isEqualTo(2);
    assertThat(rows.get("service COMPLAINT").peopleCount()).isEqualTo(2);
    assertThat(rows.get("any INTENT").statementsCount()).isEqualTo(1);
    assertThat(rows.get("露营 ALL").isWord()).isTrue();
    assertThat(rows.get("price ALL").isWord()).isFalse();
    assertThat(rows).as("a brand is no side").doesNotContainKey("砾原 ALL");
    var given = new Given(spark);
    var known = known(spark);
    var shuffled =
        new Needs.Known(
            AS_OF,
            ZONE,
            known.brands(),
            known.named(),
            known.candidates(),
            known.verticals(),
            given.shuffled(known.posts()),
            given.shuffled(known.texts()),
            given.shuffled(known.comments()),
            given.shuffled(known.commentTexts()),
            known.verdicts());
    assertThat(byKey(new Needs().of(shuffled))).isEqualTo(rows);
  }

  @Test
  void withoutCommentsAnAnswerIsUnknownAndNotMissing(SparkSession spark) {
    plant();
    comments.clear();
    commentTexts.clear();

    var all = byKey(new Needs().of(known(spark))).get("any ALL");

    assertThat(all.statementsCount()).isEqualTo(5);
    assertThat(all.openCount()).isNull();
    assertThat(all.answeredShare()).isNull();
    assertThat(all.openAgeDays()).isNull();
    posts.clear();
    texts.clear();
    assertThat(new Needs().of(known(spark)).collect()).isEmpty();
  }

  @Test
  void aTrendIsTheSignTestsCall() {
    // by hand: 2 P(X <= k) for 20 even tosses is 0.041 for k = 5 and 0.115 for k = 6
    assertThat(NeedRow.hasMoved(15, 5)).isTrue();
    assertThat(NeedRow.hasMoved(5, 15)).isTrue();
    assertThat(NeedRow.hasMoved(14, 6)).isFalse();
    assertThat(NeedRow.hasMoved(0, 0)).isFalse();
  }

  @Test
  void settingsOutOfRangeAreNamed() {
    assertThatThrownBy(() -> new Needs(27, 72, 0.5, 0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("days must be even and at least 2, was 27");
  }
}
