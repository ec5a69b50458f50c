package org.kolscope.influence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.influence.PostLog.Entry;
import org.kolscope.schema.AccountDay;
import org.kolscope.testing.Given;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class AccountDaysTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final LocalDate TENTH = LocalDate.of(2026, 1, 10);

  /**
   * As of 2026-01-10 in Shanghai, with days 4 to 10 in the window. Expected is day, posts, settled
   * posts and reposts; comments are 10 and likes 100 times as many, reads are never known. A post
   * of 6 January, 23:30, turns 72 hours old on the 9th at 23:30: that night settles it.
   */
  private static final String CASES =
      """
      06T23:30:00     | 07:5               | 06 1 1 5 | seen at 24 hours only: settles with that
      06T23:30:00     | 07:5 09:7          | 06 1 1 7 | seen again at 71 hours
      06T23:30:00     | 07:5 10:8          | 06 1 1 5 | at 73 hours it is settled
      06T23:30:00     | 07:5 09:7 10:8     | 06 1 1 7 | the last before it settled
      06T00:00:00     | 06:1 08:2 09:3     | 06 1 1 3 | 72 hours old as the night begins
      05T23:59:59.999 | 06:1 08:2 09:3     | 05 1 1 2 | 72 hours old just before
      07T23:59:59.999 | 08:1 10:2          | 07 1 1 2 | settles tonight
      08T00:00:00     | 08:1 10:2          | 08 1 0 2 | settles tomorrow
      04T10:00:00     | 09:4 10:6          | 04 1 1 4 | first seen when it was settled already
      04T10:00:00     | 05:3 10:3x         | -        | deleted long after it was settled
      04T10:00:00     | 05:3 06:4x 10:9    | 04 1 1 4 | shown again; it settled in between
      09T10:00:00     | 09:3 10:3x         | -        | deleted before it settled
      04T10:00:00     | 05:?               | 04 1 1 ? | counters never seen
      04T10:00:00     | 05:? 09:4          | 04 1 1 ? | counters seen too late
      09T10:00:00     | 09:4 10:?          | 09 1 0 ? | counters no longer shown
      04T00:00:00     | 04:1               | 04 1 1 1 | the first instant of the window
      03T23:59:59.999 | 04:1               | -        | just before it
      10T23:59:59.999 | 10:1               | 10 1 0 1 | the last instant of the window
      01T10:00:00     | 04:2 10:9          | -        | nine days old
      09T10:00:00     | 09:1 11:5          | 09 1 0 1 | what the next night learned is not known
      09T10:00:00     | 11:5               | -        | not known yet
      """;

  @Test
  void everyPostCountsWithWhatWasKnownWhenItSettled(SparkSession spark) {
    var cases = CASES.lines().map(l -> l.split("\\s*\\|\\s*", -1)).toList();
    Map<Long, String> expected = new TreeMap<>();
    var log = new PostLog(new ArrayList<>());
    for (int i = 0; i < cases.size(); i++) {
      var row = cases.get(i);
      PostLog.post(i, "2026-01-" + row[0], SHANGHAI, row[1]).forEach(log.entries()::add);
      expected.put((long) i, row[2] + ": " + row[3]);
    }

    var found =
        days(spark, log, TENTH, SHANGHAI, ids(cases.size())).stream()
            .collect(Collectors.toMap(AccountDay::accountId, AccountDaysTest::written));

    var actual = new TreeMap<Long, String>();
    for (int i = 0; i < cases.size(); i++) {
      actual.put((long) i, found.getOrDefault((long) i, "-") + ": " + cases.get(i)[3]);
    }
    assertThat(actual).isEqualTo(expected);
  }

  private static String written(AccountDay d) {
    if (d.repostCount() != null) {
      assertThat(d.commentCount()).isEqualTo(10 * d.repostCount());
      assertThat(d.likeCount()).isEqualTo(100 * d.repostCount());
    }
    assertThat(d.readCount()).isNull();
    return "%02d %d %d %s"
        .formatted(
            d.day().getDayOfMonth(),
            d.postsCount(),
            d.settledPostsCount(),
            d.repostCount() == null ? "?" : d.repostCount().toString());
  }

  @Test
  void postsOfADayAddUpForCandidatesAndAccountsOfTheBriefOnly(SparkSession spark) {
    var given = new Given(spark);
    var first = Instant.parse("2026-01-08T16:00:00Z"); // the 9th begins in Shanghai
    var log =
        new PostLog(
            List.of(
                new Entry(1, 7, first, false, 1L, null, 3L, null, TENTH),
                new Entry(2, 7, first.plusSeconds(86_399), null, 10L, 20L, null, null, TENTH),
                new Entry(3, 7, first.plusSeconds(86_400), null, 5L, 5L, 5L, 5L, TENTH),
                new Entry(4, 8, first, null, 2L, 2L, 2L, 2L, TENTH),
                new Entry(5, 9, first, null, 9L, 9L, 9L, 9L, TENTH)));

    // 7 is a candidate and plays two parts in the brief, 8 stands in the brief alone, 9 nowhere
    var found =
        new AccountDays()
            .of(
                TENTH,
                SHANGHAI,
                log.rows(spark),
                given.candidates(7),
                given.brief("7:DEALER 7:PRICED 8:OWN"));

    assertThat(found.collect())
        .containsExactlyInAnyOrder(
            new AccountDay(7, TENTH.minusDays(1), 2, 0, 11L, 20L, 3L, null),
            new AccountDay(7, TENTH, 1, 0, 5L, 5L, 5L, 5L),
            new AccountDay(8, TENTH.minusDays(1), 1, 0, 2L, 2L, 2L, 2L));
  }

  @Test
  void theNewestRowSaysWhenAPostWasWritten(SparkSession spark) {
    var wrong = Instant.parse("2026-01-04T01:00:00Z"); // 09:00 on the 4th in Shanghai
    var right = wrong.minusSeconds(10 * 3600); // 23:00 on the 3rd: out of the window
    var log =
        new PostLog(
            List.of(
                new Entry(1, 0, wrong, null, 1L, 1L, 1L, 1L, TENTH.minusDays(6)),
                new Entry(1, 0, right, null, 1L, 1L, 1L, 1L, TENTH),
                new Entry(2, 1, right, null, 2L, 2L, 2L, 2L, TENTH.minusDays(6)),
                new Entry(2, 1, wrong, null, 2L, 2L, 2L, 2L, TENTH)));

    assertThat(days(spark, log, TENTH, SHANGHAI, ids(2)))
        .containsExactly(new AccountDay(1, TENTH.minusDays(6), 1, 1, 2L, 2L, 2L, 2L));
  }

  @Test
  void hoursAreElapsedOnesWhereClocksChange(SparkSession spark) {
    var newYork = ZoneId.of("America/New_York"); // sets clocks forward on 8 March 2026
    var evening = Instant.parse("2026-03-06T04:30:00Z"); // 23:30 on the 5th
    var ninth = LocalDate.of(2026, 3, 9); // 72 hours later it is 00:30 on the 9th
    var log =
        new PostLog(
            List.of(
                new Entry(1, 0, evening, null, 1L, 1L, 1L, 1L, ninth.minusDays(3)),
                new Entry(1, 0, evening, null, 2L, 2L, 2L, 2L, ninth)));
    var day = LocalDate.of(2026, 3, 5);

    assertThat(days(spark, log, ninth.minusDays(1), newYork, ids(1)))
        .containsExactly(new AccountDay(0, day, 1, 0, 1L, 1L, 1L, 1L));
    spark.conf().set("spark.sql.session.timeZone", "America/New_York");
    try {
      assertThat(days(spark, log, ninth, newYork, ids(1)))
          .as("the zone of the session is not asked")
          .containsExactly(new AccountDay(0, day, 1, 1, 2L, 2L, 2L, 2L));
    } finally {
      spark.conf().set("spark.sql.session.timeZone", "UTC");
    }
  }

  @Test
  void everyNightGivesWhatTheDefinitionSaysWhateverCameLater(SparkSession spark) {
    var zone = ZoneId.of("America/New_York");
    var first = LocalDate.of(2026, 3, 1);
    var log = PostLog.random(600, first, 14, zone, 2);
    var accounts = ids(20);
    var step = new AccountDays(50, 5);
    for (var asOf : List.of(first.plusDays(7), first.plusDays(13))) {
      var expected =
          log.accountDays(
              step, asOf, zone, LongStream.of(accounts).boxed().collect(Collectors.toSet()));
      assertThat(expected).hasSizeGreaterThan(25);
      var given = new Given(spark);
      for (var rows : List.of(log.upTo(asOf).rows(spark), log.shuffledRows(spark))) {
        assertThat(step.of(asOf, zone, rows, given.candidates(accounts), given.brief("")).collect())
            .containsExactlyInAnyOrderElementsOf(expected);
      }
    }
  }

  @Test
  void aWindowThatNoDayCouldSettleInIsRefused() {
    assertThat(new AccountDays()).isEqualTo(new AccountDays(72, 7));
    assertThat(new AccountDays(72, 4).days()).isEqualTo(4);
    assertThatThrownBy(() -> new AccountDays(72, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("days must be at least 4 for posts that settle after 72 hours, was 3");
    assertThatThrownBy(() -> new AccountDays(73, 4)).hasMessageContaining("at least 5");
    assertThatThrownBy(() -> new AccountDays(0, 7))
        .hasMessage("settleHours must be at least 1, was 0");
  }

  private static List<AccountDay> days(
      SparkSession spark, PostLog log, LocalDate asOf, ZoneId zone, long[] candidates) {
    var given = new Given(spark);
    return new AccountDays()
        .of(asOf, zone, log.rows(spark), given.candidates(candidates), given.brief(""))
        .collect();
  }

  private static long[] ids(int count) {
    return LongStream.range(0, count).toArray();
  }
}
