package org.kolscope.influence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kolscope.schema.Restatement.Reason.CANDIDATES;
import static org.kolscope.schema.Restatement.Reason.CORRECTED_COUNTERS;
import static org.kolscope.schema.Restatement.Reason.DELETED_POSTS;
import static org.kolscope.schema.Restatement.Reason.LATE_POSTS;
import static org.kolscope.schema.Restatement.Reason.UNSETTLED_COUNTERS;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.influence.Restatements.Night;
import org.kolscope.schema.AccountDay;
import org.kolscope.schema.Restatement;
import org.kolscope.schema.Table;
import org.kolscope.testing.Given;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class RestatementsTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final LocalDate TENTH = LocalDate.of(2026, 1, 10);

  /**
   * Posts, settled posts and reposts before and now; {@code -} is an account without posts that
   * day, {@code !} one that was neither candidate nor in the brief.
   */
  private static final String CASES =
      """
      1 0 5 | 1 0 5 |                    | nothing moved
      1 0 5 | 1 1 5 |                    | settled with the same sum
      1 0 5 | 1 1 7 | UNSETTLED_COUNTERS | moved and settled
      1 0 5 | 1 0 3 | UNSETTLED_COUNTERS | moved down, still unsettled
      2 1 5 | 2 2 7 | UNSETTLED_COUNTERS | one of two posts was unsettled
      1 1 5 | 1 1 7 | CORRECTED_COUNTERS | moved though settled
      1 1 ? | 1 1 ? |                    | never known
      1 1 ? | 1 1 0 | CORRECTED_COUNTERS | became known; 0 is a number
      1 0 0 | 1 0 ? | UNSETTLED_COUNTERS | no longer known
      2 2 5 | 1 1 5 | DELETED_POSTS      | a post without reposts went
      2 0 5 | 1 0 9 | DELETED_POSTS      | a post went, and counters moved
      1 1 5 | -     | DELETED_POSTS      | the last post went
      1 1 5 | 2 2 5 | LATE_POSTS         | a post came
      1 0 5 | 2 0 9 | LATE_POSTS         | a post came, and counters moved
      -     | 1 1 5 | LATE_POSTS         | the first post came
      !     | 1 1 5 | CANDIDATES         | became a candidate
      1 1 5 | !     | CANDIDATES         | is none any more
      !     | -     |                    | became one without posts
      """;

  @Test
  void everyMovedFigureHasOneReason(SparkSession spark) {
    var before = new Sketch();
    var now = new Sketch();
    Map<LocalDate, String> sentences = new TreeMap<>();
    Map<LocalDate, String> expected = new TreeMap<>();
    for (var line : CASES.lines().toList()) {
      var row = line.split("\\s*\\|\\s*", -1);
      var account = sentences.size();
      var day = TENTH.minusDays(1 + account); // a day for each case, so that each has its own row
      before.add(account, day, row[0]);
      now.add(account, day, row[1]);
      sentences.put(day, row[3]);
      if (!row[2].isEmpty()) {
        expected.put(day, row[3] + ": 1 " + row[2]);
      }
    }

    var found =
        new Restatements(100)
            .of(before.drawn(spark, TENTH.minusDays(1)), now.drawn(spark, TENTH))
            .collect();

    Map<LocalDate, String> actual = new TreeMap<>();
    for (var r : found) {
      actual.merge(
          r.day(),
          sentences.get(r.day()) + ": " + r.accountsCount() + " " + r.reason(),
          String::concat);
    }
    assertThat(actual).isEqualTo(expected);
  }

  @Test
  void accountsOfADayAddUpByReasonAndOnlyWhereTheWindowsMeet(SparkSession spark) {
    var eighth = TENTH.minusDays(2);
    var before = new Sketch();
    before.add(1, TENTH.minusDays(7), "1 1 5"); // left the window
    before.add(1, TENTH.minusDays(6), "1 1 5"); // its oldest day
    before.add(1, eighth, "2 0 5");
    before.add(2, eighth, "3 1 ?");
    before.add(3, eighth, "1 1 4");
    var now = new Sketch();
    now.add(1, TENTH.minusDays(6), "1 1 6");
    now.add(1, eighth, "2 0 6");
    now.add(2, eighth, "3 1 2");
    now.add(3, eighth, "2 2 9");
    now.add(1, TENTH.minusDays(1), "1 0 1"); // the day after the night before
    now.add(1, TENTH, "1 0 1");

    // reposts, 10 times as many comments and 100 times as many likes
    assertThat(
            new Restatements(7).of(before.drawn(spark, eighth), now.drawn(spark, TENTH)).collect())
        .containsExactlyInAnyOrder(
            new Restatement(TENTH.minusDays(6), CORRECTED_COUNTERS, 1, 1, 1, 555, 666),
            new Restatement(eighth, UNSETTLED_COUNTERS, 2, 5, 5, 555, 888),
            new Restatement(eighth, LATE_POSTS, 1, 1, 2, 444, 999));
  }

  @Test
  void readsAloneRestateToo(SparkSession spark) {
    var day = TENTH.minusDays(1);
    var before = new Sketch();
    before.days.add(new AccountDay(1, day, 1, 1, 1L, 2L, null, 50L));
    var now = new Sketch();
    now.days.add(new AccountDay(1, day, 1, 1, 1L, 2L, null, 60L));

    assertThat(new Restatements(7).of(before.drawn(spark, day), now.drawn(spark, TENTH)).collect())
        .containsExactly(new Restatement(day, CORRECTED_COUNTERS, 1, 1, 1, 3, 3));
  }

  @Test
  void aNightLoadedAfterwardsCorrectsWhatHadSettled(SparkSession spark) {
    var nights = "05:1 09:4";
    var withSeventh = "05:1 07:3 09:4"; // the post settles on the 8th
    var before = night(spark, log(nights), TENTH.minusDays(1), 0);

    assertThat(restated(before, night(spark, log(nights), TENTH, 0))).isEmpty();
    assertThat(restated(before, night(spark, log(withSeventh), TENTH, 0)))
        .containsExactly(
            new Restatement(LocalDate.of(2026, 1, 5), CORRECTED_COUNTERS, 1, 1, 1, 111, 333));
  }

  private static PostLog log(String nights) {
    return new PostLog(PostLog.post(0, "2026-01-05T10:00:00", SHANGHAI, nights).toList());
  }

  @Test
  void aNewNightAloneNeverCorrectsWhatHadSettled(SparkSession spark) {
    var first = TENTH.minusDays(13);
    var log = PostLog.random(400, first, 14, SHANGHAI, 0);
    var found =
        restated(
            night(spark, log, TENTH.minusDays(1), ids(0, 30)),
            night(spark, log, TENTH, ids(0, 30)));

    assertThat(found)
        .extracting(Restatement::reason)
        .contains(LATE_POSTS, UNSETTLED_COUNTERS)
        .doesNotContain(CORRECTED_COUNTERS);
  }

  @Test
  void whatWasPublishedAndItsRestatementsMakeWhatIsThereNow(SparkSession spark) {
    var log = PostLog.random(400, TENTH.minusDays(13), 14, SHANGHAI, 2);
    var last = TENTH.minusDays(2);
    var before = night(spark, log, last, ids(0, 20));
    var now = night(spark, log, TENTH, ids(10, 25));

    var found = restated(before, now);
    assertThat(found)
        .extracting(Restatement::reason)
        .contains(CANDIDATES, DELETED_POSTS, LATE_POSTS, UNSETTLED_COUNTERS);

    var total = totals(before.accountDays().collect());
    for (var r : found) {
      add(total, r.day(), r.postsAfter() - r.postsBefore());
      add(total, r.day(), 1000L * (r.interactionsAfter() - r.interactionsBefore()));
    }
    var firstDay = TENTH.minusDays(6);
    total.keySet().removeIf(d -> d.isBefore(firstDay));
    var expected = totals(now.accountDays().collect());
    expected.keySet().removeIf(d -> d.isAfter(last));
    assertThat(total).hasSize(5).isEqualTo(expected);

    var given = new Given(spark);
    assertThat(restated(shuffled(given, before), shuffled(given, now)))
        .containsExactlyInAnyOrderElementsOf(found);
  }

  @Test
  void onlyAnEarlierNightCanBeRestated(SparkSession spark) {
    var night = new Sketch().drawn(spark, TENTH);
    assertThatThrownBy(() -> new Restatements(7).of(night, night))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("before must be a night before 2026-01-10, was 2026-01-10");
    assertThatThrownBy(() -> new Restatements(0)).hasMessage("days must be at least 1, was 0");
  }

  private static List<Restatement> restated(Night before, Night now) {
    return new Restatements(7).of(before, now).collect();
  }

  private static Night night(SparkSession spark, PostLog log, LocalDate asOf, long... accounts) {
    var given = new Given(spark);
    var candidates = given.candidates(accounts);
    var brief = given.brief("");
    var days = new AccountDays().of(asOf, SHANGHAI, log.rows(spark), candidates, brief).collect();
    return new Night(asOf, Table.of(spark, AccountDay.class, days), candidates, brief);
  }

  private static long[] ids(long from, long to) {
    return LongStream.range(from, to).toArray();
  }

  private static Night shuffled(Given given, Night night) {
    return new Night(
        night.asOf(),
        given.shuffled(night.accountDays()),
        given.shuffled(night.candidates()),
        given.shuffled(night.brief()));
  }

  /** Per day: posts, and 1,000 times the interactions. */
  private static Map<LocalDate, Long> totals(List<AccountDay> days) {
    Map<LocalDate, Long> totals = new HashMap<>();
    for (var d : days) {
      add(totals, d.day(), d.postsCount());
      for (var n : new Long[] {d.repostCount(), d.commentCount(), d.likeCount()}) {
        add(totals, d.day(), n == null ? 0 : 1000 * n);
      }
    }
    return totals;
  }

  private static void add(Map<LocalDate, Long> totals, LocalDate day, long n) {
    totals.merge(day, n, Long::sum);
  }

  /** The account days of one night, drawn one by one. */
  private static final class Sketch {

    private final List<AccountDay> days = new ArrayList<>();
    private final List<Long> strangers = new ArrayList<>();

    void add(long accountId, LocalDate day, String drawn) {
      if (drawn.equals("!")) {
        strangers.add(accountId);
      } else if (!drawn.equals("-")) {
        var parts = drawn.split(" ", -1);
        var n = parts[2].equals("?") ? null : Long.valueOf(parts[2]);
        days.add(
            new AccountDay(
                accountId,
                day,
                Long.parseLong(parts[0]),
                Long.parseLong(parts[1]),
                n,
                n == null ? null : Long.valueOf(10 * n),
                n == null ? null : Long.valueOf(100 * n),
                null));
      }
    }

    Night drawn(SparkSession spark, LocalDate asOf) {
      var given = new Given(spark);
      var known = LongStream.range(0, 40).filter(i -> !strangers.contains(i)).toArray();
      return new Night(
          asOf,
          Table.of(spark, AccountDay.class, days),
          given.candidates(known),
          given.brief("1:OWN")); // once a candidate, once by the brief: no row twice
    }
  }
}
