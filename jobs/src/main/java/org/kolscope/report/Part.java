package org.kolscope.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.kolscope.report.NightReport.Weights;
import org.kolscope.schema.KolRank;

/** One of the four parts of the score. */
enum Part {
  STATUS(RankingColumn.STATUS),
  BROKER(RankingColumn.BROKER),
  RELAY(RankingColumn.RELAY),
  RESPONSE(RankingColumn.RESPONSE);

  private final RankingColumn column;

  Part(RankingColumn column) {
    this.column = column;
  }

  Words label() {
    return column.label;
  }

  Words definition() {
    return column.definition;
  }

  /** Class of the page's style sheet that gives the part its colour. */
  String style() {
    return "part-" + name().toLowerCase(Locale.ROOT);
  }

  /** Share of this part in all weights. */
  double weightShare(Weights weights) {
    return weight(weights) / weights.sum();
  }

  private double weight(Weights weights) {
    return switch (this) {
      case STATUS -> weights.status();
      case BROKER -> weights.broker();
      case RELAY -> weights.relay();
      case RESPONSE -> weights.response();
    };
  }

  /** The part of {@code kol}, in [0, 100]; null if the data cannot give it. */
  Double value(KolRank kol) {
    return switch (this) {
      case STATUS -> kol.statusPart();
      case BROKER -> kol.brokerPart();
      case RELAY -> kol.relayPart();
      case RESPONSE -> kol.responsePart();
    };
  }

  /**
   * What the known parts contribute to the score of {@code kol}: side by side they are as long as
   * the weighted mean of the known parts. Unknown parts are left out.
   */
  static List<Contribution> contributions(KolRank kol, Weights weights) {
    List<Part> known = Arrays.stream(values()).filter(p -> p.value(kol) != null).toList();
    double sum = known.stream().mapToDouble(p -> p.weight(weights)).sum();
    List<Contribution> pieces = new ArrayList<>();
    double from = 0;
    for (Part part : known) {
      double points = sum > 0 ? part.value(kol) * part.weight(weights) / sum : 0;
      pieces.add(new Contribution(part, from, points));
      from += points;
    }
    return pieces;
  }

  /**
   * A piece of the bar.
   *
   * @param part whose it is
   * @param from where it begins, in points of the score
   * @param points how long it is, in points of the score
   */
  record Contribution(Part part, double from, double points) {

    String x() {
      return String.format(Locale.ROOT, "%.2f%%", from);
    }

    String width() {
      return String.format(Locale.ROOT, "%.2f%%", points);
    }
  }
}
