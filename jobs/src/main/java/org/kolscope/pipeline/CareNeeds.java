package org.kolscope.pipeline;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.audience.need.Needs;
import org.kolscope.schema.Account;
import org.kolscope.schema.AccountVertical;
import org.kolscope.schema.BriefAccount;
import org.kolscope.schema.BriefAccount.Role;
import org.kolscope.schema.Candidate;
import org.kolscope.schema.Comment;
import org.kolscope.schema.Post;
import org.kolscope.schema.PostText;
import org.kolscope.schema.Table;
import org.kolscope.schema.TextModel;
import org.kolscope.schema.Verdict;
import org.kolscope.store.Mask;
import org.kolscope.text.PostTexts;
import org.kolscope.text.TextModels;

/**
 * What the people that {@link Care} may show asked for and no own account answered: the list of
 * opportunities behind {@link org.kolscope.schema.OpenNeed}. It stands in no table: statements are
 * found anew, in the posts of the window and in the comments below posts of the brand. Nobody else
 * is in it, whatever they wrote.
 *
 * @param care the door
 * @param needs what is a statement, and when it is open
 */
public record CareNeeds(Care care, Needs needs) {

  /**
   * One statement that waits for an answer beyond its time.
   *
   * @param maskedId as in the outputs
   * @param externalId null where ids are numeric
   * @param screenName null if unknown
   * @param postId the post, or that commented on
   * @param commentId null if it is a post
   * @param manners of {@link org.kolscope.schema.OpenNeed.Manner}, without ALL
   * @param sides of the product, without "any"
   */
  public record Asked(
      long maskedId,
      long accountId,
      String externalId,
      String screenName,
      long postId,
      Long commentId,
      Instant at,
      List<String> manners,
      List<String> sides) {

    public Asked {
      manners = List.copyOf(manners);
      sides = List.copyOf(sides);
    }
  }

  /**
   * The {@code rows} oldest, ties by id; brought to the driver. Empty where no comments are loaded:
   * whether anybody was answered is not known then.
   *
   * @param masked only these people, by their masked ids; empty for all
   * @throws IllegalArgumentException as {@link Care#of}
   */
  public List<Asked> of(String brand, Collection<Long> masked, Mask mask, int rows) {
    var people = care.people(brand, masked, mask, rows).select("accountId", "maskedId");
    String[] key = {"accountId"};
    var accounts =
        care.store()
            .state(Account.class, care.night())
            .rows()
            .select("accountId", "externalId", "screenName");
    return needs
        .statements(known(brand, people))
        .where(col("state").equalTo(Needs.State.OPEN.name()))
        .join(people, key, "inner")
        .join(accounts, key, "left")
        .orderBy("at", "id")
        .limit(rows)
        .select(
            "maskedId",
            "accountId",
            "externalId",
            "screenName",
            "postId",
            "isComment",
            "id",
            "at",
            "manners",
            "sides")
        .collectAsList()
        .stream()
        .map(CareNeeds::asked)
        .toList();
  }

  private static Asked asked(Row row) {
    return new Asked(
        row.getLong(0),
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getLong(4),
        row.getBoolean(5) ? row.getLong(6) : null,
        row.getAs(7),
        // the first of each stands for all
        row.<String>getList(8).subList(1, row.getList(8).size()),
        row.<String>getList(9).subList(1, row.getList(9).size()));
  }

  private Needs.Known known(String brand, Dataset<Row> people) {
    var named = read(BriefAccount.class);
    var brands = new TreeSet<String>();
    brands.add(brand);
    named.collect().stream()
        .filter(a -> a.role() == Role.COMPETITOR && a.brand() != null)
        .forEach(a -> brands.add(a.brand()));
    var comments = care.store().state(Comment.class, care.night());
    var models = TextModels.of(read(TextModel.class).collect());
    return new Needs.Known(
        care.night(),
        care.zone(),
        List.copyOf(brands),
        named,
        read(Candidate.class),
        read(AccountVertical.class),
        care.store().state(Post.class, care.night()),
        read(PostText.class),
        comments,
        new PostTexts(null, models).ofComments(below(comments, named, people)),
        read(Verdict.class));
  }

  /** Comments of the window by these people below posts of the brand. */
  private Table<Comment> below(
      Table<Comment> comments, Table<BriefAccount> named, Dataset<Row> people) {
    var since =
        care.night().plusDays(1).minusDays(needs.days()).atStartOfDay(care.zone()).toInstant();
    var own =
        named
            .rows()
            .where(col("role").equalTo(Role.OWN.name()))
            .select(col("accountId").as("ownId"))
            .distinct();
    var posts =
        care.store()
            .state(Post.class, care.night())
            .rows()
            .join(broadcast(own), col("accountId").equalTo(col("ownId")), "left_semi")
            .select("postId");
    return new Table<>(
        Comment.class,
        comments
            .rows()
            .where(col("createdAt").geq(lit(since)))
            .join(posts, new String[] {"postId"}, "left_semi")
            .join(people.select("accountId"), new String[] {"accountId"}, "left_semi"));
  }

  private <R extends Record> Table<R> read(Class<R> type) {
    return care.store().read(type, care.night());
  }
}
