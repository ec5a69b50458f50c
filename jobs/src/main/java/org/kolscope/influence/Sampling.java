package org.kolscope.influence;

import java.util.List;
import org.kolscope.schema.InfluenceReplicate.Measure;

/** Samples of one size, and the measures that are computed on them. */
enum Sampling {
  /** For what iterates over the edges a few times. */
  WIDE,
  /** For what looks from every account over all edges. */
  PATHS,
  /** The same, for measures that no rank rests on yet. */
  NEAR;

  List<Measure> measures() {
    return switch (this) {
      case WIDE -> List.of(Measure.PAGE_RANK);
      case PATHS -> List.of(Measure.BETWEENNESS);
      case NEAR -> List.of(Measure.CLOSENESS, Measure.KATZ, Measure.CLUSTERING);
    };
  }

  /** Whether the measures see the accounts that are left out, as one vertex. */
  boolean seesOutside() {
    return this == WIDE;
  }

  /** Expected accounts of a sample at most. */
  int maxAccounts(SampledInfluence settings) {
    return switch (this) {
      case WIDE -> settings.pageRankMaxAccounts();
      case PATHS -> settings.betweennessMaxAccounts();
      case NEAR -> settings.closenessMaxAccounts();
    };
  }
}
