package org.kolscope.text;

import com.hankcs.hanlp.dictionary.stopword.CoreStopWordDictionary;

/**
 * One word of a text.
 *
 * @param written folded, as segmented
 * @param nature part of speech in HanLP's code (n noun, nr person, ns place, nt organisation, v
 *     verb, a adjective, w sign); {@code user} for a word of the user's that was cut out
 */
record Word(String written, String nature) {

  static final String USER = "user";

  /** Parts of speech that name or describe something; i and l are sayings, g parts of terms. */
  private static final String MEANINGFUL = "nvaijlgbz";

  /** Signs and spaces are no words. */
  boolean isWord() {
    return !nature.startsWith("w") && written.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  /** Whether it says what a text is about: no stop word, number, pronoun or particle. */
  boolean isContent() {
    if (nature.equals(USER)) {
      return true;
    }
    return written.length() > 1
        && MEANINGFUL.indexOf(nature.charAt(0)) >= 0
        && written.codePoints().anyMatch(Character::isLetter)
        && !CoreStopWordDictionary.contains(written);
  }

  /** A name of a person, Chinese or foreign, as far as names were looked for. */
  boolean isPerson() {
    return nature.startsWith("nr");
  }

  boolean isNoun() {
    return nature.equals(USER) || nature.startsWith("n") || nature.startsWith("g");
  }
}
