package org.kolscope.audience.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kolscope.schema.KolKind;
import org.kolscope.schema.KolKind.Doubt;
import org.kolscope.schema.KolKind.Kind;

class KindRulesTest {

  private static KolKind kind(
      String type, String reason, Boolean isExpert, Double place, Double club) {
    return new KindRules(new KolKinds())
        .of(
            new KindFacts(
                7,
                type,
                reason,
                isExpert == null ? null : "cars",
                isExpert == null ? null : Double.valueOf(isExpert ? 0.8 : 0.3),
                isExpert,
                isExpert == null ? 0 : 20,
                place,
                club,
                null));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "0, 演员, -, -, 0.7, STAR, AGREED",
        "0, 电影导演, false, -, -, CULTURAL_CELEBRITY, AGREED",
        "0, 汽车博主, true, 0.01, 0.1, OPINION_LEADER, AGREED",
        "-1, -, false, -, -, GRASSROOTS, AGREED",
        "220, -, -, -, -, -, UNSURE",
        "220, -, true, -, -, OPINION_LEADER, AGREED",
        "220, -, false, -, -, GRASSROOTS, AGREED",
        "0, 演员, true, 0.01, -, OPINION_LEADER, MOST",
        "0, -, -, -, -, -, UNSURE",
        "-1, -, true, -, -, -, UNSURE",
        "2, 演员培训学校官方微博, true, 0.01, 0.9, ORGANISATION, AGREED",
        "-, -, -, -, -, -, UNKNOWN",
        "-, -, -, 0.5, 0.2, -, UNKNOWN"
      })
  void theKindIsTheOneThatMostRulesAllow(
      String type,
      String reason,
      Boolean isExpert,
      Double place,
      Double club,
      Kind kind,
      Doubt doubt) {
    var row = kind(type, reason, isExpert, place, club);

    assertThat(row.kind()).isEqualTo(kind);
    assertThat(row.doubt()).isEqualTo(doubt);
  }

  @Test
  void rulesAndWordsStandBesideTheKind() {
    var actorOfCars = kind("0", "演员、车评人", true, null, 0.6);

    // badge, reason and expert say leader; badge, reason and fan-club say star
    assertThat(actorOfCars.kind()).isNull();
    assertThat(actorOfCars.doubt()).isEqualTo(Doubt.UNSURE);
    assertThat(actorOfCars.reasonWords()).containsExactly("演员", "车评人");
    var leader = kind("0", "演员", true, 0.02, null);
    assertThat(leader.rulesFor()).containsExactly("badge", "expert", "topic");
    assertThat(leader.rulesAgainst()).containsExactly("reason");
    assertThat(leader.reasonWords()).containsExactly("演员");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "知名演员 某品牌代言人, 演员",
        "超话主持人（数码超话）, 超话主持人",
        "品牌明星导购, -",
        "汽车专栏作家, 专栏作家",
        "作家协会会员单位, -",
        "导演兼演员, 导演 演员",
        "爱生活的人, -"
      })
  void partsOfLongerWordsDoNotCount(String reason, String word) {
    assertThat(
            String.join(" ", ReasonWords.in(reason).stream().map(ReasonWords.Said::word).toList()))
        .isEqualTo(word == null ? "" : word);
  }

  @Test
  void settingsOutOfRangeAreNamed() {
    assertThatThrownBy(() -> new KolKinds(10, 0.4, 50, 0, 0.5, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("topicPlace must be in (0, 1], was 0.0");
  }
}
