package org.kolscope.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SummaryTest {

  private static final double UNKNOWN = Double.NaN;

  @Test
  void twentyOneReplicatesGiveTheirSecondBestAndSecondWorst() {
    // of 21 sorted values the 5 % point is the 2nd, the median the 11th, the 95 % point the 20th
    assertThat(Summary.of(replicates(21)))
        .isEqualTo(new Summary(9, new Parts(11, 22, UNKNOWN, 50), 11, 2, 20, 2, 21, 21));
  }

  @Test
  void ranksBetweenTwoAreWidenedToWholeOnes() {
    // 5 % point of ranks 1, 2: 1.05; 95 % point of worst ranks 2, 3: 2.95
    assertThat(Summary.of(replicates(2)))
        .extracting(Summary::rankLow90, Summary::rankHigh90)
        .containsExactly(1, 3);
  }

  @Test
  void aReplicateThatIsNoneDoesNotCount() {
    var alone = new Standing(Draw.NO_SAMPLE, 9, parts(50), 50, 1, 1);

    assertThat(Summary.of(List.of(alone)))
        .isEqualTo(new Summary(9, new Parts(50, 100, UNKNOWN, 50), 50, 50, 50, 1, 1, 0));
  }

  @Property(tries = 50)
  void orderOfTheReplicatesMovesNoBit(@ForAll Random random) {
    var shuffled = new ArrayList<>(replicates(17));
    Collections.shuffle(shuffled, random);

    assertThat(Summary.of(shuffled)).isEqualTo(Summary.of(replicates(17)));
  }

  /** In replicate i, from 1 on, score i and the ranks i to i + 1. */
  private static List<Standing> replicates(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> new Standing(i, 9, parts(i), i, i, i + 1))
        .toList();
  }

  private static Parts parts(double status) {
    return new Parts(status, 2 * status, UNKNOWN, 50);
  }
}
