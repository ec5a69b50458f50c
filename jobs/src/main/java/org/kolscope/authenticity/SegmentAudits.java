package org.kolscope.authenticity;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.kolscope.schema.Account;
import org.kolscope.schema.Appeal;
import org.kolscope.schema.Label;
import org.kolscope.schema.Label.Judgement;
import org.kolscope.schema.Post;
import org.kolscope.schema.SegmentAudit;
import org.kolscope.schema.SegmentAudit.Kind;
import org.kolscope.schema.Table;
import org.kolscope.schema.Verdict;
import org.kolscope.schema.Verdict.Call;

/**
 * Counts where verdicts fall, and where they are known to be wrong: among accounts that a label or
 * an appeal says are genuine. An account that anything calls a zombie is not known to be genuine.
 *
 * <p>Cost: two shuffles of the posts by author, joins with the accounts, and one shuffle by
 * segment.
 */
public record SegmentAudits() {

  private static final int NEW_DAYS = 90;
  private static final String[] ACCOUNT = {"accountId"};

  public Table<SegmentAudit> of(
      Table<Account> accounts,
      Table<Post> posts,
      Table<Verdict> verdicts,
      Table<Label> labels,
      Table<Appeal> appeals,
      LocalDate asOf) {
    var known =
        verdicts
            .rows()
            .select("accountId", "expertsCall")
            .join(
                accounts.rows().select("accountId", "createdAt", "postsCount", "province"), ACCOUNT)
            .join(clients(posts), ACCOUNT, "left")
            .join(genuine(labels, appeals), ACCOUNT, "left");
    var end = lit(asOf.plusDays(1).atStartOfDay(ZoneOffset.UTC).toEpochSecond());
    var days = end.minus(unix_seconds(col("createdAt"))).divide(86_400);
    var age = when(days.lt(NEW_DAYS), "new").when(days.geq(NEW_DAYS), "older");
    var isHeard = greatest(col("postsCount"), col("loaded")).gt(0);
    var silence =
        when(isHeard, "posts")
            .when(coalesce(col("postsCount"), col("loaded")).isNotNull(), "silent");
    var counted =
        known
            .select(
                col("expertsCall"),
                coalesce(col("isGenuine"), lit(false)).as("isGenuine"),
                explode(
                        array(
                            segment(Kind.ALL, lit("")),
                            segment(Kind.AGE, age),
                            segment(Kind.SILENCE, silence),
                            segment(Kind.PROVINCE, col("province")),
                            segment(Kind.CLIENT, col("client"))))
                    .as("s"))
            .groupBy("s.kind", "s.segment")
            .agg(
                count(lit(1)).as("accountsCount"),
                count("expertsCall").as("judgedCount"),
                sum(is(Call.ZOMBIE)).as("zombiesCount"),
                sum(is(Call.UNSURE)).as("unsureCount"),
                sum(when(col("isGenuine").and(col("expertsCall").isNotNull()), 1L).otherwise(0L))
                    .as("genuineCount"),
                sum(when(col("isGenuine"), is(Call.ZOMBIE)).otherwise(0L)).as("falseZombiesCount"));
    return new Table<>(
        SegmentAudit.class,
        counted.map(
            (MapFunction<Row, Row>) SegmentAudits::withShare,
            Encoders.row(Table.schemaOf(SegmentAudit.class))));
  }

  private static Column segment(Kind kind, Column segment) {
    return struct(lit(kind.name()).as("kind"), coalesce(segment, lit("")).as("segment"));
  }

  private static Column is(Call call) {
    return when(col("expertsCall").equalTo(call.name()), 1L).otherwise(0L);
  }

  /** Per author its loaded posts and most used client; ties go to the first by name. */
  private static Dataset<Row> clients(Table<Post> posts) {
    var byClient = posts.rows().groupBy("accountId", "client").agg(count(lit(1)).as("posts"));
    var order = Window.partitionBy("accountId").orderBy(desc("posts"), col("client"));
    var used =
        byClient
            .where(col("client").isNotNull())
            .withColumn("place", row_number().over(order))
            .where(col("place").equalTo(1))
            .select("accountId", "client");
    return byClient.groupBy("accountId").agg(sum("posts").as("loaded")).join(used, ACCOUNT, "left");
  }

  private static Dataset<Row> genuine(Table<Label> labels, Table<Appeal> appeals) {
    var said =
        labels
            .rows()
            .select(
                col("accountId"),
                col("label").equalTo(Judgement.GENUINE.name()).as("isGenuine"),
                col("label").equalTo(Judgement.ZOMBIE.name()).as("isZombie"))
            .unionByName(
                appeals
                    .rows()
                    .select(
                        col("accountId"),
                        col("call").equalTo(Call.GENUINE.name()).as("isGenuine"),
                        col("call").equalTo(Call.ZOMBIE.name()).as("isZombie")));
    return said.groupBy("accountId")
        .agg(max("isGenuine").as("isGenuine"), max("isZombie").as("isZombie"))
        .select(
            col("accountId"), col("isGenuine").and(col("isZombie").unary_$bang()).as("isGenuine"));
  }

  private static Row withShare(Row row) {
    long genuine = row.getLong(6);
    long wrong = row.getLong(7);
    return RowFactory.create(
        row.getString(0),
        row.getString(1),
        row.getLong(2),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        genuine,
        wrong,
        genuine == 0 ? null : (double) wrong / genuine,
        genuine == 0 ? null : low(wrong, genuine),
        genuine == 0 ? null : 1 - low(genuine - wrong, genuine));
  }

  /** Lower end of the interval for k of n; 0 for none. */
  private static double low(long k, long n) {
    return k == 0
        ? 0
        : new BetaDistribution((double) k, (double) (n - k + 1))
            .inverseCumulativeProbability(0.025);
  }
}
