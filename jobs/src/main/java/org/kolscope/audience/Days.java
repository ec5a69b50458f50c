package org.kolscope.audience;

import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_seconds;

import java.time.LocalDate;
import java.time.ZoneId;
import org.apache.spark.sql.Column;

/** Days of the reports' zone up to a night, counted from the epoch. */
record Days(ZoneId zone, LocalDate asOf) {

  private static final long SECONDS_OF_DAY = 86_400;

  /**
   * The day of an instant. Built from whole seconds: Spark's own date of a time would follow the
   * zone of the session.
   */
  Column of(Column instant) {
    return floor(unix_seconds(from_utc_timestamp(instant, zone.getId())).divide(SECONDS_OF_DAY))
        .cast("int");
  }

  /** Whether a day is one of the last {@code days}, the night's included. */
  Column isInLast(int days, Column day) {
    return day.gt(lit(last() - days)).and(day.leq(lit(last())));
  }

  /** The night. */
  int last() {
    return (int) asOf.toEpochDay();
  }
}
