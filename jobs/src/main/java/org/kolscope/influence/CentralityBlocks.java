package org.kolscope.influence;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.graph.Assembly.Sides;
import org.kolscope.graph.centrality.PageRanking;
import org.kolscope.influence.whole.ArcBlocks;
import org.kolscope.influence.whole.BlockComponents;
import org.kolscope.influence.whole.BlockCoreness;
import org.kolscope.influence.whole.BlockGraph;
import org.kolscope.influence.whole.BlockHIndex;
import org.kolscope.influence.whole.BlockPageRank;
import org.kolscope.influence.whole.VertexShares;
import org.kolscope.influence.whole.VertexTable;
import org.kolscope.schema.Centrality;
import org.kolscope.schema.InfluenceReplicate.GraphKind;
import org.kolscope.schema.Table;

/**
 * {@link Centralities} of a graph whose edges do not fit one task: the same numbers as {@link
 * Discounted}, bit for bit, but for harmonic centrality, which is unknown.
 *
 * @param accounts id, genuine and isZombie
 * @param edges id, the tail, head and weight
 */
record CentralityBlocks(
    Centralities settings, GraphKind kind, Dataset<Row> accounts, Dataset<Row> edges) {

  /** Rows of {@link Centrality}. */
  Dataset<Row> rows() {
    var arcs = edges.select(col("id").as("tail"), col("head"), col("weight"));
    var plain = arcs.drop("weight");
    var zombies = accounts.where(col("isZombie")).select(col("id").as("tail"));
    var cut = plain.join(zombies, WholeGraphs.names("tail"), "left_anti");
    var blocks = ArcBlocks.keepingOne(Sides.IN);
    var vertices = accounts.select("id");
    try (var counted = blocks.of(plain, vertices);
        var read = blocks.of(cut, vertices)) {
      if (kind == GraphKind.FOLLOW) {
        return rows(counted, counted, read); // follows weigh the same
      }
      try (var weighted = blocks.of(arcs, vertices)) {
        return rows(weighted, counted, read);
      }
    }
  }

  private Dataset<Row> rows(BlockGraph weighted, BlockGraph counted, BlockGraph read) {
    var units = new VertexShares(accounts.select("id", "genuine"), Genuine.UNITS);
    double[] genuine =
        Arrays.stream(units.of(counted, "genuine")).map(g -> Genuine.share((long) g)).toArray();
    var ranking = new BlockPageRank(new PageRanking(settings.damping(), Discounted.STOP, 1));
    double[] plainPageRank = Discounted.relative(ranking.of(weighted).scores());
    double[] pageRank =
        Arrays.stream(genuine).anyMatch(share -> share > 0)
            ? Discounted.relative(ranking.discounted(weighted, genuine, genuine).scores())
            : new double[genuine.length];
    long[] ids = counted.ids();
    int[] labels = BlockComponents.of(counted);
    long[] members = new long[labels.length];
    for (int label : labels) {
      members[label]++;
    }
    var rows =
        VertexTable.of(counted)
            .with("inCount", Arrays.stream(counted.inDegrees()).asLongStream().toArray())
            .with("genuineInCount", Discounted.rounded(counted.pulled(genuine)))
            .with("pageRank", pageRank)
            .with("rank", Discounted.ranks(pageRank))
            .with("plainPageRank", plainPageRank)
            .with("plainRank", Discounted.ranks(plainPageRank))
            .with("coreness", BlockCoreness.of(read))
            .with("hIndex", BlockHIndex.of(read))
            .with("componentId", Arrays.stream(labels).mapToLong(v -> ids[v]).toArray())
            .with(
                "componentAccountsCount",
                Arrays.stream(labels).mapToLong(v -> members[v]).toArray())
            .rows()
            .withColumnRenamed("id", "accountId")
            .withColumn("graph", lit(kind.name()));
    for (String unknown : new String[] {"harmonic", "harmonicLow95", "harmonicHigh95"}) {
      rows = rows.withColumn(unknown, lit(null).cast("double"));
    }
    return rows.select(
        Arrays.stream(Table.schemaOf(Centrality.class).fieldNames())
            .map(name -> col(name))
            .toArray(Column[]::new));
  }
}
