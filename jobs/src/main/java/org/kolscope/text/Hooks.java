package org.kolscope.text;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * By what a post wants to win its readers: something to try, a meeting, a discount, knowledge, a
 * poll, a prize. By a list of words that was made by hand for Kolscope; a post may have several.
 *
 * <p>It finds posts that speak of such a thing; whether they offer it, only prizes tell well: see
 * docs/accuracy.md.
 */
final class Hooks {

  private static final WordList WORDS = WordList.shipped("hooks.txt");

  /** Draws so many of those who take part. */
  private static final String DRAWING = "抽揪选送";

  private static final Pattern DRAW =
      Pattern.compile("[" + DRAWING + "]\\s*(?:取|出)?\\s*[0-9一二三四五六七八九十两]+\\s*[位名个]");

  private Hooks() {}

  /** The hooks of a folded text, sorted. */
  static List<String> in(String plain) {
    var found = new TreeSet<>(WORDS.in(plain));
    if (DRAWING.chars().anyMatch(c -> plain.indexOf(c) >= 0) && DRAW.matcher(plain).find()) {
      found.add("prize");
    }
    return List.copyOf(found);
  }
}
