package org.kolscope.graph.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HeaviestMatchingTest {

  @Test
  void thePairsThatWeighMostTogetherWinOverTheHeaviestPair() {
    // 9 alone and nothing, or 8 and 7
    assertThat(HeaviestMatching.of(new long[][] {{9, 8}, {7, 0}}, 2)).containsExactly(1, 0);
  }

  @Test
  void whoSharesNothingHasNoPair() {
    assertThat(HeaviestMatching.of(new long[][] {{0, 5, 0}, {0, 6, 0}}, 3)).containsExactly(-1, 1);
    assertThat(HeaviestMatching.of(new long[][] {{3}, {4}, {1}}, 1)).containsExactly(-1, 0, -1);
    assertThat(HeaviestMatching.of(new long[][] {{}, {}}, 0)).containsExactly(-1, -1);
    assertThat(HeaviestMatching.of(new long[0][], 3)).isEmpty();
  }

  @Test
  void noOtherPairsWeighMore() {
    var random = new SplittableRandom(5);
    for (int trial = 0; trial < 50; trial++) {
      long[][] weights = new long[5][4];
      for (long[] row : weights) {
        for (int c = 0; c < row.length; c++) {
          row[c] = random.nextInt(10);
        }
      }
      int[] match = HeaviestMatching.of(weights, 4);
      long sum = 0;
      for (int r = 0; r < match.length; r++) {
        sum += match[r] < 0 ? 0 : weights[r][match[r]];
      }
      assertThat(sum).isEqualTo(best(weights, 0, new boolean[4]));
    }
  }

  /** By trying all. */
  private static long best(long[][] weights, int row, boolean[] taken) {
    if (row == weights.length) {
      return 0;
    }
    long best = best(weights, row + 1, taken);
    for (int c = 0; c < taken.length; c++) {
      if (!taken[c]) {
        taken[c] = true;
        best = Math.max(best, weights[row][c] + best(weights, row + 1, taken));
        taken[c] = false;
      }
    }
    return best;
  }
}
