package org.kolscope.sample;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** The alternatives of a grammar's rule that can stand, with weights summed up. */
final class Choice {

  /** Draws until the circumstances are met; then the next one that meets them is taken. */
  private static final int TRIES = 12;

  private final List<Alternative> alternatives;
  private final int[] until;

  Choice(List<Alternative> alternatives) {
    this.alternatives = List.copyOf(alternatives);
    until = new int[alternatives.size()];
    var sum = 0;
    for (int i = 0; i < until.length; i++) {
      sum += Math.max(1, alternatives.get(i).weight());
      until[i] = sum;
    }
  }

  /**
   * One alternative.
   *
   * @param asks of each number one bit at least must be set in the {@link Circumstance}s
   */
  record Alternative(int weight, List<Integer> asks, List<Grammar.Piece> pieces) {
    boolean isTrue(int circumstances) {
      for (int i = 0; i < asks.size(); i++) {
        if ((asks.get(i) & circumstances) == 0) {
          return false;
        }
      }
      return true;
    }
  }

  int size() {
    return until.length;
  }

  List<Grammar.Piece> alternative(int at) {
    return alternatives.get(at).pieces();
  }

  boolean isTrue(int at, int circumstances) {
    return alternatives.get(at).isTrue(circumstances);
  }

  /** The place of an alternative whose circumstances are so; any if there is none. */
  int draw(int circumstances, SplittableRandom random) {
    var drawn = draw(random);
    for (int i = 1; i < TRIES && !isTrue(drawn, circumstances); i++) {
      drawn = draw(random);
    }
    for (int i = 0; i < until.length && !isTrue(drawn, circumstances); i++) {
      drawn = (drawn + 1) % until.length;
    }
    return drawn;
  }

  private int draw(SplittableRandom random) {
    var at = random.nextInt(until[until.length - 1]);
    var found = Arrays.binarySearch(until, at);
    return found < 0 ? -found - 1 : found + 1;
  }
}
