package org.kolscope.audience.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kolscope.schema.Brief.Target;

class DemographicsTest {

  private static Target target(
      List<String> genders,
      List<String> provinces,
      List<String> cities,
      List<String> tiers,
      List<String> ages) {
    return new Target(
        genders, provinces, cities, tiers, ages, List.of(), List.of(), List.of(), List.of());
  }

  private static Boolean place(Target target, String province, String city) {
    return Demographics.of(target, 2026).answers(null, province, city, null).get(0);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "浙江, -, true",
        "浙江省, 温州, true",
        "广东, 深圳市, true",
        "广东, 汕头, false",
        "广东, -, -", // the city may be Shenzhen
        "湖北, 武汉, true", // a new first tier
        "北京, 海淀区, false", // first tier, not asked for
        "重庆, -, true", // a municipality is its own city
        "其他, -, -",
        "-, -, -",
        "海外, 美国, false",
        "海外, -, false"
      })
  void aPlaceAnswersByProvinceCityOrTier(String province, String city, Boolean answers) {
    var asked = target(List.of(), List.of("浙江"), List.of("深圳"), List.of("新一线"), List.of());

    assertThat(place(asked, province, city)).isEqualTo(answers);
  }

  @Test
  void provincesAloneNeedNoCity() {
    var asked = target(List.of(), List.of("四川"), List.of(), List.of(), List.of());

    assertThat(place(asked, "广东", null)).isFalse();
    assertThat(place(asked, "四川", null)).isTrue();
  }

  @Test
  void gendersAndAgesAreAskedBesidePlaces() {
    var asked = target(List.of("女"), List.of("四川"), List.of(), List.of(), List.of("90后", "50-60"));
    var demographics = Demographics.of(asked, 2026);

    assertThat(demographics.askedCount()).isEqualTo(3);
    assertThat(demographics.answers("FEMALE", "四川", null, "95后，爱山"))
        .containsExactly(true, true, true);
    assertThat(demographics.answers("MALE", "云南", null, "1987年生人"))
        .containsExactly(false, false, false);
    // born in 1966 to 1976, told by the year; a wish for 2026 is no age
    assertThat(demographics.answers(null, null, null, "1970年生"))
        .isEqualTo(Arrays.asList(null, null, true));
    assertThat(demographics.answers(null, null, null, "2026年要去西藏"))
        .isEqualTo(Arrays.asList(null, null, null));
  }

  @Test
  void wordsThatAreNotUnderstoodAreNamed() {
    assertThatThrownBy(() -> target(List.of(), List.of(), List.of(), List.of("1线"), List.of()))
        .hasMessageContaining("cityTiers")
        .hasMessageContaining("1线");
    assertThatThrownBy(() -> target(List.of("x"), List.of(), List.of(), List.of(), List.of()))
        .hasMessageContaining("genders");
    assertThatThrownBy(() -> target(List.of(), List.of(), List.of(), List.of(), List.of("young")))
        .hasMessageContaining("ages");
  }
}
