package org.kolscope.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kolscope.schema.Account;
import org.kolscope.schema.Account.Status;

class ProfilesTest {

  private static final SampleSettings TOWN = Worlds.settings(3_000, 12);
  private static final People PEOPLE = Worlds.people(TOWN);
  private static final Brands BRANDS = Brands.of(TOWN, PEOPLE);
  private static final Purge PURGE = Purge.of(TOWN, PEOPLE);
  private static final Profiles PROFILES = profiles();

  private static Profiles profiles() {
    return new Profiles(TOWN, PEOPLE, BRANDS, Worlds.follows(TOWN, PEOPLE), PURGE, new FewWords());
  }

  private static List<Account> rows(Profiles profiles, int night) {
    List<Account> rows = new ArrayList<>();
    for (int part = 0; part < SampleSettings.PARTS; part++) {
      profiles.accounts(night, part, rows::add);
    }
    return rows;
  }

  private static Account find(List<Account> rows, int index) {
    return rows.stream().filter(a -> a.accountId() == PEOPLE.id(index)).findFirst().orElseThrow();
  }

  @Test
  void sameSeedSameRows() {
    var again = profiles();
    for (int night = 0; night < 3; night++) {
      assertThat(rows(again, night)).isEqualTo(rows(PROFILES, night));
    }
  }

  @Test
  void namesAreUniqueInEveryNightThoughThereAreFewWords() {
    for (int night : new int[] {0, 11}) {
      var names = IntStream.range(0, PEOPLE.size()).mapToObj(i -> PROFILES.name(i, night));
      assertThat(names.map(n -> n.toLowerCase(Locale.ROOT))).doesNotHaveDuplicates();
    }
  }

  @Test
  void theLowestIndexKeepsANameAndSeatsHaveTheirs() {
    // with 400 words the first of those who drew "名7" first has it without digits behind
    var chance = TOWN.chance().on("name");
    var first =
        IntStream.range(0, PEOPLE.size())
            .filter(i -> PEOPLE.role(i) == Role.PERSON)
            .filter(i -> chance.draws(i, 0).nextInt(400) == 7)
            .findFirst()
            .orElseThrow();
    var earlier =
        IntStream.range(0, first)
            .filter(i -> PEOPLE.farm[i] != 1 && BRANDS.seat(i).isEmpty())
            .filter(i -> chance.draws(i, 0).nextInt(400) == 7);
    assertThat(earlier.findFirst()).as("nobody else before it").isEmpty();
    assertThat(PROFILES.name(first)).isEqualTo("名7");
    assertThat(PROFILES.name(BRANDS.official(Brand.LIYUAN))).isEqualTo("砾原汽车");
  }

  @Test
  void whoChangesItsNameHasARowThatNight() {
    var changed =
        IntStream.range(0, PEOPLE.size())
            .filter(i -> !PROFILES.name(i, 0).equals(PROFILES.name(i, 11)))
            .toArray();
    // 3,000 accounts, 11 nights, 0.0004: 13 are expected, Poisson's deviation is 3.6
    assertThat(changed.length).isBetween(3, 25);
    for (int index : changed) {
      var night = 1;
      while (PROFILES.name(index, night).equals(PROFILES.name(index, 0))) {
        night++;
      }
      assertThat(find(rows(PROFILES, night), index).screenName())
          .isEqualTo(PROFILES.name(index, 11));
    }
  }

  @Test
  void theFirstNightHasEverybodyRegisteredBySortedIds() {
    var rows = rows(PROFILES, 0);
    var end = Instant.ofEpochSecond(TOWN.endOf(0));
    assertThat(rows).allMatch(a -> a.createdAt().isBefore(end));
    var later = IntStream.of(PEOPLE.createdAt).filter(t -> t >= TOWN.endOf(0)).count();
    assertThat(rows).hasSize((int) (PEOPLE.size() - later));
    List<Account> part = new ArrayList<>();
    PROFILES.accounts(0, 5, part::add);
    assertThat(part).extracting(Account::accountId).isSorted();
  }

  @Test
  void laterNightsHaveOnlyRowsThatSaySomethingNew() {
    Map<Long, Account> state = new HashMap<>();
    for (int night = 0; night < 12; night++) {
      for (var row : rows(PROFILES, night)) {
        assertThat(row).isNotEqualTo(state.put(row.accountId(), row));
      }
    }
    assertThat(state).hasSize(PEOPLE.size());
    assertThat(rows(PROFILES, 4).size()).isBetween(30, 600);
  }

  @Test
  void countersAreThoseOfTheFollowsOverTheCoverage() {
    var follows = Worlds.follows(TOWN, PEOPLE);
    var counters = new FanCounts(TOWN, follows);
    for (int night : new int[] {0, 3, 11}) {
      for (int i = 0; i < PEOPLE.size(); i += 7) {
        var fans = 0;
        for (int f = 0; f < PEOPLE.size(); f++) {
          var at = follows.place(f, i);
          if (at >= 0
              && follows.startedAt[at] < TOWN.endOf(night)
              && follows.endNight[at] > night) {
            fans++;
          }
        }
        assertThat(counters.fans(i, night)).isEqualTo(fans);
        var displayed = PROFILES.row(i, night).followersCount();
        assertThat((double) displayed)
            .isCloseTo(fans / PEOPLE.coverage[i], within(1 + 1.0 / PEOPLE.coverage[i]));
      }
    }
  }

  @Test
  void accountsOfABrandSpeakForIt() {
    for (int index : BRANDS.matrix(Brand.LANXU)) {
      var row = PROFILES.row(index, 0);
      assertThat(row.description()).startsWith("澜序");
      assertThat(row.screenName()).contains("澜序");
      assertThat(row.verifiedReason()).startsWith("澜序");
      assertThat(row.verifiedType()).isIn("2", "0");
    }
    for (int index : BRANDS.of(Brand.LIYUAN, Seat.Part.FORMER_STAFF)) {
      assertThat(PROFILES.row(index, 0).verifiedReason())
          .satisfiesAnyOf(r -> assertThat(r).isNull(), r -> assertThat(r).startsWith("前砾原"));
    }
  }

  @Test
  void thePurgeSuspendsZombiesAndAFewInnocents() {
    assertThat(PURGE.night()).isEqualTo(8);
    var innocents = PURGE.purged().stream().filter(PEOPLE::isReal).count();
    assertThat(innocents).isEqualTo(1);
    assertThat(PURGE.purged().cardinality()).isBetween(5, 60);
    var rows = rows(PROFILES, 8);
    PURGE.purged().stream()
        .forEach(i -> assertThat(find(rows, i).status()).isEqualTo(Status.SUSPENDED));
    assertThat(rows.stream().filter(a -> a.status() == Status.SUSPENDED))
        .hasSize(PURGE.purged().cardinality());
  }

  @Test
  void agedZombiesLookLikePeopleAndBatchesArePoor() {
    var city = Worlds.settings(20_000, 1);
    var people = Worlds.people(city);
    var brands = Brands.of(city, people);
    var profiles =
        new Profiles(
            city,
            people,
            brands,
            Worlds.follows(city, people),
            Purge.of(city, people),
            new FewWords());
    var described = new double[3];
    var pictured = new double[3];
    var named = new double[3];
    var count = new double[3];
    for (int i = 0; i < people.size(); i++) {
      var kind =
          people.role(i) == Role.PERSON ? 2 : people.role(i) == Role.ZOMBIE ? people.farm[i] : -1;
      if (kind >= 0) {
        var row = profiles.row(i, 0);
        count[kind]++;
        described[kind] += row.description() == null ? 0 : 1;
        pictured[kind] += row.hasAvatar() ? 1 : 0;
        named[kind] += row.screenName().startsWith("用户") ? 0 : 1;
      }
    }
    for (var sums : Arrays.asList(described, pictured, named)) {
      // 200 zombies: a deviation of at most 0.036
      assertThat(sums[0] / count[0]).isCloseTo(sums[2] / count[2], within(0.1));
      assertThat(sums[1] / count[1]).isLessThan(sums[2] / count[2] - 0.3);
    }
  }
}
