package org.kolscope.sample;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.kolscope.sample.attack.Farm;

/** Small worlds for tests of the census and what is made of it. */
final class Worlds {

  private Worlds() {}

  static SampleSettings settings(int accounts, int nights) {
    return new SampleSettings(accounts, nights, LocalDate.of(2026, 9, 20), 7);
  }

  /** One aged, one batch-registered and one hijacking farm of one percent each. */
  static List<Farm> farms(int accounts) {
    var fans = Math.max(30, accounts / 100);
    return List.of(
        farm(0, Farm.Registration.AGED, Farm.Camouflage.RANDOM, fans),
        farm(1, Farm.Registration.BATCH, Farm.Camouflage.NONE, fans),
        farm(2, Farm.Registration.AGED, Farm.Camouflage.HIJACKED, fans));
  }

  static People people(SampleSettings settings) {
    return Census.of(settings, farms(settings.accounts()));
  }

  /**
   * Ten follows of each at random, the more the appeal of the followed; some begin or end later.
   */
  static Follows follows(SampleSettings settings, People people) {
    var upTo = new double[people.size()];
    var sum = 0.0;
    for (int i = 0; i < upTo.length; i++) {
      sum += people.appeal[i];
      upTo[i] = sum;
    }
    var chance = settings.chance().on("test-follow");
    var from = new int[people.size() + 1];
    var followee = new int[10 * people.size()];
    var startedAt = new int[followee.length];
    var endNight = new short[followee.length];
    for (int i = 0; i < people.size(); i++) {
      var draws = chance.draws(i);
      var of = new TreeSet<Integer>();
      for (int k = 0; k < 10; k++) {
        var found = Arrays.binarySearch(upTo, draws.nextDouble() * sum);
        of.add(found >= 0 ? found : -found - 1);
      }
      of.remove(i);
      var at = from[i];
      for (int to : of) {
        followee[at] = to;
        var late = draws.nextInt(50) == 0;
        startedAt[at] = settings.endOf(0) + draws.nextInt(86_400 * 5) * (late ? 1 : -1) - 1;
        endNight[at++] = draws.nextInt(50) == 0 ? (short) (1 + draws.nextInt(9)) : Follows.NEVER;
      }
      from[i + 1] = at;
    }
    var size = from[people.size()];
    return new Follows(
        from,
        Arrays.copyOf(followee, size),
        Arrays.copyOf(startedAt, size),
        Arrays.copyOf(endNight, size),
        new boolean[size]);
  }

  private static Farm farm(
      int number, Farm.Registration registration, Farm.Camouflage camouflage, int fans) {
    return new Farm(number, Farm.Kind.DRIP, 30, registration, camouflage, 0.5, fans, 5, 5);
  }
}
