package org.kolscope.pipeline.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StabilityTest {

  private static List<String> of(String word) {
    return Stream.of(word.split("", -1)).filter(c -> !c.isEmpty()).toList();
  }

  @Test
  void theIndexIsTheOneWorkedOutByHand() {
    // with half a count each: 3.5 and 1.5 of 5 before, 1.5 and 3.5 now
    var s = Stability.of(of("aaab"), of("abbb"), 10);

    assertThat(s.index()).isCloseTo(2 * (0.7 - 0.3) * Math.log(0.7 / 0.3), within(1e-12));
    assertThat(s.mostMoved()).as("a tie goes to the first").isEqualTo("a: 0.750 -> 0.250");
  }

  @Test
  void nothingMovedIsZero() {
    assertThat(Stability.of(of("abca"), of("aabc"), 10).index()).isZero();
  }

  @Test
  void nullIsACategory() {
    var s = Stability.of(of("aaaa"), Collections.nCopies(4, null), 10);

    assertThat(s.index()).isCloseTo(2 * (0.9 - 0.1) * Math.log(0.9 / 0.1), within(1e-12));
    assertThat(Stability.of(Arrays.asList("a", null), Arrays.asList(null, "a"), 10).index())
        .isZero();
  }

  @Test
  void rareAndNewCategoriesAreOne() {
    // three categories: null, a and the rest; b, c and d of before are e, f and g now
    assertThat(Stability.of(of("aabcd"), of("aaefg"), 3).index()).isZero();
    assertThat(Stability.of(of("aabcd"), of("aaefg"), 6).index()).isPositive();
  }

  @Test
  void wordsOfStrangersAreNotRepeated() {
    var s = Stability.of(of("aa"), List.of("call me", "call me"), 10);

    assertThat(s.mostMoved()).doesNotContain("call me");
    var t = Stability.of(List.of("call me", "call me", "a"), of("aaa"), 10);
    assertThat(t.mostMoved()).doesNotContain("call me");
  }
}
