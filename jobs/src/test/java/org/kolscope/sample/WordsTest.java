package org.kolscope.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kolscope.schema.Form;

class WordsTest {

  private static final Words WORDS = Words.load();
  private static final List<PostKind> KINDS = List.of(PostKind.values());
  private static final List<Vertical> VERTICALS = List.of(Vertical.values());
  private static final PostContext FULL =
      new PostContext(
          "砾原",
          "远岭X",
          "拓梵",
          "杭州",
          "砾原客服",
          "砾原春季试驾",
          "山行客",
          "车载冰箱一台",
          "一岁半",
          null,
          Hook.NONE,
          Form.TEXT,
          Circumstance.ANY);
  private static final Pattern PLACEHOLDER = Pattern.compile("[{}|]|null|\\d+\\*|TODO");

  @ParameterizedTest
  @EnumSource(Vertical.class)
  void nearlyAllPostsOfAVerticalDiffer(Vertical vertical) {
    var random = new SplittableRandom(11);
    var texts = new HashSet<String>();
    for (int i = 0; i < 20_000; i++) {
      var kind = KINDS.get(i % KINDS.size());
      texts.add(WORDS.post(kind, vertical, i % 2 == 0 ? FULL : PostContext.NONE, random));
    }

    assertThat(texts).hasSizeGreaterThan(19_000);
  }

  @ParameterizedTest
  @EnumSource(Vertical.class)
  void nineInTenDailyPostsDiffer(Vertical vertical) {
    var random = new SplittableRandom(12);
    var texts = new HashSet<String>();
    for (int i = 0; i < 20_000; i++) {
      texts.add(WORDS.post(PostKind.DAILY, vertical, PostContext.NONE, random));
    }

    assertThat(texts).hasSizeGreaterThan(18_000);
  }

  @ParameterizedTest
  @EnumSource(PostKind.class)
  void postsAreOfTheirLengthAndWithoutHoles(PostKind kind) {
    var random = new SplittableRandom(13);
    for (var vertical : Vertical.values()) {
      for (var hook : Hook.values()) {
        for (var form : Form.values()) {
          for (var context : new PostContext[] {FULL, PostContext.NONE}) {
            var text = WORDS.post(kind, vertical, context.withHook(hook).withForm(form), random);
            assertThat(text).doesNotContainPattern(PLACEHOLDER);
            assertThat(text.length())
                .as(text)
                .isBetween(
                    form == Form.LONG_TEXT ? 150 : 5,
                    form == Form.LONG_TEXT ? Words.LONG_TEXT_MAX : Words.POST_MAX);
          }
        }
      }
    }
  }

  @Test
  void shortTextsAreOfTheirLengthAndWithoutHoles() {
    var random = new SplittableRandom(14);
    for (var vertical : Vertical.values()) {
      for (int i = 0; i < 300; i++) {
        var context = i % 2 == 0 ? FULL : PostContext.NONE;
        for (var kind : CommentKind.values()) {
          assertThat(WORDS.comment(kind, vertical, context, random))
              .doesNotContainPattern(PLACEHOLDER)
              .hasSizeBetween(1, Words.POST_MAX);
        }
        for (var kind : RelayKind.values()) {
          assertThat(WORDS.relay(kind, vertical, context, random))
              .doesNotContainPattern(PLACEHOLDER)
              .hasSizeBetween(1, Words.POST_MAX);
        }
        for (var role : Role.values()) {
          assertThat(WORDS.name(role, vertical, null, context, random))
              .doesNotContainPattern(PLACEHOLDER)
              .doesNotContain(" ")
              .hasSizeBetween(2, 20);
          assertThat(WORDS.bio(role, vertical, null, context, random))
              .doesNotContainPattern(PLACEHOLDER)
              .hasSizeLessThanOrEqualTo(Words.POST_MAX);
        }
      }
    }
  }

  @Test
  void namesOfPersonsAreManyAndOfManyLengths() {
    var random = new SplittableRandom(15);
    var names = new HashSet<String>();
    var lengths = new TreeSet<Integer>();
    for (int i = 0; i < 20_000; i++) {
      var name = WORDS.name(Role.PERSON, Vertical.FOOD, null, random);
      names.add(name);
      lengths.add(name.length());
    }

    assertThat(names).hasSizeGreaterThan(16_000);
    assertThat(lengths).contains(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
  }

  @Test
  void zombiesAreNamedLikePersons() {
    for (int seed = 0; seed < 200; seed++) {
      assertThat(WORDS.name(Role.ZOMBIE, Vertical.CARS, null, new SplittableRandom(seed)))
          .isEqualTo(WORDS.name(Role.PERSON, Vertical.CARS, null, new SplittableRandom(seed)));
    }
  }

  @Test
  void whatIsGivenIsSaid() {
    var random = new SplittableRandom(16);
    for (int i = 0; i < 200; i++) {
      assertThat(WORDS.post(PostKind.SERVICE_ANSWER, Vertical.CARS, FULL, random).length())
          .isGreaterThan(9);
      assertThat(
              WORDS.post(PostKind.COMPLAINT, Vertical.CARS, FULL.withMotive(Motive.RIVAL), random))
          .contains("拓梵");
      assertThat(WORDS.post(PostKind.EVENT, Vertical.CARS, FULL, random)).contains("#砾原春季试驾#");
      assertThat(WORDS.post(PostKind.PRIZE, Vertical.CARS, FULL, random)).contains("车载冰箱一台");
      assertThat(WORDS.comment(CommentKind.TAG_FRIEND, Vertical.CARS, FULL, random))
          .contains("@砾原客服");
    }
  }

  @Test
  void labelledAdvertisementsSaySoAndHiddenOnesDoNot() {
    var random = new SplittableRandom(17);
    var label = Pattern.compile("[#【（]广告|商业|合作推广|本条为广告");
    for (int i = 0; i < 2_000; i++) {
      var vertical = VERTICALS.get(i % VERTICALS.size());
      assertThat(WORDS.post(PostKind.SPONSORED_LABELLED, vertical, FULL, random))
          .containsPattern(label);
      assertThat(WORDS.post(PostKind.SPONSORED_HIDDEN, vertical, FULL, random))
          .doesNotContainPattern(label);
    }
  }
}
