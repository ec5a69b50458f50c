package org.kolscope.intake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** Numbers for text ids: at first in the order they come in, in the end in their own order. */
final class EdgeNames {

  /** As Spark and most databases compare text, so that ties break alike everywhere. */
  private static final Comparator<String> BY_BYTES =
      (one, other) ->
          Arrays.compareUnsigned(
              one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

  private final Map<String, Integer> places = new HashMap<>();

  long place(String name) {
    var place = places.get(name);
    if (place == null) {
      place = places.size();
      places.put(name, place);
    }
    return place;
  }

  /** The names in their order; the numbers in the columns become places in it. */
  String[] sort(long[]... columns) {
    var names = places.keySet().toArray(String[]::new);
    Arrays.parallelSort(names, BY_BYTES);
    long[] moved = new long[names.length];
    for (int i = 0; i < names.length; i++) {
      moved[places.get(names[i])] = i;
    }
    for (long[] column : columns) {
      Arrays.setAll(column, i -> moved[(int) column[i]]);
    }
    return names;
  }
}
