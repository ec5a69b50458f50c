package org.kolscope.pipeline;

import java.time.ZoneId;
import org.apache.spark.sql.SparkSession;
import org.kolscope.influence.AccountFacts;
import org.kolscope.influence.InfluenceRanges;
import org.kolscope.influence.RepostEdges;
import org.kolscope.intake.BriefAccounts;
import org.kolscope.schema.Account;
import org.kolscope.schema.AccountFact;
import org.kolscope.schema.BriefAccount;
import org.kolscope.schema.Candidate;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Influence;
import org.kolscope.schema.InfluenceReplicate;
import org.kolscope.schema.KolRank;
import org.kolscope.schema.Post;
import org.kolscope.schema.QuarantinedRow;
import org.kolscope.schema.RepostEdge;
import org.kolscope.store.Store;
import org.kolscope.store.WarehousePlatform;

/**
 * One night from raw files to reports: the only place where steps meet and data is stored. Read top
 * to bottom, it is the data flow of Kolscope.
 *
 * @param store the warehouse
 * @param progress who watches
 */
public record Pipeline(SparkSession spark, Store store, Progress progress) {

  private static final int STAGES = 9;

  /** Runs one night; every output below {@code request.out()} is put in place when it is whole. */
  public RunResult run(RunRequest request) {
    var asOf = request.asOf();
    var settings = request.settings();
    var zone = ZoneId.of(settings.report().zone());
    var stages = new Stages(spark, progress, STAGES);

    var source = request.source();
    var platform = "platform " + source.platform() + " with " + source.ids() + " ids";
    WarehousePlatform.check(spark, request.warehouse(), platform);
    var plan =
        stages.run(
            "check the source",
            () -> settings.intake().plan(spark, source, request.input(), asOf),
            p -> p.files().size());
    var earlier = store.state(Account.class, asOf.minusDays(1));
    try (var drop =
        stages.run(
            "read the raw files",
            () -> settings.intake().load(spark, plan, earlier, zone),
            d -> d.counts().values().stream().mapToLong(c -> c.read()).sum())) {
      WarehousePlatform.keep(spark, request.warehouse(), platform);
      var night = new NightTables(store, asOf);
      // what was kept apart is stored before what was taken: it can be looked up whatever happens
      night.put(QuarantinedRow.class, drop.quarantined());
      stages.run("store the source tables", () -> night.log(drop), n -> n);

      var accounts = store.state(Account.class, asOf);
      var follows = store.state(Follow.class, asOf);
      var posts = store.state(Post.class, asOf);
      var brief = BriefAccounts.of(spark, request.brief(), request.source(), accounts);
      var briefAccounts = night.put(BriefAccount.class, brief.found());

      var reposts =
          stages.run(
              "draw the repost graph",
              () -> night.put(RepostEdge.class, new RepostEdges().of(posts)),
              t -> night.rows(RepostEdge.class));
      var facts =
          stages.run(
              "count account facts",
              () -> night.put(AccountFact.class, new AccountFacts().of(accounts, follows, posts)),
              t -> night.rows(AccountFact.class));
      var candidates = night.put(Candidate.class, settings.candidates().of(facts, briefAccounts));
      var replicates =
          stages.run(
              "measure influence on samples",
              () ->
                  night.put(
                      InfluenceReplicate.class,
                      settings.influence().of(follows, reposts, candidates)),
              t -> night.rows(InfluenceReplicate.class));
      night.put(Influence.class, new InfluenceRanges().of(replicates));
      var kols =
          stages.run(
              "rank the KOLs",
              () ->
                  night.put(
                      KolRank.class,
                      settings.ranking().of(candidates, accounts, facts, replicates)),
              t -> night.rows(KolRank.class));

      var outputs = new Outputs(spark, request, drop, brief, night, stages);
      stages.run("write plain Parquet", () -> outputs.parquet(follows, kols), n -> n);
      var pages =
          stages.run("write the report", () -> outputs.pages(kols), p -> night.rows(KolRank.class));
      return outputs.manifest(pages);
    }
  }
}
