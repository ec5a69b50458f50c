package org.kolscope.pipeline;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.schema.Account;
import org.kolscope.schema.BriefAccount;
import org.kolscope.schema.Evidence;
import org.kolscope.schema.ExpertScore;
import org.kolscope.schema.Farm;
import org.kolscope.schema.FarmCustomer;
import org.kolscope.schema.FarmMember;
import org.kolscope.schema.Follow;
import org.kolscope.schema.IdOf;
import org.kolscope.schema.KolRank;
import org.kolscope.schema.Post;
import org.kolscope.schema.PrizeHunter;
import org.kolscope.schema.Table;
import org.kolscope.schema.Verdict;
import org.kolscope.store.Mask;
import org.kolscope.store.Store;

/**
 * Why an account was judged as it was, or what a farm is made of, down to the rows of the source
 * tables. Private persons are masked, as everywhere; an account is asked for by its id, its text
 * id, or its masked id out of a report.
 *
 * @param store the warehouse as published
 * @param night whose verdicts
 * @param mask for who is not named
 */
public record Explanation(Store store, LocalDate night, Mask mask) {

  private static final Pattern FARM = Pattern.compile("\\d{4}-\\d\\d-\\d\\d-\\d+");

  /**
   * One table of the answer.
   *
   * @param title what it shows
   * @param rows in the order to be read
   */
  public record Part(String title, Dataset<Row> rows) {}

  /**
   * The parts of the answer, none of them empty.
   *
   * @param asked an account, or a farm such as 2026-03-31-1
   * @throws IllegalArgumentException if the night knows no such account or farm
   */
  public List<Part> of(String asked) {
    var parts = FARM.matcher(asked).matches() ? farm(asked) : account(asked);
    return parts.stream().filter(p -> !p.rows().isEmpty()).toList();
  }

  private List<Part> account(String asked) {
    var is = col("accountId").equalTo(accountId(asked));
    var evidence = of(Evidence.class, is);
    var about = new String[] {"followeeId"};
    var follows =
        new Table<>(
            Follow.class,
            store
                .state(Follow.class, night)
                .rows()
                .where(col("followerId").equalTo(accountId(asked)))
                .join(
                    evidence.rows().select("followeeId").where("followeeId is not null").distinct(),
                    about,
                    "left_semi"));
    var posts =
        store
            .state(Post.class, night)
            .rows()
            .where(is)
            .join(
                evidence.rows().select(col("postId").as("objectId")).where("objectId is not null"),
                coalesce(col("rootPostId"), col("parentPostId")).equalTo(col("objectId")),
                "left_semi");
    return List.of(
        part("The verdict", of(Verdict.class, is)),
        part("Its farm", of(FarmMember.class, is)),
        part("Known for prizes, which is no verdict", of(PrizeHunter.class, is)),
        part("What each expert says", of(ExpertScore.class, is), col("family")),
        part(
            "Why: evidence, the strongest first",
            evidence,
            desc("strength"),
            col("family"),
            col("signal"),
            col("place")),
        new Part("From these follows", withFirstSeen(follows)),
        part(
            "From these reposts",
            new Table<>(Post.class, posts),
            List.of("postId", "accountId", "createdAt", "rootPostId", "rootAccountId"),
            col("createdAt"),
            col("postId")),
        part(
            "From this profile",
            new Table<>(Account.class, store.state(Account.class, night).rows().where(is)),
            List.of(
                "accountId",
                "createdAt",
                "followersCount",
                "followeesCount",
                "postsCount",
                "hasAvatar",
                "status")));
  }

  private List<Part> farm(String farmId) {
    var is = col("farmId").equalTo(farmId);
    var farm = of(Farm.class, is);
    if (farm.rows().isEmpty()) {
      throw new IllegalArgumentException("no farm " + farmId + " in night " + night);
    }
    return List.of(
        part("The farm", farm),
        part("Whom its accounts came to", of(FarmCustomer.class, is), desc("fansCount")),
        part("Its accounts", of(FarmMember.class, is)));
  }

  private <R extends Record> Table<R> of(Class<R> type, Column is) {
    return new Table<>(type, store.read(type, night).rows().where(is));
  }

  private Part part(String title, Table<?> table, Column... order) {
    return part(title, table, Arrays.asList(table.rows().columns()), order);
  }

  private Part part(String title, Table<?> table, List<String> columns, Column... order) {
    var keys = new ArrayList<>(List.of(order));
    columns.forEach(c -> keys.add(col(c)));
    return new Part(
        title,
        masked(table)
            .select(columns.stream().map(c -> col(c)).toArray(Column[]::new))
            .orderBy(keys.toArray(Column[]::new)));
  }

  /** Follows with the first night each is known of. */
  private Dataset<Row> withFirstSeen(Table<Follow> follows) {
    var keys = new String[] {"followerId", "followeeId"};
    var named = named().withColumnRenamed("accountId", "followeeId").withColumn("isNamed", lit(1));
    return follows
        .rows()
        .join(store.firstSeen(Follow.class, night), keys, "inner")
        .join(named.distinct(), new String[] {"followeeId"}, "left")
        .select(
            when(col("isNamed").isNotNull(), col("followeeId"))
                .otherwise(mask.of(IdOf.Kind.ACCOUNT, col("followeeId")))
                .as("followeeId"),
            col("firstSeen"),
            col("followedAt"),
            col("listPosition"),
            col("gone"))
        .orderBy("followeeId");
  }

  private Dataset<Row> named() {
    return Named.accounts(store.read(KolRank.class, night), store.read(BriefAccount.class, night));
  }

  private Dataset<Row> masked(Table<?> table) {
    return mask.masked(table, named());
  }

  private long accountId(String asked) {
    var accounts = store.state(Account.class, night).rows();
    Column is = col("externalId").equalTo(asked);
    if (asked.matches("-?\\d{1,19}")) {
      var masked = mask.of(IdOf.Kind.ACCOUNT, col("accountId"));
      is = is.or(col("accountId").equalTo(lit(asked).cast("bigint"))).or(masked.equalTo(asked));
    }
    var found = accounts.where(is).select("accountId").limit(2).collectAsList();
    if (found.size() != 1) {
      throw new IllegalArgumentException(
          (found.isEmpty() ? "no account " : "more than one account ")
              + asked
              + " in night "
              + night);
    }
    return found.get(0).getLong(0);
  }
}
