package org.kolscope.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the rules of the house take a post for where nobody labelled it: teachers of models, not
 * verdicts. Null says that the rule has no opinion.
 */
final class WeakLabels {

  /** From here on the words alone tell. With 0.7 to 1.5 the AUC stays within 0.002. */
  private static final double SURE = 1;

  private final Map<String, Integer> emoticons;
  private final Feelings feelings;

  private WeakLabels(Map<String, Integer> emoticons, Feelings feelings) {
    this.emoticons = emoticons;
    this.feelings = feelings;
  }

  /** By the lists that ship. */
  static WeakLabels shipped() {
    var emoticons = new HashMap<String, Integer>();
    lines("emoticons.txt")
        .forEach(
            words ->
                words
                    .subList(1, words.size())
                    .forEach(e -> emoticons.put(e, Integer.parseInt(words.get(0)))));
    return new WeakLabels(Map.copyOf(emoticons), Feelings.shipped());
  }

  /** The words of each line of a list beside this class, comments left out. */
  static List<List<String>> lines(String list) {
    try (var in = WeakLabels.class.getResourceAsStream(list)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> List.of(line.split(" +", -1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the emoticons of a post agree on; null without one that tells or if they differ. */
  Boolean byEmoticons(List<String> found) {
    var sides = found.stream().map(emoticons::get).filter(s -> s != null).distinct().toList();
    return sides.size() == 1 ? Boolean.valueOf(sides.get(0) > 0) : null;
  }

  /** What emoticons agree on; else what the own words say, if they say it clearly. */
  Boolean isGlad(List<String> found, String plain) {
    var side = byEmoticons(found);
    if (side != null) {
      return side;
    }
    double logOdds = feelings.of(plain).logOdds();
    return Math.abs(logOdds) < SURE ? null : Boolean.valueOf(logOdds > 0);
  }

  /**
   * Whether a post sells: yes with two kinds of commercial marks, or a label that says so; no
   * without any.
   *
   * @param marks of {@link PostReader}
   */
  static Boolean isAdvert(List<String> marks) {
    if (marks.isEmpty()) {
      return false;
    }
    return (marks.size() > 1 || marks.contains("label")) ? Boolean.TRUE : null;
  }

  /** Whether a post complains: words of complaint and no glad tone; no if it has none of them. */
  Boolean isComplaint(boolean hasComplaintWords, String plain) {
    double logOdds = feelings.of(plain).logOdds();
    if (hasComplaintWords) {
      return logOdds < 0 ? Boolean.TRUE : null;
    }
    return logOdds >= 0 ? Boolean.FALSE : null;
  }

  /**
   * The vertical whose seeds are most in topics, which count twice, and words; null below two, or
   * where two verticals have as many.
   */
  static String vertical(Map<String, Integer> inTopics, Map<String, Integer> inWords) {
    var all = new TreeMap<String, Integer>(inWords);
    inTopics.forEach((vertical, n) -> all.merge(vertical, 2 * n, Integer::sum));
    int most = all.values().stream().mapToInt(n -> n).max().orElse(0);
    var best = all.entrySet().stream().filter(e -> e.getValue() == most).toList();
    return most < 2 || best.size() > 1 ? null : best.get(0).getKey();
  }
}
