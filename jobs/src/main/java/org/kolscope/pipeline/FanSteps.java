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
   * seeds 301 to 305, all fans of a kind together, 2026-11-22 (docs/accuracy.md). Genuine are all
   * innocents of the five backgrounds; as found wrong count those the time cohort alone puts above
   * 0.7, which is at least as many as were called zombie. Deliveries over a year are not among the
   * kinds: none of 1,684 such fans was called a zombie, so nothing can be corrected for them.
   */
  private static final List<ClassifierErrors.Kind> MEASURED =
      List.of(
          measured("delivered over 2 days", 8_210, 7_909),
          measured("delivered over 30 days", 4_031, 4_012),
          measured("delivered over 60 days", 4_118, 4_036),
          measured("delivered over 30 days behind double camouflage", 1_451, 1_199));

  private static ClassifierErrors.Kind measured(String name, int zombies, int found) {
    return new ClassifierErrors.Kind(name, zombies, found, 108_714, 108_703);
  }

  /** The values that stand beside the settings. */
  public static FanSteps defaults() {
    return new FanSteps(
        new FanQualities(new ClassifierErrors(MEASURED)), new FanBatches(), new GrowthAnomalies());
  }
}
