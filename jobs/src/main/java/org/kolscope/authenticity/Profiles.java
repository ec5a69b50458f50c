package org.kolscope.authenticity;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.authenticity.ProfileFeature.Columns;
import org.kolscope.schema.Account;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;

/**
 * Accounts as {@link Profile}s. A text column is known if any account of the source has it: then a
 * missing text means that the account says nothing, else that nobody looked. Cost: one pass over
 * accounts, one shuffle of the posts by account.
 */
final class Profiles {

  private static final double DAY = 86_400;

  /** Posts that must be loaded for their mix to say anything; chosen. */
  private static final int FEW_POSTS = 5;

  private Profiles() {}

  /** Columns accountId, followers and so on, NaN for unknown, and screenName. */
  static Dataset<Row> of(Table<Account> accounts, Table<Post> posts, LocalDate asOf) {
    var rows = accounts.rows();
    var source =
        rows.agg(
            max("createdAt").as("newest"),
            has("description"),
            has("province"),
            has("link"),
            has("verifiedType"));
    return rows.join(loaded(posts, asOf), new String[] {"accountId"}, "left")
        .crossJoin(broadcast(source))
        .select(
            col("accountId"),
            number(col("followersCount"), "followers"),
            number(col("followeesCount"), "followees"),
            number(col("postsCount"), "posts"),
            number(
                unix_seconds(col("newest")).minus(unix_seconds(col("createdAt"))).divide(DAY),
                "days"),
            number(col("hasAvatar").cast("int"), "avatar"),
            said("link", col("link").isNotNull().cast("int")),
            said(
                "description",
                when(col("description").isNull(), 0).otherwise(length(col("description")))),
            said("province", col("province").isNotNull().cast("int")),
            said(
                "verifiedType",
                when(col("verifiedType").isin("", "-1"), 0)
                    .when(col("verifiedType").isNull(), 0)
                    .otherwise(1)),
            col("screenName"),
            number(when(col("loaded").geq(FEW_POSTS), col("loaded")), "loaded"),
            number(col("reposts"), "reposts"),
            number(col("recent"), "recent"));
  }

  private static Column has(String column) {
    return count(col(column)).gt(0).as("has_" + column);
  }

  private static Column number(Column value, String name) {
    return coalesce(value.cast("double"), lit(Double.NaN)).as(name);
  }

  /** Unknown where the source does not have the column, and of accounts that are only mentioned. */
  private static Column said(String column, Column value) {
    var isSeen = col("has_" + column).and(col("followersCount").isNotNull());
    return number(when(isSeen, value), column);
  }

  private static Dataset<Row> loaded(Table<Post> posts, LocalDate asOf) {
    var since = asOf.minusDays(Profile.RECENT_DAYS - 1L).atStartOfDay().toInstant(ZoneOffset.UTC);
    return posts
        .rows()
        .groupBy("accountId")
        .agg(
            count(lit(1)).as("loaded"),
            sum(col("isRepost").cast("long")).as("reposts"),
            sum(col("createdAt").geq(lit(since)).cast("long")).as("recent"));
  }

  /** A row of {@link #of}. */
  static Profile profile(Row row) {
    return new Profile(
        row.getDouble(1),
        row.getDouble(2),
        row.getDouble(3),
        row.getDouble(4),
        row.getDouble(5),
        row.getDouble(6),
        row.getDouble(7),
        row.getDouble(8),
        row.getDouble(9),
        NameSigns.of(row.getString(10)),
        row.getDouble(11),
        row.getDouble(12),
        row.getDouble(13));
  }

  /** One row: per kind of column, the share of the accounts with counters of which it is known. */
  static Dataset<Row> known(Dataset<Row> profiles) {
    return profiles
        .where(not(col("followers").isNaN()).and(not(col("followees").isNaN())))
        .agg(
            avg(lit(1)).as(Columns.COUNTERS.name()),
            share("posts", Columns.POSTS),
            share("days", Columns.DATE),
            share("avatar", Columns.AVATAR),
            share("link", Columns.LINK),
            share("description", Columns.DESCRIPTION),
            share("province", Columns.PROVINCE),
            share("verifiedType", Columns.VERIFIED),
            avg(col("screenName").isNotNull().cast("int")).as(Columns.NAME.name()),
            share("loaded", Columns.LOADED));
  }

  private static Column share(String column, Columns columns) {
    return avg(not(col(column).isNaN()).cast("int")).as(columns.name());
  }

  /** Of a row that has the columns of {@link #known}. */
  static Map<Columns, Double> shares(Row row) {
    var shares = new EnumMap<Columns, Double>(Columns.class);
    for (var columns : Columns.values()) {
      int at = row.fieldIndex(columns.name());
      shares.put(columns, row.isNullAt(at) ? 0.0 : row.getDouble(at));
    }
    return shares;
  }
}
