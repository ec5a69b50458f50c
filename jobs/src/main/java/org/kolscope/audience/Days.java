package org.kolscope.audience;

import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.unix_seconds;

import java.time.LocalDate;
import java.time.ZoneId;
import org.apache.spark.sql.Column;

/** Days of the reports' zone up to a night, counted from the epoch. */
public record Days(ZoneId zone, LocalDate asOf) {

  private static final long SECONDS_OF_DAY = 86_400;
  private static final long SECONDS_OF_HOUR = 3_600;

  /**
   * The day of an instant. Built from whole seconds: Spark's own date of a time would follow the
   * zone of the session.
   */
  public Column of(Column instant) {
    return floor(unix_seconds(from_utc_timestamp(instant, zone.getId())).divide(SECONDS_OF_DAY))
        .cast("int");
  }

  /** Whether a day is one of the last {@code days}, the night's included. */
  public Column isInLast(int days, Column day) {
    return day.gt(lit(last() - days)).and(day.leq(lit(last())));
  }

  /** The hour of an instant, 0 to 23. */
  public Column hourOf(Column instant) {
    return floor(
            pmod(unix_seconds(from_utc_timestamp(instant, zone.getId())), lit(SECONDS_OF_DAY))
                .divide(SECONDS_OF_HOUR))
        .cast("bigint");
  }

  /** The night. */
  int last() {
    return (int) asOf.toEpochDay();
  }
}
