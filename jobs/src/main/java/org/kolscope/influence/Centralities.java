package org.kolscope.influence;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.kolscope.graph.centrality.Components;
import org.kolscope.graph.centrality.Coreness;
import org.kolscope.graph.centrality.HarmonicSampling;
import org.kolscope.graph.centrality.LocalHIndex;
import org.kolscope.graph.centrality.PageRanking;
import org.kolscope.schema.Centrality;
import org.kolscope.schema.Follow;
import org.kolscope.schema.RepostEdge;
import org.kolscope.schema.Table;
import org.kolscope.schema.Verdict;

/**
 * Measures where every account stands in the whole follow graph and in the whole repost graph,
 * sampled nowhere but in the sources of harmonic centrality.
 *
 * <p>The graphs are those of {@link SampledInfluence}: follower → followee, and reposter → author
 * weighted by the count of reposts, which only PageRank looks at. How verdicts enter is said at
 * {@link Centrality}; an account nobody could judge weighs what judged ones weigh on average. If
 * nobody at all can be genuine, the discounted PageRank is 0 for all.
 *
 * <p>PageRank is iterated until less than 1e-12 of its mass moves and rounded to 1e-9 of the
 * average, so accounts in equal positions tie.
 *
 * <p>Cost: a count of the edges, a shuffle of the accounts and one of the edges, then one task per
 * graph: about 100 bytes an account and 50 an edge (80 where edges have weights). A graph of more
 * than {@code maxEdges} is measured in blocks on the cluster ({@link
 * org.kolscope.influence.whole.ArcBlocks}), with the same numbers but for harmonic centrality,
 * which is then unknown. Which way is taken depends on the data and the settings, not on the memory
 * that is there, so that the same input gives the same rows anywhere; a task whose heap is too
 * small for its graph says so before it builds it. The result depends on neither partitioning nor
 * row order.
 *
 * @param damping of PageRank, in (0, 1); 0.85 as in S. Brin and L. Page, WWW 1998
 * @param harmonicSources accounts whose distances are looked at, at least 2; 1,024: the relative
 *     error of a large account is about 2 %, and twice as many halve its square
 * @param randomSeed of their draw
 * @param maxEdges edges of a graph that one task may hold, at least 0; 40 million take 2 GB
 */
public record Centralities(double damping, int harmonicSources, long randomSeed, long maxEdges)
    implements Serializable {

  /**
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  public Centralities {
    if (!(damping > 0 && damping < 1)) {
      throw new IllegalArgumentException("damping must be in (0, 1), was " + damping);
    }
    if (harmonicSources < 2) {
      throw new IllegalArgumentException(
          "harmonicSources must be at least 2, was " + harmonicSources);
    }
    if (maxEdges < 0) {
      throw new IllegalArgumentException("maxEdges must be at least 0, was " + maxEdges);
    }
  }

  /** Damping 0.85, 1,024 sources, seed 1, 40 million edges. */
  public Centralities() {
    this(0.85, 1024, 1, 40_000_000);
  }

  /** Measures both graphs. */
  public Table<Centrality> of(
      Table<Follow> follows, Table<RepostEdge> reposts, Table<Verdict> verdicts) {
    var whole = new WholeGraphs(WholeGraphs.arcs(follows, reposts));
    var accounts =
        Genuine.added(whole.ends().select("graph", "id").distinct(), "id", verdicts)
            .select(
                col("graph"),
                col("id"),
                lit(null).cast("bigint").as("head"),
                lit(0L).as("weight"),
                col("genuine"),
                col("isZombie"));
    var edges =
        whole
            .arcs()
            .select(
                col("graph"),
                col("tail").as("id"),
                col("head"),
                col("weight"),
                lit(0L).as("genuine"),
                lit(false).as("isZombie"));
    var counts = counts(edges);
    var large = counts.keySet().stream().filter(graph -> counts.get(graph) > maxEdges).toList();
    var rows =
        accounts
            .unionByName(edges)
            .where(not(col("graph").isin(large.toArray())))
            .repartitionById(WholeGraphs.KINDS.size(), col("graph"))
            .mapPartitions(
                new CentralityTask(this, counts), Encoders.row(Table.schemaOf(Centrality.class)));
    for (int graph : large) {
      var isOfGraph = col("graph").equalTo(graph);
      var kind = WholeGraphs.KINDS.get(graph);
      var blocks =
          new CentralityBlocks(this, kind, accounts.where(isOfGraph), edges.where(isOfGraph));
      rows = rows.unionByName(blocks.rows());
    }
    return new Table<>(Centrality.class, rows);
  }

  /** Edges of each graph that has any, by its number. */
  private static TreeMap<Integer, Long> counts(Dataset<Row> edges) {
    var counts = new TreeMap<Integer, Long>();
    edges
        .groupBy("graph")
        .count()
        .collectAsList()
        .forEach(row -> counts.put(row.getInt(0), row.getLong(1)));
    return counts;
  }

  /** What a run's manifest says of these numbers, in a fixed order. */
  public Map<String, Object> describe() {
    var description = new LinkedHashMap<String, Object>();
    description.put("pageRank", PageRanking.class.getName());
    description.put("coreness", Coreness.class.getName());
    description.put("hIndex", LocalHIndex.class.getName());
    description.put("harmonic", HarmonicSampling.class.getName());
    description.put("components", Components.class.getName());
    description.put("sampler", "none: the whole graph");
    description.put(
        "verdicts", "pageRank: landing and passing; the rest: edges out of zombies cut");
    description.put("damping", damping);
    description.put("harmonicSources", harmonicSources);
    description.put("randomSeed", randomSeed);
    description.put("maxEdges", maxEdges);
    return Collections.unmodifiableMap(description);
  }
}
