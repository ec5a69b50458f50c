package org.kolscope.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.kolscope.schema.Outcome;

/**
 * What our own houses sell each day. Sales follow how many real readers were shown posts about the
 * house on that day and the days before, complaints against it; a weekday and some noise come on
 * top. Planted, so that an analysis of effect has a truth: {@link #RESPONSE}.
 */
final class Sales {

  /** Sales gained by twice the usual exposure; chosen. */
  static final double RESPONSE = 0.25;

  /** Sales lost by complaints that as many see as usually see the house; chosen. */
  static final double DAMAGE = 0.3;

  /** What of an exposure is left the next day; chosen. */
  static final double MEMORY = 0.6;

  private static final double NOISE = 0.05;
  private static final double[] WEEK = {0.85, 0.85, 0.9, 0.95, 1.05, 1.25, 1.15};

  private final SampleSettings settings;
  private final Stage stage;
  private final double[][] good;
  private final double[][] bad;

  Sales(SampleSettings settings, Stage stage, Posts posts, Sight sight) {
    this.settings = settings;
    this.stage = stage;
    var days = stage.calendar().days();
    good = new double[stage.houses().size()][days];
    bad = new double[stage.houses().size()][days];
    for (int post = 0; post < posts.size(); post++) {
      var house = posts.house[post];
      if (house >= 0) {
        var day = stage.calendar().dayOf(posts.time[post]);
        var into = posts.kind(post) == PostKind.COMPLAINT ? bad : good;
        into[house][day] += sight.readers(posts.author[post]);
      }
    }
  }

  /** Rows of a night; the first has those of the whole history. */
  List<Outcome> of(int night) {
    var rows = new ArrayList<Outcome>();
    var last = SampleSettings.HISTORY_DAYS - 1 + night;
    for (int day = night == 0 ? 0 : last; day <= last; day++) {
      for (int house = 0; house < stage.houses().size(); house++) {
        if (stage.houses().get(house).isOurs()) {
          add(house, day, rows);
        }
      }
    }
    return rows;
  }

  private void add(int house, int day, List<Outcome> rows) {
    var usual = 0.0;
    for (int d = 0; d < SampleSettings.HISTORY_DAYS; d++) {
      usual += good[house][d] / SampleSettings.HISTORY_DAYS;
    }
    var effect =
        1
            + RESPONSE * (remembered(good[house], day) / Math.max(usual, 1) - 1)
            - DAMAGE * remembered(bad[house], day) / Math.max(usual, 1);
    var date = settings.firstNight().plusDays(day - SampleSettings.HISTORY_DAYS + 1L);
    var size = 40 + Math.sqrt(stage.people().size()) * 0.6;
    var orders = size * WEEK[stage.calendar().weekday(day)] * Math.max(0.2, effect);
    add("orders", house, date, orders, rows);
    add("visits", house, date, orders * 14, rows);
    add("coupons", house, date, orders * 3, rows);
  }

  private double remembered(double[] seen, int day) {
    var sum = 0.0;
    var weight = 1.0;
    var weights = 0.0;
    for (int d = day; d >= Math.max(0, day - 7); d--) {
      sum += weight * seen[d];
      weights += weight;
      weight *= MEMORY;
    }
    return sum / weights;
  }

  private void add(String metric, int house, LocalDate date, double mean, List<Outcome> rows) {
    var random = stage.chance().on(metric).draws(house, date.toEpochDay());
    var value = Math.rint(mean * StrictMath.exp(NOISE * Stage.normal(random)));
    rows.add(new Outcome(stage.houses().get(house).brand(), date, metric, value, null));
  }
}
