package org.kolscope.pipeline;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.kolscope.influence.InfluenceRanges;
import org.kolscope.influence.spread.Reaches;
import org.kolscope.influence.topic.TopicInfluences;
import org.kolscope.schema.Account;
import org.kolscope.schema.BriefAccount;
import org.kolscope.schema.Candidate;
import org.kolscope.schema.Centrality;
import org.kolscope.schema.Comment;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Influence;
import org.kolscope.schema.InfluenceReplicate;
import org.kolscope.schema.Membership;
import org.kolscope.schema.Post;
import org.kolscope.schema.RateCard;
import org.kolscope.schema.Reach;
import org.kolscope.schema.RepostEdge;
import org.kolscope.schema.RosterPick;
import org.kolscope.schema.Table;
import org.kolscope.schema.TopicInfluence;
import org.kolscope.schema.TopicRelevance;
import org.kolscope.schema.Verdict;

/** The stages of a night that say who moves whom: in a topic, by a post, and by standing. */
final class InfluenceNight {

  private final Night night;
  private final Settings settings;
  private Reaches.Made reached;

  InfluenceNight(Night night) {
    this.night = night;
    this.settings = night.request().settings();
  }

  /**
   * Who leads in the topics of the brief and of everybody, and how many a post is shown to.
   *
   * @param chained posts with the authors that repost chains name, without texts
   */
  void spread(
      Table<Candidate> candidates,
      Table<Follow> follows,
      Table<Post> chained,
      Table<Verdict> verdicts) {
    var brief = night.request().brief();
    var relevances =
        night.derive(
            "see what accounts write about",
            TopicRelevance.class,
            Arrays.asList(settings.topics().relevance(), settings.report().zone(), brief),
            List.of(Post.class, Membership.class),
            () ->
                settings
                    .topics()
                    .relevance()
                    .of(
                        asOf(),
                        zone(),
                        night.state(Post.class),
                        night.state(Membership.class),
                        brief));
    night.derive(
        "rank the topics",
        TopicInfluence.class,
        List.of(settings.topics().influence(), settings.report().zone()),
        List.of(
            Candidate.class,
            TopicRelevance.class,
            Account.class,
            Follow.class,
            Post.class,
            Comment.class,
            Verdict.class),
        () ->
            settings
                .topics()
                .influence()
                .of(
                    new TopicInfluences.Known(
                        asOf(),
                        zone(),
                        candidates,
                        relevances,
                        follows,
                        chained,
                        night.state(Comment.class),
                        verdicts)));
    reach(
        new Reaches.Known(
            asOf(),
            zone(),
            candidates,
            night.table(BriefAccount.class),
            follows,
            night.store().firstSeen(Follow.class, asOf()),
            chained,
            verdicts,
            relevances,
            night.state(RateCard.class),
            askedPrices(night),
            brief == null ? null : brief.budget()));
  }

  private void reach(Reaches.Known known) {
    List<Class<? extends Record>> seen =
        List.of(
            Candidate.class,
            BriefAccount.class,
            Account.class,
            Follow.class,
            Post.class,
            Verdict.class,
            TopicRelevance.class,
            RateCard.class);
    var given =
        Arrays.asList(
            settings.reach(), settings.report().zone(), night.askedPrices(), known.budget());
    night.derive("estimate reach", Reach.class, given, seen, () -> reached(known).reaches());
    night.derive("choose rosters", RosterPick.class, given, seen, () -> reached(known).picks());
    reached = null;
  }

  /** Both tables are made at once, if one has to be made. */
  private Reaches.Made reached(Reaches.Known known) {
    if (reached == null) {
      reached = settings.reach().of(known);
    }
    return reached;
  }

  /** Prices that the brief names: accountId, form, price. */
  static Dataset<Row> askedPrices(Night night) {
    return night
        .spark()
        .createDataFrame(
            night.askedPrices().stream()
                .map(
                    p ->
                        RowFactory.create(
                            p.accountId(), p.form() == null ? null : p.form().name(), p.price()))
                .toList(),
            StructType.fromDDL("accountId BIGINT, form STRING, price DOUBLE"));
  }

  private LocalDate asOf() {
    return night.request().asOf();
  }

  private ZoneId zone() {
    return settings.report().timeZone();
  }

  /** Where accounts stand in both graphs, whole and on samples. */
  Table<InfluenceReplicate> stand(
      Table<Follow> follows,
      Table<RepostEdge> reposts,
      Table<Verdict> verdicts,
      Table<Candidate> candidates) {
    night.derive(
        "measure the whole graphs",
        Centrality.class,
        settings.centralities(),
        List.of(Follow.class, RepostEdge.class, Verdict.class),
        () -> settings.centralities().of(follows, reposts, verdicts));
    var replicates =
        night.derive(
            "measure influence on samples",
            InfluenceReplicate.class,
            settings.influence(),
            List.of(Follow.class, RepostEdge.class, Verdict.class, Candidate.class),
            () -> settings.influence().of(follows, reposts, candidates, verdicts));
    night.derive(
        "sum up influence",
        Influence.class,
        null,
        List.of(InfluenceReplicate.class),
        () -> new InfluenceRanges().of(replicates));
    return replicates;
  }
}
