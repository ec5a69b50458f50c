package org.kolscope.audience.kind;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.kolscope.audience.RatioRange;
import org.kolscope.audience.RatioRange.Part;
import org.kolscope.schema.KindFit;
import org.kolscope.schema.KindFit.Group;
import org.kolscope.schema.KolFit.Base;

/**
 * Adds up the KOLs of each kind and base, in the order of their ids whatever the order they come.
 */
final class KindSums {

  private final List<Kol> kols = new ArrayList<>();

  /**
   * One KOL on one base; null is unknown.
   *
   * @param share of target customers
   * @param reach expected target customers
   */
  record Kol(
      long id,
      Group group,
      Base base,
      long judged,
      Double share,
      Double lift,
      Double reach,
      Double price) {

    boolean isFitted() {
      return share != null && lift != null && reach != null;
    }

    /** Expected real people that the share is of. */
    double people() {
      return share > 0 ? reach / share : judged;
    }

    boolean isPriced() {
      return isFitted() && price != null && reach > 0;
    }
  }

  void add(Kol kol) {
    kols.add(kol);
  }

  /** Rows of all kinds that there are, by kind and base. */
  List<KindFit> told() {
    var groups = new TreeMap<Group, TreeMap<Base, List<Kol>>>();
    kols.stream()
        .sorted(Comparator.comparingLong(Kol::id))
        .forEach(
            k ->
                groups
                    .computeIfAbsent(k.group(), g -> new TreeMap<>())
                    .computeIfAbsent(k.base(), b -> new ArrayList<>())
                    .add(k));
    var rows = new ArrayList<KindFit>();
    groups.forEach((group, bases) -> bases.forEach((base, of) -> rows.add(row(group, base, of))));
    return rows;
  }

  private static KindFit row(Group group, Base base, List<Kol> all) {
    var fitted = all.stream().filter(Kol::isFitted).toList();
    var priced = all.stream().filter(Kol::isPriced).toList();
    var share = RatioRange.of(fitted.stream().map(k -> new Part(k.reach(), k.people())).toList());
    var price = RatioRange.of(priced.stream().map(k -> new Part(k.price(), k.reach())).toList());
    double shareOfAll = shareOfAll(fitted);
    boolean isCompared = share != null && shareOfAll > 0;
    return new KindFit(
        group,
        base,
        all.size(),
        fitted.size(),
        fitted.stream().mapToLong(Kol::judged).sum(),
        share == null ? null : share.ratio(),
        isCompared ? share.ratio() / shareOfAll : null,
        isCompared && share.low95() != null ? share.low95() / shareOfAll : null,
        isCompared && share.high95() != null ? share.high95() / shareOfAll : null,
        priced.size(),
        priced.stream().mapToDouble(Kol::reach).sum(),
        price == null ? null : price.ratio(),
        price == null ? null : price.low95(),
        price == null ? null : price.high95());
  }

  /** The share among everybody, which every lift was taken against; 0 if no lift tells it. */
  private static double shareOfAll(List<Kol> fitted) {
    return fitted.stream()
        .filter(k -> k.lift() > 0)
        .mapToDouble(k -> k.share() / k.lift())
        .findFirst()
        .orElse(0);
  }
}
