package org.kolscope.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CircumstanceTest {

  private static Set<Circumstance> at(String local) {
    var time = LocalDateTime.parse(local).atZone(SampleSettings.ZONE).toEpochSecond();
    var bits = Circumstance.at((int) time);
    var found = EnumSet.noneOf(Circumstance.class);
    for (var one : Circumstance.values()) {
      if ((bits & one.bit()) != 0) {
        found.add(one);
      }
    }
    return found;
  }

  @Test
  void aTimeHasItsSeasonDayAndHour() {
    // a Thursday; the Spring Festival of 2026 was on Tuesday, February 17
    assertThat(at("2026-03-05T12:10:00"))
        .containsExactlyInAnyOrder(Circumstance.SPRING, Circumstance.WORKDAY, Circumstance.MEAL);
    assertThat(at("2026-02-19T23:30:00"))
        .containsExactlyInAnyOrder(
            Circumstance.WINTER, Circumstance.DAY_OFF, Circumstance.NEW_YEAR, Circumstance.NIGHT);
    assertThat(at("2026-02-24T08:00:00"))
        .containsExactlyInAnyOrder(
            Circumstance.WINTER,
            Circumstance.WORKDAY,
            Circumstance.MONTH_END,
            Circumstance.MORNING);
    assertThat(at("2026-10-02T20:00:00"))
        .containsExactlyInAnyOrder(Circumstance.AUTUMN, Circumstance.DAY_OFF, Circumstance.EVENING);
  }

  @Test
  void whoHasNoChildTellsOfNone() {
    var words = Words.load();
    var single = Circumstance.MAN.bit() | Circumstance.CHILDLESS.bit() | at8();
    var random = new SplittableRandom(4);
    for (int i = 0; i < 3_000; i++) {
      var text =
          words.post(
              PostKind.DAILY, Vertical.MOTHERS, PostContext.NONE.withCircumstances(single), random);
      assertThat(text).doesNotContainPattern("宝宝[^，]*我也睡|儿子|闺女|老二|对象|娃爸|产假");
    }
  }

  @Test
  void inWinterNobodySpeaksOfSummer() {
    var words = Words.load();
    var context = PostContext.NONE.withCircumstances(Circumstance.WOMAN.bit() | at8());
    var random = new SplittableRandom(5);
    for (var vertical : Vertical.values()) {
      for (int i = 0; i < 1_000; i++) {
        assertThat(words.post(PostKind.DAILY, vertical, context, random))
            .doesNotContainPattern("西瓜\\d|晒伤|天黑得越来越快|换季|月底");
      }
    }
  }

  private static int at8() {
    var time = LocalDateTime.parse("2026-02-05T08:00:00").atZone(SampleSettings.ZONE);
    return Circumstance.at((int) time.toEpochSecond());
  }

  @Test
  void anAccountLivesTheSameLifeInAllItsTexts() {
    var settings = Worlds.settings(2_000, 1);
    var people = Worlds.people(settings);
    var genders = new Genders(settings, people, Brands.of(settings, people));
    var lives = new Lives(settings, people, genders);
    var end = settings.endOf(0);
    var parents = 0;
    for (int i = 0; i < people.size(); i++) {
      var life = lives.of(i);
      assertThat(life).isEqualTo(new Lives(settings, people, genders).of(i));
      var isParent = (life & Circumstance.CHILD.bit()) != 0;
      parents += isParent ? 1 : 0;
      assertThat(isParent && (life & Circumstance.CHILDLESS.bit()) != 0).isFalse();
      assertThat(lives.childAge(i, end) != null)
          .isEqualTo((life & Circumstance.SMALL_CHILD.bit()) != 0);
    }
    assertThat(parents).isBetween(people.size() / 6, people.size() / 2);
  }
}
