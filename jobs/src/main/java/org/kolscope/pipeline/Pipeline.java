package org.kolscope.pipeline;

import static org.apache.spark.sql.functions.lit;
import static org.kolscope.pipeline.Night.inputsHash;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.kolscope.influence.AccountFacts;
import org.kolscope.influence.RepostEdges;
import org.kolscope.intake.DataQualityException;
import org.kolscope.intake.Drop.InputFile;
import org.kolscope.intake.RepostChains;
import org.kolscope.intake.SourcePlan;
import org.kolscope.schema.Account;
import org.kolscope.schema.AccountDay;
import org.kolscope.schema.AccountFact;
import org.kolscope.schema.BriefAccount;
import org.kolscope.schema.Candidate;
import org.kolscope.schema.Centrality;
import org.kolscope.schema.Follow;
import org.kolscope.schema.InfluenceReplicate;
import org.kolscope.schema.KolRank;
import org.kolscope.schema.Post;
import org.kolscope.schema.RepostEdge;
import org.kolscope.schema.Restatement;
import org.kolscope.schema.Table;
import org.kolscope.store.Store;

/**
 * One night from raw files to reports: the only place where steps meet and data is stored. Read
 * {@link #tables} top to bottom, it is the data flow of Kolscope.
 *
 * @param store the warehouse
 * @param progress who watches
 */
public record Pipeline(SparkSession spark, Store store, Progress progress) {

  private static final int STAGES = 53;

  /**
   * Runs one night. Readers see it when all of it is stored and audited, and every output below
   * {@code request.out()} is put in place when it is whole. A run that was cut off goes on where it
   * was; a run of unchanged files, settings and code changes nothing. With {@code
   * request.loadsHistory()} the nights before it that are missing are loaded first.
   *
   * @throws DataQualityException if the audit stops the night: readers see what they saw before
   */
  public RunResult run(RunRequest request) {
    try (var open = OpenWarehouse.of(spark, store, request);
        var meter = StageMeter.start(spark)) {
      var plan =
          request
              .settings()
              .intake()
              .plan(spark, request.source(), request.input(), request.asOf());
      var files = request.settings().intake().inputs(spark, plan);
      var earlier = EarlierNights.of(spark, store, request);
      var stages = open.stages(progress, request.loadsHistory() ? STAGES + 1 : STAGES);
      var night = new Night(spark, store, request, stages, open.refused());
      var publishing = new Publishing(night, open, meter, inputsHash(files));
      var read = Stream.concat(files.stream(), earlier.allFiles().stream()).toList();
      return Plans.of(spark, store, read).run(() -> run(night, earlier, publishing, plan, files));
    }
  }

  private RunResult run(
      Night night,
      EarlierNights earlier,
      Publishing publishing,
      SourcePlan plan,
      List<InputFile> files) {
    try {
      publishing.retainPersonal();
      night.load(earlier);
      night.load(plan, files);
      return publishing.publish(tables(night));
    } catch (DataQualityException e) {
      publishing.stopped(e.getMessage());
      throw e;
    }
  }

  private KolTables tables(Night night) {
    var settings = night.request().settings();
    var asOf = night.request().asOf();

    var accounts = night.state(Account.class);
    var follows = night.state(Follow.class);
    var posts = night.state(Post.class);
    var brief = night.briefAccounts(accounts);

    // read four times for the graph, for the fans and for what spreads
    var chained = wordless(RepostChains.across(posts, store.history(Account.class, asOf)));
    chained.rows().persist(StorageLevel.MEMORY_AND_DISK());
    var reposts =
        night.derive(
            "draw the repost graph",
            RepostEdge.class,
            null,
            List.of(Account.class, Post.class),
            () -> new RepostEdges().of(chained));
    var facts =
        night.derive(
            "count account facts",
            AccountFact.class,
            null,
            List.of(Account.class, Follow.class, Post.class, RepostEdge.class),
            () -> new AccountFacts().of(accounts, follows, posts, reposts));
    var verdicts = new JudgedNight(night, settings.judging()).judge(accounts, follows, posts);
    new TextNight(night, settings.text()).read(posts);
    var candidates =
        night.derive(
            "choose the candidates",
            Candidate.class,
            settings.candidates(),
            List.of(AccountFact.class, BriefAccount.class),
            () -> settings.candidates().of(facts, brief));
    new FanNight(night, settings.fans()).judge(candidates, accounts, follows, chained, posts);
    new TargetNight(night, candidates, accounts, follows, posts).look();
    var influence = new InfluenceNight(night);
    influence.spread(candidates, follows, chained, verdicts);
    new VoiceNight(night, candidates, posts).listen(accounts, follows);
    chained.rows().unpersist();
    var replicates = influence.stand(follows, reposts, verdicts, candidates);
    var kols =
        night.derive(
            "rank the KOLs",
            KolRank.class,
            settings.ranking(),
            List.of(
                Candidate.class,
                Account.class,
                AccountFact.class,
                Centrality.class,
                InfluenceReplicate.class),
            () ->
                settings
                    .ranking()
                    .of(candidates, accounts, facts, night.table(Centrality.class), replicates));
    night.derive(
        "add up the days of accounts",
        AccountDay.class,
        List.of(settings.late(), settings.report().zone()),
        List.of(Post.class, Candidate.class, BriefAccount.class),
        () ->
            settings
                .late()
                .of(
                    asOf,
                    settings.report().timeZone(),
                    store.history(Post.class, asOf),
                    candidates,
                    brief));
    var restated = Restated.of(night);
    night.derive(
        "look for days that moved", Restatement.class, restated.given(), restated::restatements);
    return new KolTables(follows, kols);
  }

  /** Posts without their texts, which are most of their bytes. */
  private static Table<Post> wordless(Table<Post> posts) {
    return new Table<>(Post.class, posts.rows().withColumn("text", lit(null).cast("string")));
  }
}
