package org.kolscope.influence.topic;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TopicMarksTest {

  private static final TopicMarks MARKS =
      TopicMarks.askedBy(Said.brief("SUV 越野", "自驾分享", "四驱俱乐部", "抽奖"));

  @Test
  void aWordOfTheBriefInAnyWidthOrCaseMarksAPost() {
    assertThat(MARKS.of("换了台ｓｕｖ")).containsExactly("*", "!");
    assertThat(MARKS.of("周末去越野")).containsExactly("*", "!");
    assertThat(MARKS.of("周末在家")).containsExactly("*");
  }

  @Test
  void aTargetTopicCountsAsHashtagNotAsAWord() {
    assertThat(MARKS.of("#自驾分享# 川西")).containsExactly("*", "!", "#自驾分享");
    assertThat(MARKS.of("自驾分享")).containsExactly("*");
    assertThat(MARKS.of("#自驾#分享")).containsExactly("*", "#自驾");
  }

  @Test
  void anExcludedWordTakesTheBriefAwayButNotTheHashtag() {
    assertThat(MARKS.of("#自驾分享# 抽奖送SUV")).containsExactly("*", "#自驾分享");
  }

  @Test
  void theChainBehindTheRelayerIsNotItsOwn() {
    assertThat(MARKS.of("说得对//@甲:换了台SUV #自驾分享#")).containsExactly("*");
    assertThat(MARKS.of("SUV好//@甲:在家")).containsExactly("*", "!");
    assertThat(MARKS.of("转发微博//@甲:换了台SUV")).isEmpty();
    assertThat(MARKS.of("Repost")).isEmpty();
    assertThat(MARKS.of("//@甲:SUV")).isEmpty();
    assertThat(MARKS.of(null)).isEmpty();
  }

  @Test
  void hashtagsCountOncePerPostAndSuperTopicsByTheirName() {
    assertThat(MARKS.of("#B# #四驱[超话]# #b# #A# ##")).containsExactly("*", "#a", "#b", "#四驱");
    assertThat(MARKS.of("#[超话]# 空")).containsExactly("*");
  }

  @Test
  void withoutABriefThereAreHashtagsOnly() {
    assertThat(TopicMarks.askedBy(null).of("越野 #a#")).containsExactly("*", "#a");
  }

  @Property
  void whateverStandsBehindTheChainChangesNothing(@ForAll String own, @ForAll String chain) {
    Assume.that(!own.endsWith("/"));
    assertThat(MARKS.of(own + "//@" + chain)).isEqualTo(MARKS.of(own)).doesNotHaveDuplicates();
  }

  @Property
  void aHashtagIsFoundUnderTheNameOfItsGroup(@ForAll @StringLength(max = 2) String name) {
    Assume.that(name.chars().noneMatch(c -> "#\r\n/".indexOf(c) >= 0));
    var found = TopicMarks.askedBy(null).of("看 #" + name + "# 吧");
    Assume.that(!TopicMarks.name(name).contains("#"));
    assertThat(found.contains("#" + TopicMarks.name(name)))
        .isEqualTo(!TopicMarks.name(name).isEmpty());
  }
}
