package org.kolscope.report;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Counts of people that are too small to be shown: under 20. Where a sum is shown and only one of
 * its cells is small, the smallest of the others is not shown either, or it could be worked out. A
 * count of 0 is nobody and is shown.
 */
final class SmallCells {

  static final long LEAST = 20;

  private SmallCells() {}

  static boolean isSmall(long count) {
    return count > 0 && count < LEAST;
  }

  /** A count that stands alone. */
  static Figure alone(Long count) {
    return count != null && isSmall(count) ? Figure.text("< " + LEAST) : Figure.count(count);
  }

  /** Which cells of a known sum are not shown. */
  static List<Boolean> hidden(List<Long> cells) {
    long small = cells.stream().filter(SmallCells::isSmall).count();
    int second = small == 1 ? smallestOther(cells) : -1;
    return IntStream.range(0, cells.size())
        .mapToObj(i -> isSmall(cells.get(i)) || i == second)
        .toList();
  }

  private static int smallestOther(List<Long> cells) {
    return IntStream.range(0, cells.size())
        .filter(i -> cells.get(i) >= LEAST)
        .reduce((a, b) -> cells.get(b) < cells.get(a) ? b : a)
        .orElse(-1);
  }
}
