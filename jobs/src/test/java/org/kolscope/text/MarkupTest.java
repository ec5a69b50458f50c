package org.kolscope.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kolscope.text.Part.Kind;

class MarkupTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          今天真好                            | WORDS 今天真好
          #新车上市#来了                      | TOPIC 新车上市, WORDS 来了
          #a b#c                              | TOPIC a b, WORDS c
          ＃新车＃来了                        | TOPIC 新车, WORDS 来了
          #自驾[超话]#出发                    | SUPER_TOPIC 自驾, WORDS 出发
          good #travel #food                  | WORDS 'good ', TOPIC travel, WORDS ' ', TOPIC food
          C# and F# too                       | WORDS C# and F# too
          No. #1                              | WORDS No. #1
          看@小明 好吗                        | WORDS 看, MENTION 小明, WORDS ' 好吗'
          信me@b.com给                        | WORDS 信me@b.com给
          回复@小明:好的                      | REPLY 小明, WORDS 好的
          回复@小明 ：好的                    | REPLY 小明, WORDS 好的
          气[怒][怒]死                        | WORDS 气, EMOTICON 怒, EMOTICON 怒, WORDS 死
          见附录[1]和[doge]                   | WORDS 见附录[1]和, EMOTICON doge
          [这句话长得不像是一个表情]          | WORDS [这句话长得不像是一个表情]
          笑😂死                              | WORDS 笑, EMOTICON 😂, WORDS 死
          一家👨‍👩‍👧人                         | WORDS 一家, EMOTICON 👨‍👩‍👧, WORDS 人
          看http://t.cn/A6xY，好              | WORDS 看, LINK http://t.cn/A6xY, WORDS ，好
          看 t.cn/A6xY。                      | WORDS '看 ', LINK t.cn/A6xY, WORDS 。
          (https://a.example/b?c=d#e).        | WORDS (, LINK https://a.example/b?c=d#e, WORDS ).
          看ｈｔｔｐ：／／ｔ．ｃｎ／Ａ６好    | WORDS 看, LINK http://t.cn/A6, WORDS 好
          好看 O网页链接                      | WORDS '好看 ', LINK O网页链接
          转发微博                            | FILLER 转发微博
          转发                                | FILLER 转发
          转发抽奖                            | WORDS 转发抽奖
          好//@甲:早//@乙:#晚#                | WORDS 好, CHAIN //@甲:早//@乙:#晚#
          //@甲:早                            | CHAIN //@甲:早
          转发微博//@甲:早                    | FILLER 转发微博, CHAIN //@甲:早
          #半个//@甲:话题#                    | TOPIC 半个, CHAIN //@甲:话题#
          [图片]看                            | FILLER [图片], WORDS 看
          """)
  void aTextFallsIntoTheseParts(String text, String parts) {
    assertThat(
            Markup.of(text).parts().stream()
                .map(
                    p ->
                        p.kind()
                            + " "
                            + (p.content().equals(p.content().strip())
                                ? p.content()
                                : "'" + p.content() + "'"))
                .collect(Collectors.joining(", ")))
        .isEqualTo(parts);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          這台車＃試駕＃真的漂亮！ＳＵＶ[爱你]好//@甲:早 | 这台车 真的漂亮!suv 好
          转发微博                                       | ''
          A    b                                         | a b
          """)
  void ownWordsAreFoldedAndFreeOfMarkup(String text, String words) {
    assertThat(Markup.of(text).words()).isEqualTo(words);
  }

  /** Texts made of the signs that markup is made of, and of whole pieces of it. */
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "#", "＃", "@", "[", "]", "/", "//@", ":", "：", " ", "\n", "甲", "乙", "a", "1", ".",
            "t.cn/", "http://", "ｈｔｔｐ：／／", "[怒]", "转发", "转发微博", "回复@", "超话", "😂", "\uD83D",
            "\u200D", "繁體")
        .list()
        .ofMaxSize(30)
        .map(pieces -> String.join("", pieces));
  }

  @Property(tries = 2_000)
  void thePartsAreTheText(@ForAll("texts") String text) {
    assertThat(Markup.of(text).parts().stream().map(Part::written).collect(Collectors.joining()))
        .isEqualTo(text);
  }

  @Property(tries = 500)
  void anyTextIsItsParts(@ForAll String text) {
    assertThat(Markup.of(text).parts().stream().map(Part::written).collect(Collectors.joining()))
        .isEqualTo(text);
  }

  @Property(tries = 1_000)
  void wordsNeverTouchAndOnlyTheLastPartIsAChain(@ForAll("texts") String text) {
    var parts = Markup.of(text).parts();
    for (int i = 1; i < parts.size(); i++) {
      assertThat(parts.get(i).kind() == Kind.WORDS && parts.get(i - 1).kind() == Kind.WORDS)
          .as("%s", parts)
          .isFalse();
      assertThat(parts.get(i - 1).kind()).isNotEqualTo(Kind.CHAIN);
    }
    assertThat(parts).noneMatch(p -> p.written().isEmpty());
  }

  @Property(tries = 1_000)
  void halfWidthKeepsTheLength(@ForAll String text) {
    assertThat(Folding.halfWidth(text)).hasSameSizeAs(text);
  }
}
