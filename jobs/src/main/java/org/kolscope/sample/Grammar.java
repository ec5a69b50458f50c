package org.kolscope.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * A slot grammar ready to write texts: rules with weighted alternatives whose slots are other
 * rules, numbers or words given by the caller. Alternatives whose given words are missing are never
 * drawn. The format of the files stands at the head of {@code words/common.txt}.
 *
 * <p>Immutable and thread-safe. Writing costs a few dozen nanoseconds a slot; no cycles are
 * allowed, so that it ends.
 */
final class Grammar {

  /** What the caller may give; the set of what is given is a number of as many bits. */
  static final List<String> GIVEN = List.of("品牌", "产品", "对手", "地点", "提及", "话题", "作者", "奖品");

  /** By rule and set of given words; null where the rule cannot stand. */
  private final Choice[][] choices;

  private final Map<String, Integer> numbers;
  private final Map<String, Set<String>> uses;

  private Grammar(Choice[][] choices, Map<String, Integer> numbers, Map<String, Set<String>> uses) {
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
    return new Compiler(rules).grammar();
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

  /**
   * Writes a text.
   *
   * @param words by place in {@link #GIVEN}; null where not given
   */
  String write(int rule, String[] words, SplittableRandom random) {
    var given = 0;
    for (int i = 0; i < words.length; i++) {
      given |= words[i] == null ? 0 : 1 << i;
    }
    var draft = new Draft(words, given, random);
    write(rule, draft);
    return draft.text.toString();
  }

  private void write(int rule, Draft draft) {
    var choice = choices[rule][draft.given];
    write(choice.alternatives[choice.draw(draft.random)], draft);
  }

  private void write(Piece[] pieces, Draft draft) {
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
      draft.drawn[rule] = new boolean[choice.alternatives.length];
    }
    var drawn = draft.drawn[rule];
    var at = choice.draw(draft.random);
    for (int tried = 0; drawn[at] && tried < drawn.length; tried++) {
      at = (at + 1) % drawn.length;
    }
    drawn[at] = true;
    write(choice.alternatives[at], draft);
  }

  /** A text in the making. */
  private static final class Draft {
    private final StringBuilder text = new StringBuilder(96);
    private final String[] words;
    private final int given;
    private final SplittableRandom random;
    private String[] same;
    private boolean[][] drawn;

    private Draft(String[] words, int given, SplittableRandom random) {
      this.words = words;
      this.given = given;
      this.random = random;
    }
  }

  private enum Kind {
    TEXT,
    RULE,
    GIVEN,
    NUMBER,
    MAYBE,
    SAME,
    OTHER
  }

  /** A part of an alternative; {@code rule} is the place in {@link #GIVEN} for given words. */
  private record Piece(Kind kind, String text, int rule, int from, int to) {}

  /** The alternatives that can stand, with weights summed up. */
  private static final class Choice {
    private final Piece[][] alternatives;
    private final int[] until;

    private Choice(Piece[][] alternatives, int[] until) {
      this.alternatives = alternatives;
      this.until = until;
    }

    private int draw(SplittableRandom random) {
      var at = random.nextInt(until[until.length - 1]);
      var found = Arrays.binarySearch(until, at);
      return found < 0 ? -found - 1 : found + 1;
    }
  }

  private static final class Compiler {
    private final Map<String, GrammarFile.Rule> rules;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Set<String>> uses = new HashMap<>();
    private final Choice[][] choices;
    private final Map<Integer, Integer> asks = new HashMap<>();
    private final Set<String> open = new TreeSet<>();

    private Compiler(Map<String, GrammarFile.Rule> rules) {
      this.rules = rules;
      this.choices = new Choice[rules.size()][];
      for (var name : new TreeSet<>(rules.keySet())) {
        numbers.put(name, numbers.size());
      }
    }

    private Grammar grammar() {
      numbers.keySet().forEach(this::compile);
      return new Grammar(choices, numbers, uses);
    }

    private void compile(String name) {
      if (choices[numbers.get(name)] != null) {
        return;
      }
      var rule = rules.get(name);
      if (!open.add(name)) {
        throw rule.error("rule " + name + " must not lead to itself, it does through " + open);
      }
      var used = new TreeSet<String>();
      var alternatives = new ArrayList<Piece[]>();
      for (var alternative : rule.alternatives()) {
        alternatives.add(
            alternative.slots().stream().map(slot -> piece(slot, used)).toArray(Piece[]::new));
      }
      var asked = alternatives.stream().mapToInt(this::asked).reduce(0, (a, b) -> a | b);
      var all = new Choice[1 << GIVEN.size()];
      for (int given = 0; given < all.length; given++) {
        var known = given & asked;
        all[given] = known < given ? all[known] : choice(rule, alternatives, given);
      }
      asks.put(numbers.get(name), asked);
      choices[numbers.get(name)] = all;
      uses.put(name, used);
      open.remove(name);
    }

    private Piece piece(GrammarFile.Slot slot, Set<String> used) {
      var name = slot.words();
      return switch (slot.mark()) {
        case TEXT -> new Piece(Kind.TEXT, name, 0, 0, 0);
        case NUMBER -> new Piece(Kind.NUMBER, "", 0, slot.from(), slot.to());
        case RULE -> {
          var given = GIVEN.indexOf(name);
          yield given < 0
              ? rulePiece(Kind.RULE, slot, used)
              : new Piece(Kind.GIVEN, name, given, 0, 0);
        }
        case MAYBE -> rulePiece(Kind.MAYBE, slot, used);
        case SAME -> rulePiece(Kind.SAME, slot, used);
        case OTHER -> rulePiece(Kind.OTHER, slot, used);
      };
    }

    private Piece rulePiece(Kind kind, GrammarFile.Slot slot, Set<String> used) {
      if (!numbers.containsKey(slot.words())) {
        throw slot.error("slot {" + slot.words() + "} must be a rule, a number or given");
      }
      compile(slot.words());
      used.add(slot.words());
      return new Piece(kind, "", numbers.get(slot.words()), 0, 0);
    }

    /** Those that can stand; alternatives of weight 0 only if there are no others. */
    private Choice choice(GrammarFile.Rule rule, List<Piece[]> alternatives, int given) {
      var standing = new ArrayList<Integer>();
      var last = new ArrayList<Integer>();
      for (int i = 0; i < alternatives.size(); i++) {
        if (Arrays.stream(alternatives.get(i)).allMatch(piece -> stands(piece, given))) {
          (rule.alternatives().get(i).weight() == 0 ? last : standing).add(i);
        }
      }
      var kept = standing.isEmpty() ? last : standing;
      if (kept.isEmpty()) {
        return null;
      }
      var until = new int[kept.size()];
      var sum = 0;
      for (int i = 0; i < until.length; i++) {
        sum += Math.max(1, rule.alternatives().get(kept.get(i)).weight());
        until[i] = sum;
      }
      return new Choice(kept.stream().map(alternatives::get).toArray(Piece[][]::new), until);
    }

    /** The given words that an alternative can come to, as bits. */
    private int asked(Piece[] pieces) {
      var asked = 0;
      for (var piece : pieces) {
        asked |=
            switch (piece.kind) {
              case TEXT, NUMBER -> 0;
              case GIVEN -> 1 << piece.rule;
              case RULE, MAYBE, SAME, OTHER -> asks.get(piece.rule);
            };
      }
      return asked;
    }

    private boolean stands(Piece piece, int given) {
      return switch (piece.kind) {
        case TEXT, NUMBER, MAYBE -> true;
        case GIVEN -> (given >> piece.rule & 1) == 1;
        case RULE, SAME, OTHER -> choices[piece.rule][given] != null;
      };
    }
  }
}
