package org.kolscope.sample;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.kolscope.schema.Membership;
import org.kolscope.schema.Membership.Kind;

/**
 * Who is in which topic, super-topic and community. Most groups are about an interest and are
 * joined by those who have it; some are about a brand or a star and are joined by their fans.
 * Machine-made zombies are in none.
 */
public final class Memberships {

  private static final int DAY = 86_400;

  /** Groups of a vertical by kind: topics, super-topics, communities. */
  private static final Map<Kind, Integer> GROUPS =
      new EnumMap<>(Map.of(Kind.TOPIC, 6, Kind.SUPER_TOPIC, 5, Kind.COMMUNITY, 4));

  /** Voices with the most fans that have a super-topic of their own. */
  private static final int STARS = 12;

  /** Chosen: mean number of groups of interest a person joins. */
  private static final double MEAN = 1.4;

  private static final List<Vertical> VERTICALS = List.of(Vertical.values());

  private record Named(long id, String name, Kind kind) {}

  private final SampleSettings settings;
  private final People people;
  private final Follows follows;
  private final Batches batches;
  private final PartOrder order;
  private final Chance chance;
  private final Map<Vertical, Map<Kind, List<Named>>> byInterest = new EnumMap<>(Vertical.class);

  /** By the index of the account it is about. */
  private final Map<Integer, Named> byIdol = new HashMap<>();

  private int made;

  public Memberships(
      SampleSettings settings, People people, Brands brands, Follows follows, Profiles profiles) {
    this.settings = settings;
    this.people = people;
    this.follows = follows;
    batches = Batches.of(people);
    order = PartOrder.of(people);
    chance = settings.chance().on("membership");
    for (var vertical : VERTICALS) {
      byInterest.put(vertical, groups(vertical, profiles.naming()));
    }
    for (var brand : Brand.values()) {
      var community = brand.chinese() + (brand.vertical() == Vertical.CARS ? "车友社区" : "表友社区");
      byIdol.put(brands.official(brand), named(community, Kind.COMMUNITY));
    }
    IntStream.range(0, people.size())
        .filter(i -> people.role(i) == Role.KOL)
        .boxed()
        .sorted(Comparator.comparingInt(follows::fans).reversed().thenComparing(people::id))
        .limit(STARS)
        .forEach(i -> byIdol.put(i, named(profiles.name(i), Kind.SUPER_TOPIC)));
  }

  /** As many groups as there are different names for, the best known first. */
  private Map<Kind, List<Named>> groups(Vertical vertical, Naming naming) {
    var groups = new EnumMap<Kind, List<Named>>(Kind.class);
    var draws = settings.chance().on("group").on(vertical.name()).draws(0);
    for (var kind : Kind.values()) {
      var names = new HashSet<String>();
      List<Named> some = new ArrayList<>();
      for (int tried = 0; some.size() < GROUPS.get(kind) && tried < 60; tried++) {
        var name = naming.group(kind, vertical, draws);
        if (names.add(name)) {
          some.add(named(name, kind));
        }
      }
      groups.put(kind, some);
    }
    return groups;
  }

  private Named named(String name, Kind kind) {
    return new Named(100_808 + 37L * made++, name, kind);
  }

  /** Names of the groups of an interest, the best known first; briefs ask for some of them. */
  public List<String> names(Vertical vertical, Kind kind) {
    return byInterest.get(vertical).get(kind).stream().map(Named::name).toList();
  }

  /** The group that is about an account's brand or star; null if there is none. */
  public String nameOfIdol(int index) {
    var group = byIdol.get(index);
    return group == null ? null : group.name();
  }

  /** Memberships that began in a night, by account and group. */
  public void memberships(int night, int part, Consumer<Membership> sink) {
    for (int index : order.of(part)) {
      for (var group : joined(index, night)) {
        sink.accept(new Membership(people.id(index), group.id(), group.name(), group.kind()));
      }
    }
  }

  private List<Named> joined(int index, int night) {
    if (batches.isMachineMade(index)) {
      return List.of();
    }
    var since = new TreeMap<Long, Integer>();
    var groups = new HashMap<Long, Named>();
    byInterest(index, since, groups);
    byIdol(index, since, groups);
    return since.entrySet().stream()
        .filter(e -> e.getValue() == night)
        .map(e -> groups.get(e.getKey()))
        .toList();
  }

  private void byInterest(int index, Map<Long, Integer> since, Map<Long, Named> groups) {
    var draws = chance.draws(index);
    var count = Math.min(8, (int) (-Math.log(1 - draws.nextDouble()) * (MEAN + 0.5)));
    for (int i = 0; i < count; i++) {
      var which = draws.nextDouble();
      var vertical =
          which < 0.65
              ? people.vertical(index)
              : which < 0.85 ? people.second(index) : VERTICALS.get(draws.nextInt(11));
      var kinds = draws.nextDouble();
      var kind = kinds < 0.45 ? Kind.TOPIC : kinds < 0.8 ? Kind.SUPER_TOPIC : Kind.COMMUNITY;
      var some = byInterest.get(vertical).get(kind);
      // the square of a draw: the first are the largest
      var group = some.get((int) (Math.pow(draws.nextDouble(), 2) * some.size()));
      var late = draws.nextDouble();
      // three of a hundred are joined in the nights
      var night = late < 0.97 ? 0 : (int) ((late - 0.97) / 0.03 * settings.nights());
      groups.put(group.id(), group);
      since.merge(group.id(), Math.max(night, nightOf(people.createdAt[index])), Math::min);
    }
  }

  /** One of seven fans joins the group of a star or brand, most of a fan club do. */
  private void byIdol(int index, Map<Long, Integer> since, Map<Long, Named> groups) {
    var joins = people.group(index) == Group.FAN_CLUB ? 0.8 : 0.14;
    for (var idol : byIdol.entrySet()) {
      var at = follows.place(index, idol.getKey());
      if (at >= 0
          && people.role(index) != Role.ZOMBIE
          && chance.share(index, idol.getValue().id()) < joins) {
        groups.put(idol.getValue().id(), idol.getValue());
        since.merge(idol.getValue().id(), nightOf(follows.startedAt[at]), Math::min);
      }
    }
  }

  private int nightOf(int time) {
    var end = settings.endOf(0);
    return time < end ? 0 : (time - end) / DAY + 1;
  }
}
