package org.kolscope.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kolscope.sample.attack.Farm;

class CensusTest {

  private static final SampleSettings TOWN = Worlds.settings(20_000, 1);
  private static final People PEOPLE = Worlds.people(TOWN);

  private static int[] where(People people, IntPredicate asked) {
    return IntStream.range(0, people.size()).filter(asked).toArray();
  }

  private static int count(People people, IntPredicate asked) {
    return where(people, asked).length;
  }

  @Test
  void sameSeedSamePeopleOnOneThreadOrMany() throws InterruptedException, ExecutionException {
    var alone = new ForkJoinPool(1);
    try {
      var again = alone.submit(() -> Worlds.people(TOWN)).get();
      assertThat(again).usingRecursiveComparison().isEqualTo(PEOPLE);
    } finally {
      alone.shutdown();
    }
  }

  @Test
  void anotherSeedOtherPeople() {
    var other = Worlds.people(new SampleSettings(20_000, 1, TOWN.firstNight(), 8));
    assertThat(other.id).isNotEqualTo(PEOPLE.id);
    assertThat(other.role).isNotEqualTo(PEOPLE.role);
  }

  @Test
  void idsAreUniqueAndGrowWithRegistration() {
    var byId =
        IntStream.range(0, PEOPLE.size())
            .boxed()
            .sorted((a, b) -> Long.compare(PEOPLE.id(a), PEOPLE.id(b)))
            .toList();
    for (int i = 1; i < byId.size(); i++) {
      assertThat(PEOPLE.id(byId.get(i - 1))).isLessThan(PEOPLE.id(byId.get(i)));
      assertThat(PEOPLE.createdAt[byId.get(i - 1)])
          .isLessThanOrEqualTo(PEOPLE.createdAt[byId.get(i)]);
    }
    // ten digits, as the platform's own
    assertThat(PEOPLE.id(byId.get(0))).isGreaterThan(1_600_000_000L);
    assertThat(PEOPLE.id(byId.get(byId.size() - 1))).isLessThan(9_999_999_999L);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 3_000, 20_000, 100_000})
  void groupsHaveTheirSizes(int accounts) {
    var settings = Worlds.settings(accounts, 1);
    var people = Worlds.people(settings);
    for (var group : Group.values()) {
      if (group != Group.NONE) {
        assertThat(count(people, i -> people.group(i) == group))
            .as(group.name())
            .isEqualTo(GroupSizes.of(group, accounts));
      }
    }
    assertThat(count(people, i -> people.role(i) == Role.KOL)).isEqualTo(Census.kols(accounts));
    for (var farm : Worlds.farms(accounts)) {
      assertThat(count(people, i -> people.farm[i] == farm.number())).isEqualTo(farm.fans());
    }
    assertThat(count(people, i -> people.group(i) == Group.FAN_CLUB)).isLessThan(accounts / 10);
  }

  @Test
  void sizesAsTheDesignSays() {
    assertThat(GroupSizes.clubMembers(20_000)).isEqualTo(300);
    assertThat(GroupSizes.clubs(20_000)).isEqualTo(5);
    // 300 * 0.15
    assertThat(GroupSizes.clubMembers(3_000)).isEqualTo(45);
    assertThat(Census.kols(3_000)).isEqualTo(36);
    assertThat(Census.kols(1_000_000)).isCloseTo(2_000, within(20));
  }

  @Test
  void aFarmLargerThanTheWorldIsRefused() {
    var farm =
        new Farm(0, Farm.Kind.DRIP, 30, Farm.Registration.AGED, Farm.Camouflage.NONE, 1, 600, 1, 1);
    assertThatThrownBy(() -> Census.of(Worlds.settings(500, 1), List.of(farm)))
        .hasMessageContaining("the world has 500");
  }

  @Test
  void appealHasAPowerLawTail() {
    // Hill's estimator over the upper tenth: 1.3 for P(X > x) = x^-1.3, standard error 1.3/sqrt(k)
    var appeal = new double[PEOPLE.size()];
    for (int i = 0; i < appeal.length; i++) {
      appeal[i] = PEOPLE.appeal[i];
    }
    Arrays.sort(appeal);
    var k = appeal.length / 10;
    var least = appeal[appeal.length - k - 1];
    var sum = 0.0;
    for (int i = appeal.length - k; i < appeal.length; i++) {
      sum += Math.log(appeal[i] / least);
    }
    assertThat(k / sum).isBetween(1.2, 1.4);
  }

  @Test
  void meanFollowsGrowWithTheWorld() {
    assertThat(Habits.meanFollows(3_000)).isCloseTo(17, within(0.1));
    assertThat(Habits.meanFollows(1_000_000)).isCloseTo(50, within(0.5));
    var real = where(PEOPLE, PEOPLE::isReal);
    var mean = IntStream.of(real).mapToDouble(i -> PEOPLE.outDegree[i]).average().orElseThrow();
    assertThat(mean / Habits.meanFollows(20_000)).isBetween(0.9, 1.4);
  }

  @Test
  void indicesTellNothingOfTheRole() {
    // mean index of m of n spread by chance: (n - 1) / 2, standard deviation n / sqrt(12 m)
    for (var role : List.of(Role.KOL, Role.ZOMBIE, Role.HIJACKED)) {
      var of = where(PEOPLE, i -> PEOPLE.role(i) == role);
      var deviation = PEOPLE.size() / Math.sqrt(12.0 * of.length);
      assertThat(IntStream.of(of).average().orElseThrow())
          .as(role.name())
          .isCloseTo((PEOPLE.size() - 1) / 2.0, within(3 * deviation));
    }
  }

  @Test
  void agedZombiesAreAsOldAsPeople() {
    // AUC of the id as Mann and Whitney's statistic; standard error 0.02 for 200 against 18,000
    var zombies = where(PEOPLE, i -> PEOPLE.farm[i] == 0);
    var persons = where(PEOPLE, i -> PEOPLE.role(i) == Role.PERSON);
    assertThat(auc(zombies, persons)).isCloseTo(0.5, within(0.05));
  }

  private static double auc(int[] some, int[] others) {
    var ids = IntStream.of(others).mapToLong(PEOPLE::id).sorted().toArray();
    var below = 0.0;
    for (int one : some) {
      below += -1.0 - Arrays.binarySearch(ids, PEOPLE.id(one));
    }
    return below / some.length / ids.length;
  }

  @Test
  void batchZombiesAreRegisteredWithinDaysOfEachOther() {
    var times =
        IntStream.of(where(PEOPLE, i -> PEOPLE.farm[i] == 1))
            .map(i -> PEOPLE.createdAt[i])
            .summaryStatistics();
    assertThat(times.getMax() - times.getMin()).isLessThan(6 * 86_400);
    // before the first of the 30 days over which fans are delivered
    assertThat(times.getMax()).isLessThan(TOWN.endOf(0) - 30 * 86_400);
  }

  @Test
  void onboardingPeopleCameInTheLastWeeks() {
    var weeks = Worlds.settings(20_000, 14);
    var people = Worlds.people(weeks);
    var later = 0;
    for (int i = 0; i < people.size(); i++) {
      if (people.group(i) == Group.ONBOARDING) {
        assertThat(people.createdAt[i]).isBetween(weeks.endOf(0) - 21 * 86_400, weeks.endOf(13));
        later += people.createdAt[i] >= weeks.endOf(0) ? 1 : 0;
      } else {
        assertThat(people.createdAt[i]).isLessThan(weeks.endOf(0));
      }
    }
    // 13 of 34 days are nights to come
    assertThat(later).isBetween(100, 210);
  }

  @Test
  void zombiesAndLurkersDoNotWriteOrRead() {
    for (int i = 0; i < PEOPLE.size(); i++) {
      if (PEOPLE.group(i) == Group.LURKER) {
        assertThat(PEOPLE.postsPerDay[i]).isZero();
      }
      if (PEOPLE.role(i) == Role.ZOMBIE) {
        assertThat(PEOPLE.sessionsPerDay[i]).isZero();
      } else {
        assertThat(PEOPLE.farm[i]).isIn(-1, 2);
      }
      assertThat(PEOPLE.coverage[i]).isGreaterThan(0).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void theShuffleMeetsEveryIndexOnce() {
    for (int size : new int[] {1, 2, 7, 500, 4_097}) {
      var shuffle = new Shuffle(Chance.of(3).on("index"), size);
      var met = new HashSet<Integer>();
      for (int i = 0; i < size; i++) {
        assertThat(shuffle.at(i)).isBetween(0, size - 1);
        met.add(shuffle.at(i));
      }
      assertThat(met).hasSize(size);
    }
  }

  @Test
  void mostPlacesAreCitiesAndAThirdLiveInTheLargestTiers() {
    var all = Places.all().stream().mapToDouble(Places.Place::weight).sum();
    var large =
        Places.all().stream()
            .filter(p -> p.tier() == 1 || p.tier() == 2)
            .mapToDouble(Places.Place::weight)
            .sum();
    assertThat(large / all).isBetween(0.3, 0.45);
    assertThat(Places.all().stream().map(Places.Place::province).distinct()).hasSize(36);
    assertThat(Places.at(Places.find("杭州")).province()).isEqualTo("浙江");
    assertThat(Places.at(Places.find("浙江")).city()).isEqualTo("杭州");
  }
}
