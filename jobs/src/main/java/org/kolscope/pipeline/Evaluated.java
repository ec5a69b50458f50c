package org.kolscope.pipeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.kolscope.evaluation.Estimate;
import org.kolscope.evaluation.Evaluation;
import org.kolscope.evaluation.FarmMatches.Found;
import org.kolscope.evaluation.JudgedAccounts.Counts;
import org.kolscope.evaluation.Match;

/**
 * How right the verdicts are. As JSON one object: the figures under their names, then the rest.
 *
 * @param figures of {@code coordinatedProbability}; false positives of groups are of the verdict
 *     zombie
 * @param verdicts how many zombies and genuine accounts got which verdict
 * @param contestedLabels labelled accounts left out because their labels disagree
 * @param farms each farm or attack by itself, against all genuine accounts; empty if none is known
 */
public record Evaluated(
    @JsonUnwrapped Evaluation figures,
    SortedMap<String, Counts> verdicts,
    long contestedLabels,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Farm> farms) {

  /** One farm whose fans and customers are known; other farms' fans take no part in its figures. */
  public record Farm(
      String name,
      @JsonUnwrapped Evaluation figures,
      SortedMap<String, Counts> verdicts,
      Found found) {}

  private static final List<String> FARM_HEADER =
      List.of("farm", "fans", "ap", "f1", "zombie", "coordinated", "purity", "customers", "block");

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

  /** Header of {@link #farmRows}. */
  public static List<String> farmHeader() {
    return FARM_HEADER;
  }

  /**
   * The farms as rows of a text table: shares of the fans called zombie and coordinated, purity of
   * the found farms, F of the customers, F of the best block and its rank by evidence.
   */
  public List<List<String>> farmRows() {
    var rows = new ArrayList<List<String>>();
    for (var farm : farms) {
      var found = farm.found();
      rows.add(
          List.of(
              farm.name(),
              Integer.toString(found.fans().trueCount()),
              digits(farm.figures().ap()),
              digits(farm.figures().f1()),
              share(farm, "ZOMBIE"),
              share(farm, "COORDINATED"),
              digits(found.fans().purity()),
              digits(found.customers().f()),
              block(found.block(), found.blockRank())));
    }
    return rows;
  }

  private static String share(Farm farm, String call) {
    long all = farm.verdicts().values().stream().mapToLong(Counts::zombies).sum();
    return digits((double) farm.verdicts().get(call).zombies() / all);
  }

  private static String block(Match block, int rank) {
    return block == null ? "-" : digits(block.f()) + " rank " + rank;
  }

  private static String digits(Estimate figure) {
    return digits(figure.value());
  }

  private static String digits(double figure) {
    return Double.isNaN(figure) ? "-" : String.format(Locale.ROOT, "%.3f", figure);
  }
}
