package org.kolscope.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * A slot grammar ready to write texts: rules with weighted alternatives whose slots are other
 * rules, numbers or words given by the caller. Alternatives whose given words are missing are never
 * drawn, nor those whose {@link Circumstance circumstances} are not so. The format of the files
 * stands at the head of {@code words/common.txt}.
 *
 * <p>Immutable and thread-safe. Writing costs a few dozen nanoseconds a slot; no cycles are
 * allowed, so that it ends.
 */
final class Grammar {

  /** What the caller may give; the set of what is given is a number of as many bits. */
  static final List<String> GIVEN = List.of("品牌", "产品", "对手", "地点", "提及", "话题", "作者", "奖品", "月龄");

  /** By rule and set of given words; null where the rule cannot stand. */
  private final Choice[][] choices;

  private final Map<String, Integer> numbers;
  private final Map<String, Set<String>> uses;

  Grammar(Choice[][] choices, Map<String, Integer> numbers, Map<String, Set<String>> uses) {
    this.choices = choices;
    this.numbers = numbers;
    this.uses = uses;
  }

  /** Reads files of rules; a rule of a later file stands for one of the same name before it. */
  static Grammar read(List<String> resources) {
    var rules = new HashMap<String, GrammarFile.Rule>();
    for (var resource : resources) {
      GrammarFile.read(resource).forEach(rule -> rules.put(rule.name(), rule));
    }
    return of(rules);
  }

  static Grammar of(Map<String, GrammarFile.Rule> rules) {
    return new GrammarCompiler(rules).grammar();
  }

  /** The number under which a rule is written. */
  int rule(String name) {
    var number = numbers.get(name);
    if (number == null) {
      throw new IllegalArgumentException("no rule is named " + name);
    }
    return number;
  }

  /** Whether a rule can stand where only these words are given. */
  boolean stands(int rule, int given) {
    return choices[rule][given] != null;
  }

  /** All rules that a rule leads to, itself included. */
  Set<String> reached(String from) {
    var reached = new TreeSet<String>();
    var open = new ArrayList<String>(List.of(from));
    while (!open.isEmpty()) {
      var name = open.remove(open.size() - 1);
      if (reached.add(name)) {
        open.addAll(uses.getOrDefault(name, Set.of()));
      }
    }
    return reached;
  }

  /** Writes a text of which nobody asks whether it is believable. */
  String write(int rule, String[] words, SplittableRandom random) {
    return write(rule, words, Circumstance.ANY, random);
  }

  /**
   * Writes a text.
   *
   * @param words by place in {@link #GIVEN}; null where not given
   * @param circumstances bits of {@link Circumstance}
   */
  String write(int rule, String[] words, int circumstances, SplittableRandom random) {
    var given = 0;
    for (int i = 0; i < words.length; i++) {
      given |= words[i] == null ? 0 : 1 << i;
    }
    var draft = new Draft(words, given, circumstances, random);
    write(rule, draft);
    return draft.text.toString();
  }

  private void write(int rule, Draft draft) {
    var choice = choices[rule][draft.given];
    write(choice.alternative(choice.draw(draft.circumstances, draft.random)), draft);
  }

  private void write(List<Piece> pieces, Draft draft) {
    for (var piece : pieces) {
      switch (piece.kind) {
        case TEXT -> draft.text.append(piece.text);
        case RULE -> write(piece.rule, draft);
        case GIVEN -> draft.text.append(draft.words[piece.rule]);
        case NUMBER -> draft.text.append(draft.random.nextInt(piece.from, piece.to + 1));
        case MAYBE -> maybe(piece.rule, draft);
        case SAME -> same(piece.rule, draft);
        case OTHER -> other(piece.rule, draft);
      }
    }
  }

  private void maybe(int rule, Draft draft) {
    if (draft.random.nextInt(2) == 0 && stands(rule, draft.given)) {
      write(rule, draft);
    }
  }

  private void same(int rule, Draft draft) {
    if (draft.same == null) {
      draft.same = new String[choices.length];
    }
    if (draft.same[rule] == null) {
      var start = draft.text.length();
      write(rule, draft);
      draft.same[rule] = draft.text.substring(start);
    } else {
      draft.text.append(draft.same[rule]);
    }
  }

  private void other(int rule, Draft draft) {
    if (draft.drawn == null) {
      draft.drawn = new boolean[choices.length][];
    }
    var choice = choices[rule][draft.given];
    if (draft.drawn[rule] == null) {
      draft.drawn[rule] = new boolean[choice.size()];
    }
    var drawn = draft.drawn[rule];
    var at = choice.draw(draft.circumstances, draft.random);
    for (int next = at, tried = 0; drawn[at] && tried < drawn.length; tried++) {
      next = (next + 1) % drawn.length;
      at = choice.isTrue(next, draft.circumstances) ? next : at;
    }
    drawn[at] = true;
    write(choice.alternative(at), draft);
  }

  /** A text in the making. */
  private static final class Draft {
    private final StringBuilder text = new StringBuilder(96);
    private final String[] words;
    private final int given;
    private final int circumstances;
    private final SplittableRandom random;
    private String[] same;
    private boolean[][] drawn;

    private Draft(String[] words, int given, int circumstances, SplittableRandom random) {
      this.words = words;
      this.given = given;
      this.circumstances = circumstances;
      this.random = random;
    }
  }

  enum Kind {
    TEXT,
    RULE,
    GIVEN,
    NUMBER,
    MAYBE,
    SAME,
    OTHER
  }

  /** A part of an alternative; {@code rule} is the place in {@link #GIVEN} for given words. */
  record Piece(Kind kind, String text, int rule, int from, int to) {}
}
