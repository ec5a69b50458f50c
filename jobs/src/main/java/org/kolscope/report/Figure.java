package org.kolscope.report;

import java.util.Locale;

/**
 * A number as people read it and as the page sorts it.
 *
 * @param text as shown; null for n/a
 * @param sortKey plain number or text to sort by; empty for n/a, which sorts last
 */
record Figure(String text, String sortKey) {

  private static final Figure NOT_AVAILABLE = new Figure(null, "");

  static Figure count(Long count) {
    return count == null
        ? NOT_AVAILABLE
        : new Figure(String.format(Locale.ROOT, "%,d", count), count.toString());
  }

  static Figure count(Integer count) {
    return count(count == null ? null : Long.valueOf(count));
  }

  static Figure oneDigit(Double value) {
    return value == null
        ? NOT_AVAILABLE
        : new Figure(String.format(Locale.ROOT, "%.1f", value), value.toString());
  }

  /** Rounds to whole per cent, but never a share below 1 up to 100%. */
  static Figure percent(Double share) {
    if (share == null) {
      return NOT_AVAILABLE;
    }
    long rounded = share < 1 ? Math.min(99, Math.round(100 * share)) : Math.round(100 * share);
    return new Figure(rounded + "%", share.toString());
  }

  /** A range of places; a single place where both ends are the same. */
  static Figure places(int low, int high) {
    String text = low == high ? count(low).text : count(low).text + "\u2013" + count(high).text;
    return new Figure(text, Integer.toString(low));
  }

  static Figure text(String text) {
    return text == null ? NOT_AVAILABLE : new Figure(text, text);
  }
}
