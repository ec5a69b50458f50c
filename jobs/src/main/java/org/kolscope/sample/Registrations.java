package org.kolscope.sample;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * When accounts are registered: the growth of the platform from its start to the first night. The
 * weights of years are chosen after what is known of Weibo: it started in August 2009, boomed from
 * 2011 to 2013 and has had a steady flow since. The newest months have a little more.
 *
 * <p>Times are seconds since 1970.
 */
final class Registrations {

  /** The month in which the platform began. */
  private static final YearMonth START = YearMonth.of(2009, 8);

  /** Relative flow a year from 2009 on; later years go on with the last one. */
  private static final double[] YEARS = {
    2, 6, 14, 14, 12, 9, 7, 6, 6, 5.5, 5, 5, 4.5, 4, 4, 4, 4, 4
  };

  /** The flow of the newest three months, relative to the year. */
  private static final double NEWEST = 1.3;

  /** Relative flow by hour of the day; few register at night. */
  private static final Cumulated HOURS =
      new Cumulated(3, 2, 1, 1, 1, 1, 2, 3, 5, 6, 7, 7, 7, 6, 6, 6, 6, 6, 6, 7, 8, 9, 8, 5);

  private static final int DAY = 86_400;

  private final int end;
  private final List<YearMonth> months = new ArrayList<>();
  private final Cumulated weights;

  /**
   * @param settings whose first night ends the growth
   */
  Registrations(SampleSettings settings) {
    end = settings.endOf(0);
    var last = YearMonth.from(settings.firstNight());
    var first = last.isAfter(START.plusMonths(3)) ? START : last.minusMonths(24);
    for (var month = first; !month.isAfter(last); month = month.plusMonths(1)) {
      months.add(month);
    }
    weights =
        new Cumulated(
            months.stream().mapToDouble(m -> weight(m, last, settings.firstNight())).toArray());
  }

  private static double weight(YearMonth month, YearMonth last, LocalDate firstNight) {
    var year = Math.max(0, Math.min(YEARS.length - 1, month.getYear() - START.getYear()));
    var newest = month.isAfter(last.minusMonths(3)) ? NEWEST : 1;
    var part = month.equals(last) ? (double) firstNight.getDayOfMonth() / last.lengthOfMonth() : 1;
    return YEARS[year] * newest * part * month.lengthOfMonth();
  }

  /** As everybody: any time from the platform's start to the end of the first night. */
  int organic(SplittableRandom draws) {
    var month = months.get(weights.at(draws.nextDouble()));
    var from = at(month.atDay(1));
    var to = Math.min(end, at(month.plusMonths(1).atDay(1)));
    var day = from + draws.nextInt(Math.max(1, (to - from + DAY - 1) / DAY)) * DAY;
    return Math.min(end - 1, day + clock(draws));
  }

  /** Of old: the earlier of two organic times. */
  int early(SplittableRandom draws) {
    return Math.min(organic(draws), organic(draws));
  }

  /** Within days: from {@code start} on, for {@code days} days, by shifts of working hours. */
  int batch(int start, int days, SplittableRandom draws) {
    var shift = draws.nextInt(Math.max(1, days));
    var second = (int) (9 * 3600 + draws.nextDouble() * 12 * 3600);
    return Math.min(end - 1, start + shift * DAY + second);
  }

  /** On one of the days from {@code start} to {@code end}, at an hour of the day. */
  static int between(int start, int end, SplittableRandom draws) {
    var days = Math.max(1, (end - start) / DAY);
    return Math.min(end - 1, start + draws.nextInt(days) * DAY + clock(draws));
  }

  private static int clock(SplittableRandom draws) {
    return HOURS.at(draws.nextDouble()) * 3600 + draws.nextInt(3600);
  }

  private static int at(LocalDate day) {
    return (int) day.atTime(LocalTime.MIDNIGHT).atZone(SampleSettings.ZONE).toEpochSecond();
  }
}
