package org.kolscope.pipeline;

import java.util.List;
import org.kolscope.audience.ClassifierErrors;
import org.kolscope.audience.FanBatches;
import org.kolscope.audience.FanQualities;
import org.kolscope.audience.GrowthAnomalies;

/**
 * Who the fans of a candidate are, with all settings.
 *
 * @param quality types of fans, their share that is real, and how often verdicts are wrong
 * @param batches fans that came in concert
 * @param growth followers that moved unlike before
 */
public record FanSteps(FanQualities quality, FanBatches batches, GrowthAnomalies growth) {

  /**
   * How often verdicts are wrong, by kind of zombie: attacks injected by {@code kolscope protocol},
   * seeds 501 to 505, all fans of a kind together, 2026-11-22 (docs/accuracy.md). Genuine are all
   * innocents of five such backgrounds (seeds 301 to 305); as found wrong count those the time
   * cohort alone puts above 0.7, at least as many as were called zombie. Deliveries over a year are
   * not among the kinds: 2 of 2,081 such fans were called zombies, so nothing can be corrected for
   * them.
   */
  private static final List<ClassifierErrors.Kind> MEASURED =
      List.of(
          measured("delivered over 2 days", 7_546, 7_139),
          measured("delivered over 30 days", 4_218, 4_070),
          measured("delivered over 60 days", 4_045, 3_854),
          measured("delivered over 30 days behind double camouflage", 1_879, 1_621));

  private static ClassifierErrors.Kind measured(String name, int zombies, int found) {
    return new ClassifierErrors.Kind(name, zombies, found, 108_714, 108_703);
  }

  /** The values that stand beside the settings. */
  public static FanSteps defaults() {
    return new FanSteps(
        new FanQualities(new ClassifierErrors(MEASURED)), new FanBatches(), new GrowthAnomalies());
  }
}
