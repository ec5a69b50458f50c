package org.kolscope.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kolscope.schema.KolRank;
import org.kolscope.schema.KolRank.Group;

class AnswerTest {

  @Test
  void thoseOfTheFirstGroupAreLookedAtFirst() {
    var answer = Answer.of(List.of(kol(1, 1, 2), kol(2, 1, 2), later(3, 3, 3)));

    assertThat(answer.best()).extracting(KolRank::rank).containsExactly(1, 2);
  }

  @Test
  void aPlaceIsCertainWhereNoOtherRangeTouchesIt() {
    var answer = Answer.of(List.of(kol(1, 1, 1), kol(2, 2, 2), kol(3, 2, 4), kol(4, 3, 4)));

    assertThat(answer.firm()).extracting(KolRank::rank).containsExactly(1);
  }

  @Test
  void neighboursWhoseRangesReachTheFirstOfThemCannotBeToldApart() {
    var answer = Answer.of(List.of(kol(1, 1, 1), kol(2, 2, 3), kol(3, 2, 5), kol(4, 4, 5)));

    assertThat(answer.tied()).extracting(KolRank::rank).containsExactly(2, 3);
  }

  @Test
  void rangesThatDoNotOverlapTieNobody() {
    assertThat(Answer.of(List.of(kol(1, 1, 1), kol(2, 2, 2))).tied()).isEmpty();
  }

  private static KolRank kol(int rank, int low, int high) {
    return Nights.kol(rank, "k" + rank, rank, low, high, Group.A, 50, 50, 50.0, 50.0, 50.0);
  }

  private static KolRank later(int rank, int low, int high) {
    return Nights.kol(rank, "k" + rank, rank, low, high, Group.B, 50, 50, 50.0, 50.0, 50.0);
  }
}
