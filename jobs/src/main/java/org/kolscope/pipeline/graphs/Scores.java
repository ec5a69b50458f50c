package org.kolscope.pipeline.graphs;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * What one measure says.
 *
 * @param columns the first is called like the measure
 * @param figures of the graph as a whole, such as iterations or the number of components
 */
record Scores(List<Column> columns, Map<String, Object> figures) {

  /** What a column holds. */
  enum Kind {
    WHOLE,
    NUMBER,
    TEXT
  }

  /**
   * One value of each vertex.
   *
   * @param at by vertex: Long, Double or String, as the kind says; null if there is none
   */
  record Column(String name, Kind kind, IntFunction<Object> at) {

    static Column of(String name, double[] values) {
      return new Column(
          name, Kind.NUMBER, v -> Double.isNaN(values[v]) ? null : (Object) values[v]);
    }

    static Column of(String name, int[] values) {
      return new Column(name, Kind.WHOLE, v -> (long) values[v]);
    }
  }

  static Scores of(Measure measure, double[] values, Map<String, Object> figures) {
    return new Scores(List.of(Column.of(measure.word(), values)), figures);
  }

  static Scores of(Measure measure, int[] values, Map<String, Object> figures) {
    return new Scores(List.of(Column.of(measure.word(), values)), figures);
  }

  /** Groups of vertices, called like one of them; ids are Long or String. */
  static Scores groups(
      Measure measure, int[] labels, IntFunction<Object> id, Map<String, Object> figures) {
    boolean isText = labels.length > 0 && id.apply(0) instanceof String;
    var kind = isText ? Kind.TEXT : Kind.WHOLE;
    return new Scores(List.of(new Column(measure.word(), kind, v -> id.apply(labels[v]))), figures);
  }
}
