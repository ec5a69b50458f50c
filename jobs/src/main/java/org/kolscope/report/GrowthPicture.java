package org.kolscope.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.kolscope.report.Dossier.Followers;
import org.kolscope.schema.GrowthAnomaly;

/** The displayed followers of a KOL as a line over its nights, with the marked ones. */
record GrowthPicture(List<Followers> nights, List<GrowthAnomaly> changes) {

  static final int WIDTH = 900;
  static final int HEIGHT = 150;
  private static final int MARGIN = 8;

  /** Nights of the last four weeks that growth needs. */
  static final int LEAST_NIGHTS = 7;

  /** A marked night. */
  record Mark(String x, String y, String style) {}

  boolean isEmpty() {
    return nights.size() < 2;
  }

  long lowest() {
    return nights.stream().mapToLong(Followers::followersCount).min().orElse(0);
  }

  long highest() {
    return nights.stream().mapToLong(Followers::followersCount).max().orElse(0);
  }

  /** Points of an SVG line. */
  String points() {
    return nights.stream().map(n -> x(n) + "," + y(n)).collect(Collectors.joining(" "));
  }

  List<Mark> marks() {
    return nights.stream()
        .flatMap(
            n ->
                changes.stream()
                    .filter(c -> c.night().equals(n.night()))
                    .map(c -> new Mark(x(n), y(n), style(c))))
        .toList();
  }

  private static String style(GrowthAnomaly change) {
    return change.explanation() == GrowthAnomaly.Explanation.UNEXPLAINED
        ? "mark-open"
        : "mark-explained";
  }

  private String x(Followers night) {
    long first = nights.get(0).night().toEpochDay();
    long last = nights.get(nights.size() - 1).night().toEpochDay();
    double part =
        last == first ? 0 : (double) (night.night().toEpochDay() - first) / (last - first);
    return place(MARGIN + part * (WIDTH - 2 * MARGIN));
  }

  private String y(Followers night) {
    long span = Math.max(1, highest() - lowest());
    double part = (double) (highest() - night.followersCount()) / span;
    return place(MARGIN + part * (HEIGHT - 2 * MARGIN));
  }

  private static String place(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
