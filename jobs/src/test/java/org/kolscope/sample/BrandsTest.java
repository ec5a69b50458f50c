package org.kolscope.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kolscope.sample.Seat.Part;

class BrandsTest {

  @ParameterizedTest
  @ValueSource(ints = {500, 3_000, 1_000_000})
  void seatsOfOneWorldHaveNamesOfTheirOwn(int accounts) {
    var names = Seats.of(accounts).stream().map(Seat::name).filter(n -> n != null).toList();
    assertThat(names).doesNotHaveDuplicates();
    assertThat(Seats.of(accounts).size()).isLessThanOrEqualTo(accounts / 10);
  }

  @Test
  void theBrandsOfTheBriefsHaveWholeMatrices() {
    var settings = Worlds.settings(3_000, 1);
    var people = Worlds.people(settings);
    var brands = Brands.of(settings, people);
    for (var brand : new Brand[] {Brand.LIYUAN, Brand.LANXU}) {
      for (var part : Part.values()) {
        if (part != Part.MEDIA) {
          assertThat(brands.of(brand, part)).as(brand + " " + part).isNotEmpty();
        }
      }
      assertThat(brands.media(brand)).isNotEmpty();
      for (int index : brands.matrix(brand)) {
        assertThat(people.role(index)).isEqualTo(Role.BRAND);
        assertThat(List.of(people.vertical(index), people.second(index)))
            .contains(brand.vertical());
      }
      for (int index : brands.staff(brand)) {
        assertThat(people.role(index)).isEqualTo(Role.STAFF);
      }
    }
    assertThat(brands.rivals(Brand.LIYUAN)).containsExactly(Brand.TUOFAN, Brand.SONGYE);
    assertThat(brands.rivals(Brand.LANXU)).containsExactly(Brand.POSHI);
    assertThat(brands.seat(brands.official(Brand.LANXU)).orElseThrow().name()).isEqualTo("澜序腕表");
  }

  @Test
  void theLuxuryBrandDrawsWhoWillNotBuy() {
    var settings = Worlds.settings(3_000, 1);
    var people = Worlds.people(settings);
    var brands = Brands.of(settings, people);
    assertThat(people.vertical(brands.official(Brand.LANXU))).isEqualTo(Vertical.GAMES);
    assertThat(people.vertical(brands.service(Brand.LANXU))).isEqualTo(Vertical.LUXURY);
    assertThat(people.vertical(brands.official(Brand.LIYUAN))).isEqualTo(Vertical.CARS);
  }
}
