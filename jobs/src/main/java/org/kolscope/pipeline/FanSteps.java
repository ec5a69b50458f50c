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

  /** How often verdicts are wrong, by kind of zombie; docs/accuracy.md says how it was measured. */
  private static final List<ClassifierErrors.Kind> MEASURED = List.of();

  /** The values that stand beside the settings. */
  public static FanSteps defaults() {
    return new FanSteps(
        new FanQualities(new ClassifierErrors(MEASURED)), new FanBatches(), new GrowthAnomalies());
  }
}
