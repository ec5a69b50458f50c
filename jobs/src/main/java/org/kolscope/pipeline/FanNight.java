package org.kolscope.pipeline;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.audience.FanQualities;
import org.kolscope.audience.GrowthAnomalies;
import org.kolscope.schema.Account;
import org.kolscope.schema.Candidate;
import org.kolscope.schema.Comment;
import org.kolscope.schema.Crawl;
import org.kolscope.schema.Evidence;
import org.kolscope.schema.FanBatch;
import org.kolscope.schema.FanQuality;
import org.kolscope.schema.Follow;
import org.kolscope.schema.GrowthAnomaly;
import org.kolscope.schema.HotTopic;
import org.kolscope.schema.Label;
import org.kolscope.schema.Like;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;
import org.kolscope.schema.Verdict;

/** The stages of a night that say who the fans of the candidates are. */
record FanNight(Night night, FanSteps steps) {

  /**
   * Runs and stores them.
   *
   * @param chained posts with the authors that repost chains name
   * @param posts with their texts
   */
  void judge(
      Table<Candidate> candidates,
      Table<Account> accounts,
      Table<Follow> follows,
      Table<Post> chained,
      Table<Post> posts) {
    var asOf = night.request().asOf();
    var report = night.request().settings().report();
    var known =
        new FanQualities.Known(
            asOf,
            report.timeZone(),
            candidates,
            accounts,
            follows,
            night.store().firstSeen(Follow.class, asOf),
            night.table(Verdict.class),
            chained,
            night.state(Comment.class),
            night.state(Like.class),
            night.state(Crawl.class),
            night.state(Label.class));
    night.derive(
        "look at the fans",
        FanQuality.class,
        Arrays.asList(steps.quality(), report.zone()),
        List.of(
            Candidate.class,
            Account.class,
            Follow.class,
            Verdict.class,
            Post.class,
            Comment.class,
            Like.class,
            Crawl.class,
            Label.class),
        () -> steps.quality().of(known));
    night.derive(
        "sum up batches of fans",
        FanBatch.class,
        Arrays.asList(steps.batches(), report.zone()),
        List.of(Candidate.class, Account.class, Follow.class, Verdict.class, Evidence.class),
        () -> steps.batches().of(known, night.table(Evidence.class)));
    night.derive(
        "look for unusual growth",
        GrowthAnomaly.class,
        Arrays.asList(steps.growth(), report.zone()),
        List.of(Candidate.class, Account.class, Post.class, HotTopic.class),
        () ->
            steps
                .growth()
                .of(
                    new GrowthAnomalies.Known(
                        asOf,
                        report.timeZone(),
                        followers(candidates),
                        accounts,
                        posts,
                        night.state(HotTopic.class))));
  }

  /** The log of the candidates' displayed followers. */
  Dataset<Row> followers(Table<Candidate> candidates) {
    return night
        .store()
        .history(Account.class, night.request().asOf())
        .select("accountId", "asOf", "followersCount")
        .join(candidates.rows().select("accountId"), new String[] {"accountId"}, "left_semi");
  }
}
