package org.kolscope.text;

import com.hankcs.hanlp.HanLP;
import java.util.Locale;

/**
 * One way of writing for what readers take as the same: half-width signs, simplified characters,
 * small letters.
 */
final class Folding {

  private static final char FIRST_WIDE = '！';
  private static final char LAST_WIDE = '～';
  private static final int WIDER_BY = '！' - '!';
  private static final char WIDE_SPACE = '　';

  private Folding() {}

  /** Letters, digits and signs of full width in half width; the length stays. */
  static String halfWidth(String text) {
    var folded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= FIRST_WIDE && c <= LAST_WIDE) {
        folded.append((char) (c - WIDER_BY));
      } else {
        folded.append(c == WIDE_SPACE ? ' ' : c);
      }
    }
    return folded.toString();
  }

  /** Half width, simplified (by the phrases of HanLP: 乾燥 is 干燥, 乾隆 stays), small letters. */
  static String plain(String text) {
    return HanLP.convertToSimplifiedChinese(halfWidth(text)).toLowerCase(Locale.ROOT);
  }
}
