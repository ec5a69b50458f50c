package org.kolscope.pipeline.quality;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How far the shares of categories have moved: the population stability index, {@code PSI = sum((q
 * - p) * ln(q / p))} over the categories, p the share before, q the share now (N. Siddiqi, Credit
 * Risk Scorecards, Wiley 2006). Departs from it in that every category starts with half a count, so
 * that one that is new or has gone gives a number.
 *
 * @param index at least 0; 0 if nothing moved
 * @param mostMoved the category whose share moved most (ties by name), such as {@code "2: 0.100 ->
 *     0.350"}; a category that does not look like a code is called {@code ?}
 */
record Stability(double index, String mostMoved) {

  /** Stands for rows without a value. */
  static final String NULL = "null";

  /** Stands for all categories that were rare before. */
  static final String REST = "rest";

  private static final double HALF = 0.5;
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,16}");

  /**
   * Compares two samples of at least one value each; null is a category of its own.
   *
   * @param categories at most so many: null, the ones that were most frequent before (ties by name)
   *     and one for all others; at least 3
   */
  static Stability of(List<String> before, List<String> now, int categories) {
    var kept =
        counts(before, null).entrySet().stream()
            .filter(e -> !e.getKey().equals(NULL))
            .sorted(
                Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(categories - 2L)
            .map(Map.Entry::getKey)
            .collect(Collectors.toCollection(HashSet::new));
    kept.add(NULL);
    var p = counts(before, kept);
    var q = counts(now, kept);
    var all = new TreeMap<String, Long>(p);
    all.putAll(q);
    var index = 0.0;
    var most = -1.0;
    var moved = "";
    for (var category : all.keySet()) {
      var pShare = share(p, category, before.size(), all.size());
      var qShare = share(q, category, now.size(), all.size());
      index += (qShare - pShare) * StrictMath.log(qShare / pShare);
      var was = (double) p.getOrDefault(category, 0L) / before.size();
      var is = (double) q.getOrDefault(category, 0L) / now.size();
      if (Math.abs(is - was) > most) {
        most = Math.abs(is - was);
        moved = String.format(Locale.ROOT, "%s: %.3f -> %.3f", shown(category), was, is);
      }
    }
    return new Stability(index, moved);
  }

  private static String shown(String category) {
    return CODE.matcher(category).matches() ? category : "?";
  }

  private static double share(Map<String, Long> counts, String category, int n, int categories) {
    return (counts.getOrDefault(category, 0L) + HALF) / (n + HALF * categories);
  }

  private static Map<String, Long> counts(List<String> values, HashSet<String> kept) {
    Map<String, Long> counts = new HashMap<>();
    for (var value : values) {
      var category = value == null ? NULL : value;
      counts.merge(kept == null || kept.contains(category) ? category : REST, 1L, Long::sum);
    }
    return counts;
  }
}
