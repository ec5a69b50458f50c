package org.kolscope.sample;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kolscope.sample.House.Side;
import org.kolscope.sample.attack.Farm;

/**
 * A world with everything that is planted in it: the model, and who writes which rows.
 *
 * <p>Memory: some 50 bytes an account and 17 a follow, names aside; while it is made about twice
 * that. Read only once made, so nights and parts may be written in parallel.
 */
public record World(
    SampleSettings settings,
    List<Farm> farms,
    People people,
    Brands brands,
    Follows follows,
    Purge purge,
    Profiles profiles,
    Memberships memberships,
    RateCards rateCards,
    Labels labels,
    FollowRows followRows,
    Waves waves) {

  /** Makes a world; O(follows). */
  public static World of(SampleSettings settings, List<Farm> farms) {
    var people = Census.of(settings, farms);
    var brands = Brands.of(settings, people);
    var prizeGivers = Prizes.givers(people);
    var follows = Bonds.of(settings, people, prizeGivers, farms);
    var purge = Purge.of(settings, people);
    if (purge.night() > 0) {
      Bonds.purge(follows, purge.purged(), purge.night());
    }
    var words = new Wording(Words.load());
    var profiles = new Profiles(settings, people, brands, follows, purge, words);
    var houses = houses(brands);
    var waves =
        Waves.of(
            settings,
            people,
            follows,
            houses,
            farms,
            i -> purge.isPurged(i) ? settings.startOf(purge.night()) : Integer.MAX_VALUE,
            words.voice(people, profiles, houses));
    return new World(
        settings,
        farms,
        people,
        brands,
        follows,
        purge,
        profiles,
        new Memberships(settings, people, brands, follows, profiles),
        new RateCards(settings, people, profiles),
        new Labels(settings, people),
        new FollowRows(settings, people, follows),
        waves);
  }

  /** The brands of the briefs first. */
  static List<House> houses(Brands brands) {
    return Stream.of(Brand.values())
        .sorted(Comparator.comparing((Brand b) -> b.rivalOf() != null))
        .map(b -> house(b, brands))
        .toList();
  }

  private static House house(Brand brand, Brands brands) {
    var official = brands.official(brand);
    var service = brands.service(brand);
    return new House(
        brand.chinese(),
        brand.products().get(0),
        brand.vertical(),
        official,
        service,
        IntStream.of(brands.matrix(brand))
            .filter(i -> i != official && i != service)
            .boxed()
            .toList(),
        IntStream.of(brands.of(brand, Seat.Part.STAFF)).boxed().toList(),
        brand.rivalOf() == null ? Side.OURS : Side.RIVAL);
  }

  /** Accounts of brands and competitors, as indices: they give prizes. */
  int[] prizeGivers() {
    return Prizes.givers(people);
  }

  /**
   * Fans from which an account of this world is worth ranking: about three of a hundred have them,
   * and at least 60 accounts. Chosen: as many as a team would look through, and few enough that a
   * place among them means something.
   */
  public int fansOfKols() {
    var fans = IntStream.range(0, people.size()).map(follows::fans).sorted().toArray();
    return Math.max(1, fans[fans.length - Math.max(60, fans.length / 33)]);
  }

  /** Follows of all nights, ended ones included. */
  public int followsCount() {
    return follows.size();
  }
}
