package org.kolscope.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.kolscope.sample.Grammar.Kind;
import org.kolscope.sample.Grammar.Piece;

/** Makes a {@link Grammar} of the rules of its files. */
final class GrammarCompiler {
  private final Map<String, GrammarFile.Rule> rules;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, Set<String>> uses = new HashMap<>();
  private final Choice[][] choices;
  private final Map<Integer, Integer> asks = new HashMap<>();
  private final Set<String> open = new TreeSet<>();

  GrammarCompiler(Map<String, GrammarFile.Rule> rules) {
    this.rules = rules;
    this.choices = new Choice[rules.size()][];
    for (var name : new TreeSet<>(rules.keySet())) {
      numbers.put(name, numbers.size());
    }
  }

  Grammar grammar() {
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
    var alternatives = new ArrayList<Choice.Alternative>();
    for (var alternative : rule.alternatives()) {
      var pieces = alternative.slots().stream().map(slot -> piece(slot, used)).toList();
      alternatives.add(new Choice.Alternative(alternative.weight(), alternative.asks(), pieces));
    }
    if (alternatives.stream().noneMatch(a -> a.asks().isEmpty())) {
      throw rule.error("rule " + name + " must have an alternative without <circumstance>");
    }
    var asked = alternatives.stream().mapToInt(this::asked).reduce(0, (a, b) -> a | b);
    var all = new Choice[1 << Grammar.GIVEN.size()];
    for (int given = 0; given < all.length; given++) {
      var known = given & asked;
      all[given] = known < given ? all[known] : choice(alternatives, given);
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
        var given = Grammar.GIVEN.indexOf(name);
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
  private Choice choice(List<Choice.Alternative> alternatives, int given) {
    var standing =
        alternatives.stream()
            .filter(a -> a.pieces().stream().allMatch(piece -> stands(piece, given)))
            .toList();
    if (standing.isEmpty()) {
      return null;
    }
    var first = standing.stream().filter(a -> a.weight() > 0).toList();
    return new Choice(first.isEmpty() ? standing : first);
  }

  /** The given words that an alternative can come to, as bits. */
  private int asked(Choice.Alternative alternative) {
    var asked = 0;
    for (var piece : alternative.pieces()) {
      asked |=
          switch (piece.kind()) {
            case TEXT, NUMBER -> 0;
            case GIVEN -> 1 << piece.rule();
            case RULE, MAYBE, SAME, OTHER -> asks.get(piece.rule());
          };
    }
    return asked;
  }

  private boolean stands(Piece piece, int given) {
    return switch (piece.kind()) {
      case TEXT, NUMBER, MAYBE -> true;
      case GIVEN -> (given >> piece.rule() & 1) == 1;
      case RULE, SAME, OTHER -> choices[piece.rule()][given] != null;
    };
  }
}
