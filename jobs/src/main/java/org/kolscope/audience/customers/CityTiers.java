package org.kolscope.audience.customers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.kolscope.schema.Brief.Target;

/** Which tier a Chinese city is of; the list that ships says whose ranking it is. */
final class CityTiers {

  private static final String LOWEST = Target.CITY_TIERS.get(Target.CITY_TIERS.size() - 1);

  private static final Set<String> MUNICIPALITIES = Set.of("北京", "上海", "天津", "重庆");

  /** Places that are in no ranking. */
  private static final Set<String> UNRANKED = Set.of("海外", "香港", "澳门", "台湾");

  private static final Map<String, String> BY_CITY = read();

  private CityTiers() {}

  private static Map<String, String> read() {
    try (var in = CityTiers.class.getResourceAsStream("city-tiers.txt")) {
      var tiers = new TreeMap<String, String>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(line -> List.of(line.split(" +", -1)))
          .forEach(
              line -> line.subList(1, line.size()).forEach(city -> tiers.put(city, line.get(0))));
      return Map.copyOf(tiers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a province is a city of its own, whose districts are written as cities. */
  static boolean isMunicipality(String province) {
    return MUNICIPALITIES.contains(province);
  }

  /**
   * The tier; null if it cannot be known: the city is not said, or the place is in no ranking.
   *
   * @param province without 省 or 市; null if unknown
   * @param city without 市; null if unknown
   */
  static String of(String province, String city) {
    if (province != null && isMunicipality(province)) {
      return BY_CITY.get(province);
    }
    if (city == null || (province != null && UNRANKED.contains(province))) {
      return null;
    }
    return BY_CITY.getOrDefault(city, LOWEST);
  }
}
