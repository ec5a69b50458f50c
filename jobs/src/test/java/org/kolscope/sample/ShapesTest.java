package org.kolscope.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kolscope.schema.Post;

/** What worlds look like, on graphs and cascades that can be counted by hand. */
class ShapesTest {

  private static final SampleSettings SETTINGS =
      new SampleSettings(500, 2, LocalDate.of(2026, 3, 1), 1);

  private static final int EARLY = SETTINGS.startOf(0) - 1000;

  /** Edges as {@code follower, followee} pairs, sorted, all from the first night on. */
  private static Follows follows(int people, int... pairs) {
    var from = new int[people + 1];
    var followee = new int[pairs.length / 2];
    for (int i = 0; i < followee.length; i++) {
      from[pairs[2 * i] + 1]++;
      followee[i] = pairs[2 * i + 1];
    }
    for (int i = 0; i < people; i++) {
      from[i + 1] += from[i];
    }
    var started = new int[followee.length];
    Arrays.fill(started, EARLY);
    var ends = new short[followee.length];
    Arrays.fill(ends, Follows.NEVER);
    return new Follows(from, followee, started, ends, new boolean[followee.length]);
  }

  @Test
  void mutualPairsAndTrianglesAreCounted() {
    // 0 and 1 follow each other, 2 follows both; 3 follows 0
    var follows = follows(4, 0, 1, 1, 0, 2, 0, 2, 1, 3, 0);

    var shape = FollowShape.of(SETTINGS, follows, 0);

    assertThat(shape.follows()).isEqualTo(5);
    assertThat(shape.reciprocity()).isEqualTo(0.4);
    // neighbours of 0: 1, 2, 3 of which one pair of three is joined; of 1: 0, 2; of 2: 0, 1
    assertThat(shape.clustering()).isEqualTo((1 / 3.0 + 1 + 1) / 3);
  }

  @Test
  void aFollowCountsFromItsStartToItsEnd() {
    var follows = follows(2, 0, 1, 1, 0);
    follows.startedAt[1] = SETTINGS.startOf(1);
    follows.endNight[0] = 1;

    assertThat(FollowShape.of(SETTINGS, follows, 0).follows()).isEqualTo(1);
    assertThat(FollowShape.of(SETTINGS, follows, 1).follows()).isEqualTo(1);
    assertThat(follows.place(1, 0)).isEqualTo(1);
    assertThat(follows.place(0, 0)).isNegative();
  }

  @Test
  void theExponentOfDrawnValuesIsFoundAgain() {
    var random = new SplittableRandom(7);
    // P(X >= x) = ((x - 0.5) / 4.5) ^ -1.4 for whole numbers from 5 on: exponent 2.4
    var values =
        IntStream.range(0, 20_000)
            .map(i -> (int) Math.round(4.5 * Math.pow(1 - random.nextDouble(), -1 / 1.4)))
            .toArray();

    // the estimate has a standard error of (alpha - 1) / sqrt(n) = 0.01 if all of the tail is used
    assertThat(TailExponent.of(values).alpha()).isCloseTo(2.4, within(0.06));
    assertThat(TailExponent.of(new int[] {1, 2, 3}).alpha()).isNaN();
  }

  @Test
  void cascadesAreMeasuredFromTheirRoot() {
    var shape = new WaveShape();
    shape.add(post(1, 10, 0, null));
    shape.add(post(2, 11, 60, 1L));
    shape.add(post(3, 12, 180, 2L));
    shape.add(post(4, 12, 600, 1L));
    shape.add(post(5, 10, 0, null));

    assertThat(shape.posts()).isEqualTo(5);
    assertThat(shape.repostedShare()).isEqualTo(0.5);
    assertThat(shape.meanSize()).isEqualTo(4);
    assertThat(shape.meanDepth()).isEqualTo(2);
    assertThat(shape.maxDepth()).isEqualTo(2);
    // 60, 120 and 600 seconds behind the parent
    assertThat(shape.delay(0.5)).isEqualTo(120);
    assertThat(shape.delayShare(60)).isEqualTo(1 / 3.0);
    // two reposts of the root, one of a repost
    assertThat(shape.depthShare(1)).isEqualTo(2 / 3.0);
    assertThat(shape.meanRepostDepth()).isEqualTo(4 / 3.0);
    assertThat(shape.delayOfLarge()).isNaN();
  }

  @Test
  void cascadesOfFiftyOneAndMoreAreLookedAtApart() {
    var shape = new WaveShape();
    shape.add(post(1, 10, 0, null));
    for (int i = 1; i <= 50; i++) {
      shape.add(post(1 + i, 10 + i, 100 * i, 1L));
    }
    shape.add(post(90, 10, 0, null));
    shape.add(post(91, 11, 5, 90L));

    assertThat(shape.meanSizeOfLarge()).isEqualTo(51);
    // delays 100, 200, ... 5,000: the 26th of 50, and 36 up to an hour
    assertThat(shape.delayOfLarge()).isEqualTo(2600);
    assertThat(shape.delayShareOfLarge(3600)).isEqualTo(0.72);
  }

  @Test
  void activityIsThatOfAllAccounts() {
    var shape = new ActivityShape(new int[] {12, 0, 3, 1}, 2);

    assertThat(shape.posts()).isEqualTo(16);
    assertThat(shape.mean()).isEqualTo(2);
    assertThat(shape.meanOfAtMost(10)).isEqualTo(1.75);
    assertThat(shape.silentShare()).isEqualTo(0.25);
    // one of three writers
    assertThat(shape.shareOfBusiest(0.34)).isEqualTo(0.75);
  }

  private static Post post(long id, long account, int second, Long parent) {
    return new Post(
        id,
        account,
        Instant.ofEpochSecond(EARLY + second),
        parent != null,
        "words",
        null,
        null,
        null,
        null,
        parent,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  @Test
  void chanceIsKeyedAndEven() {
    var chance = Chance.of(1).on("follow");
    assertThat(chance.bits(3)).isEqualTo(Chance.of(1).on("follow").bits(3));
    assertThat(chance.bits(3)).isNotEqualTo(Chance.of(1).on("post").bits(3));
    assertThat(chance.bits(3, 4)).isNotEqualTo(chance.bits(4, 3));
    // the mean of 100,000 even draws is 0.5 with a standard error of 0.00091: five of them
    var mean =
        IntStream.range(0, 100_000).mapToDouble(i -> chance.share(i)).average().orElseThrow();
    assertThat(mean).isCloseTo(0.5, within(0.0046));
  }

  @Test
  void timesAreThoseOfShanghai() {
    assertThat(Stamps.of(Instant.parse("2026-03-01T15:59:59Z"))).isEqualTo("2026-03-01 23:59:59");
    assertThat(Stamps.of(Instant.parse("2009-12-31T16:00:00Z"))).isEqualTo("2010-01-01 00:00:00");
    assertThat(Instant.ofEpochSecond(SETTINGS.endOf(0))).isEqualTo("2026-03-01T16:00:00Z");
  }
}
