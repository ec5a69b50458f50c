package org.kolscope.sample.attack;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.to_date;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.kolscope.sample.attack.Injection.Made;
import org.kolscope.schema.Account;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Table;

/**
 * Attacks put into the tables of a graph that was there before.
 *
 * <p>New fans have ids of nobody from among those there are, and the profile of a random real fan:
 * what they show of themselves says nothing. In a batch only the registration is their own. Follows
 * have a {@code followedAt} only where the graph's have one, else a first night only where it has
 * several. A follow that a hijacked account had before stays as it was.
 *
 * <p>Cost: a few passes over the follows for each attack; what is held on the driver is
 * proportional to the attacks, never to the graph. Deterministic, independent of partitioning and
 * of the order of rows.
 *
 * @param accounts those of the graph and the new ones
 * @param follows those of the graph and the new ones
 * @param firstSeen followerId, followeeId, firstSeen of all follows
 * @param attacks what was injected, in the order of the farms
 */
public record Injected(
    Table<Account> accounts, Table<Follow> follows, Dataset<Row> firstSeen, List<Made> attacks) {

  private static final String[] FOLLOW = {"followerId", "followeeId"};
  private static final long MICROS_OF_DAY = 86_400_000_000L;

  /**
   * Injects attacks.
   *
   * @throws IllegalArgumentException if the graph is too small for one of them
   */
  public static Injected into(
      SparkSession spark,
      Table<Account> accounts,
      Table<Follow> follows,
      Dataset<Row> firstSeen,
      List<Farm> farms,
      long randomSeed) {
    var drawing = Drawing.of(spark, accounts, follows, firstSeen, randomSeed);
    var made = new ArrayList<Made>();
    Set<Long> taken = new HashSet<>();
    for (var farm : farms) {
      var attack = new Injection(randomSeed).of(farm, drawing.material(farm, taken));
      attack.fans().forEach(f -> taken.add(f.accountId()));
      made.add(attack);
    }
    var edges = edges(spark, made, follows.rows());
    boolean isNightly = drawing.span().isNightly();
    var seen =
        edges.select(
            col("followerId"),
            col("followeeId"),
            isNightly
                ? to_date(col("at")).as("firstSeen")
                : lit(null).cast("date").as("firstSeen"));
    return new Injected(
        new Table<>(
            Account.class, accounts.rows().unionByName(newAccounts(spark, made, accounts.rows()))),
        new Table<>(Follow.class, follows.rows().unionByName(asFollows(edges, isNightly))),
        firstSeen
            .select("followerId", "followeeId", "firstSeen")
            .unionByName(isNightly ? seen : withOnlyNight(seen, firstSeen)),
        List.copyOf(made));
  }

  /** Where the graph has one night, that is when all follows were first seen. */
  private static Dataset<Row> withOnlyNight(Dataset<Row> seen, Dataset<Row> firstSeen) {
    var night = firstSeen.agg(org.apache.spark.sql.functions.max("firstSeen").as("night"));
    return seen.crossJoin(broadcast(night))
        .select(col("followerId"), col("followeeId"), col("night").as("firstSeen"));
  }

  /** followerId, followeeId, at (null if unknown) of the new follows. */
  private static Dataset<Row> edges(SparkSession spark, List<Made> made, Dataset<Row> follows) {
    var rows = new ArrayList<Row>();
    for (var attack : made) {
      for (var edge : attack.edges()) {
        rows.add(RowFactory.create(edge.followerId(), edge.followeeId(), micros(edge.day())));
      }
    }
    return spark
        .createDataFrame(
            rows, StructType.fromDDL("followerId BIGINT, followeeId BIGINT, micros BIGINT"))
        .dropDuplicates(FOLLOW)
        .join(follows.select("followerId", "followeeId"), FOLLOW, "left_anti")
        .select(col("followerId"), col("followeeId"), timestamp_micros(col("micros")).as("at"));
  }

  private static Dataset<Row> asFollows(Dataset<Row> edges, boolean isNightly) {
    var unknown = lit(null).cast("timestamp");
    return edges.select(
        col("followerId"),
        col("followeeId"),
        lit(null).cast("bigint").as("listPosition"),
        isNightly ? unknown.as("followedAt") : col("at").as("followedAt"),
        lit(false).as("gone"));
  }

  private static Dataset<Row> newAccounts(
      SparkSession spark, List<Made> made, Dataset<Row> accounts) {
    var rows = new ArrayList<Row>();
    for (var attack : made) {
      for (var fan : attack.fans()) {
        if (!fan.isHijacked()) {
          rows.add(RowFactory.create(fan.accountId(), fan.likeId(), micros(fan.registered())));
        }
      }
    }
    var fans =
        spark.createDataFrame(
            rows, StructType.fromDDL("newId BIGINT, likeId BIGINT, micros BIGINT"));
    return accounts
        .join(broadcast(fans), accounts.col("accountId").equalTo(fans.col("likeId")), "inner")
        .select(
            Arrays.stream(Table.schemaOf(Account.class).fieldNames())
                .map(Injected::copied)
                .toArray(Column[]::new));
  }

  private static Column copied(String column) {
    return switch (column) {
      case "accountId" -> col("newId").as(column);
      case "externalId" -> lit(null).cast("string").as(column);
      case "createdAt" -> coalesce(timestamp_micros(col("micros")), col(column)).as(column);
      default -> col(column);
    };
  }

  private static Long micros(double day) {
    return Double.isNaN(day) ? null : (long) Math.floor(day * MICROS_OF_DAY);
  }
}
