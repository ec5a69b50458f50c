package org.kolscope.ranking;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.MapGroupsFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.kolscope.schema.Account;
import org.kolscope.schema.AccountFact;
import org.kolscope.schema.Candidate;
import org.kolscope.schema.Centrality;
import org.kolscope.schema.InfluenceReplicate;
import org.kolscope.schema.InfluenceReplicate.GraphKind;
import org.kolscope.schema.KolRank;
import org.kolscope.schema.Table;

/**
 * Ranks the candidates by the open KOL score, each rank with its range.
 *
 * <p>In each replicate r every known part becomes a mid-rank percentile among the candidates, and
 * the score is {@code sum(weight * part) / sum(weight)} over the known parts. Parts: status is
 * PageRank on the follow graph, broker betweenness there, relay PageRank on the repost graph, all
 * from {@link InfluenceReplicate}; response is {@code repostsReceivedCount / fansCount}, the same
 * in every replicate. A row shows median parts and the median score (which is therefore not exactly
 * the weighted mean of the parts shown), its 5 and 95 % points, the rank by median score, ties by
 * id, and the 5 and 95 % points of the ranks.
 *
 * <ul>
 *   <li><b>Known or not</b> is decided for everybody at once: a measure without rows is null for
 *       all; response is null for all if nobody in the data received a repost, and for a candidate
 *       without fans. A candidate that no sample of a measured graph holds scores 0 there, one that
 *       some samples lack is filled in from the others ({@link Draw#all}). A candidate with no
 *       known part that weighs is not ranked.
 *   <li><b>Ties</b>: candidates with equal scores share the ranks they fill together: in a
 *       replicate the range's better end takes the first of these ranks, the worse end the last. So
 *       accounts that the data cannot tell apart have overlapping ranges, not an order by id.
 *   <li><b>Groups</b>: see {@link Place#of}.
 *   <li>Without samples the response alone ranks; {@code replicatesCount} is then 0, and a range is
 *       no wider than its ties.
 * </ul>
 *
 * <p>The range holds what sampling the graphs leaves open; not the crawl's own gaps and not doubt
 * about the weights.
 *
 * <p>Cost: the candidates are joined with facts, accounts and centralities; their replicate scores
 * are shuffled three times: by candidate, by replicate (one task compares all candidates of one
 * replicate: about 100 bytes each in memory), by candidate; the ranking itself is one task over one
 * row per candidate. Nothing is added up across tasks and every group is sorted or counted, so the
 * result depends on neither partitioning nor row order.
 *
 * <p>The weights are starting values, chosen, not fitted; they are to be tuned on labelled data.
 * Only their ratios count. The seven-part score they stand in for gives relay and engagement 20 of
 * 100 each and 60 to audience, relevance, growth, consistency and safety, which no table holds yet;
 * until then the two structural parts fill that place, status before broker because betweenness
 * varies more from sample to sample. Raising a weight moves up those whose part there is above
 * their score and widens or narrows the ranges as that part varies between samples.
 *
 * @param statusWeight of being read by well-read accounts, at least 0; default 35
 * @param brokerWeight of standing between groups, at least 0; default 20
 * @param relayWeight of being relayed by well-relayed accounts, at least 0; default 25
 * @param responseWeight of reposts received per fan, at least 0; default 20
 */
public record KolRanking(
    double statusWeight, double brokerWeight, double relayWeight, double responseWeight) {

  /**
   * @throws IllegalArgumentException if a weight is negative or no finite number, or all are 0
   */
  public KolRanking {
    requireWeight("statusWeight", statusWeight);
    requireWeight("brokerWeight", brokerWeight);
    requireWeight("relayWeight", relayWeight);
    requireWeight("responseWeight", responseWeight);
    if (statusWeight + brokerWeight + relayWeight + responseWeight <= 0) {
      throw new IllegalArgumentException("the sum of the weights must be positive, was 0");
    }
  }

  /** With the starting weights. */
  public KolRanking() {
    this(35, 20, 25, 20);
  }

  private static void requireWeight(String name, double weight) {
    if (!(weight >= 0) || Double.isInfinite(weight)) {
      throw new IllegalArgumentException(name + " must be a number of at least 0, was " + weight);
    }
  }

  public Table<KolRank> of(
      Table<Candidate> candidates,
      Table<Account> accounts,
      Table<AccountFact> facts,
      Table<Centrality> centralities,
      Table<InfluenceReplicate> replicates) {
    var places =
        centralities
            .rows()
            .where(col("graph").equalTo(GraphKind.FOLLOW.name()))
            .select(
                col("accountId"),
                col("rank").as("followRank"),
                col("plainRank").as("plainFollowRank"));
    var profiles = profiles(candidates.rows(), accounts.rows(), facts.rows(), places);
    var draws = draws(profiles, facts.rows(), sampledScores(replicates.rows()));
    return new Table<>(KolRank.class, places(draws).join(profiles, "accountId"));
  }

  /** Everything a row shows of a KOL besides its place. */
  private static Dataset<Row> profiles(
      Dataset<Row> candidates, Dataset<Row> accounts, Dataset<Row> facts, Dataset<Row> places) {
    var key = new String[] {"accountId"};
    return candidates
        .join(
            facts.select(
                "accountId", "fansCount", "postsCount", "repostsReceivedCount", "repostersCount"),
            key,
            "left")
        .na()
        .fill(0)
        .join(
            accounts.select("accountId", "screenName", "verifiedType", "followersCount"),
            key,
            "left")
        .join(places, key, "left");
  }

  private static Dataset<Row> sampledScores(Dataset<Row> replicates) {
    var part =
        coalesce(
            Part.SAMPLED.stream()
                .map(
                    p ->
                        when(
                            col("graph")
                                .equalTo(p.graph().name())
                                .and(col("measure").equalTo(p.measure().name())),
                            lit(p.name())))
                .toArray(Column[]::new));
    return replicates
        .select(col("accountId"), part.as("part"), col("replicate"), col("score"))
        .where(col("part").isNotNull());
  }

  private static Dataset<Row> draws(
      Dataset<Row> profiles, Dataset<Row> facts, Dataset<Row> sampled) {
    var ofCandidate =
        sampled
            .groupBy("accountId")
            .agg(collect_list(struct("part", "replicate", "score")).as("scores"));
    // one row each by definition
    var samples =
        sampled.agg(
            sort_array(collect_set("replicate")).as("replicates"), collect_set("part").as("parts"));
    var reposts =
        facts.agg(coalesce(max("repostsReceivedCount").gt(0), lit(false)).as("hasReposts"));
    var response =
        when(
            col("hasReposts").and(col("fansCount").gt(0)),
            col("repostsReceivedCount").divide(col("fansCount")));
    return profiles
        .join(ofCandidate, new String[] {"accountId"}, "left")
        .crossJoin(broadcast(samples))
        .crossJoin(broadcast(reposts))
        .select(
            col("accountId"),
            col("scores"),
            response.as("response"),
            col("replicates"),
            col("parts"))
        .flatMap((FlatMapFunction<Row, Row>) KolRanking::drawsOf, Encoders.row(Draw.SCHEMA));
  }

  private static Iterator<Row> drawsOf(Row row) {
    List<Row> scores = row.isNullAt(1) ? List.of() : row.getList(1);
    List<Integer> replicates = row.getList(3);
    List<String> parts = row.getList(4);
    var sampled = EnumSet.noneOf(Part.class);
    parts.forEach(p -> sampled.add(Part.valueOf(p)));
    return Draw.all(
            row.getLong(0),
            scores.stream()
                .map(s -> new Draw.Score(Part.valueOf(s.getString(0)), s.getInt(1), s.getDouble(2)))
                .toList(),
            row.isNullAt(2) ? Double.NaN : row.getDouble(2),
            replicates,
            sampled)
        .stream()
        .map(Draw::toRow)
        .iterator();
  }

  private Dataset<Row> places(Dataset<Row> draws) {
    var weights = new Parts(statusWeight, brokerWeight, relayWeight, responseWeight);
    return draws
        .groupByKey((MapFunction<Row, Integer>) d -> d.getInt(0), Encoders.INT())
        .flatMapGroups(
            (FlatMapGroupsFunction<Integer, Row, Row>)
                (replicate, rows) ->
                    Standing.of(all(rows, Draw::from), weights).stream()
                        .map(Standing::toRow)
                        .iterator(),
            Encoders.row(Standing.SCHEMA))
        .groupByKey((MapFunction<Row, Long>) s -> s.getLong(1), Encoders.LONG())
        .mapGroups(
            (MapGroupsFunction<Long, Row, Row>)
                (account, rows) -> Summary.of(all(rows, Standing::from)).toRow(),
            Encoders.row(Summary.SCHEMA))
        .repartition(1)
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>)
                rows ->
                    Place.of(all(rows, Summary::from)).stream()
                        .map(p -> p.toRow(weights))
                        .iterator(),
            Encoders.row(Place.SCHEMA));
  }

  private static <T> List<T> all(Iterator<Row> rows, Function<Row, T> as) {
    var all = new ArrayList<T>();
    rows.forEachRemaining(r -> all.add(as.apply(r)));
    return all;
  }
}
