package org.kolscope.evaluation;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.Arrays;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;

/**
 * A figure with its 95 % interval; all three are NaN, in JSON null, where the accounts cannot give
 * it, such as a recall without zombies.
 *
 * @param value the figure
 * @param low95 lower end, at most {@code value}
 * @param high95 upper end, at least {@code value}
 */
public record Estimate(
    @JsonSerialize(using = NanAsNull.class) double value,
    @JsonSerialize(using = NanAsNull.class) double low95,
    @JsonSerialize(using = NanAsNull.class) double high95) {

  private static final Estimate UNKNOWN = new Estimate(Double.NaN, Double.NaN, Double.NaN);

  /**
   * Between the 2.5th and the 97.5th percentile of draws, widened to hold the value. Sorts the
   * draws.
   */
  static Estimate of(double value, double[] draws) {
    if (Double.isNaN(value)) {
      return UNKNOWN;
    }
    Arrays.sort(draws);
    return new Estimate(
        value,
        Math.min(value, draws[(int) (0.025 * draws.length)]),
        Math.max(value, draws[(int) (0.975 * draws.length)]));
  }

  /** A share with the interval of Wilson (JASA 22, 1927). */
  static Estimate ofShare(int hits, int trials) {
    if (trials == 0) {
      return UNKNOWN;
    }
    var wilson = new WilsonScoreInterval().createInterval(trials, hits, 0.95);
    double share = (double) hits / trials;
    return new Estimate(
        share,
        Math.max(0, Math.min(share, wilson.getLowerBound())),
        Math.min(1, Math.max(share, wilson.getUpperBound())));
  }

  /** JSON has no NaN. */
  static final class NanAsNull extends StdSerializer<Double> {

    private static final long serialVersionUID = 1;

    NanAsNull() {
      super(Double.class);
    }

    @Override
    public void serialize(Double value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      if (Double.isNaN(value)) {
        json.writeNull();
      } else {
        json.writeNumber(value);
      }
    }
  }
}
