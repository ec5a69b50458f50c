package org.kolscope.sample;

import java.util.SplittableRandom;
import org.kolscope.schema.Account.Gender;
import org.kolscope.schema.Membership;

/**
 * Where the words of profiles and groups come from. The same random gives the same words; names
 * need not be unique.
 */
public interface Naming {

  /**
   * A screen name.
   *
   * @param gender null if not stated
   * @param city where it lives; null if nowhere in particular
   */
  String name(Role role, Vertical vertical, Gender gender, String city, SplittableRandom random);

  /** A name as batches of machine-made accounts have it. */
  String machineName(SplittableRandom random);

  /**
   * What an account says of itself; may be empty.
   *
   * @param brand whose account it is, or the name of a medium; null for people
   * @param city where it lives; null if nowhere in particular
   * @param life bits of {@link Circumstance}
   */
  String bio(
      Role role,
      Vertical vertical,
      Gender gender,
      String brand,
      String city,
      int life,
      SplittableRandom random);

  /** The platform's words beside a badge. */
  String verifiedReason(Role role, Vertical vertical, SplittableRandom random);

  /** A word that accounts of the vertical carry in their profile. */
  String tag(Vertical vertical, SplittableRandom random);

  /** The name of a topic, super-topic or community. */
  String group(Membership.Kind kind, Vertical vertical, SplittableRandom random);
}
