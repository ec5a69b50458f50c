package org.kolscope.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.hankcs.hanlp.dictionary.CustomDictionary;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.kolscope.text.Segmentation.Entities;

class SegmenterTest {

  private static final Segmenter PLAIN = segmenter();

  private static Segmenter segmenter(String... words) {
    return new Segmentation(List.of(words), Entities.PERSONS).segmenter();
  }

  private static List<String> words(Segmenter segmenter, String text) {
    return segmenter.words(Folding.plain(text)).stream().map(Word::written).toList();
  }

  @Test
  void wordsOfTheUserAreCutOut() {
    assertThat(words(segmenter("星途远航", "Model Q"), "今天试驾了星途远航和ｍｏｄｅｌ Q真不错"))
        .contains("星途远航", "model q");
  }

  @Test
  void twoSignsAreJoinedOnlyBetweenWords() {
    assertThat(words(segmenter("鲲界"), "我买了鲲界")).contains("鲲界");
    assertThat(words(segmenter("的士"), "他们是有目的士兵")).doesNotContain("的士").contains("士兵");
  }

  @Test
  void lettersMatchWholeOnly() {
    assertThat(words(segmenter("suv"), "这台suv好")).contains("suv");
    assertThat(words(segmenter("su"), "这台suv好")).doesNotContain("su");
  }

  @Test
  void noSegmenterKnowsTheWordsOfAnother() {
    var before = words(PLAIN, "我买了鲲界和星途远航");
    var own = segmenter("鲲界", "星途远航");
    assertThat(words(own, "我买了鲲界和星途远航")).contains("鲲界", "星途远航");
    assertThat(words(PLAIN, "我买了鲲界和星途远航")).isEqualTo(before).doesNotContain("鲲界");
    assertThat(words(segmenter(), "我买了鲲界和星途远航")).isEqualTo(before);
  }

  @Test
  void makingOneLeavesTheSharedDictionaryAlone() {
    var shared = CustomDictionary.DEFAULT.dat;
    var word = shared.get("自动挡");
    assertThat(word).isNotNull();
    segmenter("鲲界");
    // read anew, the same word would have another object, and other threads would see neither for a
    // while
    assertThat(shared.get("自动挡")).isSameAs(word);
  }

  @Test
  void threadsMayShareOne() {
    var own = segmenter("鲲界", "星途远航");
    var texts =
        IntStream.range(0, 400)
            .mapToObj(i -> "第" + i + "次试驾星途远航，王小明说比鲲界舒服" + "真的".repeat(i % 7))
            .toList();
    var alone = texts.stream().map(t -> words(own, t)).toList();
    assertThat(texts.parallelStream().map(t -> words(own, t)).toList()).isEqualTo(alone);
  }

  @Test
  void contentWordsAreNeitherSignsNorStopWords() {
    var content =
        PLAIN.words("这台车的座椅非常舒服，我们都喜欢。").stream()
            .filter(Word::isContent)
            .map(Word::written)
            .toList();
    assertThat(content).contains("座椅", "舒服", "喜欢").doesNotContain("的", "我们", "，", "这");
  }

  @Test
  void keywordsAreTheWordsThatOthersStandBy() {
    var words = PLAIN.words("电池容量很大，电池温度正常，电池充电很快，座椅舒服。");
    assertThat(PLAIN.keywords(words, 2)).hasSize(2).contains("电池");
  }

  @Test
  void phrasesEndInANoun() {
    assertThat(Segmenter.phrases(PLAIN.words("我们喜欢城市道路"))).contains("城市道路");
  }

  @Test
  void entitiesAreNamesOfPersonsPlacesAndOrganisations() {
    var all = new Segmentation(List.of(), Entities.ALL).segmenter();
    assertThat(Segmenter.entities(all.words("王小明在北京大学和上海见面")))
        .extracting(Segmenter.Entity::name)
        .contains("王小明", "北京大学", "上海");
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "我", "买了", "鲲界", "星途", "远航", " ", "suv", "x", "1", "，", "王小明", "\n", "😂", "3.5万", "。")
        .list()
        .ofMaxSize(20)
        .map(pieces -> Folding.plain(String.join("", pieces)));
  }

  @Property(tries = 500)
  void theWordsAreTheText(@ForAll("texts") String text) {
    var own = segmenter("鲲界", "星途远航", "suv");
    assertThat(own.words(text).stream().map(Word::written).collect(Collectors.joining()))
        .isEqualTo(text);
  }

  @Property(tries = 300)
  void matchesAreThoseOfTheSlowSearch(@ForAll("texts") String text) {
    var words = new TreeMap<String, String>();
    List.of("星途", "星途远航", "远航", "买了", "suv", "x").forEach(w -> words.put(w, w));
    var slow = new StringBuilder();
    for (int at = 0; at < text.length(); ) {
      int from = at;
      var best =
          words.keySet().stream()
              .filter(w -> text.startsWith(w, from))
              .filter(
                  w ->
                      (" " + text + " ")
                          .substring(from)
                          .matches(
                              "(?s)(?<![a-z0-9]).?"
                                  + (w.matches("[a-z]+") ? "(?<![a-z0-9])" + w + "(?![a-z0-9])" : w)
                                  + ".*"))
              .reduce((a, b) -> a.length() >= b.length() ? a : b);
      if (best.isPresent()) {
        slow.append(at).append(best.get()).append(' ');
        at += best.get().length();
      } else {
        at++;
      }
    }
    assertThat(
            new LongestMatches<>(words)
                .in(text).stream()
                    .map(m -> m.begin() + m.value() + " ")
                    .collect(Collectors.joining()))
        .isEqualTo(slow.toString());
  }
}
