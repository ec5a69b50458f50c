package org.kolscope.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Prize campaigns of brands ("follow us and repost to win"): who came for one, and who left when it
 * was over.
 */
final class Prizes {

  /**
   * A prize campaign; a post of the account calls for it when it begins, see {@link Occasions}.
   *
   * @param account who gives the prize
   * @param begin seconds since 1970
   */
  record Campaign(int number, int account, int begin) {

    int end() {
      return begin + DAYS * FollowTimes.DAY;
    }
  }

  /** Days of a campaign. Chosen. */
  static final int DAYS = 3;

  /** Days from one campaign of an account to its next, at least and at most. Chosen. */
  private static final int PAUSE = 14;

  private static final int LONGEST_PAUSE = 28;

  /** Hunters and others who come for a prize, and the share that leaves after it. Chosen. */
  private static final double HUNTERS = 0.7;

  private static final double OTHERS = 0.001;
  private static final double LEAVERS = 0.4;

  /** A hunter has come to a brand for a prize of long ago. Chosen. */
  private static final double LONG_AGO = 0.5;

  private final People people;
  private final FollowTimes times;
  private final Chance chance;
  private final int[] givers;
  private final List<Campaign> campaigns;

  private Prizes(SampleSettings settings, People people, FollowTimes times, int[] givers) {
    this.people = people;
    this.times = times;
    this.givers = givers;
    chance = settings.chance().on("prize");
    campaigns = campaigns(times, givers, chance.on("campaign"));
  }

  /** Who gives prizes: accounts of brands and competitors. */
  static int[] givers(People people) {
    return IntStream.range(0, people.size())
        .filter(i -> people.role(i) == Role.BRAND || people.role(i) == Role.COMPETITOR)
        .toArray();
  }

  /**
   * @param givers accounts of brands and competitors that give prizes
   */
  static Prizes of(SampleSettings settings, People people, FollowTimes times, int[] givers) {
    return new Prizes(settings, people, times, givers);
  }

  private static List<Campaign> campaigns(FollowTimes times, int[] givers, Chance chance) {
    var campaigns = new ArrayList<Campaign>();
    for (int giver : givers) {
      var random = chance.draws(giver);
      var day = -1 - random.nextInt(10);
      while (times.firstEnd + day * FollowTimes.DAY < times.lastEnd) {
        var second = Rhythm.OFFICE.second(random.nextDouble());
        var begin = times.firstEnd + day * FollowTimes.DAY + second;
        campaigns.add(new Campaign(campaigns.size(), giver, begin));
        day += random.nextInt(PAUSE, LONGEST_PAUSE);
      }
    }
    return List.copyOf(campaigns);
  }

  List<Campaign> campaigns() {
    return campaigns;
  }

  /** Adds the givers of prizes that {@code row}'s follower came to. */
  void addTo(Choices row, SplittableRandom random) {
    var me = row.follower();
    if (!people.isReal(me)) {
      return;
    }
    for (var campaign : campaigns) {
      if (comes(me, campaign)) {
        var own = chance.draws(me, campaign.number());
        var at = arrival(campaign, own);
        var end = leaving(campaign, own);
        if (end > times.nightOf(at)) {
          row.add(campaign.account(), at, end);
        }
      }
    }
    if (people.group(me) == Group.PRIZE_HUNTER) {
      for (int giver : givers) {
        if (random.nextDouble() < LONG_AGO) {
          var at = times.organic(random, people.createdAt[me], people.createdAt[giver], 0);
          row.add(giver, at, Follows.NEVER);
        }
      }
    }
  }

  /** Whether an account comes for the prize of a campaign, if it does not follow already. */
  boolean comes(int index, Campaign campaign) {
    var share = people.group(index) == Group.PRIZE_HUNTER ? HUNTERS : OTHERS;
    return chance.share(index, campaign.number()) < share
        && people.createdAt[index] < campaign.begin()
        && people.createdAt[campaign.account()] < campaign.begin();
  }

  private int arrival(Campaign campaign, SplittableRandom own) {
    var hours = FollowTimes.exponential(own, 20) % (DAYS * 24);
    var at = FollowTimes.capped(campaign.begin(), hours * FollowTimes.HOUR);
    return at < times.lastEnd ? at : FollowTimes.ABSENT;
  }

  /** Whether a follow with this beginning and end is that of somebody who left after a campaign. */
  boolean left(int index, Campaign campaign, int startedAt, short endNight) {
    if (endNight == Follows.NEVER || !people.isReal(index) || !comes(index, campaign)) {
      return false;
    }
    var own = chance.draws(index, campaign.number());
    return arrival(campaign, own) == startedAt && leaving(campaign, own) == endNight;
  }

  /** Leavers go in the days after the end (exponential, mean two; chosen). */
  private short leaving(Campaign campaign, SplittableRandom own) {
    if (own.nextDouble() >= LEAVERS) {
      return Follows.NEVER;
    }
    var seconds = FollowTimes.exponential(own, 2.0 * FollowTimes.DAY);
    var night = times.nightOf(FollowTimes.capped(campaign.end(), seconds));
    return night < times.nights ? (short) night : Follows.NEVER;
  }
}
