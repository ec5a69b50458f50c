package org.kolscope.audience.overlap;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.kolscope.audience.TargetWorld;
import org.kolscope.schema.Account;
import org.kolscope.schema.BriefAccount;
import org.kolscope.schema.Candidate;
import org.kolscope.schema.Crawl;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Table;
import org.kolscope.schema.TargetCustomer;
import org.kolscope.schema.Verdict;

/** All pairs of KOLs over millions of drawn follows; run by {@code bench/overlap}. */
final class OverlapSpeed {

  private static final int ACCOUNTS = 10_000;
  private static final long FIRST_FAN = 1_000_000;

  private OverlapSpeed() {}

  /**
   * Writes the follows, or compares.
   *
   * @param args {@code draw FOLDER FANS}, or {@code compare FOLDER exact|sketch}
   */
  public static void main(String[] args) {
    var spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", false)
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", 8)
            .getOrCreate();
    spark.sparkContext().setLogLevel("ERROR");
    var draws = new FollowDraws(ACCOUNTS, 100, 42);
    if (args[0].equals("draw")) {
      draw(spark, draws, args[1], Long.parseLong(args[2]));
    } else {
      compare(spark, args[1], args[2].equals("sketch"));
    }
    spark.stop();
  }

  private static void draw(SparkSession spark, FollowDraws draws, String folder, long fans) {
    spark
        .range(FIRST_FAN, FIRST_FAN + fans)
        .flatMap(
            (FlatMapFunction<Long, Row>)
                fan ->
                    Arrays.stream(draws.followees(fan))
                        .mapToObj(a -> Table.toRow(new Follow(fan, a + 1L, null, null, false)))
                        .iterator(),
            Encoders.row(Table.schemaOf(Follow.class)))
        .write()
        .parquet(folder + "/follows");
    spark
        .range(FIRST_FAN, FIRST_FAN + fans)
        .map(
            (MapFunction<Long, Row>) fan -> Table.toRow(TargetWorld.target(fan, draws.target(fan))),
            Encoders.row(Table.schemaOf(TargetCustomer.class)))
        .write()
        .parquet(folder + "/targets");
    // every twentieth fan is a zombie
    spark
        .range(FIRST_FAN, FIRST_FAN + fans, 20)
        .map(
            (MapFunction<Long, Row>)
                fan ->
                    Table.toRow(
                        new Verdict(
                            fan,
                            Verdict.Call.ZOMBIE,
                            Verdict.Call.ZOMBIE,
                            0.9,
                            0.9,
                            List.of(),
                            false,
                            "bench")),
            Encoders.row(Table.schemaOf(Verdict.class)))
        .write()
        .parquet(folder + "/verdicts");
  }

  private static void compare(SparkSession spark, String folder, boolean isSketched) {
    var candidates =
        LongStream.rangeClosed(1, ACCOUNTS)
            .mapToObj(id -> new Candidate(id, Candidate.Basis.FANS))
            .toList();
    var usual = new FanOverlaps();
    var step =
        isSketched
            ? new FanOverlaps(
                usual.leastShared(),
                usual.maxAccounts(),
                usual.sketchSize(),
                1_000_000,
                usual.maxSteps(),
                usual.threads())
            : usual;
    long start = System.nanoTime();
    var made =
        step.of(
            new FanOverlaps.Known(
                Table.of(spark, Candidate.class, candidates),
                Table.of(spark, BriefAccount.class, List.of()),
                Table.of(spark, Account.class, List.of()),
                new Table<>(Follow.class, spark.read().parquet(folder + "/follows")),
                Table.of(spark, Crawl.class, List.of()),
                new Table<>(Verdict.class, spark.read().parquet(folder + "/verdicts")),
                new Table<>(TargetCustomer.class, spark.read().parquet(folder + "/targets"))));
    var rows = made.overlaps().rows();
    long found = rows.count();
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf("%.1f s, %d rows, %s%n", seconds, found, made.summary().collect());
    rows.groupBy("base", "method").agg(count("*"), functions.sum(col("sharedCount"))).show();
    if (isSketched) {
      rows.write().mode("overwrite").parquet(folder + "/sketch");
      agreement(spark, folder);
    } else {
      rows.write().mode("overwrite").parquet(folder + "/exact");
    }
  }

  /** How many of the sketched pairs hold the exact number in their bounds, if it is there. */
  private static void agreement(SparkSession spark, String folder) {
    var key = new String[] {"accountId", "otherId", "base"};
    Dataset<Row> exact =
        spark
            .read()
            .parquet(folder + "/exact")
            .select(col("accountId"), col("otherId"), col("base"), col("sharedCount").as("exact"));
    spark
        .read()
        .parquet(folder + "/sketch")
        .where("method != 'EXACT'")
        .join(exact, key, "inner")
        .groupBy("base")
        .agg(
            count("*").as("pairs"),
            functions
                .avg(
                    functions
                        .when(col("exact").between(col("sharedLow95"), col("sharedHigh95")), 1.0)
                        .otherwise(0.0))
                .as("inside"),
            functions
                .avg(functions.abs(col("sharedCount").minus(col("exact"))).divide(col("exact")))
                .as("meanRelativeError"))
        .show();
  }
}
