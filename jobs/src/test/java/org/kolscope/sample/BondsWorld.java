package org.kolscope.sample;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.kolscope.sample.attack.Farm;

/**
 * People made by hand for tests of what they follow: appeal of Pareto exponent 1.25, lognormal
 * numbers of followees, every group, one brand account of fifty in a thousand being a giver of
 * prizes.
 */
final class BondsWorld {

  static final LocalDate FIRST = LocalDate.of(2026, 3, 2);

  private final SampleSettings settings;
  private final People people;
  private final int[] givers;
  private final List<Farm> farms;

  private BondsWorld(SampleSettings settings, People people, int[] givers, List<Farm> farms) {
    this.settings = settings;
    this.people = people;
    this.givers = givers;
    this.farms = farms;
  }

  SampleSettings settings() {
    return settings;
  }

  People people() {
    return people;
  }

  int[] givers() {
    return givers;
  }

  List<Farm> farms() {
    return farms;
  }

  static BondsWorld of(int accounts, int nights, double meanFollows, List<Farm> farms) {
    var settings = new SampleSettings(accounts, nights, FIRST, 7);
    var people = new People(accounts);
    var random = new SplittableRandom(11);
    var shuffled = shuffled(accounts, random);
    var kols = Math.max(30, accounts * 8 / 1000);
    var givers = new int[20];
    for (int at = 0; at < accounts; at++) {
      var i = shuffled[at];
      var isKol = at < kols;
      fill(people, settings, i, random);
      // the KOLs are those with the most appeal: the upper end of the Pareto draws
      var rank = isKol ? (at + 0.5) / accounts : (kols + (at - kols) * 1.0) / accounts;
      people.appeal[i] = (float) Math.pow(rank, -1 / 1.25);
      people.outDegree[i] = (int) Math.rint(meanFollows * Math.exp(0.9 * gaussian(random) - 0.405));
      people.role[i] = number(Role.values(), isKol ? Role.KOL : Role.PERSON);
      if (at >= kols && at < kols + givers.length) {
        givers[at - kols] = i;
        people.role[i] = number(Role.values(), Role.BRAND);
      }
    }
    // one way of each group among those of little appeal, farms behind them
    var next = accounts / 2;
    for (var group : Group.values()) {
      if (group != Group.NONE) {
        var members = Math.max(30, accounts * 3 / 200);
        for (int m = 0; m < members; m++) {
          people.group[shuffled[next++]] = number(Group.values(), group);
        }
      }
    }
    next = accounts * 2 / 3;
    for (var farm : farms) {
      next = fillFarm(people, farm, shuffled, next, settings);
    }
    return new BondsWorld(settings, people, givers, farms);
  }

  private static void fill(People people, SampleSettings settings, int i, SplittableRandom random) {
    var years = random.nextDouble() * 10;
    people.createdAt[i] = settings.endOf(0) - (int) (years * 365 * 86_400) - 1;
    if (random.nextInt(100) == 0) {
      // one of a hundred is registered while the world goes on, or just before
      var span = (settings.nights() + 2) * 86_400;
      people.createdAt[i] = settings.endOf(settings.nights() - 1) - 1 - random.nextInt(span);
    }
    people.id[i] = people.createdAt[i] * 10_000L + i % 10_000;
    people.vertical[i] = (byte) random.nextInt(11);
    people.second[i] = (byte) ((people.vertical[i] + 1 + random.nextInt(10)) % 11);
    people.place[i] = (short) (random.nextDouble() * random.nextDouble() * 300);
    people.coverage[i] = random.nextInt(3) == 0 ? 1 : 0.5f;
  }

  private static int fillFarm(
      People people, Farm farm, int[] shuffled, int next, SampleSettings settings) {
    for (int z = 0; z < farm.fans(); z++) {
      var i = shuffled[next++];
      people.farm[i] = farm.number();
      if (farm.camouflage() == Farm.Camouflage.HIJACKED) {
        people.role[i] = number(Role.values(), Role.HIJACKED);
        continue;
      }
      people.role[i] = number(Role.values(), Role.ZOMBIE);
      people.appeal[i] = 0;
      if (farm.registration() == Farm.Registration.BATCH) {
        people.createdAt[i] = settings.endOf(0) - 400 * 86_400 + z * 1000;
      }
    }
    return next;
  }

  private static byte number(Enum<?>[] values, Enum<?> value) {
    return (byte) Arrays.asList(values).indexOf(value);
  }

  private static double gaussian(SplittableRandom random) {
    var radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
    return radius * Math.cos(2 * Math.PI * random.nextDouble());
  }

  private static int[] shuffled(int size, SplittableRandom random) {
    var order = new int[size];
    for (int i = 0; i < size; i++) {
      var j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  Follows follows() {
    return Bonds.of(settings, people, givers, farms);
  }
}
