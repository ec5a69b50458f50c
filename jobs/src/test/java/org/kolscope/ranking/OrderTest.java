package org.kolscope.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class OrderTest {

  @Test
  void tiesShareTheMiddleOfThePlacesTheyFill() {
    assertThat(Order.percentiles(new double[] {2, 1, 4, 2})).containsExactly(50, 12.5, 87.5, 50);
  }

  @Test
  void anAccountAloneIsInTheMiddle() {
    assertThat(Order.percentiles(new double[] {7})).containsExactly(50);
    assertThat(Order.percentiles(new double[] {})).isEmpty();
  }

  @Test
  void anUnknownNumberStaysUnknownAndMovesNobody() {
    assertThat(Order.percentiles(new double[] {Double.NaN, 1, 2}))
        .containsExactly(Double.NaN, 25, 75);
  }

  @Test
  void zeroHasNoSign() {
    assertThat(Order.percentiles(new double[] {0.0, -0.0})).containsExactly(50, 50);
  }

  @Property
  void percentilesAgreeWithCountingByHand(@ForAll @NotEmpty List<@IntRange(max = 9) Integer> xs) {
    var numbers = xs.stream().mapToDouble(x -> x).toArray();
    var percentiles = Order.percentiles(numbers);

    for (int i = 0; i < numbers.length; i++) {
      double x = numbers[i];
      long below = Arrays.stream(numbers).filter(y -> y < x).count();
      long equal = Arrays.stream(numbers).filter(y -> y == x).count();
      assertThat(percentiles[i])
          .isCloseTo(100 * (below + equal / 2.0) / numbers.length, within(1e-9))
          .isStrictlyBetween(0.0, 100.0);
    }
    assertThat(Arrays.stream(percentiles).average().orElseThrow()).isCloseTo(50, within(1e-9));
  }

  @Property
  void orderOfTheInputMovesNoBit(
      @ForAll @NotEmpty List<@IntRange(max = 9) Integer> xs, @ForAll Random random) {
    var order = new ArrayList<>(IntStream.range(0, xs.size()).boxed().toList());
    Collections.shuffle(order, random);
    var once = Order.percentiles(xs.stream().mapToDouble(x -> x).toArray());
    var again = Order.percentiles(order.stream().mapToDouble(xs::get).toArray());

    for (int i = 0; i < once.length; i++) {
      assertThat(again[i]).isEqualTo(once[order.get(i)]);
    }
  }
}
