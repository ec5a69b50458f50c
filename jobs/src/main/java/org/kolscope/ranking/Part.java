package org.kolscope.ranking;

import static org.kolscope.schema.InfluenceReplicate.GraphKind.FOLLOW;
import static org.kolscope.schema.InfluenceReplicate.GraphKind.REPOST;
import static org.kolscope.schema.InfluenceReplicate.Measure.BETWEENNESS;
import static org.kolscope.schema.InfluenceReplicate.Measure.PAGE_RANK;

import java.util.List;
import org.kolscope.schema.InfluenceReplicate.GraphKind;
import org.kolscope.schema.InfluenceReplicate.Measure;

/** What the KOL score is made of, in the order of the columns of {@code KolRank}. */
enum Part {
  STATUS(FOLLOW, PAGE_RANK),
  BROKER(FOLLOW, BETWEENNESS),
  RELAY(REPOST, PAGE_RANK),
  RESPONSE(null, null);

  /** The parts that are measured on sampled subgraphs; the others are the same in all samples. */
  static final List<Part> SAMPLED = List.of(STATUS, BROKER, RELAY);

  private final GraphKind graph;
  private final Measure measure;

  Part(GraphKind graph, Measure measure) {
    this.graph = graph;
    this.measure = measure;
  }

  GraphKind graph() {
    return graph;
  }

  Measure measure() {
    return measure;
  }
}
