package org.kolscope.influence;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.kolscope.schema.AccountDay;
import org.kolscope.schema.Table;

/** A log of posts written by hand or drawn at random, and what a slow reader makes of it. */
public record PostLog(List<Entry> entries) {

  /** What a night learned about a post; the columns of the log that matter here. */
  public record Entry(
      long postId,
      long accountId,
      Instant createdAt,
      Boolean deleted,
      Long repostCount,
      Long commentCount,
      Long likeCount,
      Long readCount,
      LocalDate asOf) {

    LocalDate day(ZoneId zone) {
      return LocalDate.ofInstant(createdAt, zone);
    }

    LocalDate settlesOn(int settleHours, ZoneId zone) {
      return LocalDate.ofInstant(createdAt.plus(Duration.ofHours(settleHours)), zone);
    }

    boolean isShown() {
      return deleted == null || !deleted;
    }
  }

  /**
   * One post, numbered as its account. {@code "07:5 09:? 10:8x"}: on the 7th of January 2026 it had
   * 5 reposts, 50 comments and 500 likes; on the 9th no counter was known; on the 10th it was
   * deleted with 8, 80 and 800.
   */
  static Stream<Entry> post(long accountId, String createdAt, ZoneId zone, String nights) {
    var at = LocalDateTime.parse(createdAt).atZone(zone).toInstant();
    return Stream.of(nights.strip().split("\\s+"))
        .map(
            night -> {
              var parts = night.replace("x", "").split(":", -1);
              var n = parts[1].equals("?") ? null : Long.valueOf(parts[1]);
              return new Entry(
                  accountId,
                  accountId,
                  at,
                  night.endsWith("x") ? true : null,
                  n,
                  times(n, 10),
                  times(n, 100),
                  null,
                  LocalDate.of(2026, 1, Integer.parseInt(parts[0])));
            });
  }

  private static Long times(Long n, long factor) {
    return n == null ? null : Long.valueOf(n * factor);
  }

  /**
   * Posts of accounts 0 to 29, created at any second of {@code nights} nights from {@code first} on
   * and seen in some nights after.
   *
   * @param goneOfTen how many of ten entries say that the post is deleted
   */
  static PostLog random(int posts, LocalDate first, int nights, ZoneId zone, int goneOfTen) {
    var random = new Random(20260110);
    var from = first.atStartOfDay(zone).toInstant();
    List<Entry> entries = new ArrayList<>();
    for (int post = 0; post < posts; post++) {
      var at = from.plusSeconds(random.nextInt(nights * 24 * 3600));
      long account = random.nextInt(30);
      for (var night = LocalDate.ofInstant(at, zone);
          night.isBefore(first.plusDays(nights));
          night = night.plusDays(1)) {
        if (random.nextInt(3) == 0) {
          entries.add(
              new Entry(
                  post,
                  account,
                  at,
                  random.nextInt(10) < goneOfTen
                      ? Boolean.TRUE
                      : random.nextBoolean() ? false : null,
                  counter(random),
                  counter(random),
                  counter(random),
                  counter(random),
                  night));
        }
      }
    }
    return new PostLog(entries);
  }

  private static Long counter(Random random) {
    return random.nextInt(4) == 0 ? null : Long.valueOf(random.nextInt(5));
  }

  PostLog upTo(LocalDate asOf) {
    return new PostLog(entries.stream().filter(e -> !e.asOf().isAfter(asOf)).toList());
  }

  Dataset<Row> rows(SparkSession spark) {
    return Table.of(spark, Entry.class, entries).rows();
  }

  /** In another order and in more partitions. */
  Dataset<Row> shuffledRows(SparkSession spark) {
    var shuffled = new ArrayList<>(entries);
    Collections.shuffle(shuffled, new Random(7));
    return Table.of(spark, Entry.class, shuffled).rows().repartition(5);
  }

  /** The definition read aloud, post by post. */
  List<AccountDay> accountDays(AccountDays step, LocalDate asOf, ZoneId zone, Set<Long> accounts) {
    var known = upTo(asOf).entries();
    Map<Long, List<Entry>> posts =
        known.stream()
            .sorted(Comparator.comparing(Entry::asOf))
            .collect(Collectors.groupingBy(Entry::postId, LinkedHashMap::new, Collectors.toList()));
    Map<List<Object>, List<Entry>> days = new LinkedHashMap<>();
    for (var post : posts.values()) {
      var newest = post.get(post.size() - 1);
      var day = newest.day(zone);
      if (newest.isShown()
          && accounts.contains(newest.accountId())
          && day.isAfter(asOf.minusDays(step.days()))
          && !day.isAfter(asOf)) {
        days.computeIfAbsent(List.of(newest.accountId(), day), k -> new ArrayList<>())
            .add(counted(post, newest.settlesOn(step.settleHours(), zone), asOf));
      }
    }
    return days.values().stream().map(d -> added(d, step, asOf, zone)).toList();
  }

  private static Entry counted(List<Entry> post, LocalDate settlesOn, LocalDate asOf) {
    if (settlesOn.isAfter(asOf)) {
      return post.get(post.size() - 1);
    }
    var state = post.get(0);
    for (var entry : post) {
      if (!entry.asOf().isAfter(settlesOn)) {
        state = entry;
      }
    }
    return state;
  }

  private static AccountDay added(List<Entry> day, AccountDays step, LocalDate asOf, ZoneId zone) {
    return new AccountDay(
        day.get(0).accountId(),
        day.get(0).day(zone),
        day.size(),
        day.stream().filter(e -> !e.settlesOn(step.settleHours(), zone).isAfter(asOf)).count(),
        sum(day.stream().map(Entry::repostCount)),
        sum(day.stream().map(Entry::commentCount)),
        sum(day.stream().map(Entry::likeCount)),
        sum(day.stream().map(Entry::readCount)));
  }

  private static Long sum(Stream<Long> counts) {
    return counts.filter(Objects::nonNull).reduce(Long::sum).orElse(null);
  }
}
