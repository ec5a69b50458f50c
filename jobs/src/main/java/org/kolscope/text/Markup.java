package org.kolscope.text;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kolscope.schema.RepostLink;
import org.kolscope.text.Part.Kind;

/**
 * A post's text taken apart into markup and own words. Nothing is lost: the parts, one after the
 * other, are the text. Cost is linear in the text.
 *
 * <p>A topic is what stands between two number signs with no space at its ends, on one line and of
 * at most 140 signs, as on Weibo; where nothing closes it, letters and digits after the sign, as on
 * X. A name ends at the first sign that names do not hold, so {@code @name} needs a space behind
 * it, as on the platform. Emoticons are one to eight letters or digits in square brackets, at least
 * one of them a letter. Of several readings the leftmost counts, then the order of this class.
 *
 * @param parts in the order of the text; two of WORDS never touch
 */
record Markup(List<Part> parts) {

  private static final String NAME = "[\\p{L}\\p{N}_\\-]{1,40}";

  /** Signs that addresses hold, without those that close a sentence or a bracket at their end. */
  private static final String ADDRESS = "[A-Za-z0-9\\-._~:/?#@!$&'()*+,;=%]*[A-Za-z0-9\\-_~/#&=+%]";

  private static final String WIDE_ADDRESS = "[Ａ-Ｚａ-ｚ０-９．／？＝＆＿－％＃～]+";

  private static final String PICTOGRAM =
      "[\\x{1F300}-\\x{1FAFF}\\x{2600}-\\x{27BF}]\\x{FE0F}?[\\x{1F3FB}-\\x{1F3FF}]?";

  /** Phrases of the platform's client and of crawlers, wherever they stand. */
  private static final String PHRASES =
      "转发微博|轉發微博|快转微博|转发理由[:：]|分享图片|分享视频|我(?:发表|发布)了头条文章[:：]?|发布了头条文章[:：]?"
          + "|\\[组图共\\d+张\\]|\\[(?:图片|视频|转发微博)\\]|展开全文c?|收起全文d?|\\.\\.\\.全文";

  private static final Pattern MARKUP =
      Pattern.compile(
          "(?<link>(?i:https?://"
              + ADDRESS
              + ")|ｈｔｔｐｓ?[:：]／／"
              + WIDE_ADDRESS
              + "|(?<![A-Za-z0-9@.\\-])(?i:(?:t|url|dwz|m\\.weibo|weibo|www\\.[a-z0-9\\-]{1,40})\\.(?:cn|com)/"
              + ADDRESS
              + ")|O?网页链接|[Oo]網頁鏈接)"
              + "|[#＃](?<super>[^#＃\\n\\[]{1,140})\\[超话\\][#＃]"
              + "|[#＃](?<topic>[^\\s#＃](?:[^#＃\\n]{0,138}[^\\s#＃])?)[#＃]"
              + "|(?<![\\p{L}\\p{N}&])#(?<open>[\\p{L}\\p{N}_]{0,100}\\p{L}[\\p{L}\\p{N}_]{0,100})"
              + "|(?<reply>(?:回复|回覆)@(?<replied>"
              + NAME
              + ")\\s*[:：])"
              + "|(?<![A-Za-z0-9._])[@＠](?<name>"
              + NAME
              + ")"
              + "|(?<filler>"
              + PHRASES
              + ")"
              + "|\\[(?<emoticon>[\\p{L}\\p{N}]{0,7}\\p{L}[\\p{L}\\p{N}]{0,7})\\]"
              + "|(?<pictogram>[\\x{1F1E6}-\\x{1F1FF}]{2}|"
              + PICTOGRAM
              + "(?:\\x{200D}"
              + PICTOGRAM
              + "){0,6})");

  /** Own words that say nothing when they are all there is. */
  private static final Set<String> EMPTY_WORDS =
      Set.of("转发", "轉發", "转", "轉", "repost", "Repost", "RT", "rt");

  private static final Pattern SPACES = Pattern.compile("\\s+");

  private static final String BEGINNINGS = "#＃@＠[hHｈtTuUdDwWmMoO网網转轉快分我发回展收.";

  private static final int LONGEST_EMOTICON = 8;

  Markup {
    parts = List.copyOf(parts);
  }

  /** Takes a text apart; null reads as empty. */
  static Markup of(String text) {
    if (text == null || text.isEmpty()) {
      return new Markup(List.of());
    }
    int end = RepostLink.chainStart(text);
    var parts = new ArrayList<Part>();
    var match = MARKUP.matcher(text).useTransparentBounds(true);
    int at = 0;
    for (int i = 0; i < end; i++) {
      var part = mayBegin(text.charAt(i)) && match.region(i, end).lookingAt() ? part(match) : null;
      if (part != null) {
        words(text.substring(at, i), parts);
        parts.add(part);
        at = match.end();
        i = at - 1;
      }
    }
    words(text.substring(at, end), parts);
    if (end < text.length()) {
      parts.add(new Part(Kind.CHAIN, text.substring(end), text.substring(end)));
    }
    return new Markup(emptyWordsAsFiller(parts));
  }

  /** Whether a part of {@link #MARKUP} may begin with this sign; the pattern is asked only then. */
  private static boolean mayBegin(char c) {
    return BEGINNINGS.indexOf(c) >= 0
        || Character.isHighSurrogate(c)
        || (c >= 0x2600 && c < 0x27C0);
  }

  private static void words(String written, List<Part> parts) {
    if (!written.isEmpty()) {
      parts.add(new Part(Kind.WORDS, written, written));
    }
  }

  private static Part part(Matcher match) {
    var written = match.group();
    if (match.group("link") != null) {
      return new Part(Kind.LINK, written, Folding.halfWidth(written));
    }
    if (match.group("super") != null) {
      return new Part(Kind.SUPER_TOPIC, written, match.group("super").strip());
    }
    if (match.group("topic") != null) {
      return new Part(Kind.TOPIC, written, match.group("topic"));
    }
    if (match.group("open") != null) {
      return new Part(Kind.TOPIC, written, match.group("open"));
    }
    if (match.group("reply") != null) {
      return new Part(Kind.REPLY, written, match.group("replied"));
    }
    if (match.group("name") != null) {
      return new Part(Kind.MENTION, written, match.group("name"));
    }
    if (match.group("filler") != null) {
      return new Part(Kind.FILLER, written, written);
    }
    if (match.group("emoticon") != null) {
      var name = match.group("emoticon");
      return name.length() > LONGEST_EMOTICON ? null : new Part(Kind.EMOTICON, written, name);
    }
    return new Part(Kind.EMOTICON, written, written);
  }

  private static List<Part> emptyWordsAsFiller(List<Part> parts) {
    var own = parts.stream().filter(p -> p.kind() == Kind.WORDS).map(Part::content);
    if (!EMPTY_WORDS.contains(own.collect(joining()).strip())) {
      return parts;
    }
    return parts.stream()
        .map(p -> p.kind() == Kind.WORDS ? new Part(Kind.FILLER, p.written(), p.content()) : p)
        .toList();
  }

  /** What the parts of a kind say, in the order of the text. */
  List<String> all(Kind kind) {
    return parts.stream().filter(p -> p.kind() == kind).map(Part::content).toList();
  }

  /**
   * The author's own words, folded; a space stands where markup was, and runs of spaces are one.
   */
  String words() {
    return SPACES.matcher(Folding.plain(String.join(" ", all(Kind.WORDS))).strip()).replaceAll(" ");
  }
}
