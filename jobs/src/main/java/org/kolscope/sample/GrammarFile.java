package org.kolscope.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads a file of grammar rules; the format stands at the head of {@code words/common.txt}. */
final class GrammarFile {

  private static final Pattern HEAD = Pattern.compile("([\\p{IsHan}\\w]+) = (.+)");
  private static final Pattern WEIGHT = Pattern.compile("(\\d+)\\* (.*)");
  private static final Pattern ASKED = Pattern.compile("<([\\p{IsHan}/]+)>(.*)");
  private static final Pattern NUMBER = Pattern.compile("(\\d+)-(\\d+)");

  private final String file;
  private final List<Rule> rules = new ArrayList<>();

  private GrammarFile(String file) {
    this.file = file;
  }

  static List<Rule> read(String resource) {
    try (var stream = GrammarFile.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalArgumentException("no resource is named " + resource);
      }
      var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)).lines();
      return parse(resource, lines.toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Rule> parse(String file, List<String> lines) {
    var reader = new GrammarFile(file);
    for (int i = 0; i < lines.size(); i++) {
      reader.line(lines.get(i).strip(), i + 1);
    }
    return reader.rules;
  }

  private void line(String line, int number) {
    if (line.isEmpty() || line.startsWith("# ") || line.equals("#")) {
      return;
    }
    if (line.startsWith("| ")) {
      if (rules.isEmpty()) {
        throw error(file, number, "a line that begins with | must follow a rule");
      }
      alternatives(rules.get(rules.size() - 1), line.substring(2), number);
      return;
    }
    var head = HEAD.matcher(line);
    if (!head.matches()) {
      throw error(file, number, "a rule must read 'name = words | words', was '" + line + "'");
    }
    var rule = new Rule(head.group(1), file, number, new ArrayList<>());
    if (rules.stream().anyMatch(earlier -> earlier.name().equals(rule.name()))) {
      throw error(file, number, "rule " + rule.name() + " must stand once in a file");
    }
    rules.add(rule);
    alternatives(rule, head.group(2), number);
  }

  private void alternatives(Rule rule, String words, int number) {
    for (var part : words.split(" \\|( |$)", -1)) {
      if (part.isBlank() || part.indexOf('|') >= 0) {
        throw error(file, number, "alternatives must stand between ' | ', was '" + words + "'");
      }
      var weighted = WEIGHT.matcher(part.strip());
      var weight = weighted.matches() ? Integer.parseInt(weighted.group(1)) : 1;
      var text = weighted.matches() ? weighted.group(2) : part.strip();
      var asks = new ArrayList<Integer>();
      var asked = ASKED.matcher(text);
      while (asked.matches()) {
        asks.add(asked(asked.group(1), number));
        text = asked.group(2).strip();
        asked = ASKED.matcher(text);
      }
      rule.alternatives().add(new Alternative(weight, asks, slots(text.strip(), number)));
    }
  }

  /** Bits of which one must be set. */
  private int asked(String names, int number) {
    var bits = 0;
    for (var name : names.split("/", -1)) {
      try {
        bits |= Circumstance.named(name);
      } catch (IllegalArgumentException e) {
        throw error(file, number, "<" + name + "> must be a circumstance");
      }
    }
    return bits;
  }

  private List<Slot> slots(String text, int number) {
    var slots = new ArrayList<Slot>();
    if (text.equals("_")) {
      return slots;
    }
    var at = 0;
    while (at < text.length()) {
      var start = text.indexOf('{', at);
      var end = start < 0 ? text.length() : start;
      if (text.substring(at, end).indexOf('}') >= 0) {
        throw error(file, number, "a } must close a slot, in '" + text + "'");
      }
      if (end > at) {
        slots.add(new Slot(Mark.TEXT, text.substring(at, end), 0, 0, file, number));
      }
      if (start < 0) {
        break;
      }
      at = text.indexOf('}', start) + 1;
      if (at == 0) {
        throw error(file, number, "a { must be closed, in '" + text + "'");
      }
      slots.add(slot(text.substring(start + 1, at - 1), number));
    }
    return slots;
  }

  private Slot slot(String words, int number) {
    var range = NUMBER.matcher(words);
    if (range.matches()) {
      var from = Integer.parseInt(range.group(1));
      var to = Integer.parseInt(range.group(2));
      if (from > to) {
        throw error(file, number, "a number's range must not fall, was {" + words + "}");
      }
      return new Slot(Mark.NUMBER, words, from, to, file, number);
    }
    for (var mark : Mark.values()) {
      if (mark.sign != 0 && !words.isEmpty() && words.charAt(0) == mark.sign) {
        return new Slot(mark, words.substring(1), 0, 0, file, number);
      }
    }
    if (words.isBlank()) {
      throw error(file, number, "a slot must have a name");
    }
    return new Slot(Mark.RULE, words, 0, 0, file, number);
  }

  private static IllegalArgumentException error(String file, int line, String rule) {
    return new IllegalArgumentException(file + ":" + line + ": " + rule);
  }

  /** A named choice. */
  record Rule(String name, String file, int line, List<Alternative> alternatives) {
    IllegalArgumentException error(String rule) {
      return GrammarFile.error(file, line, rule);
    }
  }

  /** Words that may stand for a rule; weight 0 only if no other alternative can. */
  record Alternative(int weight, List<Integer> asks, List<Slot> slots) {}

  /** What a slot asks for. */
  enum Mark {
    TEXT(0),
    NUMBER(0),
    RULE(0),
    MAYBE('?'),
    SAME('='),
    OTHER('!');

    private final int sign;

    Mark(int sign) {
      this.sign = sign;
    }
  }

  /** A part of an alternative: plain words or a slot. */
  record Slot(Mark mark, String words, int from, int to, String file, int line) {
    IllegalArgumentException error(String rule) {
      return GrammarFile.error(file, line, rule);
    }
  }
}
