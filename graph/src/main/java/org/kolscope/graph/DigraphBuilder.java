package org.kolscope.graph;

import it.unimi.dsi.fastutil.longs.LongArrayList;

/**
 * Collects arcs as they arrive, in any order, and builds a {@link Digraph} without weights of them:
 * its vertices are their ends. Memory: 16 bytes an arc until it is built, 32 while it is.
 */
public final class DigraphBuilder {

  private final LongArrayList from = new LongArrayList();
  private final LongArrayList to = new LongArrayList();

  public void addArc(long tail, long head) {
    from.add(tail);
    to.add(head);
  }

  public Digraph build() {
    var ids = new LongArrayList(from);
    ids.addAll(to);
    return Digraph.of(ids.toLongArray(), from.toLongArray(), to.toLongArray());
  }
}
