package org.kolscope.sample;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * What world to make.
 *
 * @param accounts of persons, brands and farms together, at least 500
 * @param nights folders to write, at least 1; the first holds everything up to it, the others what
 *     changed
 * @param firstNight the date of the first folder
 * @param seed of all chance
 */
public record SampleSettings(int accounts, int nights, LocalDate firstNight, long seed) {

  /** Times of the world are those of Weibo. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** Days of posts in the first folder, its own day included. */
  public static final int HISTORY_DAYS = 28;

  /**
   * Parts that are written side by side, whatever the number of threads. An account belongs to part
   * {@code index % PARTS}, what it follows and the cascades of its posts with it; rows of a part
   * are sorted by their key.
   */
  public static final int PARTS = 16;

  /** Accounts from which on each part is a file; chosen: less is one file of some megabytes. */
  private static final int LARGE = 50_000;

  public SampleSettings {
    if (accounts < 500) {
      throw new IllegalArgumentException("--accounts must be at least 500, was " + accounts);
    }
    if (nights < 1 || nights > 400) {
      throw new IllegalArgumentException("--nights must be from 1 to 400, was " + nights);
    }
  }

  /** Files per table and night: one, or one a part. */
  public int files() {
    return accounts < LARGE ? 1 : PARTS;
  }

  public Chance chance() {
    return Chance.of(seed);
  }

  /** The date of a night, 0 the first. */
  public LocalDate night(int night) {
    return firstNight.plusDays(night);
  }

  /** Seconds since 1970 at which a night ends: midnight in {@link #ZONE}. */
  public int endOf(int night) {
    return (int) night(night + 1).atTime(LocalTime.MIDNIGHT).atZone(ZONE).toEpochSecond();
  }

  /** Seconds since 1970 at which a night begins. */
  public int startOf(int night) {
    return endOf(night - 1);
  }
}
