package org.kolscope.audience.kind;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.io.Serializable;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.kolscope.schema.Account;
import org.kolscope.schema.AccountVertical;
import org.kolscope.schema.Candidate;
import org.kolscope.schema.Follow;
import org.kolscope.schema.KolKind;
import org.kolscope.schema.Membership;
import org.kolscope.schema.Table;
import org.kolscope.schema.TopicInfluence;

/**
 * Says what kind of voice each candidate is, by the rules of {@link KindRules}; "unsure" where they
 * disagree. Feature 65 names the rules, no source their thresholds.
 *
 * <p>Cost: the candidates are broadcast; every name of a group is searched for every name of a
 * candidate (groups times candidates); follows of candidates are joined with the members of their
 * groups. Counts only: the same for any partitioning.
 *
 * @param leastPosts posts of any vertical of somebody who is said to write of nothing mainly, at
 *     least 1; 10, chosen: with fewer chance decides
 * @param mixedBelow share of the likeliest vertical below which it does, in (0, 1]; 0.4, the share
 *     that makes an expert
 * @param leastTopic accounts that a topic must have for a place in it to count, at least 1; 50,
 *     chosen
 * @param topicPlace share of the accounts of a topic that are its first, in (0, 1]; 0.02, chosen:
 *     the first of fifty
 * @param clubShare share of the fans in groups of its name that makes a star, in (0, 1]; 0.5,
 *     chosen: on platforms where everybody has a group of readers a fifth of them is nothing
 *     special (0.14 to 0.30 in the sample world, whose KOLs are no stars)
 * @param leastName letters of a name that a group is searched for, at least 1; 3, chosen: shorter
 *     names are words, too
 */
public record KolKinds(
    long leastPosts,
    double mixedBelow,
    int leastTopic,
    double topicPlace,
    double clubShare,
    int leastName)
    implements Serializable {

  private static final String[] KOL = {"kolId"};

  /**
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  public KolKinds {
    atLeast1("leastPosts", leastPosts);
    atLeast1("leastTopic", leastTopic);
    atLeast1("leastName", leastName);
    share("mixedBelow", mixedBelow);
    share("topicPlace", topicPlace);
    share("clubShare", clubShare);
  }

  private static void atLeast1(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, was " + value);
    }
  }

  private static void share(String name, double value) {
    if (!(value > 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " must be in (0, 1], was " + value);
    }
  }

  /** The values that stand beside the settings. */
  public KolKinds() {
    this(10, 0.4, 50, 0.02, 0.5, 3);
  }

  /**
   * What the night knows; all but the candidates may be empty.
   *
   * @param prices accountId and price of one post, for those whose price is known
   */
  public record Known(
      Table<Candidate> candidates,
      Table<Account> accounts,
      Table<Follow> follows,
      Table<Membership> memberships,
      Table<AccountVertical> verticals,
      Table<TopicInfluence> topics,
      Dataset<Row> prices) {}

  /** One row per candidate. */
  public Table<KolKind> of(Known known) {
    var kols = kols(known);
    var rows =
        kols.join(verticals(known), KOL, "left")
            .join(topics(known), KOL, "left")
            .join(clubs(known, kols), KOL, "left")
            .join(known.prices().select(col("accountId").as("kolId"), col("price")), KOL, "left")
            .select(
                "kolId",
                "verifiedType",
                "verifiedReason",
                "vertical",
                "share",
                "isExpert",
                "posts",
                "place",
                "club",
                "price");
    return new Table<>(
        KolKind.class,
        rows.map(
            (MapFunction<Row, Row>) row -> Table.toRow(new KindRules(this).of(facts(row))),
            Encoders.row(Table.schemaOf(KolKind.class))));
  }

  private static KindFacts facts(Row row) {
    return new KindFacts(
        row.getLong(0),
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getAs(4),
        row.getAs(5),
        row.isNullAt(6) ? 0 : row.getLong(6),
        row.getAs(7),
        row.getAs(8),
        row.getAs(9));
  }

  /** kolId, screenName, verifiedType, verifiedReason. */
  private static Dataset<Row> kols(Known known) {
    var profiles =
        known
            .accounts()
            .rows()
            .select(
                col("accountId"), col("screenName"), col("verifiedType"), col("verifiedReason"));
    return profiles
        .join(
            broadcast(known.candidates().rows().select("accountId")),
            new String[] {"accountId"},
            "right")
        .withColumnRenamed("accountId", "kolId");
  }

  /** The vertical of most posts, ties by name: kolId, vertical, share, isExpert, posts. */
  private static Dataset<Row> verticals(Known known) {
    var first =
        min(
            struct(
                negate(col("postsCount")).as("fewest"),
                col("vertical"),
                col("share"),
                col("isExpert")));
    return known
        .verticals()
        .rows()
        .join(
            broadcast(known.candidates().rows().select("accountId")),
            new String[] {"accountId"},
            "left_semi")
        .groupBy(col("accountId").as("kolId"))
        .agg(first.as("first"), sum("postsCount").as("posts"))
        .select(
            col("kolId"),
            col("first.vertical").as("vertical"),
            col("first.share").as("share"),
            col("first.isExpert").as("isExpert"),
            col("posts"));
  }

  /** kolId, place: the best of all topics that are large enough. */
  private Dataset<Row> topics(Known known) {
    return known
        .topics()
        .rows()
        .where(col("accountsCount").geq(leastTopic))
        .groupBy(col("accountId").as("kolId"))
        .agg(min(col("rank").divide(col("accountsCount"))).as("place"));
  }

  /**
   * kolId, club: share of the loaded fans that are in a group with its name. Null for those without
   * a long enough name or fans, and for all if no memberships are loaded.
   */
  private Dataset<Row> clubs(Known known, Dataset<Row> kols) {
    var named = kols.where(length(col("screenName")).geq(leastName)).select("kolId", "screenName");
    var groups =
        known
            .memberships()
            .rows()
            .select("groupId", "groupName")
            .distinct()
            .join(broadcast(named), col("groupName").contains(col("screenName")), "inner")
            .select("groupId", "kolId");
    var members =
        known
            .memberships()
            .rows()
            .join(broadcast(groups), new String[] {"groupId"}, "inner")
            .select(col("kolId"), col("accountId").as("followerId"))
            .distinct()
            .withColumn("isMember", lit(1));
    var isKnown = known.memberships().rows().limit(1).agg(count(lit(1)).gt(0).as("isKnown"));
    return known
        .follows()
        .rows()
        .where(not(col("gone")))
        .select(col("followeeId").as("kolId"), col("followerId"))
        .join(broadcast(named.select("kolId")), KOL, "left_semi")
        .join(members, new String[] {"kolId", "followerId"}, "left")
        .groupBy("kolId")
        .agg(count(lit(1)).as("fans"), count(col("isMember")).as("members"))
        .crossJoin(broadcast(isKnown))
        .select(col("kolId"), when(col("isKnown"), col("members").divide(col("fans"))).as("club"));
  }
}
