package org.kolscope.intake;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.kolscope.intake.Drop.ChainCounts;
import org.kolscope.schema.Post;
import org.kolscope.schema.RepostLink;
import org.kolscope.schema.Table;

/**
 * Reads who relayed a post out of its text: {@code comment//@b:their words//@c:more words}, newest
 * relayer first, spaces allowed before the colon.
 *
 * <p>The first name is the parent's author. The last is the relayer nearest to the root; the root's
 * author is <i>not</i> in the chain, so the root is known only where the last relayer's own post is
 * loaded and either is no repost (then it is the root) or knows its root. A loaded post is the one
 * meant if its author has that name and its whole text is what follows the name; of several, the
 * newest that is not newer than the repost. What the source itself says is never overwritten. A
 * name that two accounts share resolves to nobody.
 */
public final class RepostChains {

  private static final String CHAIN = "_chain";

  private RepostChains() {}

  /**
   * Posts with what their chains tell, and columns {@code _chain} and {@code _...Resolved} for
   * {@link #counts}. Posts are joined three times: with names, with parents, with last relayers.
   *
   * @param posts with {@code _night}: the chains of a night are resolved by that night alone
   * @param accounts with {@code _night} and the names they have or had, or null
   */
  static Dataset<Row> resolved(Dataset<Row> posts, Dataset<Row> accounts) {
    return resolved(posts, accounts, List.of(Typing.NIGHT));
  }

  /** Chains resolved among rows that have the same in columns {@code within}. */
  private static Dataset<Row> resolved(
      Dataset<Row> posts, Dataset<Row> accounts, List<String> within) {
    var ends = udf(new Ends(), DataTypes.createArrayType(DataTypes.StringType));
    var read = posts.withColumn(CHAIN, ends.apply(col("text")));
    var chained = read.withColumn("isRepost", col("isRepost").or(col(CHAIN).isNotNull()));
    var named =
        chained
            .join(
                renamed(names(chained, accounts, within), "first", within),
                same(within, "first").and(part(0).equalTo(col("firstName"))),
                "left")
            .join(
                renamed(names(chained, accounts, within), "last", within),
                same(within, "last").and(part(2).equalTo(col("lastName"))),
                "left");
    var originals =
        chained
            .where(col("text").isNotNull())
            .select(
                with(
                    within,
                    "by",
                    col("accountId").as("byId"),
                    trim(col("text")).as("words"),
                    struct(col("createdAt"), col("postId")).as("age"),
                    col("postId").as("foundId"),
                    col("isRepost").as("foundIsRepost"),
                    col("rootPostId").as("foundRootPostId"),
                    col("rootAccountId").as("foundRootAccountId")));
    var parents = found(named, originals, "firstId", 1, "parent", within);
    var roots = found(named, originals, "lastId", 3, "relayed", within);
    var found = join(join(named, parents, "parent", within), roots, "relayed", within);
    var helpers = new ArrayList<String>();
    within.forEach(c -> helpers.addAll(List.of("first" + c, "last" + c)));
    return settled(found).drop(helpers.toArray(String[]::new));
  }

  /**
   * Posts of all nights so far, with what their chains tell now that the posts and names of all
   * nights are known: a drop resolves its chains by itself alone, so that it does not matter in
   * which order nights are loaded. A name that two accounts have borne resolves to nobody.
   *
   * @param accounts rows of the log of {@code Account}: names of the past count too
   */
  public static Table<Post> across(Table<Post> posts, Dataset<Row> accounts) {
    return new Table<>(Post.class, resolved(posts.rows(), accounts, List.of()));
  }

  private static Dataset<Row> join(
      Dataset<Row> left, Dataset<Row> found, String prefix, List<String> within) {
    var isOfPost = same(within, prefix).and(col("postId").equalTo(col(prefix + "OfId")));
    var joined = left.join(found, isOfPost, "left").drop(prefix + "OfId");
    return joined.drop(within.stream().map(c -> prefix + c).toArray(String[]::new));
  }

  /** Whether columns {@code within} are those with the prefix. */
  private static Column same(List<String> within, String prefix) {
    return within.stream()
        .map(c -> col(c).equalTo(col(prefix + c)))
        .reduce(Column::and)
        .orElse(lit(true));
  }

  private static Column[] with(List<String> within, String prefix, Column... columns) {
    var all = new ArrayList<>(List.of(columns));
    within.forEach(c -> all.add(col(c).as(prefix + c)));
    return all.toArray(Column[]::new);
  }

  private static Column part(int i) {
    return col(CHAIN).getItem(i);
  }

  private static Dataset<Row> names(
      Dataset<Row> posts, Dataset<Row> accounts, List<String> within) {
    var none = lit(null).cast("string").as("screenName");
    var all =
        accounts == null
            ? posts.select(with(within, "", col("accountId"), none)).limit(0)
            : accounts.select(with(within, "", col("accountId"), col("screenName")));
    return all.where(col("screenName").isNotNull())
        .groupBy(with(within, "", col("screenName")))
        .agg(min("accountId").as("id"), countDistinct("accountId").as("bearers"))
        .where(col("bearers").equalTo(1));
  }

  private static Dataset<Row> renamed(Dataset<Row> names, String end, List<String> within) {
    return names.select(
        with(within, end, col("screenName").as(end + "Name"), col("id").as(end + "Id")));
  }

  /** Per repost, the loaded post that the chain means. */
  private static Dataset<Row> found(
      Dataset<Row> named,
      Dataset<Row> originals,
      String author,
      int rest,
      String prefix,
      List<String> within) {
    var asked =
        named
            .where(col(author).isNotNull())
            .select(
                with(
                    within,
                    prefix,
                    col("postId").as(prefix + "OfId"),
                    col(author).as("askedId"),
                    part(rest).as("askedWords"),
                    col("createdAt").as("askedAt")));
    var isMeant =
        within.stream()
            .map(c -> col(prefix + c).equalTo(col("by" + c)))
            .reduce(col("askedId").equalTo(col("byId")), Column::and)
            .and(col("askedWords").equalTo(col("words")))
            .and(col("age.createdAt").leq(col("askedAt")))
            .and(col("foundId").notEqual(col(prefix + "OfId")));
    return asked
        .join(originals, isMeant, "inner")
        .groupBy(
            Stream.concat(Stream.of("OfId"), within.stream())
                .map(c -> col(prefix + c))
                .toArray(Column[]::new))
        .agg(
            max_by(
                    struct(
                        col("foundId").as("postId"),
                        when(col("foundIsRepost"), col("foundRootPostId"))
                            .otherwise(col("foundId"))
                            .as("rootPostId"),
                        when(col("foundIsRepost"), col("foundRootAccountId"))
                            .otherwise(col("byId"))
                            .as("rootAccountId")),
                    col("age"))
                .as(prefix));
  }

  private static Dataset<Row> settled(Dataset<Row> joined) {
    return joined
        .withColumn("_parentAccountResolved", col("firstId").isNotNull())
        .withColumn("_parentPostResolved", col("parent.postId").isNotNull())
        .withColumn("_rootResolved", col("relayed.rootPostId").isNotNull())
        .withColumn("parentAccountId", coalesce(col("parentAccountId"), col("firstId")))
        .withColumn("parentPostId", coalesce(col("parentPostId"), col("parent.postId")))
        .withColumn("rootPostId", coalesce(col("rootPostId"), col("relayed.rootPostId")))
        .withColumn("rootAccountId", coalesce(col("rootAccountId"), col("relayed.rootAccountId")))
        .drop("firstName", "firstId", "lastName", "lastId", "parent", "relayed");
  }

  /** Counts what was found; zeros for a drop without posts. */
  static ChainCounts counts(Dataset<Row> raw, Dataset<Row> posts) {
    if (posts == null) {
      return new ChainCounts(0, 0, 0, 0, 0);
    }
    var ends = udf(new Ends(), DataTypes.createArrayType(DataTypes.StringType));
    var rows =
        raw.where(col(Typing.REASON).isNull().and(ends.apply(col("text")).isNotNull())).count();
    var row =
        posts
            .where(col(CHAIN).isNotNull())
            .agg(
                count(lit(1)),
                counted("_parentAccountResolved"),
                counted("_parentPostResolved"),
                counted("_rootResolved"))
            .first();
    return new ChainCounts(rows, row.getLong(0), row.getLong(1), row.getLong(2), row.getLong(3));
  }

  private static Column counted(String flag) {
    return coalesce(sum(col(flag).cast("long")), lit(0L));
  }

  /** First name, its rest, last name, its rest; null without a chain. */
  private record Ends() implements UDF1<String, String[]> {
    @Override
    public String[] call(String text) {
      if (text == null || !text.contains("//@")) {
        return null;
      }
      var links = RepostLink.in(text);
      if (links.isEmpty()) {
        return null;
      }
      var first = links.get(0);
      var last = links.get(links.size() - 1);
      return new String[] {first.name(), first.rest(), last.name(), last.rest()};
    }
  }
}
