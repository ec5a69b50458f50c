package org.kolscope.pipeline.graphs;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * What one measure says.
 *
 * @param columns headings, the first is the measure's word
 * @param cells by vertex, as many as there are columns
 * @param figures of the graph as a whole, such as iterations or the number of components
 */
record Scores(List<String> columns, IntFunction<List<String>> cells, Map<String, Object> figures) {

  static Scores of(Measure measure, double[] values, Map<String, Object> figures) {
    return new Scores(List.of(measure.word()), v -> List.of(Double.toString(values[v])), figures);
  }

  static Scores of(Measure measure, long[] values, Map<String, Object> figures) {
    return new Scores(List.of(measure.word()), v -> List.of(Long.toString(values[v])), figures);
  }
}
