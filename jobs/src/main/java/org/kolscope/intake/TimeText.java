package org.kolscope.intake;

import java.io.Serializable;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Reads times as people and crawlers write them. Tried in this order: the formats given, then
 * {@code 2020-06-30}, {@code 2020/6/30}, each with or without {@code 7:05}, {@code 07:05:09}, a
 * fraction and an offset. A text that fits none is no time. Fractions are cut to microseconds.
 *
 * @param formats patterns for {@link DateTimeFormatter}, English words; {@code unix} for seconds
 * @param zone of texts without an offset; a time that a change of clocks skips is moved forward
 */
record TimeText(List<String> formats, String zone) implements Serializable {

  private static final long serialVersionUID = 1;

  static final String UNIX = "unix";

  /** 1990 to 2200: whatever lies outside is no time of a microblog but a shifted column. */
  private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
  private static final Pattern SECONDS = Pattern.compile("\\d{9,10}");
  private static final Map<String, DateTimeFormatter> GIVEN = new ConcurrentHashMap<>();
  private static final DateTimeFormatter DASHES = usual("u-M-d");
  private static final DateTimeFormatter SLASHES = usual("u/M/d");

  private static DateTimeFormatter usual(String date) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(date + "[['T'][' ']H:mm[:ss]")
        .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
        .appendPattern("[' '][XXX][XX]]")
        .toFormatter(Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /** The instant {@code text} means, or null if it means none. */
  Instant instant(String text) {
    var trimmed = text.strip();
    for (var format : formats) {
      var read = format.equals(UNIX) ? seconds(trimmed) : parsed(given(format), trimmed);
      if (read != null) {
        return read;
      }
    }
    return parsed(trimmed.indexOf('/') > 0 ? SLASHES : DASHES, trimmed);
  }

  /** The day {@code text} means, or null if it means none. */
  static LocalDate date(String text) {
    try {
      var trimmed = text.strip();
      var date = LocalDate.from((trimmed.indexOf('/') > 0 ? SLASHES : DASHES).parse(trimmed));
      return isPlausible(date) ? date : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Whether {@code date} can be a day of a microblog. */
  static boolean isPlausible(LocalDate date) {
    return date.getYear() >= 1990 && date.getYear() < 2200;
  }

  private static DateTimeFormatter given(String format) {
    return GIVEN.computeIfAbsent(
        format,
        f ->
            new DateTimeFormatterBuilder()
                .appendPattern(f)
                // strict readers of "yyyy" ask for the era
                .parseDefaulting(ChronoField.ERA, 1)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT));
  }

  /** Refuses a pattern that is none. */
  static void check(String format) {
    if (!format.equals(UNIX)) {
      given(format);
    }
  }

  /** Whether {@code at} can be the time of a microblog. */
  static boolean isPlausible(Instant at) {
    return !at.isBefore(EARLIEST) && !at.isAfter(LATEST);
  }

  private static Instant seconds(String text) {
    if (!SECONDS.matcher(text).matches()) {
      return null;
    }
    var at = Instant.ofEpochSecond(Long.parseLong(text));
    return isPlausible(at) ? at : null;
  }

  private Instant parsed(DateTimeFormatter formatter, String text) {
    var end = new ParsePosition(0);
    // an exception costs more than ten readings, and formats that do not fit are no exception
    if (formatter.parseUnresolved(text, end) == null || end.getIndex() < text.length()) {
      return null;
    }
    try {
      var instant = instant(formatter.parse(text));
      return isPlausible(instant) ? instant : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private Instant instant(TemporalAccessor read) {
    var at = ZoneId.of(zone);
    var isTimed = read.query(TemporalQueries.localTime()) != null;
    Instant instant;
    if (isTimed && read.query(TemporalQueries.offset()) != null) {
      instant = OffsetDateTime.from(read).toInstant();
    } else if (isTimed) {
      instant = LocalDateTime.from(read).atZone(at).toInstant();
    } else {
      instant = LocalDate.from(read).atStartOfDay(at).toInstant();
    }
    return instant.truncatedTo(ChronoUnit.MICROS);
  }
}
