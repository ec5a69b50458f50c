package org.kolscope.audience.customers;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kolscope.schema.Brief.Target;

/**
 * What a brief asks of people's places, genders and ages, and whether somebody answers it.
 *
 * <p>A place answers if its province, its city or its tier is one of those asked for: a brief that
 * names provinces and cities wants both kinds. Gender and age are asked for beside it. Ages come
 * from what people say of themselves, {@code 90后} or {@code 1992年}; only few do.
 */
final class Demographics implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Provinces that say nothing. */
  private static final Set<String> NOWHERE = Set.of("", "其他", "未知");

  /** 85后, 00后, 1987年, 1987年生人, born 1987 as 87年; a lonely number is none. */
  private static final Pattern DECADE = Pattern.compile("(?<![0-9])([0-9])([05])后");

  private static final Pattern YEAR = Pattern.compile("(?<![0-9])(19[4-9][0-9]|20[01][0-9])年?生");

  private static final Pattern RANGE = Pattern.compile("([0-9]{1,2})-([0-9]{1,3})岁?");

  private final Set<String> genders;
  private final Set<String> provinces;
  private final Set<String> cities;
  private final Set<String> tiers;

  /** Years of birth, first and last, per line of the brief. */
  private final int[][] births;

  private Demographics(
      Set<String> genders,
      Set<String> provinces,
      Set<String> cities,
      Set<String> tiers,
      List<int[]> births) {
    this.genders = genders;
    this.provinces = provinces;
    this.cities = cities;
    this.tiers = tiers;
    this.births = births.toArray(int[][]::new);
  }

  /**
   * What is asked; nothing if {@code target} is null.
   *
   * @param year of the night: ages are reckoned from it
   */
  static Demographics of(Target target, int year) {
    var births = new ArrayList<int[]>();
    if (target == null) {
      return new Demographics(Set.of(), Set.of(), Set.of(), Set.of(), births);
    }
    target.ages().forEach(age -> births.add(births(age, year)));
    return new Demographics(
        target.genders().stream().map(Demographics::gender).collect(Collectors.toSet()),
        target.provinces().stream().map(Demographics::bare).collect(Collectors.toSet()),
        target.cities().stream().map(Demographics::bare).collect(Collectors.toSet()),
        Set.copyOf(target.cityTiers()),
        births);
  }

  private static String gender(String word) {
    var first = word.strip().toLowerCase(Locale.ROOT).charAt(0);
    return first == 'f' || first == '女' ? "FEMALE" : "MALE";
  }

  private static int[] births(String age, int year) {
    var decade = DECADE.matcher(age);
    if (decade.find()) {
      int first = decadeOf(decade.group(1), decade.group(2));
      return new int[] {first, first + (decade.group(2).equals("5") ? 4 : 9)};
    }
    var range = RANGE.matcher(age.strip());
    if (!range.matches()) {
      throw new IllegalStateException("a brief refuses ages such as " + age);
    }
    return new int[] {
      year - Integer.parseInt(range.group(2)), year - Integer.parseInt(range.group(1))
    };
  }

  private static int decadeOf(String tens, String ones) {
    int two = Integer.parseInt(tens + ones);
    return two < 30 ? 2000 + two : 1900 + two;
  }

  /** 浙江省 and 浙江, 杭州市 and 杭州 are the same. */
  static String bare(String place) {
    var bare = place.strip();
    return bare.length() > 2 && (bare.endsWith("省") || bare.endsWith("市"))
        ? bare.substring(0, bare.length() - 1)
        : bare;
  }

  /** Kinds of attributes asked for: 0 to 3. */
  int askedCount() {
    return (asksPlace() ? 1 : 0) + (genders.isEmpty() ? 0 : 1) + (births.length == 0 ? 0 : 1);
  }

  /**
   * Whether each attribute asked for is as asked, in the order place, gender, age; null where the
   * account does not say.
   *
   * @param said what it says of itself; null for nothing
   */
  List<Boolean> answers(String gender, String province, String city, String said) {
    var answers = new ArrayList<Boolean>();
    if (asksPlace()) {
      answers.add(place(province, city));
    }
    if (!genders.isEmpty()) {
      answers.add(gender == null ? null : Boolean.valueOf(genders.contains(gender)));
    }
    if (births.length > 0) {
      answers.add(age(said));
    }
    return answers;
  }

  boolean asksPlace() {
    return !(provinces.isEmpty() && cities.isEmpty() && tiers.isEmpty());
  }

  private Boolean place(String province, String city) {
    var where = province == null || NOWHERE.contains(bare(province)) ? null : bare(province);
    var town = city == null || NOWHERE.contains(bare(city)) ? null : bare(city);
    if (where == null && town == null) {
      return null;
    }
    boolean answers =
        (where != null && (provinces.contains(where) || cities.contains(where)))
            || (town != null && cities.contains(town));
    var tier = tiers.isEmpty() ? null : CityTiers.of(where, town);
    if (answers || (tier != null && tiers.contains(tier))) {
      return true;
    }
    boolean needsTown = !cities.isEmpty() || !tiers.isEmpty();
    boolean isWhole = town != null || CityTiers.isMunicipality(where) || "海外".equals(where);
    return (needsTown && !isWhole) ? null : Boolean.FALSE;
  }

  private Boolean age(String said) {
    if (said == null) {
      return null;
    }
    var year = YEAR.matcher(said);
    if (year.find()) {
      int born = Integer.parseInt(year.group(1));
      return Arrays.stream(births).anyMatch(b -> born >= b[0] && born <= b[1]);
    }
    var decade = DECADE.matcher(said);
    if (decade.find()) {
      int first = decadeOf(decade.group(1), decade.group(2));
      return Arrays.stream(births).anyMatch(b -> first + 4 >= b[0] && first <= b[1]);
    }
    return null;
  }
}
