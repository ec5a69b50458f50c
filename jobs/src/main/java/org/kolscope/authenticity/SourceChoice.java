package org.kolscope.authenticity;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kolscope.authenticity.ProfileFeature.Columns;

/**
 * Which judge speaks about a source, and under which share of zombies.
 *
 * @param panel number of the panel; {@link #NOBODY} if the source is unlike all training
 * @param zombieShare share of zombies that its probabilities refer to
 */
record SourceChoice(int panel, double zombieShare) implements Serializable {

  static final int NOBODY = -1;

  /**
   * What one panel's judge sees of a source.
   *
   * @param counts of the accounts inside the judge's territory
   * @param outside accounts outside
   */
  record Seen(ScoreCounts counts, long outside) {

    double outsideShare() {
      double all = counts.total() + outside;
      return all == 0 ? 0 : outside / all;
    }
  }

  /**
   * @param known per column, the share of accounts of which it is known
   * @param seen one per panel of the model
   * @param prior how the share of zombies is found
   */
  static SourceChoice of(
      ProfileModel model, Map<Columns, Double> known, List<Seen> seen, ProfileExpert.Prior prior) {
    var fit = SourceFit.defaults();
    var misfits = new ArrayList<Double>();
    var outside = new ArrayList<Double>();
    for (int i = 0; i < model.homes().size(); i++) {
      misfits.add(SourceFit.misfitAtHome(model.panel(i).judge(known), seen.get(i).counts()));
      outside.add(seen.get(i).outsideShare());
    }
    int panel = fit.home(misfits, outside);
    int abroad = model.homes().size();
    if (panel < 0 && fit.isBearable(model.abroad().judge(known), seen.get(abroad).counts())) {
      panel = abroad;
    }
    if (panel < 0) {
      return new SourceChoice(NOBODY, model.zombieShare());
    }
    double share =
        prior == ProfileExpert.Prior.STATED
            ? model.zombieShare()
            : ZombiePrior.estimated(
                model.panel(panel).judge(known), seen.get(panel).counts(), model.zombieShare());
    return new SourceChoice(panel, share);
  }
}
