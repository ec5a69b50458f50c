package org.kolscope.pipeline;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.report.Moves;
import org.kolscope.schema.Centrality;
import org.kolscope.schema.InfluenceReplicate.GraphKind;
import org.kolscope.schema.Reach;
import org.kolscope.schema.Table;
import org.kolscope.schema.TopicInfluence;

/** Gathers whom the first KOLs move, a few rows each. */
record KolMoves(Night night) {

  private static final Comparator<TopicInfluence> BEST_FIRST =
      Comparator.comparing(TopicInfluence::kind)
          .thenComparingInt(TopicInfluence::rank)
          .thenComparing(TopicInfluence::topic)
          .thenComparing(TopicInfluence::graph);

  /**
   * By account.
   *
   * @param ids accountId of those with a page
   */
  Map<Long, Moves> of(Dataset<Row> ids) {
    var places =
        of(Centrality.class, ids).stream().collect(Collectors.groupingBy(Centrality::accountId));
    var reaches =
        of(Reach.class, ids).stream()
            .collect(Collectors.toMap(Reach::accountId, Function.identity()));
    var topics =
        of(TopicInfluence.class, ids).stream()
            .sorted(BEST_FIRST)
            .collect(Collectors.groupingBy(TopicInfluence::accountId));
    long accounts =
        night
            .table(Centrality.class)
            .rows()
            .where(col("graph").equalTo(GraphKind.FOLLOW.name()))
            .count();
    return ids.collectAsList().stream()
        .map(row -> row.getLong(0))
        .collect(
            Collectors.toMap(
                Function.identity(),
                id -> {
                  var stands = places.getOrDefault(id, List.of());
                  return new Moves(
                      in(GraphKind.FOLLOW, stands),
                      accounts,
                      in(GraphKind.REPOST, stands),
                      reaches.get(id),
                      topics.getOrDefault(id, List.of()));
                }));
  }

  private <R extends Record> List<R> of(Class<R> type, Dataset<Row> ids) {
    var rows = night.table(type).rows();
    return new Table<>(type, rows.join(broadcast(ids), new String[] {"accountId"}, "left_semi"))
        .collect();
  }

  private static Centrality in(GraphKind graph, List<Centrality> stands) {
    return stands.stream().filter(c -> c.graph() == graph).findFirst().orElse(null);
  }
}
