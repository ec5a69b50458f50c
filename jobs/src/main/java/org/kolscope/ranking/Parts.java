package org.kolscope.ranking;

import java.io.Serializable;
import java.util.function.ToDoubleFunction;
import org.apache.spark.sql.Row;

/**
 * One number for each {@link Part}: what was measured, a percentile or a weight. NaN stands for
 * unknown and never leaves this package: tables say null.
 */
record Parts(double status, double broker, double relay, double response) implements Serializable {

  /** The columns of the four, for a schema in Spark's DDL. */
  static final String DDL = "status DOUBLE, broker DOUBLE, relay DOUBLE, response DOUBLE";

  static Parts of(ToDoubleFunction<Part> number) {
    return new Parts(
        number.applyAsDouble(Part.STATUS),
        number.applyAsDouble(Part.BROKER),
        number.applyAsDouble(Part.RELAY),
        number.applyAsDouble(Part.RESPONSE));
  }

  /** Reads four columns from {@code first} on. */
  static Parts at(int first, Row row) {
    return new Parts(
        row.getDouble(first),
        row.getDouble(first + 1),
        row.getDouble(first + 2),
        row.getDouble(first + 3));
  }

  double get(Part part) {
    return switch (part) {
      case STATUS -> status;
      case BROKER -> broker;
      case RELAY -> relay;
      case RESPONSE -> response;
    };
  }

  boolean has(Part part) {
    return !Double.isNaN(get(part));
  }

  /** Share of the weights whose parts are known, in [0, 1]. */
  double knownShare(Parts weights) {
    double known = 0;
    double all = 0;
    for (var part : Part.values()) {
      known += has(part) ? weights.get(part) : 0;
      all += weights.get(part);
    }
    return known / all;
  }

  /**
   * Mean of the known parts, their weights scaled up to make 1. NaN if no part with a weight is
   * known. Added in the order of the parts, so the same parts make the same bits.
   */
  double mean(Parts weights) {
    double sum = 0;
    double known = 0;
    for (var part : Part.values()) {
      if (has(part)) {
        sum += weights.get(part) * get(part);
        known += weights.get(part);
      }
    }
    return known > 0 ? sum / known : Double.NaN;
  }
}
