package org.kolscope.authenticity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;

/**
 * Numbers of a model, in its file one line with blanks between. Six digits, so that a model that
 * was written and read again says the same.
 */
record Numbers(List<Double> values) implements Serializable {

  Numbers {
    values = values.stream().map(Numbers::rounded).toList();
  }

  static Numbers of(double... values) {
    return new Numbers(Arrays.stream(values).boxed().toList());
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Numbers parse(String text) {
    try {
      return new Numbers(
          text.isBlank()
              ? List.of()
              : Arrays.stream(text.strip().split("\\s+")).map(Double::valueOf).toList());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("must be numbers with blanks between, was " + text, e);
    }
  }

  /** To six significant digits. */
  static double rounded(double value) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.5e", value));
  }

  @JsonValue
  String text() {
    return values.stream().map(Numbers::text).collect(Collectors.joining(" "));
  }

  private static String text(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  int size() {
    return values.size();
  }

  double at(int i) {
    return values.get(i);
  }

  boolean isRising() {
    for (int i = 1; i < size(); i++) {
      if (!(at(i) >= at(i - 1))) {
        return false;
      }
    }
    return true;
  }

  Numbers each(DoubleUnaryOperator change) {
    return of(values.stream().mapToDouble(Double::doubleValue).map(change).toArray());
  }

  /** Numbers at or below {@code value}, in rising numbers. */
  int atOrBelow(double value) {
    int low = 0;
    int high = size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (at(middle) <= value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
