package org.kolscope.authenticity;

import java.io.Serializable;
import java.util.stream.Collectors;

/**
 * The shape of a screen name; made names such as {@code 安荣青泽4ij184} are long, with digits and many
 * changes between kinds of signs.
 *
 * @param length characters (code points)
 * @param digits of them decimal digits
 * @param changes neighbours of different kinds; kinds are digits, Latin capitals, other Latin
 *     letters, other letters, everything else
 * @param entropy of its characters, in nats: -sum p ln p over the shares p of each
 */
record NameSigns(int length, int digits, int changes, double entropy) implements Serializable {

  private enum Kind {
    DIGIT,
    CAPITAL,
    SMALL,
    LETTER,
    OTHER;

    static Kind of(int c) {
      if (Character.isDigit(c)) {
        return DIGIT;
      }
      if (c >= 'A' && c <= 'Z') {
        return CAPITAL;
      }
      if (c >= 'a' && c <= 'z') {
        return SMALL;
      }
      return Character.isLetter(c) ? LETTER : OTHER;
    }
  }

  /** Null for null or an empty name. */
  static NameSigns of(String name) {
    if (name == null || name.isEmpty()) {
      return null;
    }
    int[] signs = name.codePoints().toArray();
    int digits = 0;
    int changes = 0;
    for (int i = 0; i < signs.length; i++) {
      digits += Character.isDigit(signs[i]) ? 1 : 0;
      changes += i > 0 && Kind.of(signs[i]) != Kind.of(signs[i - 1]) ? 1 : 0;
    }
    return new NameSigns(signs.length, digits, changes, entropy(name));
  }

  private static double entropy(String name) {
    var counts =
        name.codePoints()
            .boxed()
            .collect(Collectors.groupingBy(c -> c, Collectors.counting()))
            .values();
    double length = name.codePointCount(0, name.length());
    // in rising order, so that anagrams have the same entropy to the last bit
    return counts.stream().sorted().mapToDouble(n -> -n / length * Math.log(n / length)).sum();
  }
}
