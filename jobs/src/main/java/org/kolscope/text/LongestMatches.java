package org.kolscope.text;

import com.hankcs.hanlp.collection.AhoCorasick.AhoCorasickDoubleArrayTrie;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds words in a text without overlaps: the leftmost, and of those that begin at one place the
 * longest. A word that begins or ends with a small letter or digit does not match within a longer
 * run of them. One pass over the text, whatever the number of words; safe to share between threads.
 */
final class LongestMatches<V> {

  /** A word found at [begin, end). */
  record Match<V>(int begin, int end, V value) {}

  /** Null if there is no word to find. */
  private final AhoCorasickDoubleArrayTrie<V> trie;

  LongestMatches(SortedMap<String, V> words) {
    trie = words.isEmpty() ? null : new AhoCorasickDoubleArrayTrie<>(new TreeMap<>(words));
  }

  List<Match<V>> in(String text) {
    if (trie == null || text.isEmpty()) {
      return List.of();
    }
    int[] ends = new int[text.length()];
    var longest = new ArrayList<Match<V>>();
    trie.parseText(
        text,
        (begin, end, value) -> {
          if (end > ends[begin] && isWhole(text, begin, end)) {
            ends[begin] = end;
            longest.add(new Match<>(begin, end, value));
          }
        });
    // hits come by their ends: the last one of a begin is its longest
    longest.removeIf(match -> ends[match.begin()] > match.end());
    longest.sort(Comparator.comparingInt(Match::begin));
    var matches = new ArrayList<Match<V>>();
    int at = 0;
    for (var match : longest) {
      if (match.begin() >= at) {
        matches.add(match);
        at = match.end();
      }
    }
    return matches;
  }

  private static boolean isWhole(String text, int begin, int end) {
    return !(begin > 0 && isLetter(text.charAt(begin)) && isLetter(text.charAt(begin - 1)))
        && !(end < text.length() && isLetter(text.charAt(end - 1)) && isLetter(text.charAt(end)));
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }
}
