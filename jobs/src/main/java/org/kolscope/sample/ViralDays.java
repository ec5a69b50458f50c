package org.kolscope.sample;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * KOLs who once went viral: 15 % of them got some 30 % of their fans in three days (section D of
 * the evaluation protocol). The post that went viral stands where the days begin, see {@link
 * Occasions}.
 */
final class ViralDays {

  static final double KOLS = 0.15;
  static final double FANS = 0.3;
  static final int DAYS = 3;

  /** {@link #KOLS} of them went viral in so many days before the end of the first night. Chosen. */
  private static final int BACK = 200;

  /** Others go viral later, as often; the most nights a world has. */
  private static final int AHEAD = 400;

  /** Fans come fast, then slower; hours, exponential. Chosen. */
  private static final double MEAN_HOURS = 16;

  /** By index; {@link FollowTimes#ABSENT} for most. */
  private final int[] begin;

  private final AliasTable famous;
  private final People people;

  private ViralDays(int[] begin, AliasTable famous, People people) {
    this.begin = begin;
    this.famous = famous;
    this.people = people;
  }

  static ViralDays of(SampleSettings settings, People people) {
    var chance = settings.chance().on("viral");
    var firstEnd = settings.endOf(0);
    var lastBegin = settings.endOf(settings.nights() - 1) - DAYS * FollowTimes.DAY;
    var begin = new int[people.size()];
    Arrays.fill(begin, FollowTimes.ABSENT);
    var kols = new int[people.size()];
    var count = 0;
    var days = BACK + AHEAD;
    for (int i = 0; i < people.size(); i++) {
      if (people.role(i) == Role.KOL && chance.share(i) < KOLS * days / BACK) {
        var day = (int) (chance.share(i, 1) * days) - BACK;
        var second = Rhythm.PEOPLE.second(chance.share(i, 2));
        var at = firstEnd + day * FollowTimes.DAY + second;
        if (at > people.createdAt[i] && at < lastBegin) {
          begin[i] = at;
          kols[count++] = i;
        }
      }
    }
    kols = Arrays.copyOf(kols, count);
    return new ViralDays(begin, AliasTable.of(kols, appeals(people, kols)), people);
  }

  private static float[] appeals(People people, int[] indices) {
    var weights = new float[indices.length];
    for (int i = 0; i < indices.length; i++) {
      weights[i] = people.appeal[indices[i]];
    }
    return weights;
  }

  /** Seconds since 1970 at which the days of a KOL begin; {@link FollowTimes#ABSENT} if never. */
  int begin(int kol) {
    return begin[kol];
  }

  /** A time within the days of a KOL; {@link FollowTimes#ABSENT} for whom was not there yet. */
  int time(int kol, int followerSince, SplittableRandom random) {
    if (begin[kol] == FollowTimes.ABSENT || followerSince >= begin[kol]) {
      return FollowTimes.ABSENT;
    }
    var hours = FollowTimes.exponential(random, MEAN_HOURS) % (DAYS * 24);
    return FollowTimes.capped(begin[kol], hours * FollowTimes.HOUR);
  }

  /** Lets a member of {@link Group#VIRAL_DAY} come to one KOL. */
  void addTo(Choices row, SplittableRandom random) {
    for (int tries = 0; tries < 10 && !famous.isEmpty(); tries++) {
      var kol = famous.draw(random.nextLong());
      if (row.add(kol, time(kol, people.createdAt[row.follower()], random), Follows.NEVER)) {
        return;
      }
    }
  }
}
