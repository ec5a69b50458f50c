package org.kolscope.authenticity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Connected components; the label of one is the smallest thing in it.
 *
 * @param <T> what is joined
 */
final class Groups<T extends Comparable<T>> {

  private final Map<T, T> parents = new HashMap<>();

  /** Says that two things belong together. */
  void join(T a, T b) {
    var x = label(a);
    var y = label(b);
    if (x.compareTo(y) < 0) {
      parents.put(y, x);
    } else if (y.compareTo(x) < 0) {
      parents.put(x, y);
    }
  }

  /** The smallest thing it belongs together with. */
  T label(T one) {
    var root = one;
    for (var up = parents.putIfAbsent(root, root); up != null && !up.equals(root); ) {
      root = up;
      up = parents.get(root);
    }
    for (var at = one; !at.equals(root); ) {
      at = parents.put(at, root);
    }
    return root;
  }

  /** Everything that was joined with another, and its label. */
  Map<T, T> labels() {
    var labels = new HashMap<T, T>();
    for (var one : List.copyOf(parents.keySet())) {
      labels.put(one, label(one));
    }
    return labels;
  }
}
