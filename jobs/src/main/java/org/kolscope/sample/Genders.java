package org.kolscope.sample;

import org.kolscope.schema.Account.Gender;

/** What accounts say of their gender, and which are made by a machine. */
final class Genders {

  private final People people;
  private final Brands brands;
  private final Chance chance;
  private final boolean[] machineMade;

  Genders(SampleSettings settings, People people, Brands brands) {
    this.people = people;
    this.brands = brands;
    chance = settings.chance().on("gender");
    machineMade = machineMade(people);
  }

  /** Null for organisations and for one person of twenty. */
  Gender of(int index) {
    var role = people.role(index);
    if (role == Role.BRAND || role == Role.COMPETITOR || role == Role.DEALER) {
      var leader = brands.seat(index).filter(s -> s.part() == Seat.Part.LEADER).isPresent();
      return leader ? Gender.MALE : null;
    }
    if (role == Role.MEDIA || (role == Role.PERSON && chance.share(index, 1) < 0.05)) {
      return null;
    }
    // those who sell fans prefer pictures of young women
    var female = isMachineMade(index) ? 0.75 : female(people.vertical(index));
    return chance.share(index) < female ? Gender.FEMALE : Gender.MALE;
  }

  /** Whether it is of a farm whose accounts were registered within days. */
  boolean isMachineMade(int index) {
    return people.role(index) == Role.ZOMBIE && machineMade[people.farm[index]];
  }

  /** A farm is of one batch if its zombies are all registered within a week. */
  private static boolean[] machineMade(People people) {
    var farms = 0;
    for (int number : people.farm) {
      farms = Math.max(farms, number + 1);
    }
    var first = new int[farms];
    var last = new int[farms];
    java.util.Arrays.fill(first, Integer.MAX_VALUE);
    for (int i = 0; i < people.size(); i++) {
      if (people.role(i) == Role.ZOMBIE) {
        var farm = people.farm[i];
        first[farm] = Math.min(first[farm], people.createdAt[i]);
        last[farm] = Math.max(last[farm], people.createdAt[i]);
      }
    }
    var machineMade = new boolean[farms];
    for (int i = 0; i < farms; i++) {
      machineMade[i] = last[i] > 0 && last[i] - first[i] < 7 * 86_400;
    }
    return machineMade;
  }

  /** Chosen, after who usually reads what. */
  static double female(Vertical vertical) {
    return switch (vertical) {
      case CARS -> 0.28;
      case BEAUTY -> 0.86;
      case MOTHERS -> 0.88;
      case FOOD, TRAVEL -> 0.56;
      case SPORTS, FINANCE -> 0.35;
      case TECHNOLOGY -> 0.27;
      case FASHION -> 0.76;
      case GAMES -> 0.38;
      case LUXURY -> 0.55;
    };
  }
}
