package org.kolscope.pipeline;

import java.util.List;
import org.kolscope.influence.InfluenceRanges;
import org.kolscope.schema.Candidate;
import org.kolscope.schema.Centrality;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Influence;
import org.kolscope.schema.InfluenceReplicate;
import org.kolscope.schema.RepostEdge;
import org.kolscope.schema.Table;
import org.kolscope.schema.Verdict;

/** The stages of a night that say who moves whom. */
record InfluenceNight(Night night) {

  /** Runs and stores them. */
  Table<InfluenceReplicate> measure(
      Table<Follow> follows,
      Table<RepostEdge> reposts,
      Table<Verdict> verdicts,
      Table<Candidate> candidates) {
    var settings = night.request().settings();
    night.derive(
        "measure the whole graphs",
        Centrality.class,
        settings.centralities(),
        List.of(Follow.class, RepostEdge.class, Verdict.class),
        () -> settings.centralities().of(follows, reposts, verdicts));
    var replicates =
        night.derive(
            "measure influence on samples",
            InfluenceReplicate.class,
            settings.influence(),
            List.of(Follow.class, RepostEdge.class, Verdict.class, Candidate.class),
            () -> settings.influence().of(follows, reposts, candidates, verdicts));
    night.derive(
        "sum up influence",
        Influence.class,
        null,
        List.of(InfluenceReplicate.class),
        () -> new InfluenceRanges().of(replicates));
    return replicates;
  }
}
