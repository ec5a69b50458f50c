package org.kolscope.authenticity;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.special.Beta;

/**
 * Looks for the windows of one followee in which follows came faster than its own local rate.
 *
 * <p>Windows of 1, 3, 7 and 30 days, on grids of 1, 1, 2 and 10 days. For a window with n follows
 * and m follows on the D days within {@code localDays} before and after it, the tail is that of n
 * given n + m when every day has the same rate: the regularised beta function I_p(n / f, m / f + 1)
 * with p = w / (w + D). That is exact for a Poisson process of unknown rate. f is the followee's
 * own over-dispersion, at least 1: the mean of (x - y)² / (x + y) over neighbouring weeks, which is
 * 1 for a Poisson process, each term cut at {@code MOST_OF_A_WEEK} so that one burst does not hide
 * itself, shrunk to 1 with the weight of {@code PRIOR_WEEKS} weeks. A followee with fewer than
 * {@code leastDays} days around a window has no local rate: the window is not tested.
 *
 * <p>Cost: O(days of life) per followee and window length.
 *
 * @param localDays days before and after the window that give the rate; 180, section F of the study
 *     of the field. Longer: a slow delivery spoils its own baseline less, growth more.
 * @param leastDays chosen: 30, so that the rate rests on at least a month
 */
record BurstScan(int localDays, int leastDays) implements Serializable {

  /** Lengths of windows in days; from the study of the field. */
  static final List<Integer> LENGTHS = List.of(1, 3, 7, 30);

  /**
   * Bursts nearer to each other than this many days are one; the coarsest step of short windows.
   */
  private static final int NEAR = 3;

  private static final double MOST_OF_A_WEEK = 6.63;
  private static final double PRIOR_WEEKS = 10;

  BurstScan {
    if (localDays < 1) {
      throw new IllegalArgumentException("localDays must be at least 1, was " + localDays);
    }
    if (leastDays < 1) {
      throw new IllegalArgumentException("leastDays must be at least 1, was " + leastDays);
    }
  }

  /**
   * What came out of one followee.
   *
   * @param tests windows that were tested, the empty ones included
   * @param candidates windows with a tail of at most the one asked for, in grid order
   */
  record Scanned(long tests, List<FollowWindow> candidates) {}

  /** Tests all windows and keeps those with a tail of at most {@code most}. */
  Scanned scan(FollowDays life, double most) {
    double dispersion = dispersion(life);
    long tests = 0;
    var candidates = new ArrayList<FollowWindow>();
    for (int length : LENGTHS) {
      int step = Math.max(1, length / 3);
      int first = Math.floorDiv(life.firstDay(), step) * step;
      for (int start = first; start < life.endDay(); start += step) {
        if (localRateDays(life, start, length) < leastDays) {
          continue;
        }
        tests++;
        double follows = life.follows(start, start + length);
        if (follows > 1) {
          var window = window(life, start, start + length, dispersion);
          if (window.tail() <= most) {
            candidates.add(window);
          }
        }
      }
    }
    return new Scanned(tests, candidates);
  }

  /**
   * Chooses bursts among candidates: by gain, highest first, those that overlap no better one; then
   * joins neighbours. Ties: the shorter, then the earlier window.
   *
   * @param threshold tail up to which a window is significant
   */
  List<FollowWindow> bursts(FollowDays life, List<FollowWindow> candidates, double threshold) {
    var best =
        candidates.stream()
            .filter(w -> w.tail() <= threshold)
            .sorted(
                Comparator.comparingDouble((FollowWindow w) -> -w.gain())
                    .thenComparingInt(FollowWindow::days)
                    .thenComparingInt(FollowWindow::startDay))
            .toList();
    var chosen = new ArrayList<FollowWindow>();
    for (var window : best) {
      if (chosen.stream().noneMatch(window::overlaps)) {
        chosen.add(window);
      }
    }
    chosen.sort(Comparator.comparingInt(FollowWindow::startDay));
    double dispersion = dispersion(life);
    var joined = new ArrayList<FollowWindow>();
    for (var window : chosen) {
      var last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last != null && window.startDay() - last.endDay() <= NEAR) {
        joined.set(joined.size() - 1, window(life, last.startDay(), window.endDay(), dispersion));
      } else {
        joined.add(window);
      }
    }
    return joined;
  }

  private int localRateDays(FollowDays life, int start, int length) {
    return life.days(start - localDays, start + length + localDays)
        - life.days(start, start + length);
  }

  private FollowWindow window(FollowDays life, int start, int end, double dispersion) {
    double follows = life.follows(start, end);
    double around = life.follows(start - localDays, end + localDays) - follows;
    int length = life.days(start, end);
    int days = Math.max(1, localRateDays(life, start, end - start));
    double share = (double) length / (length + days);
    double tail =
        Beta.regularizedBeta(share, follows / dispersion, Math.max(0, around) / dispersion + 1);
    double expected = (Math.max(0, around) + 0.5) * length / days;
    return new FollowWindow(start, end - start, follows, expected, tail);
  }

  /** Over-dispersion of the weekly counts, at least 1. */
  static double dispersion(FollowDays life) {
    double sum = PRIOR_WEEKS;
    double weeks = PRIOR_WEEKS;
    for (int day = life.firstDay(); day + 14 <= life.endDay(); day += 14) {
      double x = life.follows(day, day + 7);
      double y = life.follows(day + 7, day + 14);
      if (x + y > 0.5) {
        sum += Math.min(MOST_OF_A_WEEK, (x - y) * (x - y) / (x + y));
        weeks++;
      }
    }
    return Math.max(1, sum / weeks);
  }
}
