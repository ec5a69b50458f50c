package org.kolscope.sample;

import org.kolscope.schema.Account.Gender;

/** What accounts say of their gender. */
final class Genders {

  private final People people;
  private final Brands brands;
  private final Chance chance;
  private final Batches batches;

  Genders(SampleSettings settings, People people, Brands brands) {
    this.people = people;
    this.brands = brands;
    chance = settings.chance().on("gender");
    batches = Batches.of(people);
  }

  /** Null for organisations and for one person of twenty. */
  Gender of(int index) {
    var role = people.role(index);
    if (role == Role.BRAND || role == Role.COMPETITOR || role == Role.DEALER) {
      var leader = brands.seat(index).filter(s -> s.part() == Seat.Part.LEADER).isPresent();
      return leader ? Gender.MALE : null;
    }
    if (role == Role.MEDIA || (isOrdinary(index, role) && chance.share(index, 1) < 0.05)) {
      return null;
    }
    // those who sell fans prefer pictures of young women
    var female = batches.isMachineMade(index) ? 0.75 : female(people.vertical(index));
    return chance.share(index) < female ? Gender.FEMALE : Gender.MALE;
  }

  /**
   * Zombies of old are silent about it as often as persons are: nothing is to be learnt from it.
   */
  private boolean isOrdinary(int index, Role role) {
    return role == Role.PERSON
        || role == Role.HIJACKED
        || (role == Role.ZOMBIE && !batches.isMachineMade(index));
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
