package org.kolscope.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;

/**
 * Who is there, who reads whom, and when: what every wave needs to know.
 *
 * @param endsAt the second from which an account is suspended; {@link Integer#MAX_VALUE} for never
 */
record Stage(
    People people,
    Follows follows,
    List<House> houses,
    Calendar calendar,
    Sessions sessions,
    Chance chance,
    IntUnaryOperator endsAt) {

  static Stage of(
      SampleSettings settings,
      People people,
      Follows follows,
      List<House> houses,
      IntUnaryOperator endsAt) {
    var calendar = Calendar.of(settings);
    var chance = settings.chance().on("waves");
    return new Stage(
        people,
        follows,
        List.copyOf(houses),
        calendar,
        new Sessions(people, calendar, chance, endsAt),
        chance,
        endsAt);
  }

  /** Whether a follow holds at a time; the place is one among those by follower. */
  boolean holds(int place, int time) {
    return follows.startedAt[place] <= time
        && (follows.endNight[place] == Follows.NEVER
            || time < calendar.endOfNight(follows.endNight[place] - 1));
  }

  /** The house that an account speaks for; -1 for none. */
  int houseOf(int account) {
    for (int number = 0; number < houses.size(); number++) {
      var house = houses.get(number);
      if (account == house.official()
          || account == house.service()
          || house.others().contains(account)) {
        return number;
      }
    }
    return -1;
  }

  /** The house that an account works for, by number; -1 for none. */
  int employerOf(int account) {
    for (int number = 0; number < houses.size(); number++) {
      if (houses.get(number).staff().contains(account)) {
        return number;
      }
    }
    return -1;
  }

  /** Houses of a vertical, by number. */
  List<Integer> housesOf(Vertical vertical) {
    var found = new ArrayList<Integer>();
    for (int number = 0; number < houses.size(); number++) {
      if (houses.get(number).vertical() == vertical) {
        found.add(number);
      }
    }
    return found;
  }

  /** A fan of an account that a person sits behind and that writes; -1 if chance finds none. */
  int someFan(int account, SplittableRandom random) {
    var fans = follows.fans(account);
    for (int i = 0; i < 40 && fans > 0; i++) {
      var fan = follows.fan[follows.fansFrom[account] + random.nextInt(fans)];
      if (people.role(fan) == Role.PERSON && people.postsPerDay[fan] > 0) {
        return fan;
      }
    }
    return -1;
  }

  /** A draw of the standard normal distribution, by Box and Muller. */
  static double normal(SplittableRandom random) {
    var radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
  }
}
