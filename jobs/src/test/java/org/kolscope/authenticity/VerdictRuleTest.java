package org.kolscope.authenticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kolscope.schema.Evidence.Family;
import org.kolscope.schema.Verdict.Call;

class VerdictRuleTest {

  private static final VerdictRule RULE = new VerdictRule();

  private static VerdictRule.Ruling rule(String said, int customers) {
    return rule(said, Set.of(), customers);
  }

  private static VerdictRule.Ruling rule(String said, Set<Family> hints, int customers) {
    var probabilities = new TreeMap<Family, Double>();
    Arrays.stream(said.split(" ", -1))
        .map(s -> s.split("=", -1))
        .forEach(s -> probabilities.put(Family.valueOf(s[0]), Double.parseDouble(s[1])));
    return RULE.of(probabilities, hints, customers);
  }

  @ParameterizedTest(name = "{3}")
  @CsvSource({
    "TIME_COHORT=0.95 PROFILE=0.9, 0, ZOMBIE, two families are enough",
    "STATIC_COHORT=0.99 RING=0.9, 0, ZOMBIE, two kinds of group are two families",
    "TIME_COHORT=0.95, 3, ZOMBIE, a wide time cohort is enough",
    "TIME_COHORT=0.95, 2, COORDINATED, a narrow one is not",
    "STATIC_COHORT=0.99, 9, COORDINATED, common followees alone never are",
    "STATIC_COHORT=0.99 TIME_COHORT=0.01 PROFILE=0.02, 0, COORDINATED, nor beside silence",
    "RING=0.9, 0, COORDINATED, a ring alone is coordinated",
    "PROFILE=0.99, 0, UNSURE, a profile alone is never more than unsure",
    "PROFILE=0.29, 0, GENUINE, below 0.3 it is nothing",
    "PROFILE=0.3, 0, UNSURE, from 0.3 on one asks",
    "STATIC_COHORT=0.6 TIME_COHORT=0.6, 0, UNSURE, two weak families are unsure",
    "STATIC_COHORT=0.5, 0, UNSURE, a weak one too",
    "TIME_COHORT=0.01 STATIC_COHORT=0.02, 0, GENUINE, nothing speaks against it"
  })
  void whatIsCalledWhat(String said, int customers, Call call, String claim) {
    assertThat(rule(said, customers).call()).as(claim).isEqualTo(call);
  }

  @ParameterizedTest(name = "{3}")
  @CsvSource({
    "TIME_COHORT=0.95 PROFILE=0.99, 0, COORDINATED, a hint is no second family",
    "STATIC_COHORT=0.99 RING=0.9 PROFILE=0.99, 0, ZOMBIE, nor does it take one away",
    "TIME_COHORT=0.95 PROFILE=0.99, 3, ZOMBIE, nor what a wide cohort says",
    "TIME_COHORT=0.01 PROFILE=0.99, 0, UNSURE, one asks all the same"
  })
  void whatIsCalledWhatWhereTheProfileOnlyHints(
      String said, int customers, Call call, String claim) {
    var ruling = rule(said, Set.of(Family.PROFILE), customers);

    assertThat(ruling.call()).as(claim).isEqualTo(call);
    assertThat(ruling.coordinated()).isEqualTo(rule(said, 0).coordinated());
  }

  @Test
  void noExpertNoVerdict() {
    var ruling = RULE.of(new TreeMap<>(), Set.of(), 9);

    assertThat(ruling.call()).isNull();
    assertThat(ruling.coordinated()).isNaN();
    assertThat(ruling.zombie()).isNaN();
  }

  @Test
  void coordinatedIsThatAnyIsRightAndZombieThatTwoAre() {
    var ruling = rule("TIME_COHORT=0.5 STATIC_COHORT=0.4 PROFILE=0.2", 0);

    assertThat(ruling.coordinated()).isCloseTo(1 - 0.5 * 0.6 * 0.8, offset(1e-12));
    // none .24, exactly one .24 + .16 + .06
    assertThat(ruling.zombie()).isCloseTo(1 - 0.24 - 0.46, offset(1e-12));
    // wide: the time cohort alone, or both others
    assertThat(rule("TIME_COHORT=0.5 STATIC_COHORT=0.4 PROFILE=0.2", 3).zombie())
        .isCloseTo(0.5 + 0.5 * 0.4 * 0.2, offset(1e-12));
  }

  @Test
  void settingsThatCannotBeAreRefusedByName() {
    assertThatThrownBy(() -> new VerdictRule(0.8, 0.7, 3))
        .hasMessage("unsureFrom and decidedFrom must rise within (0, 1), were 0.8 and 0.7");
    assertThatThrownBy(() -> new VerdictRule(0.3, 0.7, 1))
        .hasMessage("wideFrom must be at least 2, was 1");
  }
}
