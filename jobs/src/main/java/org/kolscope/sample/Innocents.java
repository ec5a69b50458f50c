package org.kolscope.sample;

import java.util.Arrays;
import java.util.HashSet;
import java.util.SplittableRandom;

/**
 * What real accounts of a {@link Group} follow that makes them look guilty.
 *
 * <p>Fan clubs have 300 members and twelve stars at 20,000 accounts and grow with the world; mutual
 * circles have 30 to 60 members; accounts of the group are spread over as many as they fill.
 */
final class Innocents {

  /** Stars of a fan club, and how many of them a member follows (protocol: 0.5; here harder). */
  static final int STARS = 12;

  private static final double STAR_SHARE = 0.9;

  /** Pairs of a mutual circle that follow each other. Chosen. */
  private static final double ALL_MUTUAL = 0.85;

  /** Whom the platform suggests to who registers in a week with an interest, and who agrees. */
  private static final int SUGGESTED = 15;

  private static final double AGREED = 0.7;

  /** Minutes between suggestions taken; exponential. Chosen. */
  private static final double SUGGESTION_MINUTES = 0.8;

  private final People people;
  private final FollowTimes times;
  private final Voices voices;
  private final ViralDays viral;
  private final Chance chance;
  private final int[][] stars;

  /** The club of members of fan clubs, the place in {@link #order} of those of mutual circles. */
  private final int[] spot;

  private final int[] order;
  private final int circleSize;

  private Innocents(
      SampleSettings settings, People people, FollowTimes times, Voices voices, ViralDays viral) {
    this.people = people;
    this.times = times;
    this.voices = voices;
    this.viral = viral;
    chance = settings.chance().on("innocent");
    var members = members(people, Group.FAN_CLUB, chance.on("club"));
    var clubs = (int) Math.max(1, Math.rint(members.length / clubSize(people.size())));
    spot = new int[people.size()];
    for (int at = 0; at < members.length; at++) {
      spot[members[at]] = (int) ((long) at * clubs / members.length);
    }
    stars = new int[clubs][];
    var famous = famous(people);
    for (int c = 0; c < clubs; c++) {
      stars[c] = stars(famous, chance.on("stars").draws(c));
    }
    order = members(people, Group.MUTUAL_CIRCLE, chance.on("mutual"));
    for (int at = 0; at < order.length; at++) {
      spot[order[at]] = at;
    }
    circleSize = Math.max(30, Math.min(60, people.size() / 500));
  }

  static Innocents of(
      SampleSettings settings, People people, FollowTimes times, Voices voices, ViralDays viral) {
    return new Innocents(settings, people, times, voices, viral);
  }

  /** 300 at 20,000 accounts; grows with smaller worlds, with the root of larger ones. */
  private static double clubSize(int accounts) {
    var times = accounts / 20_000.0;
    return Math.max(30, 300 * (times < 1 ? times : Math.sqrt(times)));
  }

  /** Those of a group, in an order by chance. */
  private static int[] members(People people, Group group, Chance chance) {
    var keys = new long[people.size()];
    var count = 0;
    for (int i = 0; i < people.size(); i++) {
      if (people.group(i) == group) {
        keys[count++] = ((chance.bits(i) >>> 33) << 32) | i;
      }
    }
    Arrays.sort(keys, 0, count);
    var members = new int[count];
    for (int at = 0; at < count; at++) {
      members[at] = (int) keys[at];
    }
    return members;
  }

  /** The half of the KOLs with more appeal. */
  private static int[] famous(People people) {
    var kols = Kols.byAppeal(people);
    return Arrays.copyOfRange(kols, kols.length / 2, kols.length);
  }

  /** Different ones, drawn evenly; half of them at most. */
  private static int[] stars(int[] famous, SplittableRandom random) {
    var wanted = Math.min(STARS, famous.length / 2);
    var chosen = new HashSet<Integer>();
    while (chosen.size() < wanted) {
      chosen.add(famous[random.nextInt(famous.length)]);
    }
    return chosen.stream().mapToInt(i -> i).sorted().toArray();
  }

  /** The stars of the fan club an account is in; none if it is in none. */
  int[] stars(int index) {
    return people.group(index) == Group.FAN_CLUB ? stars[spot[index]] : new int[0];
  }

  /** Of the fan club or mutual circle that an account is in, 0 the first. */
  int number(int index) {
    return people.group(index) == Group.FAN_CLUB ? spot[index] : spot[index] / circleSize;
  }

  /** Adds what the group of {@code row}'s follower makes it follow. */
  void addTo(Choices row, SplittableRandom random) {
    switch (people.group(row.follower())) {
      case FAN_CLUB -> addStars(row, random);
      case VIRAL_DAY -> viral.addTo(row, random);
      case ONBOARDING -> addSuggested(row, random);
      case MUTUAL_CIRCLE -> addMutual(row);
      case NONE, LURKER, PRIZE_HUNTER, MASS_FOLLOWER, DEFAULT_AVATAR -> {}
    }
  }

  private void addStars(Choices row, SplittableRandom random) {
    var me = row.follower();
    for (int star : stars(me)) {
      if (random.nextDouble() < STAR_SHARE) {
        var at = times.organic(random, people.createdAt[me], people.createdAt[star], 0);
        row.add(star, at, Follows.NEVER);
      }
    }
  }

  private void addSuggested(Choices row, SplittableRandom random) {
    var me = row.follower();
    var week = people.createdAt[me] / (7 * FollowTimes.DAY);
    var list = chance.on("suggested").draws(week, people.vertical[me]);
    var at = (double) people.createdAt[me];
    for (int i = 0; i < SUGGESTED; i++) {
      var voice = i % 3 == 2 ? voices.any(list) : voices.ofVertical(people.vertical[me], list);
      var agreed = random.nextDouble() < AGREED;
      at += 5 + FollowTimes.exponential(random, SUGGESTION_MINUTES * 60);
      if (agreed && voice >= 0 && people.createdAt[voice] < at && at < times.lastEnd) {
        row.add(voice, (int) at, times.ending(random, (int) at, FollowTimes.ENDING));
      }
    }
  }

  private void addMutual(Choices row) {
    var me = row.follower();
    var circle = spot[me] / circleSize;
    var end = Math.min(order.length, (circle + 1) * circleSize);
    for (int i = circle * circleSize; i < end; i++) {
      var other = order[i];
      var low = Math.min(me, other);
      var high = Math.max(me, other);
      if (me != other && chance.share(low, high) < ALL_MUTUAL) {
        var random = chance.draws(low, high);
        var since = Math.max(people.createdAt[low], people.createdAt[high]);
        var first = times.organic(random, since, since, 0);
        var back = me == low ? 0 : FollowTimes.exponential(random, 2.0 * FollowTimes.HOUR);
        var at = first == FollowTimes.ABSENT ? first : FollowTimes.capped(first, back);
        row.add(other, at < times.lastEnd ? at : FollowTimes.ABSENT, Follows.NEVER);
      }
    }
  }
}
