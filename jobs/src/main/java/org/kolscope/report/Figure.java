package org.kolscope.report;

import java.math.BigDecimal;
import java.math.MathContext;
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

  /** A share with its interval, in whole per cent: 61% (55–66). */
  static Figure interval(Double share, Double low, Double high) {
    return share == null || low == null || high == null
        ? NOT_AVAILABLE
        : new Figure(
            "%s (%s\u2013%s)"
                .formatted(
                    percent(share).text,
                    percent(low).text.replace("%", ""),
                    percent(high).text.replace("%", "")),
            share.toString());
  }

  /** A figure of any size: whole from 1,000 on, else four significant digits. */
  static Figure number(Double value) {
    if (value == null) {
      return NOT_AVAILABLE;
    }
    if (!Double.isFinite(value)) {
      return text(value.toString());
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return new Figure(String.format(Locale.ROOT, "%,d", value.longValue()), value.toString());
    }
    if (Math.abs(value) >= 1_000 && Math.abs(value) < 1e15) {
      return new Figure(String.format(Locale.ROOT, "%,.0f", value), value.toString());
    }
    var rounded = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
    boolean isPlain = Math.abs(value) >= 1e-5 && Math.abs(value) < 1e15;
    return new Figure(isPlain ? rounded.toPlainString() : rounded.toString(), value.toString());
  }

  /** Bytes in units of 1,024. */
  static Figure bytes(Long bytes) {
    if (bytes == null || bytes < 1024) {
      return bytes == null ? NOT_AVAILABLE : new Figure(bytes + " B", bytes.toString());
    }
    int unit = Math.min(5, (63 - Long.numberOfLeadingZeros(bytes)) / 10);
    double size = bytes / Math.pow(1024, unit);
    return new Figure(
        String.format(Locale.ROOT, size < 10 ? "%.1f" : "%.0f", size)
            + " "
            + "KMGTP".charAt(unit - 1)
            + "iB",
        bytes.toString());
  }

  /** Seconds as one reads a duration: 0.42 s, 38 s, 12 min 5 s, 3 h 20 min. */
  static Figure duration(Double seconds) {
    if (seconds == null) {
      return NOT_AVAILABLE;
    }
    long whole = Math.round(seconds);
    String text =
        seconds < 9.95
            ? String.format(Locale.ROOT, seconds < 0.995 ? "%.2f s" : "%.1f s", seconds)
            : whole < 60
                ? whole + " s"
                : whole < 3600
                    ? whole / 60 + " min " + whole % 60 + " s"
                    : whole / 3600 + " h " + whole % 3600 / 60 + " min";
    return new Figure(text, seconds.toString());
  }

  /** A change as a signed percentage: +4%, −12%. */
  static Figure change(Double share) {
    if (share == null) {
      return NOT_AVAILABLE;
    }
    long rounded = Math.round(100 * share);
    String sign = rounded > 0 ? "+" : rounded < 0 ? "\u2212" : "\u00b1";
    return new Figure(
        String.format(Locale.ROOT, "%s%,d%%", sign, Math.abs(rounded)), share.toString());
  }

  /** A share with two significant digits, for shares of few in many: 0.0031%. */
  static Figure share(Double share) {
    return share == null
        ? NOT_AVAILABLE
        : new Figure(twoDigits(100 * share) + "%", share.toString());
  }

  private static String twoDigits(double value) {
    return value == 0 || !Double.isFinite(value)
        ? number(value).text
        : new BigDecimal(value)
            .round(new MathContext(value < 10 ? 2 : 3))
            .stripTrailingZeros()
            .toPlainString();
  }

  /** Accounts that a model expects to be reached; whole from 10 on. */
  static Figure reach(double accounts) {
    return accounts < 10 ? oneDigit(accounts) : count(Math.round(accounts));
  }

  /** The same with its interval: 1,240 (1,180–1,300). */
  static Figure reach(double accounts, double low, double high) {
    return new Figure(
        "%s (%s\u2013%s)".formatted(reach(accounts).text, reach(low).text, reach(high).text),
        Double.toString(accounts));
  }

  /** A range of places; a single place where both ends are the same. */
  static Figure places(int low, int high) {
    String text = low == high ? count(low).text : count(low).text + "\u2013" + count(high).text;
    return new Figure(text, Integer.toString(low));
  }

  /** A place, and behind it what it would be otherwise: 12 (7). */
  static Figure place(Long place, Long otherwise) {
    return place == null || otherwise == null
        ? NOT_AVAILABLE
        : new Figure(
            "%s (%s)".formatted(count(place).text, count(otherwise).text), place.toString());
  }

  static Figure text(String text) {
    return text == null ? NOT_AVAILABLE : new Figure(text, text);
  }
}
