package org.kolscope.text;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_union;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How much of what an account writes is about a brief, from 0 to 100: BM25 (S. Robertson, H.
 * Zaragoza, The Probabilistic Relevance Framework, 2009, equation 3.15) with the account as
 * document and the brief's words and brand as query.
 *
 * <p>A word counts once a post, weighing by the post's freshness; the sum f over posts takes the
 * place of the term frequency, and the own words of the posts, weighing likewise, that of the
 * length l. A word that n of N writing accounts use has the rarity log(1 + (N - n + ½) / (n + ½))
 * and adds rarity * f (k + 1) / (f + k (1 - b + b l / mean l)). A post with an excluded word adds
 * nothing; such posts are one more word, and what it adds is taken away. The sum, not below 0, is
 * divided by what all words that anybody uses would add without end, so it can be compared between
 * accounts of a night, and between nights as far as the same words are used.
 *
 * <p>Weights and parts are whole numbers of a millionth when they are summed over a shuffle: the
 * sum does not depend on its order.
 *
 * @param saturation k, above 0
 * @param lengthWeight b, in [0, 1]
 */
record BriefRelevance(double saturation, double lengthWeight) {

  /** Stands for all excluded words; no word of a brief has this sign. */
  private static final String EXCLUDED = "\u0000";

  private static final double SCALE = AccountTexts.SCALE;

  private static final String[] ACCOUNT = {"accountId"};

  /**
   * The accounts that use any of the words, as {@code accountId} and {@code relevance}; all others
   * have 0.
   *
   * @param marked posts with their brief's words, brand, {@code isExcluded} and {@code fresh}, a
   *     weight in millionths
   * @param lengths of the accounts that write: own words, weighing by freshness
   */
  Dataset<Row> of(Dataset<Row> marked, Dataset<Row> lengths) {
    var used = array_union(col("briefWords"), col("ownBrands"));
    var frequencies =
        marked
            .select(
                col("accountId"),
                col("fresh"),
                explode(when(col("isExcluded"), array(lit(EXCLUDED))).otherwise(used)).as("word"))
            .groupBy("accountId", "word")
            .agg(sum("fresh").as("frequency"))
            .join(lengths, ACCOUNT, "left_semi")
            .localCheckpoint(true);
    var all = lengths.agg(count(lit(1)), coalesce(sum("length"), lit(0L))).head();
    var rarities = rarities(frequencies, all.getLong(0));
    double most = mostPossible(rarities);
    if (most == 0) {
      return frequencies.select(col("accountId"), lit(0.0).as("relevance")).distinct();
    }
    double mean = Math.max(1, (double) all.getLong(1) / all.getLong(0));
    var whole = greatest(sum("part"), lit(0L)).divide(SCALE).multiply(100 / most);
    return frequencies
        .withColumn("rarity", rarity(rarities))
        .join(lengths, ACCOUNT, "inner")
        .withColumn("part", part(mean))
        .groupBy("accountId")
        .agg(whole.as("relevance"));
  }

  /** Whether a post has anything to do with the brief. */
  static Column isMarked() {
    return col("isExcluded").or(size(col("briefWords")).gt(0)).or(size(col("ownBrands")).gt(0));
  }

  private static Map<String, Double> rarities(Dataset<Row> frequencies, long accounts) {
    var rarities = new TreeMap<String, Double>();
    for (var row : frequencies.groupBy("word").count().collectAsList()) {
      long n = row.getLong(1);
      rarities.put(row.getString(0), Math.log1p((accounts - n + 0.5) / (n + 0.5)));
    }
    return rarities;
  }

  private double mostPossible(Map<String, Double> rarities) {
    return (saturation + 1)
        * rarities.entrySet().stream()
            .filter(e -> !e.getKey().equals(EXCLUDED))
            .mapToDouble(Map.Entry::getValue)
            .sum();
  }

  private static Column rarity(Map<String, Double> rarities) {
    var rarity = lit(0.0);
    for (var word : rarities.entrySet()) {
      rarity = when(col("word").equalTo(word.getKey()), word.getValue()).otherwise(rarity);
    }
    return rarity;
  }

  private Column part(double meanLength) {
    var f = col("frequency").divide(SCALE);
    var length = col("length").divide(meanLength);
    var damping =
        lit(saturation).multiply(lit(1 - lengthWeight).plus(lit(lengthWeight).multiply(length)));
    var part =
        col("rarity").multiply(f).multiply(saturation + 1).divide(f.plus(damping)).multiply(SCALE);
    var isExcluded = col("word").equalTo(EXCLUDED);
    return round(when(isExcluded, part.multiply(-1)).otherwise(part)).cast("bigint");
  }
}
