package org.kolscope.text;

import com.hankcs.hanlp.corpus.tag.Nature;
import com.hankcs.hanlp.seg.Segment;
import com.hankcs.hanlp.seg.common.Term;
import com.hankcs.hanlp.summary.TextRankKeyword;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Cuts texts into words. The words in their order, signs and spaces among them, are the text. Pure:
 * the same text gives the same words, in any thread. Not serializable; see {@link Segmentation}.
 */
final class Segmenter {

  /** A name and its kind: nr, nrf or nrj person, ns place, nt organisation; codes of HanLP. */
  record Entity(String kind, String name) {}

  private final Segment segment;
  private final LongestMatches<String> forced;

  Segmenter(Segment segment, LongestMatches<String> forced) {
    this.segment = segment;
    this.forced = forced;
  }

  /**
   * @param plain own words, folded: {@link Markup#words}
   */
  List<Word> words(String plain) {
    var words = new ArrayList<Word>();
    int at = 0;
    for (var match : forced.in(plain)) {
      add(plain.substring(at, match.begin()), words);
      words.add(new Word(match.value(), Word.USER));
      at = match.end();
    }
    add(plain.substring(at), words);
    return words;
  }

  private void add(String text, List<Word> words) {
    if (!text.isEmpty()) {
      for (Term term : segment.seg(text)) {
        words.add(new Word(term.word, String.valueOf(term.nature)));
      }
    }
  }

  /**
   * The words that hold a text together, by TextRank over content words within five of each other
   * (R. Mihalcea, P. Tarau, TextRank: Bringing Order into Texts, EMNLP 2004; HanLP's), ties by the
   * word. For texts of some sentences: in a short post all words rank alike.
   */
  List<String> keywords(List<Word> words, int most) {
    var terms = new ArrayList<Term>();
    for (var word : words) {
      if (word.isContent()) {
        terms.add(new Term(word.written(), Nature.n));
      }
    }
    return new TextRankKeyword(segment)
        .getTermAndRank(terms).entrySet().stream()
            .sorted(
                Map.Entry.<String, Float>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(most)
            .map(Map.Entry::getKey)
            .toList();
  }

  /**
   * Two content words that stand side by side, the second a noun: 新车上市 gives none, 城市道路 gives 城市道路.
   * In the order of the text, with repeats.
   */
  static List<String> phrases(List<Word> words) {
    return IntStream.range(1, words.size())
        .filter(
            i -> words.get(i - 1).isContent() && words.get(i).isContent() && words.get(i).isNoun())
        .mapToObj(i -> words.get(i - 1).written() + words.get(i).written())
        .toList();
  }

  /** Names of persons, places and organisations, in the order of the text, with repeats. */
  static List<Entity> entities(List<Word> words) {
    return words.stream()
        .filter(
            w ->
                w.written().length() > 1
                    && (w.isPerson() || w.nature().startsWith("ns") || w.nature().startsWith("nt")))
        .map(w -> new Entity(w.nature(), w.written()))
        .toList();
  }
}
