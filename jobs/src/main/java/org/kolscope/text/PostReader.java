package org.kolscope.text;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

  private final BriefWords brief;
  private final TextModels models;
  private final Segmenter segmenter;
  private final WordList named;
  private final Feelings feelings = Feelings.shipped();

  PostReader(BriefWords brief, TextModels models) {
    this.brief = brief;
    this.models = models;
    this.segmenter = new Segmentation(brief.all(), Segmentation.Entities.NONE).segmenter();
    this.named = WordList.of(brief.all());
  }

  PostText read(long postId, long accountId, String text) {
    var markup = Markup.of(text);
    var plain = markup.words();
    var words = segmenter.words(plain);
    var topics = topics(markup);
    var mentions =
        sorted(Stream.of(Kind.MENTION, Kind.REPLY).map(markup::all).flatMap(List::stream));
    var found = found(words, topics);
    var brands = brands(found, mentions);
    int links = markup.all(Kind.LINK).size();
    var classes = models.of(plain, topics, feelings);
    return new PostText(
        postId,
        accountId,
        words.stream().filter(Word::isWord).count(),
        topics,
        mentions,
        markup.all(Kind.EMOTICON),
        links,
        sorted(Stream.of(brief.brand()).filter(brands::contains)),
        sorted(brief.rivals().stream().filter(brands::contains)),
        in(found, brief.words()),
        in(found, brief.themes()),
        !in(found, brief.excluded()).isEmpty(),
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
    if (topics.stream().anyMatch(LABELS::contains) || LABELLED.matcher(plain).find()) {
      marks.add(LABEL);
    }
    if (links > 0) {
      marks.add(LINK);
    }
    return List.copyOf(marks);
  }

  static boolean isQuestion(String plain) {
    return plain.contains("?") || ASKING.stream().anyMatch(plain::endsWith);
  }

  /** Folded words of the brief that are words of the text, or anywhere in a topic. */
  private Set<String> found(List<Word> words, List<String> topics) {
    var found = words.stream().map(Word::written).collect(Collectors.toSet());
    topics.forEach(topic -> named.in(topic).forEach(w -> found.add(Folding.plain(w).strip())));
    return found;
  }

  private Set<String> brands(Set<String> found, List<String> mentions) {
    var byName = new TreeMap<String, String>();
    Stream.concat(Stream.of(brief.brand()), brief.rivals().stream())
        .forEach(brand -> byName.put(Folding.plain(brand).strip(), brand));
    var brands = new TreeSet<String>();
    byName.forEach(
        (name, brand) -> {
          if (!name.isEmpty() && found.contains(name)) {
            brands.add(brand);
          }
        });
    mentions.forEach(
        name -> {
          var brand = brief.accounts().get(Folding.plain(name));
          if (brand != null) {
            brands.add(brand);
          }
        });
    return brands;
  }

  private static List<String> in(Set<String> found, Collection<String> words) {
    return sorted(words.stream().filter(w -> found.contains(Folding.plain(w).strip())));
  }

  private static List<String> sorted(Stream<String> words) {
    return words.sorted().distinct().toList();
  }
}
