package org.kolscope.sample;

import java.util.List;

/** Things and how often each of them is picked. */
final class Mix<T> {

  private final List<T> things;
  private final double[] upTo;

  Mix(List<T> things, int... weights) {
    if (things.size() != weights.length) {
      throw new IllegalArgumentException(
          "%d things have %d weights".formatted(things.size(), weights.length));
    }
    this.things = List.copyOf(things);
    upTo = new double[weights.length];
    var sum = 0.0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i];
      upTo[i] = sum;
    }
  }

  /** The thing at a share of all picks. */
  T pick(double share) {
    var point = share * upTo[upTo.length - 1];
    var at = 0;
    while (at < upTo.length - 1 && upTo[at] <= point) {
      at++;
    }
    return things.get(at);
  }
}
