package org.kolscope.pipeline;

import static org.apache.spark.sql.functions.asc;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.schema.Account;
import org.kolscope.schema.BriefAccount;
import org.kolscope.schema.BriefAccount.Role;
import org.kolscope.schema.Comment;
import org.kolscope.schema.IdOf;
import org.kolscope.schema.Like;
import org.kolscope.schema.Post;
import org.kolscope.store.Mask;
import org.kolscope.store.Store;

/**
 * The one door to single people: who interacted publicly with the own accounts of a brand. Nobody
 * else can be looked up here, whatever is asked. Its rows never enter a table or a report; each use
 * is written down first, see {@link CareUses}.
 *
 * <p>An interaction is a comment on a post of the brand, a repost of one (at any depth, as far as
 * the root or the parent is known) that is not deleted, or a like of one. The brand's own accounts,
 * accounts of other brands in the brief and staff are left out. Rows are ordered by days with an
 * interaction, then by interactions, both descending, then by id.
 *
 * @param store the warehouse as published
 * @param night whose state counts
 * @param zone of days
 * @param refused accounts that are shown to nobody
 */
public record Care(Store store, LocalDate night, ZoneId zone, Set<Long> refused) {

  private static final String AT = "at";

  private static final String KIND = "kind";

  /**
   * One account.
   *
   * @param maskedId as in the outputs
   * @param externalId null where ids are numeric
   * @param screenName null if unknown
   * @param daysCount days with an interaction whose time is known
   * @param firstAt null if no time is known
   * @param lastAt null if no time is known
   */
  public record Contact(
      long maskedId,
      long accountId,
      String externalId,
      String screenName,
      long commentsCount,
      long repostsCount,
      long likesCount,
      long daysCount,
      Instant firstAt,
      Instant lastAt) {}

  /**
   * The first {@code rows} accounts; brought to the driver.
   *
   * @param masked only these, by their masked ids; empty for all
   * @throws IllegalArgumentException if the night knows no such brand of one's own, naming those it
   *     knows, or if {@code rows} is below 1
   */
  public List<Contact> of(String brand, Collection<Long> masked, Mask mask, int rows) {
    var wanted = people(brand, masked, mask, rows);
    var first = wanted.orderBy(desc("days"), desc("interactions"), asc("accountId")).limit(rows);
    return named(first).collectAsList().stream().map(Care::contact).toList();
  }

  /** All that may be shown, with their masked ids; refuses what {@link #of} refuses. */
  Dataset<Row> people(String brand, Collection<Long> masked, Mask mask, int rows) {
    if (rows < 1) {
      throw new IllegalArgumentException("rows must be at least 1, was " + rows);
    }
    var brief = store.read(BriefAccount.class, night).collect();
    var own = ids(brief.stream().filter(b -> b.role() == Role.OWN && brand.equals(b.brand())));
    if (own.isEmpty()) {
      var brands = new TreeSet<String>();
      brief.stream().filter(b -> b.role() == Role.OWN).forEach(b -> brands.add(b.brand()));
      throw new IllegalArgumentException(
          "no brand " + brand + " in the brief of night " + night + "; there are " + brands);
    }
    var never = ids(brief.stream().filter(b -> b.role().isBrand() || b.role() == Role.STAFF));
    never.addAll(refused);
    var people = people(interactions(own).filter(not(in("accountId", never))));
    var maskedId = mask.of(IdOf.Kind.ACCOUNT, col("accountId"));
    var withMask = people.withColumn("maskedId", maskedId);
    return masked.isEmpty() ? withMask : withMask.filter(in("maskedId", masked));
  }

  private static Set<Long> ids(Stream<BriefAccount> accounts) {
    var ids = new TreeSet<Long>();
    accounts.forEach(a -> ids.add(a.accountId()));
    return ids;
  }

  private static Column in(String column, Collection<Long> ids) {
    return coalesce(col(column).isin(ids.toArray()), lit(false));
  }

  /** Columns {@code accountId}, {@code kind}, {@code at}. */
  private Dataset<Row> interactions(Set<Long> own) {
    var posts = store.state(Post.class, night).rows();
    var theirs = posts.filter(in("accountId", own)).select(col("postId").as("ownPostId"));
    var comments =
        store
            .state(Comment.class, night)
            .rows()
            .join(theirs, col("postId").equalTo(col("ownPostId")), "left_semi")
            .select(col("accountId"), lit("comment").as(KIND), col("createdAt").as(AT));
    var likes =
        store
            .state(Like.class, night)
            .rows()
            .join(theirs, col("postId").equalTo(col("ownPostId")), "left_semi")
            .select(col("accountId"), lit("like").as(KIND), col("likedAt").as(AT));
    return comments.unionByName(likes).unionByName(reposts(posts, theirs, own));
  }

  private static Dataset<Row> reposts(Dataset<Row> posts, Dataset<Row> theirs, Set<Long> own) {
    var shown = posts.filter(col("isRepost").and(not(coalesce(col("deleted"), lit(false)))));
    var byAccount = in("parentAccountId", own).or(in("rootAccountId", own));
    var roots = theirs.select(col("ownPostId").as("ownRootId"));
    var byPost =
        shown
            .filter(not(byAccount))
            .join(theirs, col("parentPostId").equalTo(col("ownPostId")), "left_outer")
            .join(roots, col("rootPostId").equalTo(col("ownRootId")), "left_outer")
            .filter(col("ownPostId").isNotNull().or(col("ownRootId").isNotNull()))
            .drop("ownPostId", "ownRootId");
    return shown
        .filter(byAccount)
        .unionByName(byPost)
        .select(col("accountId"), lit("repost").as(KIND), col("createdAt").as(AT));
  }

  private Dataset<Row> people(Dataset<Row> interactions) {
    return interactions
        .groupBy("accountId")
        .agg(
            number("comment").as("comments"),
            number("repost").as("reposts"),
            number("like").as("likes"),
            count_distinct(to_date(from_utc_timestamp(col(AT), zone.getId()))).as("days"),
            min(AT).as("firstAt"),
            max(AT).as("lastAt"))
        .withColumn("interactions", col("comments").plus(col("reposts")).plus(col("likes")));
  }

  private static Column number(String kind) {
    return sum(when(col(KIND).equalTo(kind), lit(1L)).otherwise(lit(0L)));
  }

  private Dataset<Row> named(Dataset<Row> people) {
    var accounts =
        store
            .state(Account.class, night)
            .rows()
            .select(col("accountId").as("id"), col("externalId"), col("screenName"));
    return people
        .join(accounts, col("accountId").equalTo(col("id")), "left_outer")
        .orderBy(desc("days"), desc("interactions"), asc("accountId"))
        .select(
            "maskedId",
            "accountId",
            "externalId",
            "screenName",
            "comments",
            "reposts",
            "likes",
            "days",
            "firstAt",
            "lastAt");
  }

  private static Contact contact(Row row) {
    return new Contact(
        row.getLong(0),
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7),
        row.getAs(8),
        row.getAs(9));
  }
}
