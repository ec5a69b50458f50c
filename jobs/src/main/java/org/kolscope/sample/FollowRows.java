package org.kolscope.sample;

import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;
import org.kolscope.schema.Crawl;
import org.kolscope.schema.Follow;

/**
 * The rows of tables Follow and Crawl, by night and part. The first night has all follows there
 * are, the others what began and what ended that day, and whole lists where a crawl saw a whole
 * list: a list that is called complete has all its follows in the drop of its night, and as many as
 * {@code rowsSeen} says.
 *
 * <p>Lists crawled are those of KOLs, brands, competitors, dealers and media. In the first night
 * all of them, complete where {@link People#coverage} is 1; then every {@link #WEEK} nights each
 * account's own list of followees, whole, and every night the newest of its followers, which is
 * never a whole list. Some first crawls of followers broke off although nothing was hidden.
 *
 * <p>Cost: a night and part costs the follows of the part's accounts; memory 8 bytes an account.
 * Read only, so parts may be asked for in parallel.
 */
final class FollowRows {

  /** Receives follows without an object each. */
  interface EdgeSink {

    /**
     * Takes a follow.
     *
     * @param place of the follow in {@link Follows}
     * @param gone whether it ended this night
     */
    void edge(int follower, int place, boolean gone);
  }

  /** Nights from one whole crawl of an account's followees to the next. Chosen. */
  static final int WEEK = 7;

  /** Share of crawls of followers that broke off. Chosen. */
  private static final double BROKEN_OFF = 0.1;

  private final People people;
  private final Follows follows;
  private final FollowTimes times;
  private final Chance chance;

  private final PartOrder order;

  /** By index, its place among all ids. */
  private final int[] rank;

  FollowRows(SampleSettings settings, People people, Follows follows) {
    this.people = people;
    this.follows = follows;
    times = new FollowTimes(settings);
    chance = settings.chance().on("crawl");
    order = PartOrder.of(people);
    var ids = people.id.clone();
    Arrays.sort(ids);
    rank = new int[ids.length];
    Arrays.setAll(rank, i -> Arrays.binarySearch(ids, people.id[i]));
  }

  /** The rows of a night and part, by follower id and followee id. */
  void follows(int night, int part, Consumer<Follow> sink) {
    each(
        night,
        part,
        (follower, place, gone) ->
            sink.accept(
                new Follow(
                    people.id[follower],
                    people.id[follows.followee[place]],
                    null,
                    Instant.ofEpochSecond(follows.startedAt[place]),
                    gone)));
  }

  /** As {@link #follows(int, int, Consumer)}, in the same order. */
  void each(int night, int part, EdgeSink sink) {
    var places = new long[64];
    for (int follower : order.of(part)) {
      var from = follows.from[follower];
      var to = follows.from[follower + 1];
      if (places.length < to - from) {
        places = new long[2 * (to - from)];
      }
      var count = 0;
      var whole = isListed(follower) && sawFollowees(follower, night);
      for (int place = from; place < to; place++) {
        if (isNews(place, night) || (whole && is(place, night))) {
          places[count++] = ((long) rank[follows.followee[place]] << 32) | (place - from);
        }
      }
      Arrays.sort(places, 0, count);
      for (int i = 0; i < count; i++) {
        var place = from + (int) places[i];
        sink.edge(follower, place, follows.endNight[place] == night);
      }
    }
  }

  /** Whether a follow begins or ends this night; one that a purge forestalls never is. */
  private boolean isNews(int place, int night) {
    var begins = began(place);
    var ends = follows.endNight[place];
    return begins < ends && (begins == night || ends == night);
  }

  private int began(int place) {
    return times.nightOf(follows.startedAt[place]);
  }

  /** Whether a follow is there at the end of a night. */
  boolean is(int place, int night) {
    return began(place) <= night && follows.endNight[place] > night;
  }

  /** The crawl rows of a night and part, by account id and kind. */
  void crawls(int night, int part, Consumer<Crawl> sink) {
    for (int account : order.of(part)) {
      if (isListed(account) && times.nightOf(people.createdAt[account]) <= night) {
        var whole = night == 0 && isWhole(account);
        sink.accept(
            new Crawl(people.id[account], Crawl.Kind.FOLLOWERS, fansSeen(account, night), whole));
        if (sawFollowees(account, night)) {
          sink.accept(
              new Crawl(people.id[account], Crawl.Kind.FOLLOWEES, followees(account, night), true));
        }
      }
    }
  }

  private boolean isListed(int account) {
    return switch (people.role(account)) {
      case KOL, BRAND, COMPETITOR, DEALER, MEDIA -> true;
      case PERSON, STAFF, ZOMBIE, HIJACKED -> false;
    };
  }

  private boolean isWhole(int account) {
    return people.coverage[account] >= 1 && chance.share(account) >= BROKEN_OFF;
  }

  private boolean sawFollowees(int account, int night) {
    return night == 0 || Math.floorMod(chance.bits(account) + night, (long) WEEK) == 0;
  }

  /** In the first night all, then those who came. */
  private long fansSeen(int account, int night) {
    var count = 0L;
    for (int at = follows.fansFrom[account]; at < follows.fansFrom[account + 1]; at++) {
      var place = follows.place(follows.fan[at], account);
      if (began(place) == night && follows.endNight[place] > night) {
        count++;
      }
    }
    return count;
  }

  private long followees(int account, int night) {
    var count = 0L;
    for (int place = follows.from[account]; place < follows.from[account + 1]; place++) {
      if (is(place, night)) {
        count++;
      }
    }
    return count;
  }
}
