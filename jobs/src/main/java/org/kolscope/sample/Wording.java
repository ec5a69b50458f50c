package org.kolscope.sample;

import java.util.List;
import java.util.SplittableRandom;
import org.kolscope.schema.Account.Gender;
import org.kolscope.schema.Membership;

/** Puts the words of the grammar where profiles and waves ask for them. */
record Wording(Words words) implements Naming {

  @Override
  public String name(
      Role role, Vertical vertical, Gender gender, String city, SplittableRandom random) {
    return words.name(role, vertical, gender, PostContext.NONE.withPlace(city), random);
  }

  @Override
  public String machineName(SplittableRandom random) {
    return words.machineName(random);
  }

  @Override
  public String bio(
      Role role,
      Vertical vertical,
      Gender gender,
      String brand,
      String city,
      int life,
      SplittableRandom random) {
    var context = PostContext.NONE.withBrand(brand, null).withPlace(city).withCircumstances(life);
    return words.bio(role, vertical, gender, context, random);
  }

  @Override
  public String verifiedReason(Role role, Vertical vertical, SplittableRandom random) {
    return words.verifiedReason(role, vertical, PostContext.NONE, random);
  }

  @Override
  public String tag(Vertical vertical, SplittableRandom random) {
    return words.tag(vertical, random);
  }

  @Override
  public String group(Membership.Kind kind, Vertical vertical, SplittableRandom random) {
    return words.group(kind, vertical, PostContext.NONE, random);
  }

  /** The voice of the accounts of a world. */
  Voice voice(People people, Profiles profiles, List<House> houses) {
    return new Speakers(words, people, profiles, houses);
  }
}
