package org.kolscope.authenticity;

import java.util.HashMap;
import java.util.Map;

/** Connected components of bursts; the label of a component is its smallest burst. */
final class BurstGroups {

  private final Map<BurstToken, BurstToken> parents = new HashMap<>();

  /** Says that two bursts belong together. */
  void join(BurstToken a, BurstToken b) {
    var x = label(a);
    var y = label(b);
    if (x.compareTo(y) < 0) {
      parents.put(y, x);
    } else if (y.compareTo(x) < 0) {
      parents.put(x, y);
    }
  }

  /** The smallest burst it belongs together with. */
  BurstToken label(BurstToken burst) {
    var root = burst;
    for (var up = parents.putIfAbsent(root, root); up != null && !up.equals(root); ) {
      root = up;
      up = parents.get(root);
    }
    for (var at = burst; !at.equals(root); ) {
      at = parents.put(at, root);
    }
    return root;
  }

  /** Every burst that was joined with another, and its label. */
  Map<BurstToken, BurstToken> labels() {
    var labels = new HashMap<BurstToken, BurstToken>();
    for (var burst : parents.keySet().toArray(BurstToken[]::new)) {
      labels.put(burst, label(burst));
    }
    return labels;
  }
}
