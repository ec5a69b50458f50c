package org.kolscope.audience.contact;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.kolscope.schema.ContactPoint.Kind;
import org.kolscope.schema.ContactSet;

/**
 * The set of one kind of place and what can be said of it at each level of coverage.
 *
 * @param kind the kind
 * @param picks in order, until the last level is reached
 * @param bounds seen from nothing and from the picks of each level
 * @param total weight of all targets of whom the kind is known
 * @param sizes picks up to each level
 */
record CoverSets(
    Kind kind,
    List<GreedyCover.Pick> picks,
    List<GreedyCover.Bound> bounds,
    double total,
    List<Integer> sizes) {

  static final List<Double> LEVELS = List.of(0.5, 0.7, 0.9);

  /**
   * Chooses.
   *
   * @param total weight of all targets, whether any place meets them or not, above 0
   * @param most places of a set at most
   */
  static CoverSets of(Kind kind, GreedyCover cover, double total, int most) {
    double last = LEVELS.get(LEVELS.size() - 1);
    var picks = cover.picks((long) Math.ceil(last * total), most);
    var sizes = new ArrayList<Integer>();
    for (double level : LEVELS) {
      sizes.add(
          IntStream.range(0, picks.size())
              .filter(i -> picks.get(i).covered() >= level * total)
              .map(i -> i + 1)
              .findFirst()
              .orElse(picks.size()));
    }
    var bounds = new ArrayList<>(List.of(cover.bound(picks, 0)));
    sizes.stream().distinct().forEach(size -> bounds.add(cover.bound(picks, size)));
    return new CoverSets(kind, picks, bounds, total, sizes);
  }

  /** One row a level; none if no place meets anybody. */
  List<ContactSet> sets() {
    return picks.isEmpty()
        ? List.of()
        : IntStream.range(0, LEVELS.size())
            .mapToObj(i -> set(LEVELS.get(i), sizes.get(i)))
            .toList();
  }

  private ContactSet set(double level, int size) {
    long covered = picks.get(size - 1).covered();
    long most = most(size);
    double plain = 1 - Math.pow(1 - 1.0 / size, size);
    return new ContactSet(
        kind,
        level,
        size,
        covered / total,
        covered >= level * total,
        Math.max(plain, (double) covered / most),
        most / total,
        leastSize(level));
  }

  private long most(int size) {
    return bounds.stream().mapToLong(b -> b.most(size)).min().orElseThrow();
  }

  /** What can be covered at most grows with the size. */
  private Integer leastSize(double level) {
    int few = 0;
    int many = bounds.get(0).places();
    if (most(many) < level * total) {
      return null;
    }
    while (many - few > 1) {
      int size = (few + many) / 2;
      if (most(size) >= level * total) {
        many = size;
      } else {
        few = size;
      }
    }
    return many;
  }
}
