package org.kolscope.graph.spread;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntHeapPriorityQueue;
import java.util.function.IntToDoubleFunction;

/**
 * Chooses vertices one after the other that cover most sets of a sample, or most per price, as long
 * as the budget lasts.
 *
 * <p>Lazy: gains only fall, so a vertex whose old gain is below the best new one need not be looked
 * at (M. Minoux, "Accelerated greedy algorithms for maximizing submodular set functions", 1978).
 * Ties go to the lower vertex. A vertex that covers nothing new is not bought.
 */
final class Greedy {

  /** The bound is taken before each of the first picks, then before the 64th, 128th and so on. */
  private static final int BOUNDED_PICKS = 64;

  private final Cover cover;
  private final Prices prices;
  private final double[] key;

  Greedy(Cover cover, Prices prices, int n) {
    this.cover = cover;
    this.prices = prices;
    this.key = new double[n];
  }

  /** The one vertex that covers most. */
  Choice single() {
    cover.restart();
    int best = -1;
    for (int v = 0; v < key.length; v++) {
      if (prices.isAffordable(v, 0) && (best < 0 || cover.gain(v) > cover.gain(best))) {
        best = v;
      }
    }
    var choice = new Choice("best single");
    if (best >= 0 && cover.gain(best) > 0) {
      choice.add(best, prices.of(best), cover.gain(best));
    }
    return choice;
  }

  /** By gain alone. */
  Choice plain() {
    cover.restart();
    var choice = new Choice("plain greedy");
    IntHeapPriorityQueue queue = queue(cover::gain);
    while (!queue.isEmpty()) {
      int v = queue.firstInt();
      if (cover.gain(v) == 0 || !prices.isAffordable(v, choice.cost())) {
        queue.dequeueInt();
      } else if (cover.gain(v) < key[v]) {
        key[v] = cover.gain(v);
        queue.changed();
      } else {
        take(queue, choice);
      }
    }
    return choice;
  }

  /**
   * By gain per price, with a bound on what any affordable choice covers: before a pick that is
   * what is covered and the best that the whole budget could add at the present gains if vertices
   * could be bought in part (submodularity; the argument of J. Leskovec et al., "Cost-effective
   * outbreak detection in networks", KDD 2007, and with equal prices that of OPIM-C). It holds as
   * long as no vertex has been set aside for its price.
   */
  Choice ratio() {
    cover.restart();
    var choice = new Choice("ratio greedy");
    IntHeapPriorityQueue queue = queue(v -> prices.ratio(v, cover.gain(v)));
    boolean isBounded = true;
    int picks = 0;
    if (queue.isEmpty()) {
      choice.boundBy(0);
    }
    while (refresh(queue)) {
      boolean isAffordable = prices.isAffordable(queue.firstInt(), choice.cost());
      if (isBounded && (!isAffordable || picks < BOUNDED_PICKS || Integer.bitCount(picks) == 1)) {
        choice.boundBy(choice.covered() + mostAdded(queue));
        refresh(queue);
      }
      isBounded &= isAffordable;
      if (isAffordable) {
        take(queue, choice);
        picks++;
      } else {
        queue.dequeueInt();
      }
    }
    if (isBounded) {
      choice.boundBy(choice.covered());
    }
    return choice;
  }

  /** All affordable vertices that cover anything, by this key. Cost: O(n). */
  private IntHeapPriorityQueue queue(IntToDoubleFunction value) {
    int[] vertices = new int[key.length];
    int count = 0;
    for (int v = 0; v < key.length; v++) {
      key[v] = value.applyAsDouble(v);
      if (key[v] > 0 && prices.isAffordable(v, 0)) {
        vertices[count++] = v;
      }
    }
    return new IntHeapPriorityQueue(vertices, count, this::compare);
  }

  /** Brings the first vertex of the queue up to date; false if none adds anything. */
  private boolean refresh(IntHeapPriorityQueue queue) {
    while (!queue.isEmpty()) {
      int v = queue.firstInt();
      double now = prices.ratio(v, cover.gain(v));
      if (now == 0) {
        queue.dequeueInt();
      } else if (now < key[v]) {
        key[v] = now;
        queue.changed();
      } else {
        return true;
      }
    }
    return false;
  }

  /** The gains of the best vertices by ratio that the whole budget buys, the last one in part. */
  private double mostAdded(IntHeapPriorityQueue queue) {
    var seen = new IntArrayList();
    double left = prices.budget();
    double added = 0;
    while (refresh(queue) && (left > 0 || prices.of(queue.firstInt()) == 0)) {
      int v = queue.dequeueInt();
      seen.add(v);
      double part = prices.of(v) > left ? left / prices.of(v) : 1;
      added += part * cover.gain(v);
      left -= prices.of(v);
    }
    for (int i = 0; i < seen.size(); i++) {
      queue.enqueue(seen.getInt(i));
    }
    return added;
  }

  private void take(IntHeapPriorityQueue queue, Choice choice) {
    int v = queue.dequeueInt();
    choice.add(v, prices.of(v), cover.gain(v));
    cover.take(v);
  }

  private int compare(int u, int v) {
    int byKey = Double.compare(key[v], key[u]);
    return byKey != 0 ? byKey : Integer.compare(u, v);
  }
}
