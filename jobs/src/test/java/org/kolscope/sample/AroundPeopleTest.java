package org.kolscope.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.kolscope.intake.YamlFile;
import org.kolscope.schema.Brief;
import org.kolscope.schema.Form;
import org.kolscope.schema.Label;
import org.kolscope.schema.Label.Judgement;
import org.kolscope.schema.Membership;
import org.kolscope.schema.RateCard;

class AroundPeopleTest {

  private static final SampleSettings TOWN = Worlds.settings(20_000, 7);
  private static final People PEOPLE = Worlds.people(TOWN);
  private static final Brands BRANDS = Brands.of(TOWN, PEOPLE);
  private static final Follows FOLLOWS = Worlds.follows(TOWN, PEOPLE);
  private static final Purge PURGE = Purge.of(TOWN, PEOPLE);
  private static final Profiles PROFILES =
      new Profiles(TOWN, PEOPLE, BRANDS, FOLLOWS, PURGE, new FewWords());
  private static final Memberships MEMBERSHIPS =
      new Memberships(TOWN, PEOPLE, BRANDS, FOLLOWS, PROFILES);
  private static final RateCards CARDS = new RateCards(TOWN, PEOPLE, PROFILES);
  private static final PeopleTruth TRUTH = new PeopleTruth(TOWN, PEOPLE, BRANDS, PURGE);

  private static Map<Long, Integer> indices() {
    var indices = new HashMap<Long, Integer>();
    IntStream.range(0, PEOPLE.size()).forEach(i -> indices.put(PEOPLE.id(i), i));
    return indices;
  }

  private static List<Membership> memberships() {
    List<Membership> all = new ArrayList<>();
    for (int night = 0; night < TOWN.nights(); night++) {
      for (int part = 0; part < SampleSettings.PARTS; part++) {
        MEMBERSHIPS.memberships(night, part, all::add);
      }
    }
    return all;
  }

  @Test
  void nobodyJoinsAGroupTwiceAndMostJoinWhatTheyAreInterestedIn() {
    var all = memberships();
    var keys = all.stream().map(m -> m.accountId() + " " + m.groupId()).toList();
    assertThat(new HashSet<>(keys)).hasSize(keys.size());
    var indices = indices();
    var interested =
        all.stream()
            .filter(m -> m.groupName().startsWith("汽车"))
            .mapToInt(m -> indices.get(m.accountId()))
            .filter(i -> PEOPLE.vertical(i) == Vertical.CARS || PEOPLE.second(i) == Vertical.CARS)
            .count();
    var cars = all.stream().filter(m -> m.groupName().startsWith("汽车")).count();
    // 65 % by the first interest, 20 % by the second, the rest by chance
    assertThat((double) interested / cars).isGreaterThan(0.75);
    assertThat((double) all.size() / PEOPLE.size()).isBetween(1.0, 2.5);
  }

  @Test
  void laterNightsHaveNewMembersAndRowsAreSorted() {
    List<Membership> first = new ArrayList<>();
    MEMBERSHIPS.memberships(0, 3, first::add);
    assertThat(first).extracting(Membership::accountId).isSorted();
    List<Membership> later = new ArrayList<>();
    MEMBERSHIPS.memberships(5, 3, later::add);
    assertThat(later).hasSizeBetween(1, first.size() / 20);
  }

  @Test
  void aCommunityOfABrandHasItsFollowers() {
    var name = MEMBERSHIPS.nameOfIdol(BRANDS.official(Brand.LIYUAN));
    var indices = indices();
    var members = memberships().stream().filter(m -> m.groupName().equals(name)).toList();
    assertThat(members).isNotEmpty();
    assertThat(members)
        .allMatch(
            m -> FOLLOWS.place(indices.get(m.accountId()), BRANDS.official(Brand.LIYUAN)) >= 0);
  }

  @Test
  void pricesGrowWithFansAndAFewStarsAreOverpriced() {
    List<RateCard> cards = new ArrayList<>();
    for (int part = 0; part < SampleSettings.PARTS; part++) {
      CARDS.rateCards(0, part, cards::add);
    }
    var indices = indices();
    var ratios = new HashMap<Boolean, List<Double>>();
    for (var card : cards) {
      assertThat(card.price() % 50).isZero();
      var index = indices.get(card.accountId());
      if (card.form() == Form.IMAGE) {
        var usual = 300 * Math.pow(Math.max(1000, PROFILES.fansShown(index, 0)) / 1e4, 0.85);
        ratios
            .computeIfAbsent(CARDS.isOverpriced(index), o -> new ArrayList<>())
            .add(card.price() / usual);
      }
    }
    assertThat(median(ratios.get(false))).isBetween(0.8, 1.4);
    assertThat(median(ratios.get(true))).isGreaterThan(3);
    assertThat(ratios.get(true).size()).isBetween(1, 12);
    assertThat(ratios.get(false).size()).isGreaterThan(60);
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  @Test
  void aFewPricesChangeInANight() {
    List<RateCard> changed = new ArrayList<>();
    for (int part = 0; part < SampleSettings.PARTS; part++) {
      for (int night = 1; night < TOWN.nights(); night++) {
        CARDS.rateCards(night, part, changed::add);
      }
    }
    assertThat(changed).hasSizeLessThan(100);
  }

  @Test
  void labelsAreMostlyRightAndOfARandomPart() {
    var labels = new Labels(TOWN, PEOPLE);
    List<Label> all = new ArrayList<>();
    for (int night = 0; night < TOWN.nights(); night++) {
      for (int part = 0; part < SampleSettings.PARTS; part++) {
        labels.labels(night, part, all::add);
      }
    }
    var indices = indices();
    // 3 % of 20,000; standard deviation 24
    assertThat(all.size()).isBetween(500, 680);
    var right =
        all.stream()
            .filter(
                l ->
                    (l.label() == Judgement.ZOMBIE)
                        == (PEOPLE.role(indices.get(l.accountId())) == Role.ZOMBIE))
            .count();
    assertThat((double) right / all.size()).isBetween(0.97, 0.999);
  }

  @Test
  void bothBriefsAreReadAndNameAccountsThatAre() {
    var indices = indices();
    for (var text :
        List.of(
            Briefs.suv(TOWN, PEOPLE, BRANDS, MEMBERSHIPS),
            Briefs.watch(TOWN, PEOPLE, BRANDS, MEMBERSHIPS))) {
      var brief = YamlFile.read("brief.yaml", text, Brief.class);
      var named = new ArrayList<>(brief.accounts());
      named.addAll(brief.dealers());
      named.addAll(brief.industryMedia());
      named.addAll(brief.staff());
      named.addAll(brief.target().positives());
      brief.competitors().forEach(c -> named.addAll(c.accounts()));
      assertThat(named).allMatch(a -> indices.containsKey(Long.valueOf(a.id())));
      assertThat(brief.accounts()).hasSizeGreaterThan(6);
      assertThat(brief.competitors()).isNotEmpty();
      assertThat(brief.target().positives()).hasSize(12);
      assertThat(brief.target().topics()).isNotEmpty();
      assertThat(brief.prices()).isNotEmpty();
    }
  }

  @Test
  void someOfTwentyAreTargets() {
    var targets = new Targets(PEOPLE);
    for (var brand : new Brand[] {Brand.LIYUAN, Brand.LANXU}) {
      var count = IntStream.range(0, PEOPLE.size()).filter(i -> targets.isTarget(brand, i)).count();
      assertThat((double) count / PEOPLE.size()).as(brand.name()).isCloseTo(0.06, within(0.03));
    }
    assertThatThrownBy(() -> targets.isTarget(Brand.POSHI, findPerson()))
        .hasMessageContaining("POSHI");
  }

  private static int findPerson() {
    return IntStream.range(0, PEOPLE.size())
        .filter(i -> PEOPLE.role(i) == Role.PERSON)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void truthHasARowForEachPlantedThing() {
    var kinds =
        TRUTH.accounts().collect(Collectors.groupingBy(a -> a.kind(), Collectors.counting()));
    assertThat(kinds.values().stream().mapToLong(c -> c).sum()).isEqualTo(20_000);
    assertThat(kinds.get("ZOMBIE")).isEqualTo(400);
    assertThat(kinds.get("HIJACKED")).isEqualTo(200);
    assertThat(TRUTH.accounts().filter(a -> a.farmId().equals("farm-001"))).hasSize(200);
    assertThat(TRUTH.staff().filter(s -> s.isFormer())).isNotEmpty();
    var clubs =
        TRUTH
            .groups(new GroupIds(TOWN, PEOPLE, FOLLOWS))
            .filter(g -> g.group().equals("fan-club"))
            .collect(Collectors.groupingBy(PeopleTruth.OfGroup::groupId, Collectors.counting()));
    assertThat(clubs).hasSize(5);
    assertThat(clubs.values()).containsOnly(300L);
    assertThat(TRUTH.purge().filter(p -> p.isInnocent())).isNotEmpty();
    var night = TOWN.night(PURGE.night());
    assertThat(TRUTH.purge()).allMatch(p -> p.night().equals(night));
    var ids = TRUTH.accounts().mapToLong(a -> a.accountId()).toArray();
    assertThat(LongStream.of(ids).sorted().toArray()).isEqualTo(ids);
  }
}
