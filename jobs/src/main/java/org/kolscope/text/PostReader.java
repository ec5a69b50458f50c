package org.kolscope.text;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kolscope.schema.PostText;
import org.kolscope.text.Part.Kind;

/** Reads one post after the other. A task makes its own; not serializable. */
final class PostReader {

  /** The mark of a post with an address. */
  private static final String LINK = "link";

  /** The mark of a post that says what it is. */
  private static final String LABEL = "label";

  private static final Set<String> LABELS = Set.of("广告", "推广", "ad");

  private static final Pattern LABELLED =
      Pattern.compile("^[(\\[【]?(?:广告|推广)[)\\]】:]|(?:^|[ ,。!(\\[【|])(?:广告|推广)[)\\]】。]?$");

  /** Question words that end a question without its sign. */
  private static final List<String> ASKING =
      List.of("吗", "呢", "么", "怎么办", "怎么样", "怎样", "如何", "求推荐", "求助", "哪里买", "多少钱");

  private static final WordList ADVERT = WordList.shipped("advert.txt");

  /** A word of the brief and how it stands in folded text. */
  private record Sought(String word, String folded) {}

  private final BriefWords brief;
  private final TextModels models;
  private final Segmenter segmenter;
  private final WordList named;
  private final List<Sought> brands;
  private final List<Sought> words;
  private final List<Sought> themes;
  private final List<Sought> excluded;
  private final Feelings feelings = Feelings.shipped();

  PostReader(BriefWords brief, TextModels models) {
    this.brief = brief;
    this.models = models;
    this.segmenter = new Segmentation(brief.all(), Segmentation.Entities.NONE).segmenter();
    this.named = WordList.of(brief.all().stream().map(PostReader::folded).toList());
    this.brands = sought(Stream.concat(Stream.of(brief.brand()), brief.rivals().stream()).toList());
    this.words = sought(brief.words());
    this.themes = sought(brief.themes());
    this.excluded = sought(brief.excluded());
  }

  private static List<Sought> sought(List<String> words) {
    return words.stream()
        .map(word -> new Sought(word, folded(word)))
        .filter(word -> !word.folded().isEmpty())
        .toList();
  }

  private static String folded(String word) {
    return Folding.plain(word).strip();
  }

  PostText read(long postId, long accountId, String text) {
    var markup = Markup.of(text);
    var plain = markup.words();
    var segmented = segmenter.words(plain);
    var topics = topics(markup);
    var mentions =
        sorted(Stream.of(Kind.MENTION, Kind.REPLY).map(markup::all).flatMap(List::stream));
    var found = found(segmented, topics);
    var mentioned = brands(found, mentions);
    int links = markup.all(Kind.LINK).size();
    var classes = models.of(plain, topics, feelings);
    return new PostText(
        postId,
        accountId,
        segmented.stream().filter(Word::isWord).count(),
        topics,
        mentions,
        markup.all(Kind.EMOTICON),
        links,
        sorted(Stream.of(brief.brand()).filter(mentioned::contains)),
        sorted(brief.rivals().stream().filter(mentioned::contains)),
        in(found, words),
        in(found, themes),
        !in(found, excluded).isEmpty(),
        isQuestion(plain),
        advertMarks(plain, topics, links),
        classes.glad(),
        classes.advert(),
        classes.complaint(),
        classes.vertical(),
        classes.verticalProbability(),
        Needs.isHelpSought(plain),
        Needs.isIntent(plain),
        Needs.aspects(plain),
        Hooks.in(plain));
  }

  static List<String> topics(Markup markup) {
    return sorted(
        Stream.of(Kind.TOPIC, Kind.SUPER_TOPIC)
            .map(markup::all)
            .flatMap(List::stream)
            .map(Folding::plain));
  }

  /**
   * Kinds of commercial words in own words, sorted, one more for an address, and the label for a
   * topic that says advert, or own words that begin or end with it.
   */
  static List<String> advertMarks(String plain, List<String> topics, int links) {
    var marks = new TreeSet<>(ADVERT.in(plain));
    if (topics.stream().anyMatch(LABELS::contains) || isLabelled(plain)) {
      marks.add(LABEL);
    }
    if (links > 0) {
      marks.add(LINK);
    }
    return List.copyOf(marks);
  }

  private static boolean isLabelled(String plain) {
    // few posts have such a word, and the pattern would look at every sign
    return (plain.contains("广告") || plain.contains("推广")) && LABELLED.matcher(plain).find();
  }

  static boolean isQuestion(String plain) {
    return plain.contains("?") || ASKING.stream().anyMatch(plain::endsWith);
  }

  /** Folded words of the text, and folded words of the brief that are anywhere in a topic. */
  private Set<String> found(List<Word> segmented, List<String> topics) {
    var found = new HashSet<String>();
    segmented.forEach(word -> found.add(word.written()));
    topics.forEach(topic -> found.addAll(named.in(topic)));
    return found;
  }

  private Set<String> brands(Set<String> found, List<String> mentions) {
    var mentioned = new TreeSet<>(in(found, brands));
    mentions.forEach(
        name -> {
          var brand = brief.accounts().get(Folding.plain(name));
          if (brand != null) {
            mentioned.add(brand);
          }
        });
    return mentioned;
  }

  private static List<String> in(Set<String> found, List<Sought> sought) {
    return sorted(sought.stream().filter(w -> found.contains(w.folded())).map(Sought::word));
  }

  private static List<String> sorted(Stream<String> words) {
    return words.sorted().distinct().toList();
  }
}
