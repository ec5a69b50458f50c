package org.kolscope.audience.customers;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.schema.AccountWord.Place;
import org.kolscope.schema.Brief;
import org.kolscope.schema.BriefAccount.Role;
import org.kolscope.schema.Membership;

/**
 * What the data says of each person on the roads of a brief: counts, and the items that are learned
 * from. An account without a row in a table it could have one in is unknown there.
 */
final class RoadFacts {

  private static final String[] ACCOUNT = {"accountId"};
  private static final String[] FOLLOWEE = {"followeeId"};

  /** Words of a job at a brand; beside the name of the brand they make staff. */
  private static final String JOB = "员工|经理|总监|工程师|设计师|销售|顾问|公关|市场部|客服|门店|试车员|制表师|供职|任职|就职";

  /** How the main account of a brand is named: the brand, with one of these or none. */
  private static final List<String> NAMED_AS = List.of("", "官方", "官方微博", "中国");

  private final TargetCustomers.Known known;
  private final Brief brief;

  RoadFacts(TargetCustomers.Known known) {
    this.known = known;
    this.brief = known.brief();
  }

  /** Real private persons that are no part of the brief, with what they say of themselves. */
  Dataset<Row> persons() {
    var parts =
        known
            .briefAccounts()
            .rows()
            .where(not(col("role").isin(Role.PRICED.name(), Role.CUSTOMER.name())))
            .select("accountId");
    var judged =
        known
            .verdicts()
            .rows()
            .select(
                col("accountId"),
                col("call"),
                when(col("isAppealed").and(col("call").equalTo("GENUINE")), 1.0)
                    .otherwise(lit(1.0).minus(col("zombieProbability")))
                    .as("genuine"));
    var said =
        concat_ws(
            " ",
            col("screenName"),
            col("description"),
            array_join(coalesce(col("tags"), lit(new String[0])), " "));
    return known
        .accounts()
        .rows()
        .withColumn("said", said)
        .join(parts, ACCOUNT, "left_anti")
        .where(not(coalesce(isStaff(), lit(false))))
        .join(judged, ACCOUNT, "left")
        .where(not(coalesce(col("call").equalTo("ZOMBIE"), lit(false))))
        .join(regions(), ACCOUNT, "left")
        .withColumn("where", coalesce(shown(col("province")), shown(col("region"))))
        .select("accountId", "gender", "where", "city", "said", "genuine");
  }

  /** A province that says something. */
  private static Column shown(Column province) {
    return when(not(trim(province).isin("", "其他", "未知")), province);
  }

  private Column isStaff() {
    var brands =
        Stream.concat(
                Stream.of(brief.brand()), brief.competitors().stream().map(Brief.Competitor::brand))
            .toList();
    Column isStaff = lit(false);
    for (var brand : brands) {
      var reason = coalesce(col("verifiedReason"), lit(""));
      isStaff =
          isStaff
              .or(reason.contains(brand))
              .or(
                  coalesce(col("description"), lit(""))
                      .contains(brand)
                      .and(coalesce(col("description"), lit("")).rlike(JOB)));
    }
    return isStaff;
  }

  /** Where most posts of an account were written, ties by name. */
  private Dataset<Row> regions() {
    return known
        .posts()
        .rows()
        .where(shown(col("region")).isNotNull())
        .groupBy("accountId", "region")
        .agg(count(lit(1)).as("n"))
        .groupBy("accountId")
        .agg(max(struct(col("n"), col("region"))).as("most"))
        .select(col("accountId"), col("most.region").as("region"));
  }

  /** Written posts and those about the brief. */
  Dataset<Row> writing() {
    var isWritten = col("wordsCount").gt(0).or(size(col("topics")).gt(0));
    var isAbout =
        not(col("isExcluded")).and(size(col("briefWords")).gt(0).or(size(col("ownBrands")).gt(0)));
    return known
        .texts()
        .rows()
        .groupBy("accountId")
        .agg(count_if(isWritten).as("written"), count_if(isAbout).as("about"));
  }

  /** Whether what an account says of itself has words, and words of the brief. */
  Dataset<Row> profiles() {
    var words = folded(Stream.concat(brief.words().stream(), Stream.of(brief.brand())).toList());
    return known
        .words()
        .rows()
        .where(col("place").equalTo(Place.PROFILE.name()))
        .groupBy("accountId")
        .agg(lit(1).as("hasProfile"), max(col("word").isin(words)).as("profileIsAbout"));
  }

  /** Topics joined, by hashtag or as a member, and those of the brief. */
  Dataset<Row> topics() {
    return named(topicItems(), brief.target() == null ? List.of() : brief.target().topics())
        .withColumnRenamed("known", "topics")
        .withColumnRenamed("asked", "topicsAsked");
  }

  /** Communities and super-topics, and those of the brief. */
  Dataset<Row> communities() {
    return named(
            communityItems(), brief.target() == null ? List.of() : brief.target().communities())
        .withColumnRenamed("known", "communities")
        .withColumnRenamed("asked", "communitiesAsked");
  }

  private static Dataset<Row> named(Dataset<Row> items, Collection<String> asked) {
    return items
        .groupBy("accountId")
        .agg(count(lit(1)).as("known"), count_if(col("item").isin(folded(asked))).as("asked"));
  }

  /** Accounts followed, and those of the brands and of their trade. */
  Dataset<Row> brands() {
    var isBrand = col("role").isin(Role.OWN.name(), Role.COMPETITOR.name());
    var isTrade = col("role").isin(Role.DEALER.name(), Role.INDUSTRY_MEDIA.name());
    var named =
        known
            .briefAccounts()
            .rows()
            .groupBy(col("accountId").as("followeeId"))
            .agg(max(isBrand).as("isBrand"), max(isTrade).as("isTrade"));
    return follows()
        .join(broadcast(named.union(otherBrands())), FOLLOWEE, "left")
        .groupBy(col("followerId").as("accountId"))
        .agg(
            count(lit(1)).as("followees"),
            count_if(col("isBrand")).as("brandsFollowed"),
            count_if(col("isTrade")).as("tradeFollowed"));
  }

  /** Accounts that bear the name of a brand the target follows and the brief has no accounts of. */
  private Dataset<Row> otherBrands() {
    var named =
        Stream.concat(
                Stream.of(brief.brand()), brief.competitors().stream().map(Brief.Competitor::brand))
            .toList();
    var names =
        brief.target() == null
            ? new Object[0]
            : brief.target().brands().stream()
                .filter(brand -> !named.contains(brand))
                .flatMap(brand -> NAMED_AS.stream().map(end -> brand + end))
                .toArray();
    return known
        .accounts()
        .rows()
        .where(col("screenName").isin(names))
        .select(
            col("accountId").as("followeeId"), lit(true).as("isBrand"), lit(false).as("isTrade"));
  }

  private Dataset<Row> follows() {
    return known.follows().rows().where(not(col("gone"))).select("followerId", "followeeId");
  }

  /**
   * Everything that can be learned from: {@code road}, {@code accountId}, {@code item}, without
   * repeats and without what the brief itself names.
   */
  Dataset<Row> items() {
    var target = brief.target();
    var words =
        known
            .words()
            .rows()
            .where(not(col("word").isin(folded(brief.words()))))
            .select(
                when(col("place").equalTo(Place.PROFILE.name()), Road.PROFILE.name())
                    .otherwise(Road.WORDS.name())
                    .as("road"),
                col("accountId"),
                col("word").as("item"));
    var named = known.briefAccounts().rows().select(col("accountId").as("followeeId")).distinct();
    var brands =
        follows()
            .join(broadcast(named), FOLLOWEE, "left_anti")
            .select(
                lit(Road.BRANDS.name()).as("road"),
                col("followerId").as("accountId"),
                col("followeeId").cast("string").as("item"));
    return words
        .union(of(Road.TOPICS, topicItems(), target == null ? List.of() : target.topics()))
        .union(
            of(
                Road.COMMUNITIES,
                communityItems(),
                target == null ? List.of() : target.communities()))
        .union(brands);
  }

  private static Dataset<Row> of(Road road, Dataset<Row> items, Collection<String> asked) {
    return items
        .where(not(col("item").isin(folded(asked))))
        .select(lit(road.name()).as("road"), col("accountId"), col("item"));
  }

  private Dataset<Row> topicItems() {
    return members(col("kind").equalTo(Membership.Kind.TOPIC.name()))
        .union(known.texts().rows().select(col("accountId"), explode(col("topics")).as("item")))
        .distinct();
  }

  private Dataset<Row> communityItems() {
    return members(coalesce(not(col("kind").equalTo(Membership.Kind.TOPIC.name())), lit(true)))
        .distinct();
  }

  private Dataset<Row> members(Column kind) {
    return known
        .memberships()
        .rows()
        .where(kind.and(col("groupName").isNotNull()))
        .select(col("accountId"), lower(trim(col("groupName"))).as("item"));
  }

  private static Object[] folded(Collection<String> names) {
    return names.stream().map(n -> n.strip().toLowerCase(Locale.ROOT)).distinct().toArray();
  }
}
