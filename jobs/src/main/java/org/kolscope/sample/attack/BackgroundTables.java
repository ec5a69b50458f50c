package org.kolscope.sample.attack;

import static org.apache.spark.sql.functions.lit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.kolscope.schema.Account;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Table;

/**
 * A {@link Background} as source tables. Of accounts only the registration is known.
 *
 * @param groups fans that are no plain ones, by the name of their group
 */
public record BackgroundTables(
    Table<Account> accounts,
    Table<Follow> follows,
    Dataset<Row> firstSeen,
    SortedMap<String, Set<Long>> groups) {

  /** Day 0 of backgrounds. */
  private static final LocalDate FIRST_DAY = LocalDate.of(2023, 1, 1);

  /** The night on which all is seen. */
  public static final LocalDate AS_OF = FIRST_DAY.plusDays(Background.LAST_DAY);

  private static final double MILLIS_OF_DAY = 86_400_000;
  private static final int FOLLOWEES_FROM = 1_000_000;

  /** With the times of all follows. */
  public static BackgroundTables timed(SparkSession spark, Background background) {
    return of(spark, background, true);
  }

  /** Without times: who follows whom, and nothing else. */
  public static BackgroundTables timeless(SparkSession spark, Background background) {
    return of(spark, background, false);
  }

  private static BackgroundTables of(SparkSession spark, Background background, boolean isTimed) {
    var accounts = new ArrayList<Account>();
    var groups = new TreeMap<String, Set<Long>>();
    for (int fan = 0; fan < background.fanCount(); fan++) {
      accounts.add(account(id(fan), isTimed ? at(background.registered(fan)) : null));
      if (background.group(fan) != Background.Group.PLAIN) {
        groups
            .computeIfAbsent(
                background.group(fan).name().toLowerCase(Locale.ROOT), g -> new HashSet<>())
            .add(id(fan));
      }
    }
    var follows = new ArrayList<Follow>();
    var followees = new HashSet<Integer>();
    for (var edge : background.follows()) {
      followees.add(edge.followee());
      follows.add(
          new Follow(
              id(edge.fan()),
              id(FOLLOWEES_FROM + edge.followee()),
              null,
              isTimed ? at(edge.at()) : null,
              false));
    }
    followees.stream().sorted().forEach(c -> accounts.add(account(id(FOLLOWEES_FROM + c), null)));
    var table = Table.of(spark, Follow.class, follows);
    var rows = new Table<>(Follow.class, table.rows().localCheckpoint(true));
    return new BackgroundTables(
        new Table<>(
            Account.class, Table.of(spark, Account.class, accounts).rows().localCheckpoint(true)),
        rows,
        rows.rows().select("followerId", "followeeId").withColumn("firstSeen", lit(AS_OF)),
        groups);
  }

  /** Ten digits in no order. */
  private static long id(int number) {
    return 1_000_000_000L + number * 2_654_435_761L % 6_999_999_937L;
  }

  private static Instant at(double day) {
    return Instant.ofEpochMilli((long) Math.floor((FIRST_DAY.toEpochDay() + day) * MILLIS_OF_DAY));
  }

  private static Account account(long id, Instant createdAt) {
    return new Account(
        id, null, null, null, null, null, null, null, null, createdAt, null, null, null, null, null,
        null, null);
  }
}
