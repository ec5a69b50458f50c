package org.kolscope.influence.whole;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Some arcs between places: the head in the upper half of each number, the tail in the lower. 8
 * bytes an arc, 16 with weights.
 */
final class PlacedArcs implements Serializable {

  private static final long serialVersionUID = 1;

  final long[] arcs;
  final double[] weights;
  final int loops;

  PlacedArcs(long[] arcs, double[] weights, int loops) {
    this.arcs = arcs;
    this.weights = weights;
    this.loops = loops;
  }

  static long arc(int tail, int head) {
    return ((long) head << 32) | tail;
  }

  static int tail(long arc) {
    return (int) arc;
  }

  static int head(long arc) {
    return (int) (arc >>> 32);
  }

  /** Leaves out loops; with {@code isBoth} each arc also stands the other way round. */
  static PlacedArcs of(ArcChunk chunk, IdPlaces places, boolean isBoth) {
    int size = chunk.size();
    long[] arcs = new long[isBoth ? 2 * size : size];
    double[] weights = chunk.weights == null ? null : new double[arcs.length];
    int kept = 0;
    int loops = 0;
    for (int i = 0; i < size; i++) {
      int tail = places.of(chunk.tails[i]);
      int head = chunk.tails[i] == chunk.heads[i] ? tail : places.of(chunk.heads[i]);
      if (tail == head) {
        loops++;
        continue;
      }
      for (int way = 0; way < (isBoth ? 2 : 1); way++) {
        if (weights != null) {
          weights[kept] = chunk.weights[i];
        }
        arcs[kept++] = way == 0 ? arc(tail, head) : arc(head, tail);
      }
    }
    return new PlacedArcs(
        Arrays.copyOf(arcs, kept), weights == null ? null : Arrays.copyOf(weights, kept), loops);
  }

  /** Both ways of the arcs of a block, without weights. */
  static PlacedArcs bothWays(HeadBlock block) {
    long[] arcs = new long[2 * block.arcs()];
    int[] next = new int[1];
    block.each(
        (tail, head) -> {
          arcs[next[0]++] = arc(tail, head);
          arcs[next[0]++] = arc(head, tail);
        });
    return new PlacedArcs(arcs, null, 0);
  }

  /** The part of each block that has any, by block. */
  PlacedArcs[] cut(Borders borders) {
    int[] count = new int[borders.blocks()];
    for (long arc : arcs) {
      count[borders.block(head(arc))]++;
    }
    var parts = new PlacedArcs[count.length];
    for (int b = 0; b < parts.length; b++) {
      if (count[b] > 0) {
        parts[b] =
            new PlacedArcs(new long[count[b]], weights == null ? null : new double[count[b]], 0);
      }
    }
    for (int i = arcs.length - 1; i >= 0; i--) {
      int block = borders.block(head(arcs[i]));
      int place = --count[block];
      parts[block].arcs[place] = arcs[i];
      if (weights != null) {
        parts[block].weights[place] = weights[i];
      }
    }
    return parts;
  }
}
