package org.kolscope.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kolscope.sample.Seat.Part;

/**
 * Who sits on which seat: two brands with briefs (an SUV, a luxury watch), three rivals, dealers,
 * media of the trade, people who work or worked there. Lists are in the order of {@link Seats}.
 */
public final class Brands {

  private final Map<Integer, Seat> byIndex;

  private Brands(Map<Integer, Seat> byIndex) {
    this.byIndex = byIndex;
  }

  /** The brands of a census; the seats are found by the same keyed permutation. */
  public static Brands of(SampleSettings settings, People people) {
    var indices = Census.indices(settings);
    Map<Integer, Seat> byIndex = new LinkedHashMap<>();
    for (var seat : Seats.of(settings.accounts())) {
      var index = indices.at(byIndex.size());
      if (people.role(index) != seat.role()) {
        throw new IllegalStateException(
            "People and Brands must be of one census: account %d is %s, its seat %s"
                .formatted(index, people.role(index), seat.role()));
      }
      byIndex.put(index, seat);
    }
    return new Brands(byIndex);
  }

  /** What an account is to a brand or a trade, if anything. */
  public Optional<Seat> seat(int index) {
    return Optional.ofNullable(byIndex.get(index));
  }

  /** Indices of all who have a seat. */
  public Set<Integer> all() {
    return java.util.Collections.unmodifiableSet(byIndex.keySet());
  }

  /** The brand's own accounts: official, service, leader, product, regional. */
  public int[] matrix(Brand brand) {
    return where(s -> s.brand() == brand && s.part().isMatrix());
  }

  public int[] of(Brand brand, Part part) {
    return where(s -> s.brand() == brand && s.part() == part);
  }

  /** The first account that speaks for the brand. */
  public int official(Brand brand) {
    return of(brand, Part.OFFICIAL)[0];
  }

  /** The account that answers. */
  public int service(Brand brand) {
    return of(brand, Part.SERVICE)[0];
  }

  /** Media of a brand's trade. */
  public int[] media(Brand brand) {
    return where(s -> s.part() == Part.MEDIA && s.vertical() == brand.vertical());
  }

  /** Those who work or worked for it. */
  public int[] staff(Brand brand) {
    return where(
        s -> s.brand() == brand && (s.part() == Part.STAFF || s.part() == Part.FORMER_STAFF));
  }

  /** The rivals of a brand. */
  public List<Brand> rivals(Brand brand) {
    return java.util.Arrays.stream(Brand.values()).filter(b -> b.rivalOf() == brand).toList();
  }

  private int[] where(java.util.function.Predicate<Seat> asked) {
    List<Integer> found = new ArrayList<>();
    byIndex.forEach(
        (index, seat) -> {
          if (asked.test(seat)) {
            found.add(index);
          }
        });
    return found.stream().mapToInt(Integer::intValue).toArray();
  }
}
