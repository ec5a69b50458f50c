package org.kolscope.authenticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kolscope.authenticity.CoReposts.Act;
import org.kolscope.authenticity.CoReposts.Common;
import org.kolscope.authenticity.CoReposts.Pair;
import org.kolscope.authenticity.CoReposts.Strangers;

class CoRepostsTest {

  private static final CoReposts TOGETHER = new CoReposts(60, 600);
  private static final Strangers STRANGERS = new Strangers(0.01, 0.1);

  @Test
  void everyTwoRepostersAreAPairWhateverTheirOrder() {
    assertThat(CoReposts.pairs(List.of(new Act(7, 100), new Act(3, 160), new Act(5, 90))))
        .containsExactlyInAnyOrder(new Pair(3, 7, 60), new Pair(5, 7, 10), new Pair(3, 5, 70));
  }

  @Test
  void evidenceIsThatOfTheBetterWindowAndPaysForTheChoice() {
    // 10 posts: 4 within 600 s where 1 is expected, none within 60 s
    double expected = 4 * Math.log(4) - 3 - Math.log(2);

    assertThat(TOGETHER.evidence(new Common(10, 0, 4), STRANGERS))
        .isCloseTo(expected, offset(1e-9));
    // as many within 60 s, where 0.1 is expected
    assertThat(TOGETHER.evidence(new Common(10, 4, 4), STRANGERS))
        .isCloseTo(4 * Math.log(40) - 3.9 - Math.log(2), offset(1e-9));
  }

  @Test
  void tailIsPoissonsTimesTwoWindows() {
    // P(X >= 2 | 1) = 1 - 2 / e
    assertThat(TOGETHER.tail(new Common(10, 0, 2), STRANGERS))
        .isCloseTo(2 * (1 - 2 / Math.E), offset(1e-9));
    assertThat(TOGETHER.tail(new Common(10, 0, 1), STRANGERS)).isEqualTo(1);
  }

  @Test
  void noMoreThanStrangersIsNoEvidence() {
    assertThat(TOGETHER.evidence(new Common(10, 0, 1), STRANGERS)).isNegative();
  }
}
