package org.kolscope.pipeline.quality;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.pipeline.quality.Finding.Place;
import org.kolscope.pipeline.quality.Question.Answer;
import org.kolscope.schema.Account;
import org.kolscope.schema.Comment;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Label;
import org.kolscope.schema.Like;
import org.kolscope.schema.Membership;
import org.kolscope.schema.Post;
import org.kolscope.schema.QualityFigure;
import org.kolscope.schema.QualityFigure.Level;
import org.kolscope.schema.RateCard;
import org.kolscope.schema.Table;

/**
 * {@code referential}: do ids lead anywhere? Per column, the share of tonight's ids (null ones left
 * out) that name a post nobody has brought yet or an account without a profile, as the state of
 * tonight knows them.
 *
 * <p>Most of these are notes, because crawls are partial by nature: a list of fans brings ids whose
 * profiles nobody fetches, timelines bring reposts of posts that were never fetched, and labels of
 * research data outlive their accounts. It is different where a crawler starts from the thing it
 * names: comments and likes are fetched for a post that was fetched before, and a rate card names
 * accounts that somebody picked. There, unknown ids mean a table that was mapped wrongly or ids
 * that were spoilt on the way (rounded by a spreadsheet, cut), and warn.
 *
 * <p>Cost: the ids of the tables seen are counted by id (one shuffle, partly added up before) and
 * joined with the ids of all accounts, and of all posts.
 *
 * @param maxUnknownShare greatest share that is fine where it warns, in [0, 1]; default 0.2:
 *     chosen; spoilt ids are unknown nearly all, late posts are few
 */
public record ReferenceRule(double maxUnknownShare) {

  private record Reference(
      Class<? extends Record> table, String column, boolean isAccount, Level level) {

    String tableName() {
      return table.getSimpleName();
    }
  }

  private static final List<Reference> REFERENCES =
      List.of(
          new Reference(Follow.class, "followerId", true, Level.NOTE),
          new Reference(Follow.class, "followeeId", true, Level.NOTE),
          new Reference(Post.class, "parentPostId", false, Level.NOTE),
          new Reference(Comment.class, "postId", false, Level.WARN),
          new Reference(Like.class, "postId", false, Level.WARN),
          new Reference(Membership.class, "accountId", true, Level.NOTE),
          new Reference(Label.class, "accountId", true, Level.NOTE),
          new Reference(RateCard.class, "accountId", true, Level.WARN));

  public ReferenceRule {
    Shares.check("maxUnknownShare", maxUnknownShare);
  }

  static ReferenceRule defaults() {
    return new ReferenceRule(0.2);
  }

  /** What is to be counted; see {@link Finding#collect}. */
  List<Dataset<Row>> findings(
      Map<Class<? extends Record>, Table<?>> seen, Table<Account> accounts, Table<Post> posts) {
    List<Dataset<Row>> findings = new ArrayList<>();
    ids(seen, true)
        .map(
            ids ->
                counted(
                    ids,
                    accounts
                        .rows()
                        .where(Profiles.isProfile())
                        .select(col("accountId").as("known"))))
        .ifPresent(findings::add);
    ids(seen, false)
        .map(ids -> counted(ids, posts.rows().select(col("postId").as("known"))))
        .ifPresent(findings::add);
    return findings;
  }

  /** Eight figures, whether the tables came or not. */
  List<QualityFigure> figures(Map<Place, Finding> findings) {
    return REFERENCES.stream().map(r -> figure(r, findings)).toList();
  }

  private QualityFigure figure(Reference r, Map<Place, Finding> findings) {
    var found = findings.getOrDefault(new Place(r.tableName(), r.column()), Finding.NOTHING);
    var share = Answer.share(found.checked(), found.failed());
    var answer =
        r.isAccount() ? share.badAccount(found.leastBad()) : share.badPost(found.leastBad());
    var question = new Question(Rule.REFERENTIAL, r.tableName(), r.column());
    return r.level() == Level.NOTE
        ? question.noted(answer)
        : question.held(r.level(), answer, null, maxUnknownShare);
  }

  private static Optional<Dataset<Row>> ids(
      Map<Class<? extends Record>, Table<?>> seen, boolean ofAccounts) {
    return REFERENCES.stream()
        .filter(r -> r.isAccount() == ofAccounts && seen.containsKey(r.table()))
        .map(
            r ->
                standing(r.table(), seen.get(r.table()).rows())
                    .select(
                        lit(r.tableName()).as("tableName"),
                        lit(r.column()).as("subject"),
                        col(r.column()).as("id")))
        .reduce(Dataset::union);
  }

  /** A follow that has ended names nobody. */
  private static Dataset<Row> standing(Class<? extends Record> type, Dataset<Row> rows) {
    return type == Follow.class ? rows.where(not(col("gone"))) : rows;
  }

  private static Dataset<Row> counted(Dataset<Row> ids, Dataset<Row> known) {
    var byId =
        ids.where(col("id").isNotNull())
            .groupBy("tableName", "subject", "id")
            .agg(count(lit(1)).as("n"))
            .join(known, col("id").equalTo(col("known")), "left_outer");
    return Finding.summed(byId, col("known").isNotNull(), col("n"), col("id"));
  }
}
