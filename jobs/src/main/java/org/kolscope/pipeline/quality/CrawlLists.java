package org.kolscope.pipeline.quality;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.pipeline.quality.Finding.Place;
import org.kolscope.pipeline.quality.Question.Answer;
import org.kolscope.schema.Crawl;
import org.kolscope.schema.Follow;
import org.kolscope.schema.QualityFigure;
import org.kolscope.schema.Table;

/**
 * {@code crawl-short}: lists of followers or followees that a crawl calls complete although fewer
 * of their rows came than it says it saw. A note: such a list ends no follow, so nothing wrong is
 * published. Rows that intake merged are missing here too: a platform that shows an account twice
 * makes its list short.
 *
 * <p>Cost: the ends of tonight's follows that are in such a list are counted by list.
 */
final class CrawlLists {

  private static final List<String> KINDS =
      List.of(Crawl.Kind.FOLLOWERS.name(), Crawl.Kind.FOLLOWEES.name());

  private CrawlLists() {}

  /** What is to be counted; see {@link Finding#collect}. Nothing without crawls. */
  static List<Dataset<Row>> findings(Map<Class<? extends Record>, Table<?>> seen) {
    if (!seen.containsKey(Crawl.class)) {
      return List.of();
    }
    var lists =
        seen.get(Crawl.class)
            .rows()
            .where(col("complete").and(col("kind").isin(KINDS.toArray())))
            .select(col("kind"), col("accountId"), col("rowsSeen"));
    var found = lists.withColumn("came", lit(0L));
    if (seen.containsKey(Follow.class)) {
      var of = sameList("lists", "counted");
      found =
          lists
              .as("lists")
              .join(counted(seen.get(Follow.class), lists).as("counted"), of, "left_outer")
              .select(
                  col("lists.kind"),
                  col("lists.accountId"),
                  col("rowsSeen"),
                  coalesce(col("came"), lit(0L)).as("came"));
    }
    var placed = found.withColumn("tableName", lit("Crawl")).withColumn("subject", col("kind"));
    return List.of(
        Finding.summed(placed, col("came").geq(col("rowsSeen")), lit(1L), col("accountId")));
  }

  /** Two figures, whether there were crawls or not. */
  static List<QualityFigure> figures(Map<Place, Finding> findings) {
    return KINDS.stream()
        .map(
            kind -> {
              var f = findings.getOrDefault(new Place("Crawl", kind), Finding.NOTHING);
              return new Question(Rule.CRAWL_SHORT, "Crawl", kind)
                  .noted(Answer.share(f.checked(), f.failed()).badAccount(f.leastBad()));
            })
        .toList();
  }

  private static Dataset<Row> counted(Table<?> follows, Dataset<Row> lists) {
    var ends =
        follows
            .rows()
            .where(not(col("gone")))
            .select(inline(array(end(0, "followeeId"), end(1, "followerId"))))
            .as("ends");
    return ends.join(lists.as("lists"), sameList("ends", "lists"), "left_semi")
        .groupBy("kind", "accountId")
        .agg(count(lit(1)).as("came"));
  }

  private static Column end(int kind, String column) {
    return struct(lit(KINDS.get(kind)).as("kind"), col(column).as("accountId"));
  }

  private static Column sameList(String left, String right) {
    return Stream.of("kind", "accountId")
        .map(c -> col(left + "." + c).equalTo(col(right + "." + c)))
        .reduce(Column::and)
        .orElseThrow();
  }
}
