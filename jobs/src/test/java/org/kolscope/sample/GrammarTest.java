package org.kolscope.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GrammarTest {

  @Test
  void writesNestedSlotsNumbersAndGivenWords() {
    var grammar = grammar("a = {b}跑了{3-3}公里，去{地点}", "b = 我们");

    assertThat(text(grammar, "a", "杭州")).isEqualTo("我们跑了3公里，去杭州");
  }

  @Test
  void leavesOutAlternativesWhoseWordsAreNotGiven() {
    var grammar = grammar("a = 9* 去{地点} | 在家");

    for (int seed = 0; seed < 50; seed++) {
      assertThat(grammar.write(0, new String[8], new SplittableRandom(seed))).isEqualTo("在家");
    }
  }

  @Test
  void alternativesOfWeightZeroStandOnlyAlone() {
    var grammar = grammar("a = 去{地点} | 0* 在家");

    assertThat(text(grammar, "a", null)).isEqualTo("在家");
    for (int seed = 0; seed < 50; seed++) {
      assertThat(grammar.write(0, given("杭州"), new SplittableRandom(seed))).isEqualTo("去杭州");
    }
  }

  @Test
  void sameSlotsRepeatAndOtherSlotsDoNot() {
    var grammar = grammar("a = {=n}{=n}{!m}{!m}{!m}", "n = 1 | 2 | 3", "m = x | y | z");

    for (int seed = 0; seed < 50; seed++) {
      var text = grammar.write(0, new String[8], new SplittableRandom(seed));
      assertThat(text.charAt(0)).isEqualTo(text.charAt(1));
      assertThat(text.substring(2).chars().distinct().count()).isEqualTo(3);
    }
  }

  @Test
  void alternativesStandOnlyInTheirCircumstances() {
    var grammar = grammar("a = {n}{!m}{!m}", "n = 9* <冬><女/男> 雪 | 雨", "m = <夏> x | y | z");
    var winter = Circumstance.WINTER.bit();

    for (int seed = 0; seed < 50; seed++) {
      var random = new SplittableRandom(seed);
      assertThat(grammar.write(0, new String[9], winter, random)).startsWith("雨");
      assertThat(grammar.write(0, new String[9], winter, random)).doesNotContain("x");
    }
    assertThat(texts(grammar, winter | Circumstance.MAN.bit())).anyMatch(t -> t.startsWith("雪"));
    assertThat(texts(grammar, Circumstance.SUMMER.bit())).anyMatch(t -> t.contains("x"));
  }

  private static List<String> texts(Grammar grammar, int circumstances) {
    return IntStream.range(0, 50)
        .mapToObj(
            seed -> grammar.write(0, new String[9], circumstances, new SplittableRandom(seed)))
        .toList();
  }

  @Test
  void weightsAreShares() {
    var grammar = grammar("a = 3* x | y");
    var random = new SplittableRandom(7);
    var drawn = 0;
    for (int i = 0; i < 10_000; i++) {
      drawn += grammar.write(0, new String[8], random).equals("x") ? 1 : 0;
    }

    // five standard deviations of a binomial of 3/4 are 217
    assertThat(drawn).isBetween(7_283, 7_717);
  }

  @Test
  void errorsNameFileAndLine() {
    assertThatThrownBy(() -> grammar("a = x", "b = {c}"))
        .hasMessage("f.txt:2: slot {c} must be a rule, a number or given");
    assertThatThrownBy(() -> grammar("a = x", "b = y {a"))
        .hasMessage("f.txt:2: a { must be closed, in 'y {a'");
    assertThatThrownBy(() -> grammar("a = x|y"))
        .hasMessage("f.txt:1: alternatives must stand between ' | ', was 'x|y'");
    assertThatThrownBy(() -> grammar("# a remark", "a: x"))
        .hasMessage("f.txt:2: a rule must read 'name = words | words', was 'a: x'");
    assertThatThrownBy(() -> grammar("a = {b}", "b = {a}"))
        .hasMessageMatching("f.txt:[12]: rule [ab] must not lead to itself.*");
    assertThatThrownBy(() -> grammar("a = x", "a = y"))
        .hasMessage("f.txt:2: rule a must stand once in a file");
    assertThatThrownBy(() -> grammar("a = <雾> x | y"))
        .hasMessage("f.txt:1: <雾> must be a circumstance");
    assertThatThrownBy(() -> grammar("a = <冬> x | <夏> y"))
        .hasMessage("f.txt:1: rule a must have an alternative without <circumstance>");
    assertThatThrownBy(() -> grammar("a = {9-3}"))
        .hasMessage("f.txt:1: a number's range must not fall, was {9-3}");
  }

  @Test
  void everyRuleOfTheFilesIsReached() {
    var unreached = new TreeSet<String>();
    var entries = Words.entries();
    var shared = new TreeSet<String>();
    for (var vertical : Vertical.values()) {
      var files = Words.files(vertical);
      var grammar = Grammar.read(files);
      var reached = new TreeSet<String>();
      entries.forEach(entry -> reached.addAll(grammar.reached(entry)));
      shared.addAll(reached);
      for (var rule : GrammarFile.read(files.get(files.size() - 1))) {
        if (!reached.contains(rule.name())) {
          unreached.add(vertical + " " + rule.name());
        }
      }
    }
    for (var file : Words.files(Vertical.CARS).subList(0, 3)) {
      for (var rule : GrammarFile.read(file)) {
        if (!shared.contains(rule.name())) {
          unreached.add(file + " " + rule.name());
        }
      }
    }

    assertThat(unreached).isEmpty();
  }

  @Test
  void everyEntryStandsWhateverIsGiven() {
    for (var vertical : Vertical.values()) {
      var grammar = Grammar.read(Words.files(vertical));
      for (var entry : Words.entries()) {
        for (int given = 0; given < 1 << Grammar.GIVEN.size(); given++) {
          assertThat(grammar.stands(grammar.rule(entry), given))
              .as("%s %s with %s", vertical, entry, given)
              .isTrue();
        }
      }
    }
  }

  private static Grammar grammar(String... lines) {
    var rules = new HashMap<String, GrammarFile.Rule>();
    GrammarFile.parse("f.txt", List.of(lines)).forEach(rule -> rules.put(rule.name(), rule));
    return Grammar.of(rules);
  }

  private static String text(Grammar grammar, String rule, String place) {
    return grammar.write(grammar.rule(rule), given(place), new SplittableRandom(1));
  }

  private static String[] given(String place) {
    return PostContext.NONE.withPlace(place).words();
  }
}
