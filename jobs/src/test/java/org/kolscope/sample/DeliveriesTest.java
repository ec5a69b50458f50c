package org.kolscope.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kolscope.sample.attack.AttackMix;
import org.kolscope.sample.attack.Farm;
import org.kolscope.sample.attack.Farm.Camouflage;
import org.kolscope.sample.attack.Farm.Kind;
import org.kolscope.sample.attack.Farm.Registration;

class DeliveriesTest {

  private static final int FANS = 200;

  private static Farm farm(Kind kind, int days, Camouflage camouflage, double density, int reuse) {
    return new Farm(0, kind, days, Registration.BATCH, camouflage, density, FANS, 15, reuse);
  }

  private static BondsWorld world(Farm farm) {
    return BondsWorld.of(6_000, 7, 15, List.of(farm));
  }

  private static int[] members(BondsWorld world) {
    var people = world.people();
    return IntStream.range(0, people.size()).filter(i -> people.farm[i] == 0).toArray();
  }

  private static long bought(Follows follows, int member) {
    return IntStream.range(follows.from[member], follows.from[member + 1])
        .filter(at -> follows.bought[at])
        .count();
  }

  @Test
  void densityIsTheShareOfCustomersThatAZombieServes() {
    var world = world(farm(Kind.DRIP, 30, Camouflage.NONE, 0.4, 20));
    var follows = world.follows();
    var all = Arrays.stream(members(world)).mapToLong(m -> bought(follows, m)).sum();
    // 200 x 15 draws at 0.4: standard error 0.009
    assertThat(all / (FANS * 15.0)).isBetween(0.37, 0.43);
  }

  @Test
  void zombiesOfAFleetServeTheSameFewCustomers() {
    var world = world(farm(Kind.DRIP, 30, Camouflage.NONE, 1, 5));
    var follows = world.follows();
    var served =
        Arrays.stream(members(world))
            .mapToObj(
                m -> Arrays.copyOfRange(follows.followee, follows.from[m], follows.from[m + 1]))
            .map(Arrays::toString)
            .distinct();
    assertThat(Arrays.stream(members(world)).map(m -> (int) bought(follows, m))).containsOnly(5);
    assertThat(served).hasSize(3);
  }

  @Test
  void onlyCustomersAreBought() {
    var farm = farm(Kind.DRIP, 60, Camouflage.RANDOM2, 0.5, 20);
    var world = world(farm);
    var follows = world.follows();
    var customers = Customers.of(world.settings(), world.people(), world.farms()).of(farm);
    Arrays.sort(customers);
    for (int i = 0; i < world.people().size(); i++) {
      for (int at = follows.from[i]; at < follows.from[i + 1]; at++) {
        if (follows.bought[at]) {
          assertThat(world.people().farm[i]).isZero();
          assertThat(customers).contains(follows.followee[at]);
        }
      }
    }
  }

  @Test
  void camouflageIsAsMuchAsItsKindSays() {
    assertThat(camouflagePerCustomer(Camouflage.NONE)).isZero();
    assertThat(camouflagePerCustomer(Camouflage.RANDOM)).isBetween(0.9, 1.05);
    assertThat(camouflagePerCustomer(Camouflage.RANDOM2)).isBetween(1.85, 2.05);
    assertThat(camouflagePerCustomer(Camouflage.BIASED)).isBetween(0.9, 1.05);
  }

  private static double camouflagePerCustomer(Camouflage camouflage) {
    var world = world(farm(Kind.DRIP, 30, camouflage, 0.5, 20));
    var follows = world.follows();
    var bought = 0L;
    var all = 0L;
    for (int member : members(world)) {
      bought += bought(follows, member);
      all += follows.from[member + 1] - follows.from[member];
    }
    return (double) (all - bought) / bought;
  }

  @Test
  void hijackedAccountsKeepWhatTheyFollow() {
    var world = world(farm(Kind.DRIP, 30, Camouflage.HIJACKED, 1, 20));
    var follows = world.follows();
    for (int member : members(world)) {
      var own = follows.from[member + 1] - follows.from[member] - bought(follows, member);
      assertThat(own).isGreaterThanOrEqualTo(world.people().outDegree[member] / 2);
    }
  }

  @Test
  void biasedCamouflageFollowsTheFamousAndRandomDoesNot() {
    assertThat(meanFansOfCamouflage(Camouflage.BIASED))
        .isGreaterThan(5 * meanFansOfCamouflage(Camouflage.RANDOM));
  }

  private static double meanFansOfCamouflage(Camouflage camouflage) {
    var world = world(farm(Kind.DRIP, 30, camouflage, 0.5, 20));
    var follows = world.follows();
    return Arrays.stream(members(world))
        .flatMap(m -> IntStream.range(follows.from[m], follows.from[m + 1]))
        .filter(at -> !follows.bought[at])
        .map(at -> follows.fans(follows.followee[at]))
        .average()
        .orElseThrow();
  }

  @Test
  void aDripFillsItsWindowAndABurstItsFirstHours() {
    var drip = spread(farm(Kind.DRIP, 60, Camouflage.NONE, 1, 20));
    var burst = spread(farm(Kind.BURST, 2, Camouflage.NONE, 1, 20));
    // quarter and three quarters of arrivals, in days from the first: exactly even would be 15, 45
    assertThat(drip[0]).isBetween(11.0, 19.0);
    assertThat(drip[1]).isBetween(41.0, 49.0);
    // four in five within hours
    assertThat(burst[1]).isLessThan(0.75);
  }

  private static double[] spread(Farm farm) {
    var world = world(farm);
    var follows = world.follows();
    var customer = Customers.of(world.settings(), world.people(), world.farms()).at(farm, 0);
    var arrivals =
        Arrays.stream(members(world))
            .map(m -> follows.startedAt[follows.place(m, customer)])
            .sorted()
            .toArray();
    var day = (double) FollowTimes.DAY;
    return new double[] {
      (arrivals[arrivals.length / 4] - arrivals[0]) / day,
      (arrivals[arrivals.length * 3 / 4] - arrivals[0]) / day
    };
  }

  @Test
  void aStaticBlockIsAMonthOldAtTheFirstNight() {
    var world = world(farm(Kind.STATIC_BLOCK, 60, Camouflage.NONE, 1, 20));
    var follows = world.follows();
    for (int at = 0; at < follows.size(); at++) {
      if (follows.bought[at]) {
        assertThat(follows.startedAt[at])
            .isLessThan(world.settings().endOf(0) - 29 * FollowTimes.DAY);
      }
    }
  }

  @Test
  void farmsOfRepostsSellNoFollows() {
    var world = world(farm(Kind.REPOSTS, 2, Camouflage.RANDOM, 1, 5));
    var follows = world.follows();
    for (int member : members(world)) {
      assertThat(bought(follows, member)).isZero();
      assertThat(follows.from[member + 1]).isGreaterThan(follows.from[member]);
    }
  }

  @Test
  void customersAreInTheMiddleOfTheKolsAlsoByFansTheyDidNotBuy() {
    var world = BondsWorld.of(20_000, 1, 27, AttackMix.defaults(20_000));
    var follows = world.follows();
    var kols = Kols.byAppeal(world.people());
    var sorted = Arrays.stream(kols).map(k -> organic(follows, k)).sorted().toArray();
    var customers = Customers.of(world.settings(), world.people(), world.farms());
    var places = new ArrayList<Double>();
    for (var farm : world.farms()) {
      assertThat(customers.count(farm)).isEqualTo(farm.customers());
      for (int customer : customers.of(farm)) {
        var place = Arrays.binarySearch(sorted, organic(follows, customer));
        places.add((double) place / sorted.length);
      }
    }
    // fans are appeal and chance: a few customers fall just outside of 30 to 90 %
    assertThat(places).allMatch(q -> q > 0.1 && q < 0.98);
    assertThat(places)
        .filteredOn(q -> q > 0.25 && q < 0.93)
        .hasSizeGreaterThan(places.size() * 8 / 10);
  }

  private static int organic(Follows follows, int kol) {
    return (int)
        IntStream.range(follows.fansFrom[kol], follows.fansFrom[kol + 1])
            .filter(at -> !follows.bought[follows.place(follows.fan[at], kol)])
            .count();
  }
}
