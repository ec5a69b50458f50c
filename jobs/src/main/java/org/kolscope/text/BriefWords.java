package org.kolscope.text;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.kolscope.schema.Brief;

/**
 * What of a brief can stand in a text.
 *
 * @param brand its own name; empty without a brief
 * @param rivals names of its competitors
 * @param words what the brand is talked about with
 * @param themes what it wants to stand for
 * @param excluded what makes a post not about it
 * @param accounts brand by folded name of an account, own and competitors'
 */
record BriefWords(
    String brand,
    List<String> rivals,
    List<String> words,
    List<String> themes,
    List<String> excluded,
    Map<String, String> accounts)
    implements Serializable {

  /**
   * @param brief null if there is none: nothing is then looked for
   */
  static BriefWords of(Brief brief) {
    if (brief == null) {
      return new BriefWords("", List.of(), List.of(), List.of(), List.of(), Map.of());
    }
    var accounts = new TreeMap<String, String>();
    brief.competitors().forEach(rival -> put(rival.accounts(), rival.brand(), accounts));
    put(brief.accounts(), brief.brand(), accounts);
    return new BriefWords(
        brief.brand(),
        brief.competitors().stream().map(Brief.Competitor::brand).toList(),
        brief.words(),
        brief.themes(),
        brief.excludedWords(),
        accounts);
  }

  private static void put(
      List<Brief.AccountName> named, String brand, Map<String, String> accounts) {
    named.stream()
        .filter(account -> account.name() != null)
        .forEach(account -> accounts.put(Folding.plain(account.name()), brand));
  }

  /** All that a segmenter should know. */
  List<String> all() {
    return Stream.of(List.of(brand), rivals, words, themes, excluded)
        .flatMap(List::stream)
        .toList();
  }
}
