package org.kolscope.audience.kind;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kolscope.schema.KolKind.Kind;

/** What the words beside a badge say, by the list that ships. */
final class ReasonWords {

  private static final String NONE = "NONE";

  private static final Map<String, String> KINDS = read();

  private ReasonWords() {}

  /** A word of the list and the kind that it says. */
  record Said(String word, Kind kind) {}

  private static Map<String, String> read() {
    try (var in = ReasonWords.class.getResourceAsStream("reasons.txt")) {
      var kinds = new TreeMap<String, String>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(line -> List.of(line.split(" +", -1)))
          .forEach(line -> line.stream().skip(1).forEach(word -> kinds.put(word, line.get(0))));
      return Map.copyOf(kinds);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Words of the list that are found and are no part of longer ones that are, in the order of the
   * text; those that say nothing left out.
   *
   * @param reason null if there are no words
   */
  static List<Said> in(String reason) {
    if (reason == null) {
      return List.of();
    }
    var found = KINDS.keySet().stream().filter(reason::contains).toList();
    return found.stream()
        .filter(
            word -> found.stream().noneMatch(w -> w.length() > word.length() && w.contains(word)))
        .filter(word -> !KINDS.get(word).equals(NONE))
        .sorted(Comparator.<String>comparingInt(reason::indexOf).thenComparing(w -> w))
        .map(word -> new Said(word, Kind.valueOf(KINDS.get(word))))
        .toList();
  }
}
