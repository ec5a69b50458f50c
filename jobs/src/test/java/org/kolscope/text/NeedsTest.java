package org.kolscope.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kolscope.schema.PostText;

/** Texts written for this test, none of them from a data set. */
class NeedsTest {

  private static PostText read(String text) {
    return new PostReader(BriefWords.of(null), TextModels.none()).read(1, 2, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          后排能放下三个安全座椅吗？               | true
          求助，冬天續航掉一半                     | true
          ２０万左右，选哪个                       | true
          你会怎么选？评论区告诉我                 | false
          城市越野车只卖情怀。你怎么看？           | false
          五年质保，记住了吗？那电瓶质保也是五年吗？ | true
          先问大家，有没有想过你会怎么选？来聊     | false
          今天开车去海边                           | false
          """)
  void questionsThatWantNoAnswerAskNobodyForHelp(String text, boolean isHelpSought) {
    assertThat(read(text).isHelpSought()).isEqualTo(isHelpSought);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          准备买第二辆车了         | true
          这台落地价多少           | true
          請問哪裡可以買           | true
          #打算买车#今天下雨       | false
          车子真好看               | false
          """)
  void whoWantsToBuySaysSoInOwnWords(String text, boolean isIntent) {
    assertThat(read(text).isIntent()).isEqualTo(isIntent);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          后备箱够大，就是油耗高   | [energy, space]
          客服不理人，交车又拖     | [delivery, service]
          高速上风噪大             | [driving, noise]
          今天心情不错             | []
          """)
  void sidesOfAProductAreFound(String text, String aspects) {
    assertThat(read(text).aspects()).hasToString(aspects);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          周末試駕，名额有限           | [trial]
          车友会线下见，到场立减       | [discount, meetup]
          小课堂：胎压怎么看           | [knowledge]
          投个票吧                     | [poll]
          转发本条，周日抽3位送天幕    | [prize]
          有奖互动，揪 十 名           | [prize]
          抽时间去看了海               | []
          """)
  void hooksAreWhatAPostOffers(String text, String hooks) {
    assertThat(read(text).hooks()).hasToString(hooks);
  }
}
