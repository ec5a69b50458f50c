package org.kolscope.evaluation;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/**
 * The figures of {@link Metrics} for one set of labelled accounts. As JSON the components under
 * their names, in this order.
 *
 * @param n labelled accounts, unjudged ones among them
 * @param zombies those of them that are zombies
 * @param ap average precision
 * @param auc area under the ROC curve
 * @param f1 harmonic mean of precision and recall
 * @param precision share of the called that are zombies
 * @param recall share of the zombies that are called
 * @param mcc Matthews correlation
 * @param brier mean squared error of the probabilities
 * @param brierSkill 1 - Brier score / that of the base rate
 * @param ece expected calibration error
 * @param abstained share of the accounts that stayed unjudged, in [0, 1]
 * @param groups by name of the group
 */
@JsonPropertyOrder({
  "n",
  "zombies",
  "ap",
  "auc",
  "f1",
  "precision",
  "recall",
  "mcc",
  "brier",
  "brierSkill",
  "ece"
})
public record Evaluation(
    int n,
    int zombies,
    Estimate ap,
    Estimate auc,
    Estimate f1,
    Estimate precision,
    Estimate recall,
    Estimate mcc,
    Estimate brier,
    Estimate brierSkill,
    Estimate ece,
    @JsonSerialize(using = Estimate.NanAsNull.class) double abstained,
    SortedMap<String, Group> groups) {

  /** Header of {@link #rows}. */
  public static final List<String> HEADER = List.of("figure", "value", "low 95 %", "high 95 %");

  /**
   * The genuine accounts of a named list.
   *
   * @param n members that are labelled genuine, unjudged ones among them
   * @param falsePositiveRate share of them called zombie, with the interval of Wilson
   */
  public record Group(int n, Estimate falsePositiveRate) {}

  /** The figures as rows of a text table, four digits each; "-" where there is none. */
  public List<List<String>> rows() {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("n", Integer.toString(n), "", ""));
    rows.add(List.of("zombies", Integer.toString(zombies), "", ""));
    var figures =
        List.of(
            Map.entry("ap", ap),
            Map.entry("auc", auc),
            Map.entry("f1", f1),
            Map.entry("precision", precision),
            Map.entry("recall", recall),
            Map.entry("mcc", mcc),
            Map.entry("brier", brier),
            Map.entry("brier skill", brierSkill),
            Map.entry("ece", ece));
    figures.forEach(e -> rows.add(row(e.getKey(), e.getValue())));
    rows.add(List.of("abstained", digits(abstained), "", ""));
    groups.forEach(
        (name, group) ->
            rows.add(
                row(
                    "false positives in %s (%d)".formatted(name, group.n),
                    group.falsePositiveRate)));
    return rows;
  }

  private static List<String> row(String name, Estimate figure) {
    return List.of(name, digits(figure.value()), digits(figure.low95()), digits(figure.high95()));
  }

  private static String digits(double figure) {
    return Double.isNaN(figure) ? "-" : String.format(Locale.ROOT, "%.4f", figure);
  }
}
