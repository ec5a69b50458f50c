package org.kolscope.sample;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * What must be so for some words to be believed: the season and hour in which they are written, and
 * how their writer lives. A set of them is a number with a bit each; an alternative of the grammar
 * that begins with {@code <name>} stands only where the bit is set.
 */
enum Circumstance {
  SPRING("春"),
  SUMMER("夏"),
  AUTUMN("秋"),
  WINTER("冬"),
  /** From five days before the Spring Festival to seven after it. */
  NEW_YEAR("年"),
  /** A weekend or a long public holiday. */
  DAY_OFF("假"),
  WORKDAY("班"),
  MONTH_END("月底"),
  MORNING("早"),
  MEAL("饭"),
  EVENING("晚"),
  NIGHT("夜"),
  WOMAN("女"),
  MAN("男"),
  COUPLE("伴"),
  CHILD("娃"),
  CHILDLESS("无娃"),
  /** Below three years. */
  SMALL_CHILD("幼"),
  /** Of school age, or nearly. */
  SCHOOL_CHILD("学"),
  SON("儿"),
  DAUGHTER("囡"),
  TWO_CHILDREN("二孩"),
  PET("宠"),
  CAR("车");

  /** Whoever asks does not care. */
  static final int ANY = -1;

  /** First days of the lunar years 2024 to 2030. */
  private static final LocalDate[] NEW_YEARS = {
    LocalDate.of(2024, 2, 10),
    LocalDate.of(2025, 1, 29),
    LocalDate.of(2026, 2, 17),
    LocalDate.of(2027, 2, 6),
    LocalDate.of(2028, 1, 26),
    LocalDate.of(2029, 2, 13),
    LocalDate.of(2030, 2, 3)
  };

  private final String chinese;

  Circumstance(String chinese) {
    this.chinese = chinese;
  }

  @SuppressWarnings("EnumOrdinal")
  int bit() {
    return 1 << ordinal();
  }

  static int bits(Set<Circumstance> all) {
    return all.stream().mapToInt(Circumstance::bit).sum();
  }

  /**
   * The bit of a name in the files.
   *
   * @throws IllegalArgumentException if there is none
   */
  static int named(String chinese) {
    return Arrays.stream(values())
        .filter(c -> c.chinese.equals(chinese))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(chinese))
        .bit();
  }

  /** Those of a time, in seconds since 1970. */
  static int at(int time) {
    var now = LocalDateTime.ofInstant(Instant.ofEpochSecond(time), SampleSettings.ZONE);
    var day = now.toLocalDate();
    var all = EnumSet.of(season(day.getMonthValue()), isDayOff(day) ? DAY_OFF : WORKDAY);
    if (isNewYear(day, 5)) {
      all.add(NEW_YEAR);
    }
    if (day.getDayOfMonth() >= 24) {
      all.add(MONTH_END);
    }
    var hour = now.getHour();
    if (hour >= 5 && hour < 10) {
      all.add(MORNING);
    } else if (hour >= 18 && hour < 23) {
      all.add(EVENING);
    } else if (hour >= 23 || hour < 5) {
      all.add(NIGHT);
    }
    if (hour == 11 || hour == 12 || (hour >= 17 && hour < 20)) {
      all.add(MEAL);
    }
    return bits(all);
  }

  private static Circumstance season(int month) {
    return switch (month) {
      case 3, 4, 5 -> SPRING;
      case 6, 7, 8 -> SUMMER;
      case 9, 10, 11 -> AUTUMN;
      default -> WINTER;
    };
  }

  private static boolean isDayOff(LocalDate day) {
    var isWeekend =
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    var isGolden =
        (day.getMonthValue() == 10 && day.getDayOfMonth() <= 7)
            || (day.getMonthValue() == 5 && day.getDayOfMonth() <= 5)
            || day.getDayOfYear() == 1;
    return isWeekend || isGolden || isNewYear(day, 1);
  }

  private static boolean isNewYear(LocalDate day, int before) {
    return Arrays.stream(NEW_YEARS)
        .anyMatch(
            first -> !day.isBefore(first.minusDays(before)) && day.isBefore(first.plusDays(7)));
  }
}
