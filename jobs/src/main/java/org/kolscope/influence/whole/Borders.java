package org.kolscope.influence.whole;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Cuts the vertices into ranges with about as many arcs in each. Arcs are counted by cell of 2^k
 * vertices, at most 2^14 cells; a cell with more than the wanted arcs is a range of its own.
 */
final class Borders implements Serializable {

  private static final long serialVersionUID = 1;
  private static final int MOST_CELLS = 1 << 14;

  private final int shift;
  private final int[] blockOfCell;
  private final int[] first;

  private Borders(int shift, int[] blockOfCell, int[] first) {
    this.shift = shift;
    this.blockOfCell = blockOfCell;
    this.first = first;
  }

  /** Bits of a vertex within its cell. */
  static int shift(int n) {
    int shift = 0;
    while ((n - 1L) >> shift >= MOST_CELLS) {
      shift++;
    }
    return shift;
  }

  static int cells(int n) {
    return n == 0 ? 0 : (int) ((n - 1L) >> shift(n)) + 1;
  }

  /**
   * @param arcs by cell
   * @param wanted arcs of a range
   */
  static Borders of(int n, long[] arcs, long wanted) {
    int[] block = new int[arcs.length];
    int[] first = new int[arcs.length + 1];
    int blocks = 0;
    long filled = 0;
    int shift = shift(n);
    for (int cell = 0; cell < arcs.length; cell++) {
      if (cell == 0 || (filled > 0 && filled + arcs[cell] > wanted)) {
        first[blocks++] = cell << shift;
        filled = 0;
      }
      block[cell] = blocks - 1;
      filled += arcs[cell];
    }
    first[blocks] = n;
    return new Borders(shift, block, Arrays.copyOf(first, blocks + 1));
  }

  int blocks() {
    return first.length - 1;
  }

  int block(int vertex) {
    return blockOfCell[vertex >> shift];
  }

  /** The first vertex of a block; one past the last block, the number of vertices. */
  int first(int block) {
    return first[block];
  }
}
