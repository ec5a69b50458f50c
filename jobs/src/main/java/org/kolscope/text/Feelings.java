package org.kolscope.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How glad or unhappy the words of a text are, by a list of words made by hand ({@code
 * sentiment.txt} beside this class; it says how it was made). Words are found as they stand, not as
 * segmented: slang is what segmenters know least. Safe to share between threads.
 */
final class Feelings {

  /**
   * Sums of weights, both at least 0.
   *
   * @param glad of words of joy, praise, thanks and hope
   * @param unhappy of words of anger, grief and fear
   */
  record Weights(double glad, double unhappy) {

    /** Log odds, as if each weight were a witness; 0 for a text without such words. */
    double logOdds() {
      return Math.log((glad + PRIOR) / (unhappy + PRIOR));
    }
  }

  /** What each side has before a word is seen. Chosen: the usual half. */
  private static final double PRIOR = 0.5;

  /** A word of one sign is often part of another word. Chosen. */
  private static final double SINGLE_SIGN = 0.5;

  /** What is denied tells of the opposite, but less: "not happy" is no rage. Chosen. */
  private static final double DENIED = -0.5;

  private static final Set<String> DENIALS = Set.of("不", "没", "别", "无", "未", "非", "莫", "勿");
  private static final Set<String> LONG_DENIALS = Set.of("不要", "不会", "没有", "不能");

  private final LongestMatches<Integer> words;

  private Feelings(SortedMap<String, Integer> words) {
    this.words = new LongestMatches<>(words);
  }

  /** The list that ships. */
  static Feelings shipped() {
    try (var in = Feelings.class.getResourceAsStream("sentiment.txt")) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lines {@code weight word word ...}; later lines win; {@code #} begins a comment line. */
  static Feelings parse(String text) {
    var words = new TreeMap<String, Integer>();
    text.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(
            line -> {
              var parts = line.split(" +", -1);
              for (int i = 1; i < parts.length; i++) {
                words.put(parts[i], Integer.parseInt(parts[0]));
              }
            });
    return new Feelings(words);
  }

  /**
   * @param plain folded: {@link Markup#words}
   */
  Weights of(String plain) {
    double glad = 0;
    double unhappy = 0;
    for (var match : words.in(plain)) {
      double weight = match.value();
      if (match.end() - match.begin() == 1) {
        weight *= SINGLE_SIGN;
      }
      if (isDenied(plain, match.begin())) {
        weight *= DENIED;
      }
      glad += Math.max(weight, 0);
      unhappy += Math.max(-weight, 0);
    }
    return new Weights(glad, unhappy);
  }

  private static boolean isDenied(String plain, int begin) {
    return (begin > 0 && DENIALS.contains(plain.substring(begin - 1, begin)))
        || (begin > 1 && LONG_DENIALS.contains(plain.substring(begin - 2, begin)));
  }
}
