package org.kolscope.pipeline;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.kolscope.report.Dossier;
import org.kolscope.report.Dossier.EvidenceLine;
import org.kolscope.report.Dossier.FarmLine;
import org.kolscope.report.Dossier.Followers;
import org.kolscope.report.Fans;
import org.kolscope.report.Moves;
import org.kolscope.schema.Account;
import org.kolscope.schema.Candidate;
import org.kolscope.schema.Centrality;
import org.kolscope.schema.Evidence;
import org.kolscope.schema.FanBatch;
import org.kolscope.schema.FanQuality;
import org.kolscope.schema.Farm;
import org.kolscope.schema.FarmCustomer;
import org.kolscope.schema.Follow;
import org.kolscope.schema.GrowthAnomaly;
import org.kolscope.schema.IdOf;
import org.kolscope.schema.KolRank;
import org.kolscope.schema.PrizeHunter;
import org.kolscope.schema.Reach;
import org.kolscope.schema.RosterPick;
import org.kolscope.schema.Table;
import org.kolscope.schema.TopicInfluence;
import org.kolscope.schema.Verdict;
import org.kolscope.schema.Verdict.Call;
import org.kolscope.store.Mask;

/**
 * Gathers what the report says of the KOLs' fans. To the driver come one row per KOL and, for those
 * with a page of their own, a bounded number of rows each.
 */
record Dossiers(Night night, KolTables tables, Mask mask) {

  /** What is read beside the tables of the ranking; if none of it changed, pages stay. */
  static final List<Class<? extends Record>> READ =
      List.of(
          Account.class,
          Follow.class,
          FanQuality.class,
          FanBatch.class,
          GrowthAnomaly.class,
          Verdict.class,
          Evidence.class,
          PrizeHunter.class,
          Farm.class,
          FarmCustomer.class,
          Centrality.class,
          Reach.class,
          RosterPick.class,
          TopicInfluence.class);

  private static final String[] ACCOUNT = {"accountId"};
  private static final String[] FOLLOWEE = {"followeeId"};

  /** Days of the picture of growth. */
  private static final int PICTURE_DAYS = 90;

  /** Of the KOLs, of which the first by rank get a page each. */
  Fans of(List<KolRank> ranked) {
    var qualities = night.table(FanQuality.class).collect();
    var first = ranked.stream().limit(night.request().settings().report().maxDossiers()).toList();
    return first.isEmpty()
        ? Fans.of(qualities, List.of())
        : Fans.of(qualities, dossiers(first, qualities));
  }

  private List<Dossier> dossiers(List<KolRank> first, List<FanQuality> qualities) {
    var byKol =
        qualities.stream().collect(Collectors.toMap(FanQuality::accountId, Function.identity()));
    var ids =
        Table.of(
                night.spark(),
                Candidate.class,
                first.stream()
                    .map(k -> new Candidate(k.accountId(), Candidate.Basis.FANS))
                    .toList())
            .rows()
            .select("accountId");
    var batches = byKol(of(FanBatch.class, ids, "startsAt"), FanBatch::accountId);
    var growth = byKol(of(GrowthAnomaly.class, ids, "night"), GrowthAnomaly::accountId);
    var followees = ids.withColumnRenamed("accountId", "followeeId");
    var farms = farms(followees);
    var nights = nights(ids);
    var fans =
        tables
            .follows()
            .rows()
            .where(not(col("gone")))
            .select("followerId", "followeeId")
            .join(broadcast(followees), FOLLOWEE, "left_semi")
            .withColumnRenamed("followerId", "accountId");
    var decided = among(fans, night.table(Verdict.class).rows().where(col("isAppealed")));
    var hunters = among(fans, night.table(PrizeHunter.class).rows());
    var evidence = evidence(fans);
    var moves = new KolMoves(night).of(ids);
    return first.stream()
        .filter(k -> byKol.containsKey(k.accountId()))
        .map(
            k ->
                new Dossier(
                    k,
                    moves.getOrDefault(k.accountId(), Moves.unknown()),
                    byKol.get(k.accountId()),
                    batches.getOrDefault(k.accountId(), List.of()),
                    farms.getOrDefault(k.accountId(), List.of()),
                    growth.getOrDefault(k.accountId(), List.of()),
                    nights.getOrDefault(k.accountId(), List.of()),
                    decided.getOrDefault(k.accountId(), 0L),
                    night.rows(PrizeHunter.class) == 0
                        ? null
                        : hunters.getOrDefault(k.accountId(), 0L),
                    evidence.getOrDefault(k.accountId(), List.of())))
        .toList();
  }

  private <R extends Record> List<R> of(Class<R> type, Dataset<Row> ids, String order) {
    var rows = night.table(type).rows().join(broadcast(ids), ACCOUNT, "left_semi");
    return new Table<>(type, rows.orderBy("accountId", order)).collect();
  }

  private static <R> Map<Long, List<R>> byKol(List<R> rows, Function<R, Long> kol) {
    return rows.stream().collect(Collectors.groupingBy(kol));
  }

  private Map<Long, List<FarmLine>> farms(Dataset<Row> followees) {
    var customers = night.table(FarmCustomer.class).rows();
    var kols =
        customers
            .join(
                tables.kols().rows().select(col("accountId").as("followeeId")),
                FOLLOWEE,
                "left_semi")
            .groupBy("farmId")
            .agg(count(lit(1)).as("kols"));
    return byFollowee(
        customers
            .join(broadcast(followees), FOLLOWEE, "left_semi")
            .join(night.table(Farm.class).rows().select("farmId", "zombiesCount"), "farmId")
            .join(kols, "farmId")
            .orderBy(col("followeeId"), col("fansCount").desc(), col("farmId")),
        r ->
            new FarmLine(
                r.getAs("farmId"),
                r.<Long>getAs("zombiesCount"),
                r.<Long>getAs("fansCount"),
                r.<Long>getAs("kols") - 1));
  }

  private Map<Long, List<Followers>> nights(Dataset<Row> ids) {
    var asOf = night.request().asOf();
    return byFollowee(
        night
            .store()
            .history(Account.class, asOf)
            .where(col("asOf").gt(lit(asOf.minusDays(PICTURE_DAYS))))
            .where(col("followersCount").isNotNull())
            .join(broadcast(ids), ACCOUNT, "left_semi")
            .select(col("accountId").as("followeeId"), col("asOf"), col("followersCount"))
            .orderBy("followeeId", "asOf"),
        r -> new Followers(r.getAs("asOf"), r.<Long>getAs("followersCount")));
  }

  /** How many of the fans of each are among {@code accounts}. */
  private static Map<Long, Long> among(Dataset<Row> fans, Dataset<Row> accounts) {
    return fans
        .join(accounts, ACCOUNT, "left_semi")
        .groupBy("followeeId")
        .count()
        .collectAsList()
        .stream()
        .collect(Collectors.toMap(r -> r.getLong(0), r -> r.getLong(1)));
  }

  /** Zombies first, then by probability; all rows of an account stand together. */
  private Map<Long, List<EvidenceLine>> evidence(Dataset<Row> fans) {
    var isTold = col("call").isin(Call.ZOMBIE.name(), Call.COORDINATED.name());
    var isAboutKol = col("about").equalTo(col("followeeId"));
    var first =
        Window.partitionBy("followeeId")
            .orderBy(
                col("call").equalTo(Call.ZOMBIE.name()).desc(),
                col("zombieProbability").desc_nulls_last(),
                col("account"),
                col("strength").desc(),
                col("family"),
                col("signal"),
                col("place"));
    var verdicts = night.table(Verdict.class).rows().where(isTold);
    var rows =
        fans.join(verdicts.select("accountId", "call", "zombieProbability"), ACCOUNT, "inner")
            .join(
                night.table(Evidence.class).rows().withColumnRenamed("followeeId", "about"),
                ACCOUNT,
                "inner")
            .withColumn("account", masked(IdOf.Kind.ACCOUNT, "accountId"))
            .withColumn("row", row_number().over(first))
            .where(col("row").leq(Dossier.MAX_EVIDENCE))
            .withColumn(
                "followee",
                when(isAboutKol, col("about").cast("string"))
                    .otherwise(masked(IdOf.Kind.ACCOUNT, "about")))
            .withColumn("post", masked(IdOf.Kind.POST, "postId"))
            .drop("accountId", "about", "postId", "zombieProbability")
            .orderBy("followeeId", "row");
    return byFollowee(rows, Dossiers::line);
  }

  private Column masked(IdOf.Kind kind, String id) {
    return mask.of(kind, col(id)).cast("string");
  }

  private static EvidenceLine line(Row row) {
    return new EvidenceLine(
        row.getAs("account"),
        row.getAs("call"),
        row.getAs("family"),
        row.getAs("signal"),
        row.<Double>getAs("value"),
        row.getAs("baseline"),
        row.<Double>getAs("strength"),
        row.getAs("followee"),
        row.getAs("post"),
        row.<Instant>getAs("startsAt"),
        row.<Instant>getAs("endsAt"),
        row.getAs("accountsCount"));
  }

  private static <R> Map<Long, List<R>> byFollowee(Dataset<Row> rows, Function<Row, R> made) {
    return rows.collectAsList().stream()
        .collect(
            Collectors.groupingBy(
                r -> r.<Long>getAs("followeeId"), Collectors.mapping(made, Collectors.toList())));
  }
}
