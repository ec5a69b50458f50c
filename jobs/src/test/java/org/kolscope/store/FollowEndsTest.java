package org.kolscope.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kolscope.schema.Crawl;
import org.kolscope.schema.Crawl.Kind;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Table;
import org.kolscope.testing.Given;
import org.kolscope.testing.LocalSpark;

/** A follow ends where a complete crawl of one of its two lists lacks it, and nowhere else. */
@ExtendWith(LocalSpark.class)
class FollowEndsTest {

  private static final LocalDate MON = LocalDate.of(2026, 3, 2);

  @TempDir Path folder;

  private static Logged load(
      SparkSession spark, Store store, int day, String follows, Crawl... crawls) {
    return load(spark, store, day, 0, follows, crawls);
  }

  private static Logged load(
      SparkSession spark, Store store, int day, long refused, String follows, Crawl... crawls) {
    return store.writeFollows(
        MON.plusDays(day),
        new Given(spark).follows(follows),
        Table.of(spark, Crawl.class, List.of(crawls)),
        refused);
  }

  private static List<String> state(Store store, int day) {
    return store.state(Follow.class, MON.plusDays(day)).collect().stream()
        .map(f -> f.followerId() + ">" + f.followeeId() + (f.gone() ? "x" : ""))
        .sorted()
        .toList();
  }

  @Test
  void ofFollowersAndFolloweesOnlyWholeListsEndFollows(SparkSession spark) {
    var store = new Store(spark, LocalSpark.catalog(folder));
    load(spark, store, 0, "1>9 2>9 3>9 1>8");

    // incomplete: 2 and 3 are only not seen
    load(spark, store, 1, "1>9", new Crawl(9, Kind.FOLLOWERS, 1, false));
    assertThat(state(store, 1)).containsExactly("1>8", "1>9", "2>9", "3>9");
    // complete, but a row of the two it saw was lost on the way
    assertThat(load(spark, store, 2, "1>9", new Crawl(9, Kind.FOLLOWERS, 2, true)).ended())
        .isZero();
    assertThat(load(spark, store, 3, "1>9", new Crawl(1, Kind.FOLLOWEES, 2, true)).ended())
        .isZero();
    // the other lists of the same two accounts are no evidence about these follows
    assertThat(load(spark, store, 4, "", new Crawl(9, Kind.FOLLOWEES, 0, true)).ended()).isZero();
    assertThat(load(spark, store, 5, "", new Crawl(9, Kind.POSTS, 0, true)).ended()).isZero();
    assertThat(state(store, 5)).containsExactly("1>8", "1>9", "2>9", "3>9");

    // whole list of followers of 9: 2 and 3 end, 1>8 is no part of it
    assertThat(load(spark, store, 6, "1>9", new Crawl(9, Kind.FOLLOWERS, 1, true)).ended())
        .isEqualTo(2);
    assertThat(state(store, 6)).containsExactly("1>8", "1>9", "2>9x", "3>9x");
    // whole list of followees of 1: 1>8 ends
    assertThat(load(spark, store, 7, "1>9", new Crawl(1, Kind.FOLLOWEES, 1, true)).ended())
        .isEqualTo(1);
    assertThat(state(store, 7)).containsExactly("1>8x", "1>9", "2>9x", "3>9x");

    // 2 comes back; a follow that ended does not end again
    assertThat(load(spark, store, 8, "2>9", new Crawl(9, Kind.FOLLOWERS, 1, true)))
        .isEqualTo(new Logged(1, 0, 1));
    assertThat(state(store, 8)).containsExactly("1>8x", "1>9x", "2>9", "3>9x");
    assertThat(state(store, 6)).containsExactly("1>8", "1>9", "2>9x", "3>9x");
    // nobody follows 9 any more
    load(spark, store, 9, "", new Crawl(9, Kind.FOLLOWERS, 0, true));
    assertThat(state(store, 9)).containsExactly("1>8x", "1>9x", "2>9x", "3>9x");
  }
}
