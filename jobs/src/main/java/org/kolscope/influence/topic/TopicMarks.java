package org.kolscope.influence.topic;

import java.io.Serializable;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.kolscope.schema.Brief;

/**
 * What the words that an author adds to a post are about.
 *
 * <p>Own words are those before the first {@code //@}, the chain that a repost carries along; what
 * a platform fills in when somebody reposts without a word ("转发微博") is none of them. A hashtag is
 * {@code #name#} with 1 to 40 characters; {@code [超话]} after the name says that it is a super-topic
 * and is left away. Names and words are compared in Unicode's form NFKC and lower case, so that
 * full-width letters are no other letters.
 *
 * @param words any of them makes a post one of the brief
 * @param topics so does any of these hashtags
 * @param excludedWords none of which such a post has
 */
record TopicMarks(List<String> words, Set<String> topics, List<String> excludedWords)
    implements Serializable {

  /** Mark of every post with words of its own. */
  static final String ANY = "*";

  /** Mark of a post of the brief. */
  static final String BRIEF = "!";

  /** What stands before the name of a hashtag in its mark. */
  static final String HASHTAG = "#";

  private static final Pattern TAG = Pattern.compile("#([^#\\r\\n]{1,40})#");

  private static final Set<String> FILLED_IN =
      Set.of("转发微博", "轉發微博", "快转微博", "转发", "repost", "reposted");

  /** What a brief asks for; without one, nothing. */
  static TopicMarks askedBy(Brief brief) {
    if (brief == null) {
      return new TopicMarks(List.of(), Set.of(), List.of());
    }
    var topics = brief.target() == null ? List.<String>of() : brief.target().topics();
    return new TopicMarks(
        List.copyOf(names(brief.words())),
        names(topics),
        List.copyOf(names(brief.excludedWords())));
  }

  /** Names as they are compared, without empty ones. */
  static Set<String> names(List<String> written) {
    var names = new TreeSet<String>();
    written.forEach(name -> names.add(name(name)));
    names.remove("");
    return names;
  }

  /** A name as it is compared; empty for null. */
  static String name(String written) {
    return written == null ? "" : plain(written).replace("[超话]", "").strip();
  }

  /** The marks of a post, each once; none if it has no words of its own. */
  List<String> of(String text) {
    var own = own(text);
    if (own.isEmpty()) {
      return List.of();
    }
    var tags = new TreeSet<String>();
    var found = TAG.matcher(own);
    while (found.find()) {
      tags.add(name(found.group(1)));
    }
    tags.remove("");
    var marks = new ArrayList<String>();
    marks.add(ANY);
    if (isOfBrief(own, tags)) {
      marks.add(BRIEF);
    }
    tags.forEach(tag -> marks.add(HASHTAG + tag));
    return marks;
  }

  private boolean isOfBrief(String own, Set<String> tags) {
    return (words.stream().anyMatch(own::contains) || topics.stream().anyMatch(tags::contains))
        && excludedWords.stream().noneMatch(own::contains);
  }

  private static String own(String text) {
    if (text == null) {
      return "";
    }
    int chain = text.indexOf("//@");
    var own = plain(chain < 0 ? text : text.substring(0, chain)).strip();
    return FILLED_IN.contains(own) ? "" : own;
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }
}
