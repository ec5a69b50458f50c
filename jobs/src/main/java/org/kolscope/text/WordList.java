package org.kolscope.text;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Looks for words and says what each stands for: a mark, a vertical, a brand. Words are found
 * anywhere in a folded text, the longest first; safe to share between threads.
 */
final class WordList {

  private final LongestMatches<String> words;

  /**
   * @param meanings by word; words are folded here, empty ones left out
   */
  WordList(Map<String, String> meanings) {
    var folded = new TreeMap<String, String>();
    new TreeMap<>(meanings).forEach((word, meaning) -> put(word, meaning, folded));
    this.words = new LongestMatches<>(folded);
  }

  private static void put(String word, String meaning, Map<String, String> folded) {
    var plain = Folding.plain(word).strip();
    if (!plain.isEmpty()) {
      folded.put(plain, meaning);
    }
  }

  /** Words that stand for themselves. */
  static WordList of(Collection<String> words) {
    var meanings = new TreeMap<String, String>();
    words.forEach(word -> meanings.put(word, word));
    return new WordList(meanings);
  }

  /** A list beside this class: per line a meaning and its words. */
  static WordList shipped(String list) {
    var meanings = new TreeMap<String, String>();
    WeakLabels.lines(list)
        .forEach(
            line -> line.stream().skip(1).forEach(word -> meanings.putIfAbsent(word, line.get(0))));
    return new WordList(meanings);
  }

  /** What the words found stand for, sorted, without repeats. */
  List<String> in(String plain) {
    var found = new TreeSet<String>();
    words.in(plain).forEach(match -> found.add(match.value()));
    return List.copyOf(found);
  }

  /** How many words are found, by what they stand for. */
  Map<String, Integer> counts(String plain) {
    var counts = new TreeMap<String, Integer>();
    words.in(plain).forEach(match -> counts.merge(match.value(), 1, Integer::sum));
    return counts;
  }
}
