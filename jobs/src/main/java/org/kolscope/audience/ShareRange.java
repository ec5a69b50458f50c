package org.kolscope.audience;

import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What the share of zombies would be under each of several kinds of zombie: the doubt about the
 * model, which no interval of one kind holds.
 *
 * <p>Kinds whose share is refused are named and left out of the numbers; if all are, these are NaN.
 *
 * @param shareMin least best guess over the kinds
 * @param shareMinKind the kind it stands for, the first by name of several; empty without any
 * @param shareMax greatest best guess
 * @param shareMaxKind the kind it stands for
 * @param low95 least lower end of the 95 % intervals
 * @param high95 greatest upper end of them
 * @param refusedKinds kinds the classifier cannot be corrected for, by name
 */
public record ShareRange(
    double shareMin,
    String shareMinKind,
    double shareMax,
    String shareMaxKind,
    double low95,
    double high95,
    List<String> refusedKinds) {

  private record Kind(String name, ZombieShare share) {}

  static ShareRange of(
      SortedMap<String, Labelled> labelled, Function<Labelled, ZombieShare> shareOf) {
    var shares = new TreeMap<String, ZombieShare>();
    labelled.forEach((kind, labels) -> shares.put(kind, shareOf.apply(labels)));
    return of(shares);
  }

  /** From the shares under each kind. */
  static ShareRange of(SortedMap<String, ZombieShare> shares) {
    var all = shares.entrySet().stream().map(e -> new Kind(e.getKey(), e.getValue())).toList();
    var refused = all.stream().filter(k -> k.share.told().isRefused()).map(Kind::name).toList();
    var kinds = all.stream().filter(k -> !k.share.told().isRefused()).toList();
    if (kinds.isEmpty()) {
      return new ShareRange(Double.NaN, "", Double.NaN, "", Double.NaN, Double.NaN, refused);
    }
    var byShare = Comparator.<Kind>comparingDouble(k -> k.share.share());
    var least = kinds.stream().min(byShare).orElseThrow();
    var greatest = kinds.stream().min(byShare.reversed()).orElseThrow();
    return new ShareRange(
        least.share.share(),
        least.name,
        greatest.share.share(),
        greatest.name,
        kinds.stream().mapToDouble(k -> k.share.shareLow95()).min().orElseThrow(),
        kinds.stream().mapToDouble(k -> k.share.shareHigh95()).max().orElseThrow(),
        refused);
  }
}
