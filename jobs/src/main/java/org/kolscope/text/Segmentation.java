package org.kolscope.text;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.collection.trie.bintrie.BinTrie;
import com.hankcs.hanlp.corpus.tag.Nature;
import com.hankcs.hanlp.dictionary.CoreDictionary;
import com.hankcs.hanlp.dictionary.CustomDictionary;
import com.hankcs.hanlp.dictionary.DynamicCustomDictionary;
import com.hankcs.hanlp.seg.Segment;
import java.io.Serializable;
import java.util.List;
import java.util.TreeMap;

/**
 * How texts are cut into words: by HanLP's shortest-path segmenter (Viterbi over a bigram model),
 * with words of the user's that HanLP does not know.
 *
 * <p>The user's words of three signs and more, and those with a letter or digit, are cut out
 * whatever stands around them; words of two Chinese signs are put together only where HanLP cuts on
 * both sides of them, so that 的士 is not found in 目的士兵. They live in a dictionary of this
 * segmentation: HanLP's own, of which a JVM has one, is read and never written, so no night sees
 * another night's words.
 *
 * @param userWords in any script and width; they are folded
 * @param entities which names HanLP looks for
 */
record Segmentation(List<String> userWords, Entities entities) implements Serializable {

  /** Which names are looked for: more names take more time. */
  enum Entities {
    /** None: the fastest. */
    NONE,
    /** Chinese names of persons, HanLP's default. */
    PERSONS,
    /** Persons, foreign persons, places and organisations: about half the speed. */
    ALL
  }

  /** From here on a word of Chinese signs is cut out by force. */
  private static final int FORCED_LENGTH = 3;

  Segmentation {
    userWords =
        userWords.stream()
            .map(w -> Folding.plain(w).strip())
            .filter(w -> !w.isEmpty())
            .sorted()
            .distinct()
            .toList();
  }

  /** A segmenter; a task makes its own, threads may share one. */
  Segmenter segmenter() {
    var forced = new TreeMap<String, String>();
    var joined = new BinTrie<CoreDictionary.Attribute>();
    for (var word : userWords) {
      if (isForced(word)) {
        forced.put(word, word);
      } else {
        joined.put(word, new CoreDictionary.Attribute(Nature.nz));
      }
    }
    return new Segmenter(segment(joined), new LongestMatches<>(forced));
  }

  private Segment segment(BinTrie<CoreDictionary.Attribute> joined) {
    // without paths: with them HanLP reads the shared dictionary anew, under the feet of other
    // threads
    var own = new DynamicCustomDictionary(CustomDictionary.DEFAULT.dat, joined, null);
    var segment =
        HanLP.newSegment()
            .enableCustomDictionary(own)
            .enableNameRecognize(entities != Entities.NONE);
    return entities == Entities.ALL ? segment.enableAllNamedEntityRecognize(true) : segment;
  }

  private static boolean isForced(String word) {
    return word.length() >= FORCED_LENGTH
        || word.chars().anyMatch(c -> Character.UnicodeScript.of(c) != Character.UnicodeScript.HAN);
  }
}
