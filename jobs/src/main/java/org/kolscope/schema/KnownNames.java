package org.kolscope.schema;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.TreeSet;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What to tell somebody who wrote a key or name that there is not. */
public final class KnownNames {

  private KnownNames() {}

  /**
   * "; did you mean X?" for the nearest of {@code known}, or what there is if none is near.
   *
   * <p>Near is what begins with the word, or differs by at most two letters or half of it.
   */
  public static String nearest(String word, Collection<String> known) {
    var distance = LevenshteinDistance.getDefaultInstance();
    var sorted = new TreeSet<>(known);
    var best =
        sorted.stream()
            .min(
                Comparator.<String, Boolean>comparing(k -> !lower(k).startsWith(lower(word)))
                    .thenComparingInt(k -> distance.apply(lower(word), lower(k))));
    if (best.isPresent()
        && (lower(best.get()).startsWith(lower(word))
            || distance.apply(lower(word), lower(best.get())) <= Math.max(2, word.length() / 2))) {
      return "; did you mean " + best.get() + "?";
    }
    return "; there are " + String.join(", ", sorted);
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
