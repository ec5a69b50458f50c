package org.kolscope.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.kolscope.schema.GroupWord.Kind;
import org.kolscope.text.Segmentation.Entities;

/**
 * Which words a post has, each once: content words, pairs of them, topics, and names of places,
 * organisations and the brief's brands. A task makes its own; not serializable.
 */
final class UsedWords {

  /** {@code first} and {@code second} are the words of a phrase. */
  static final StructType SCHEMA =
      StructType.fromDDL(
          "accountId BIGINT NOT NULL, kind STRING NOT NULL, word STRING NOT NULL, first STRING,"
              + " second STRING");

  /** One word of a post. */
  record Used(Kind kind, String word, String first, String second) {}

  private final Segmenter segmenter;
  private final Set<String> brands;

  UsedWords(BriefWords brief) {
    segmenter = new Segmentation(brief.all(), Entities.ALL).segmenter();
    brands =
        Stream.concat(Stream.of(brief.brand()), brief.rivals().stream())
            .map(brand -> Folding.plain(brand).strip())
            .filter(brand -> !brand.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Reads rows of {@code accountId, text}. */
  static MapPartitionsFunction<Row, Row> reading(BriefWords brief) {
    return rows -> new Reading(rows, new UsedWords(brief));
  }

  private static final class Reading implements Iterator<Row> {

    private final Iterator<Row> posts;
    private final UsedWords words;
    private long author;
    private Iterator<Used> left = List.<Used>of().iterator();

    Reading(Iterator<Row> posts, UsedWords words) {
      this.posts = posts;
      this.words = words;
    }

    @Override
    public boolean hasNext() {
      while (!left.hasNext() && posts.hasNext()) {
        var post = posts.next();
        author = post.getLong(0);
        left = words.of(post.getString(1)).iterator();
      }
      return left.hasNext();
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException("no more words");
      }
      var used = left.next();
      return RowFactory.create(
          author, used.kind().name(), used.word(), used.first(), used.second());
    }
  }

  List<Used> of(String text) {
    var markup = Markup.of(text);
    var words = segmenter.words(markup.words());
    var used = new ArrayList<Used>();
    PostReader.topics(markup).forEach(topic -> used.add(new Used(Kind.TOPIC, topic, null, null)));
    var seen = new HashSet<String>();
    var named = new HashSet<String>();
    for (var word : words) {
      if (isEntity(word) && named.add(word.written())) {
        used.add(new Used(Kind.ENTITY, word.written(), null, null));
      }
      if (isAllowed(word) && seen.add(word.written())) {
        used.add(new Used(Kind.WORD, word.written(), null, null));
      }
    }
    used.addAll(phrases(words));
    return used;
  }

  /** Two content words side by side, the second a noun; of two that read alike the first. */
  private static List<Used> phrases(List<Word> words) {
    var phrases = new LinkedHashMap<String, Used>();
    for (int i = 1; i < words.size(); i++) {
      var first = words.get(i - 1);
      var second = words.get(i);
      if (isAllowed(first) && isAllowed(second) && second.isNoun()) {
        var name = first.written() + second.written();
        phrases.putIfAbsent(name, new Used(Kind.PHRASE, name, first.written(), second.written()));
      }
    }
    return List.copyOf(phrases.values());
  }

  private static boolean isAllowed(Word word) {
    return word.isContent() && !word.isPerson();
  }

  private boolean isEntity(Word word) {
    return brands.contains(word.written())
        || (word.written().length() > 1
            && word.written().codePoints().allMatch(Character::isLetterOrDigit)
            && (word.nature().startsWith("ns") || word.nature().startsWith("nt")));
  }
}
