package org.kolscope.graph.spread;

import java.util.ArrayList;
import java.util.List;

/** Turns choices into rosters with values that had no part in the choice. */
final class Rosters {

  private Rosters() {}

  /** Nobody: nothing was for sale, or nobody is worth reaching. */
  static Roster empty() {
    return new Roster(
        "nobody",
        List.of(),
        List.of(),
        new SpreadEstimate(0, 0, 0, 0),
        0,
        new Guarantee(0, 0, 0),
        0,
        List.of());
  }

  /** How a choice fares on the sample it was made on and on the other one. */
  static Roster.Rival rival(Choice choice, ReachSets choosing, ReachSets judging) {
    int[] vertices = choice.vertices();
    return new Roster.Rival(
        choice.way(),
        vertices.length,
        choice.cost(),
        choosing.spread(choice.covered()),
        SpreadEstimate.of(judging.covered(vertices), judging.count(), judging.totalWeight()));
  }

  static Roster of(
      Choice choice,
      ReachSets choosing,
      Guarantee guarantee,
      List<Roster.Rival> rivals,
      Prices prices,
      Evaluation evaluation) {
    SpreadModel model = choosing.model();
    int[] vertices = choice.vertices();
    int[] hits = evaluation.firstHits(model, vertices);
    List<Pick> picks = new ArrayList<>();
    List<SpreadEstimate> upTo = new ArrayList<>();
    int covered = 0;
    for (int i = 0; i < vertices.length; i++) {
      int v = vertices[i];
      picks.add(
          new Pick(
              v,
              model.graph().id(v),
              prices.of(v),
              model.totalWeight() * hits[i] / evaluation.drawn(),
              choosing.spread(choice.gain(i))));
      covered += hits[i];
      upTo.add(SpreadEstimate.of(covered, evaluation.drawn(), model.totalWeight()));
    }
    return new Roster(
        choice.way(),
        picks,
        upTo,
        SpreadEstimate.of(covered, evaluation.drawn(), model.totalWeight()),
        choosing.spread(choice.covered()),
        guarantee,
        choosing.count(),
        rivals);
  }
}
