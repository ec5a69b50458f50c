package org.kolscope.sample;

import java.util.Set;

/**
 * Who really is a target customer of a brief: a real private person with the interest, in the
 * places the brand sells to. About one of twenty accounts each.
 */
public final class Targets {

  static final Set<String> CAR_PROVINCES = Set.of("浙江", "江苏", "上海", "四川", "重庆");

  private final People people;

  public Targets(People people) {
    this.people = people;
  }

  /**
   * Whether an account is a target customer.
   *
   * @param brand one of the two with briefs
   */
  public boolean isTarget(Brand brand, int index) {
    var role = people.role(index);
    if (role != Role.PERSON && role != Role.HIJACKED) {
      return false;
    }
    var place = Places.at(people.place[index]);
    var first = people.vertical(index);
    var second = people.second(index);
    return switch (brand) {
      case LIYUAN ->
          (first == Vertical.CARS || second == Vertical.CARS)
              && CAR_PROVINCES.contains(place.province());
      case LANXU ->
          (first == Vertical.LUXURY || second == Vertical.LUXURY || first == Vertical.FINANCE)
              && (place.tier() == 1 || place.tier() == 2);
      default ->
          throw new IllegalArgumentException(
              "brand must be one with a brief, LIYUAN or LANXU, was " + brand);
    };
  }
}
