package org.kolscope.text;

import java.util.List;
import java.util.TreeMap;

/**
 * What somebody asks for: help, something to buy, and which side of a product it is about. By lists
 * of words that were made by hand for Kolscope; safe to share between threads.
 *
 * <p>What they are worth on planted texts stands in docs/accuracy.md; on real posts nobody measured
 * them.
 */
final class Needs {

  private static final String ASK = "ask";

  private static final WordList ASPECTS = WordList.shipped("aspects.txt");
  private static final WordList SAID = WordList.shipped("needs.txt");
  private static final LongestMatches<String> RHETORIC = rhetoric();

  private Needs() {}

  private static LongestMatches<String> rhetoric() {
    var words = new TreeMap<String, String>();
    WeakLabels.lines("needs.txt").stream()
        .filter(line -> line.get(0).equals("rhetoric"))
        .forEach(line -> line.stream().skip(1).forEach(w -> words.put(Folding.plain(w), w)));
    return new LongestMatches<>(words);
  }

  /** Whether a folded text asks its readers for help: questions that want no answer left out. */
  static boolean isHelpSought(String plain) {
    var asked = withoutRhetoric(plain);
    return PostReader.isQuestion(asked) || SAID.in(asked).contains(ASK);
  }

  /** Whether a folded text says that its author wants to buy, or asks where and for how much. */
  static boolean isIntent(String plain) {
    return SAID.in(plain).contains("intent");
  }

  /** The sides of a product that a folded text speaks of, sorted. */
  static List<String> aspects(String plain) {
    return ASPECTS.in(plain);
  }

  /** The text without questions that want no answer, up to their sign. */
  private static String withoutRhetoric(String plain) {
    var left = new StringBuilder();
    int at = 0;
    for (var match : RHETORIC.in(plain)) {
      if (match.begin() < at) {
        // in the same question as the one before
        continue;
      }
      left.append(plain, at, match.begin());
      at = match.end();
      int sign = at;
      while (sign < plain.length() && !isEnd(plain.charAt(sign))) {
        sign++;
      }
      if (sign < plain.length() && plain.charAt(sign) == '?') {
        at = sign + 1;
      }
    }
    return left.append(plain, at, plain.length()).toString();
  }

  private static boolean isEnd(char sign) {
    return sign == '?' || sign == '!' || sign == '。' || sign == ',' || sign == ';' || sign == '\n';
  }
}
