package org.kolscope.graph;

import java.util.Arrays;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Graphs written the way one would draw them, for tests and documentation. */
public final class Graphs {

  private Graphs() {}

  /**
   * Reads arcs and single vertices between blanks: {@code "1>9 2>9 7"} is 1 → 9, 2 → 9 and the
   * isolated vertex 7; {@code "1>9*3"} is an arc of weight 3. The empty text is the empty graph. If
   * no arc has a weight the graph is unweighted.
   *
   * @throws IllegalArgumentException if a part is neither an arc nor a number
   */
  public static Digraph parse(String text) {
    String[][] parts =
        Stream.of(text.trim().split("\\s+", -1))
            .filter(part -> !part.isEmpty())
            .map(part -> part.split("[>*]", -1))
            .toArray(String[][]::new);
    String[][] arcs = Stream.of(parts).filter(p -> p.length > 1).toArray(String[][]::new);
    long[] from = Stream.of(arcs).mapToLong(p -> Long.parseLong(p[0])).toArray();
    long[] to = Stream.of(arcs).mapToLong(p -> Long.parseLong(p[1])).toArray();
    LongStream alone =
        Stream.of(parts).filter(p -> p.length == 1).mapToLong(p -> Long.parseLong(p[0]));
    long[] ids =
        LongStream.concat(alone, LongStream.concat(Arrays.stream(from), Arrays.stream(to)))
            .toArray();
    if (Stream.of(arcs).allMatch(p -> p.length == 2)) {
      return Digraph.of(ids, from, to);
    }
    double[] weights =
        Stream.of(arcs).mapToDouble(p -> p.length == 2 ? 1 : Double.parseDouble(p[2])).toArray();
    return Digraph.of(ids, from, to, weights);
  }
}
