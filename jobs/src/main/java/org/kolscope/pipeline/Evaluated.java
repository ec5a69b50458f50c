package org.kolscope.pipeline;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.SortedMap;
import org.kolscope.evaluation.Evaluation;
import org.kolscope.evaluation.JudgedAccounts;

/**
 * How right the verdicts are. As JSON one object: the figures under their names, then the rest.
 *
 * @param figures of {@code coordinatedProbability}; false positives of groups are of the verdict
 *     zombie
 * @param verdicts how many zombies and genuine accounts got which verdict
 * @param contestedLabels labelled accounts left out because their labels disagree
 */
public record Evaluated(
    @JsonUnwrapped Evaluation figures,
    SortedMap<String, JudgedAccounts.Counts> verdicts,
    long contestedLabels) {

  /** Header of {@link #figureRows}. */
  public static List<String> header() {
    return Evaluation.HEADER;
  }

  /** The figures as rows of a text table. */
  public List<List<String>> figureRows() {
    return figures.rows();
  }

  /** The verdicts as rows of a text table: verdict, zombies, genuine accounts. */
  public List<List<String>> verdictRows() {
    return verdicts.entrySet().stream()
        .map(
            e ->
                List.of(
                    e.getKey(),
                    Long.toString(e.getValue().zombies()),
                    Long.toString(e.getValue().genuine())))
        .toList();
  }
}
