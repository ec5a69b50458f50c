package org.kolscope.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kolscope.sample.attack.AttackMix;

class BondsTest {

  private static final BondsWorld WORLD = BondsWorld.of(20_000, 21, 27, AttackMix.defaults(20_000));
  private static final Follows FOLLOWS = WORLD.follows();
  private static final BondFigures FIGURES = new BondFigures(FOLLOWS);

  @Test
  void aFifthOfFollowsGoBothWays() {
    assertThat(FIGURES.reciprocity()).isBetween(0.15, 0.25);
  }

  @Test
  void neighboursAreOftenNeighbours() {
    assertThat(FIGURES.clustering()).isBetween(0.05, 0.2);
  }

  @Test
  void fansHaveAHeavyTail() {
    // the upper 5, 2 and 1 in a hundred: 1,000, 400 and 200 accounts, standard error 0.04 to 0.09
    assertThat(FIGURES.exponent(FIGURES.fansAt(0.95))).isBetween(2.0, 2.6);
    assertThat(FIGURES.exponent(FIGURES.fansAt(0.98))).isBetween(2.0, 2.6);
    assertThat(FIGURES.exponent(FIGURES.fansAt(0.99))).isBetween(2.0, 2.6);
  }

  @Test
  void peopleFollowAsManyAsTheySay() {
    var people = WORLD.people();
    var times = new FollowTimes(WORLD.settings());
    var ordinary =
        IntStream.range(0, people.size())
            .filter(i -> people.role(i) == Role.PERSON && people.group(i) == Group.NONE)
            .filter(i -> people.createdAt[i] < times.firstEnd)
            .toArray();
    var asked = Arrays.stream(ordinary).mapToLong(i -> people.outDegree[i]).sum();
    var there =
        Arrays.stream(ordinary)
            .flatMap(i -> IntStream.range(FOLLOWS.from[i], FOLLOWS.from[i + 1]))
            .filter(place -> times.nightOf(FOLLOWS.startedAt[place]) == 0)
            .count();
    assertThat((double) there / asked).isBetween(0.93, 1.07);
  }

  @Test
  void peopleFollowTheirOwnInterestFourTimesMoreThanChanceWould() {
    var people = WORLD.people();
    var same = 0;
    var all = 0;
    for (int i = 0; i < people.size(); i++) {
      for (int at = FOLLOWS.from[i]; people.isReal(i) && at < FOLLOWS.from[i + 1]; at++) {
        same += people.vertical[i] == people.vertical[FOLLOWS.followee[at]] ? 1 : 0;
        all++;
      }
    }
    assertThat((double) same / all).isGreaterThan(4.0 / 11);
  }

  @Test
  void nobodyFollowsHimselfOrAnybodyTwiceOrBeforeBothAreThere() {
    var people = WORLD.people();
    var times = new FollowTimes(WORLD.settings());
    for (int i = 0; i < people.size(); i++) {
      var last = -1;
      for (int at = FOLLOWS.from[i]; at < FOLLOWS.from[i + 1]; at++) {
        var to = FOLLOWS.followee[at];
        var since = Math.max(people.createdAt[i], people.createdAt[to]);
        if (to == i
            || to <= last
            || FOLLOWS.startedAt[at] < since
            || FOLLOWS.startedAt[at] >= times.lastEnd
            || FOLLOWS.endNight[at] <= times.nightOf(FOLLOWS.startedAt[at])) {
          throw new AssertionError(
              "follow of %d to %d, the one before to %d".formatted(i, to, last));
        }
        last = to;
      }
    }
  }

  @Test
  void everyNightSomeFollowAndFewerLeave() {
    var times = new FollowTimes(WORLD.settings());
    for (int night = 1; night < WORLD.settings().nights(); night++) {
      var now = night;
      var came =
          IntStream.range(0, FOLLOWS.size())
              .filter(at -> times.nightOf(FOLLOWS.startedAt[at]) == now)
              .count();
      var left =
          IntStream.range(0, FOLLOWS.size()).filter(at -> FOLLOWS.endNight[at] == now).count();
      assertThat((double) came / FOLLOWS.size()).isBetween(0.002, 0.008);
      assertThat((double) left / FOLLOWS.size()).isBetween(0.0005, 0.002);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void theSameWorldComesOutOfAnyNumberOfThreads(int threads)
      throws InterruptedException, ExecutionException {
    var world = BondsWorld.of(9_000, 5, 20, AttackMix.defaults(9_000));
    var expected = world.follows();
    var pool = new ForkJoinPool(threads);
    try {
      var again = pool.submit(world::follows).get();
      assertThat(again.from).isEqualTo(expected.from);
      assertThat(again.followee).isEqualTo(expected.followee);
      assertThat(again.startedAt).isEqualTo(expected.startedAt);
      assertThat(again.endNight).isEqualTo(expected.endNight);
      assertThat(again.bought).isEqualTo(expected.bought);
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void anotherSeedIsAnotherWorld() {
    var world = BondsWorld.of(1_000, 1, 10, List.of());
    var other = new SampleSettings(1_000, 1, BondsWorld.FIRST, 8);
    assertThat(Bonds.of(other, world.people(), world.givers(), List.of()).followee)
        .isNotEqualTo(world.follows().followee);
  }

  @Test
  void membersOfAFanClubFollowNearlyAllOfItsStars() {
    var people = WORLD.people();
    var times = new FollowTimes(WORLD.settings());
    var voices = Voices.of(WORLD.settings(), people);
    var viral = ViralDays.of(WORLD.settings(), people);
    var innocents = Innocents.of(WORLD.settings(), people, times, voices, viral);
    var members = members(Group.FAN_CLUB);
    var followed = 0L;
    for (int member : members) {
      assertThat(innocents.stars(member)).hasSize(Innocents.STARS);
      followed +=
          Arrays.stream(innocents.stars(member)).filter(s -> FIGURES.follows(member, s)).count();
    }
    assertThat((double) followed / (members.length * Innocents.STARS)).isBetween(0.88, 0.99);
  }

  @Test
  void membersOfMutualCirclesAllFollowEachOther() {
    var members = members(Group.MUTUAL_CIRCLE);
    for (int member : members) {
      var mutual =
          Arrays.stream(members)
              .filter(m -> FIGURES.follows(member, m) && FIGURES.follows(m, member))
              .count();
      // circles of 40, the last one smaller; 0.85 of their pairs, newcomers later perhaps
      assertThat(mutual).isBetween(10L, 60L);
    }
  }

  @Test
  void onboardingAccountsFollowWithinMinutesOfRegistration() {
    var people = WORLD.people();
    var soon = 0L;
    var members = members(Group.ONBOARDING);
    for (int member : members) {
      soon +=
          IntStream.range(FOLLOWS.from[member], FOLLOWS.from[member + 1])
              .filter(at -> FOLLOWS.startedAt[at] - people.createdAt[member] < 1800)
              .count();
    }
    assertThat((double) soon / members.length).isBetween(4.0, 12.0);
  }

  @Test
  void someKolsGotAThirdOfTheirFansInThreeDays() {
    var people = WORLD.people();
    var viral = ViralDays.of(WORLD.settings(), people);
    var seen = 0;
    for (int kol : Kols.byAppeal(people)) {
      if (viral.begin(kol) == FollowTimes.ABSENT || FOLLOWS.fans(kol) < 200) {
        continue;
      }
      var during =
          IntStream.range(FOLLOWS.fansFrom[kol], FOLLOWS.fansFrom[kol + 1])
              .map(at -> FOLLOWS.startedAt[FOLLOWS.place(FOLLOWS.fan[at], kol)] - viral.begin(kol))
              .filter(after -> after >= 0 && after < ViralDays.DAYS * FollowTimes.DAY)
              .count();
      assertThat((double) during / FOLLOWS.fans(kol)).isBetween(0.15, 0.55);
      seen++;
    }
    assertThat(seen).isGreaterThan(3);
  }

  @Test
  void prizeHuntersFollowMostGivers() {
    for (int hunter : members(Group.PRIZE_HUNTER)) {
      assertThat(Arrays.stream(WORLD.givers()).filter(g -> FIGURES.follows(hunter, g)))
          .hasSizeGreaterThan(WORLD.givers().length / 3);
    }
  }

  private static int[] members(Group group) {
    var people = WORLD.people();
    return IntStream.range(0, people.size())
        .filter(i -> people.group(i) == group && people.role(i) == Role.PERSON)
        .filter(i -> people.createdAt[i] < WORLD.settings().startOf(0))
        .toArray();
  }
}
