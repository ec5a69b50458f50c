package org.kolscope.sample;

import java.time.Instant;
import java.time.LocalDate;

/** Times as the raw files have them: {@code 2026-03-01 08:15:00}, in the zone of the world. */
final class Stamps {

  private static final int DAY = 86_400;

  /** Weibo's zone has had no summer time since 1991; no time of a world is older. */
  private static final int OFFSET =
      SampleSettings.ZONE
          .getRules()
          .getOffset(Instant.parse("2009-08-14T00:00:00Z"))
          .getTotalSeconds();

  private static final int FIRST_DAY = (int) LocalDate.of(2009, 1, 1).toEpochDay();
  private static final String[] DAYS = new String[365 * 24];

  static {
    for (int i = 0; i < DAYS.length; i++) {
      DAYS[i] = LocalDate.ofEpochDay(FIRST_DAY + i) + " ";
    }
  }

  private Stamps() {}

  /** Appends a time given in seconds since 1970. */
  static void append(StringBuilder line, long seconds) {
    var local = seconds + OFFSET;
    line.append(DAYS[(int) Math.floorDiv(local, DAY) - FIRST_DAY]);
    var second = Math.floorMod(local, DAY);
    two(line, second / 3600).append(':');
    two(line, second / 60 % 60).append(':');
    two(line, second % 60);
  }

  static String of(Instant at) {
    var line = new StringBuilder(19);
    append(line, at.getEpochSecond());
    return line.toString();
  }

  private static StringBuilder two(StringBuilder line, int number) {
    return line.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}
