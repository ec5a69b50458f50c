package org.kolscope.pipeline.graphs;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What can be measured of a graph, by the word it is asked for with. */
public enum Measure {
  PAGE_RANK("pageRank"),
  CORENESS("coreness"),
  H_INDEX("hIndex"),
  HARMONIC("harmonic"),
  BETWEENNESS("betweenness"),
  COMPONENTS("components"),
  TRIANGLES("triangles"),
  CLUSTERING("clustering"),
  COMMUNITIES("communities"),
  BFS("bfs");

  private final String word;

  Measure(String word) {
    this.word = word;
  }

  /** The word on the command line and the heading of its column. */
  public String word() {
    return word;
  }

  /**
   * The measure that is called so.
   *
   * @throws IllegalArgumentException listing all if none is
   */
  public static Measure of(String word) {
    return Arrays.stream(values())
        .filter(m -> m.word.equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--measures must be of %s, was %s"
                        .formatted(
                            Arrays.stream(values())
                                .map(Measure::word)
                                .collect(Collectors.joining(", ")),
                            word)));
  }
}
