package org.kolscope.audience;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.kolscope.schema.GrowthAnomaly.Kind;

/**
 * Finds the changes of one account's followers that are unlike those before.
 *
 * <p>The change since the night seen last, by days between, is compared with the same of the {@code
 * window} days before: z = (change - median) / scale, where scale is 1.4826 times the median
 * absolute deviation, which estimates the standard deviation of a normal distribution, or, where
 * that is 0, 1.2533 times the mean absolute deviation (Iglewicz and Hoaglin, How to detect and
 * handle outliers, 1993); and at least what counting alone gives, the square root of the median,
 * and at least the step in which the platform shows the counter (the largest power of ten in all of
 * its values: 123,000 of "12.3万" moves by 1,000). A change stands out if |z| is above {@code
 * leastZ} and the followers moved by more than {@code leastChange} and more than {@code leastShare}
 * of those before. Nights need not be whole: a log of what changed has none where nothing did.
 *
 * @param window days before that count, at least 7; default 28, feature 9 of the plan
 * @param leastNights nights within the window, the changed one included, that must be known, at
 *     least 4; default 7: a week
 * @param leastZ above 0; default 6, feature 9
 * @param leastChange followers, at least 0; default 200, feature 9
 * @param leastShare of the followers before, in [0, 1]; default 0.003, feature 9
 */
public record GrowthSeries(
    int window, int leastNights, double leastZ, long leastChange, double leastShare)
    implements Serializable {

  private static final double OF_MEDIAN = 1.4826;
  private static final double OF_MEAN = 1.2533;

  public GrowthSeries {
    if (window < 7) {
      throw new IllegalArgumentException("window must be at least 7 days, was " + window);
    }
    if (leastNights < 4) {
      throw new IllegalArgumentException("leastNights must be at least 4, was " + leastNights);
    }
    if (!(leastZ > 0)) {
      throw new IllegalArgumentException("leastZ must be above 0, was " + leastZ);
    }
    if (leastChange < 0) {
      throw new IllegalArgumentException("leastChange must be at least 0, was " + leastChange);
    }
    if (!(leastShare >= 0 && leastShare <= 1)) {
      throw new IllegalArgumentException("leastShare must be in [0, 1], was " + leastShare);
    }
  }

  /** Feature 9 of the plan. */
  public GrowthSeries() {
    this(28, 7, 6, 200, 0.003);
  }

  /** Followers as displayed on a night, a day of the epoch. */
  record Seen(int day, long followers) {}

  /** A change that stands out. */
  record Change(Kind kind, Seen before, Seen after, double daily, double usualDaily, double z) {}

  /** The changes that stand out, oldest first. */
  List<Change> of(List<Seen> ascending) {
    var found = new ArrayList<Change>();
    for (int i = leastNights - 1; i < ascending.size(); i++) {
      int first = firstWithin(ascending, i);
      if (i - first + 1 >= leastNights) {
        var change = change(ascending, first, i);
        if (standsOut(change)) {
          found.add(change);
        }
      }
    }
    return found;
  }

  private int firstWithin(List<Seen> nights, int last) {
    int day = nights.get(last).day() - window;
    return (int) nights.stream().filter(n -> n.day() < day).count();
  }

  private static Change change(List<Seen> nights, int first, int last) {
    double[] rates = IntStream.range(first + 1, last).mapToDouble(i -> daily(nights, i)).toArray();
    double usual = new Median().evaluate(rates);
    double step = step(nights.subList(first, last + 1));
    double scale = Math.max(spread(rates, usual), Math.max(step, Math.sqrt(Math.abs(usual))));
    double daily = daily(nights, last);
    return new Change(
        daily > usual ? Kind.SPIKE : Kind.CLIFF,
        nights.get(last - 1),
        nights.get(last),
        daily,
        usual,
        (daily - usual) / scale);
  }

  private static double spread(double[] rates, double usual) {
    double[] off = Arrays.stream(rates).map(r -> Math.abs(r - usual)).toArray();
    double median = OF_MEDIAN * new Median().evaluate(off);
    return median > 0 ? median : OF_MEAN * Arrays.stream(off).average().orElse(0);
  }

  /** The largest power of ten that divides all counters; 1 if all are 0. */
  private static double step(List<Seen> nights) {
    long step = 1;
    long next = 10;
    while (next < Integer.MAX_VALUE && isStep(nights, next)) {
      step = next;
      next *= 10;
    }
    return step;
  }

  private static boolean isStep(List<Seen> nights, long step) {
    return nights.stream().allMatch(n -> n.followers() % step == 0)
        && nights.stream().anyMatch(n -> n.followers() > 0);
  }

  private static double daily(List<Seen> nights, int i) {
    var before = nights.get(i - 1);
    var after = nights.get(i);
    return (double) (after.followers() - before.followers()) / (after.day() - before.day());
  }

  /** A spike goes up and a cliff down: slower growth is neither. */
  private boolean standsOut(Change change) {
    long moved = change.after().followers() - change.before().followers();
    long up = change.kind() == Kind.SPIKE ? moved : -moved;
    double least = Math.max((double) leastChange, leastShare * change.before().followers());
    return Math.abs(change.z()) > leastZ && up > least;
  }
}
