package org.kolscope.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A row of figures as a small line, with a gap where there is none.
 *
 * @param values oldest first; null for a gap
 */
record Sparkline(List<Double> values) {

  static final int WIDTH = 98;
  static final int HEIGHT = 22;
  private static final double MARGIN = 3;

  boolean isEmpty() {
    return known().isEmpty();
  }

  /** Lowest and highest of the figures. */
  String span() {
    var low = known().stream().min(Double::compare).map(Figure::number).map(Figure::text);
    var high = known().stream().max(Double::compare).map(Figure::number).map(Figure::text);
    return low.equals(high) ? low.orElse("") : low.orElse("") + " – " + high.orElse("");
  }

  /** The lines as an SVG path; a lone figure between gaps is a short stroke. */
  String path() {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      if (isGap(i)) {
        continue;
      }
      boolean begins = isGap(i - 1);
      path.append(begins ? 'M' : 'L').append(x(i)).append(' ').append(y(i));
      if (begins && isGap(i + 1)) {
        path.append("h0.1");
      }
    }
    return path.toString();
  }

  /** Where tonight is: the last figure, if it is none of the gaps; empty otherwise. */
  List<Point> tonight() {
    int last = values.size() - 1;
    return isGap(last) ? List.of() : List.of(new Point(x(last), y(last)));
  }

  record Point(String x, String y) {}

  private boolean isGap(int i) {
    return i < 0 || i >= values.size() || !isKnown(values.get(i));
  }

  private static boolean isKnown(Double value) {
    return value != null && Double.isFinite(value);
  }

  private List<Double> known() {
    return values.stream().filter(Objects::nonNull).filter(Sparkline::isKnown).toList();
  }

  private String x(int i) {
    double step = values.size() < 2 ? 0 : (WIDTH - 2 * MARGIN) / (values.size() - 1);
    return format(MARGIN + i * step);
  }

  private String y(int i) {
    List<Double> sorted = new ArrayList<>(known());
    sorted.sort(Double::compare);
    double low = sorted.get(0);
    double range = sorted.get(sorted.size() - 1) - low;
    double up = range > 0 ? (values.get(i) - low) / range : 0.5;
    return format(HEIGHT - MARGIN - up * (HEIGHT - 2 * MARGIN));
  }

  private static String format(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
