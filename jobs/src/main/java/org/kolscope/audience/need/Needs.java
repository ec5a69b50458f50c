package org.kolscope.audience.need;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.percentile;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.kolscope.schema.AccountVertical;
import org.kolscope.schema.BriefAccount;
import org.kolscope.schema.Candidate;
import org.kolscope.schema.Comment;
import org.kolscope.schema.OpenNeed;
import org.kolscope.schema.Post;
import org.kolscope.schema.PostText;
import org.kolscope.schema.Table;
import org.kolscope.schema.Verdict;

/**
 * Counts what private persons want, ask or complain about, by side of the product, and what of it
 * no own account answered: by a comment on the post, by a reply to the comment, or by reposting the
 * post.
 *
 * <p>A statement has to do with the brief if it names its brand, a rival or one of its words,
 * stands below a post of the brand's or a rival's accounts, or is of the vertical that the own
 * accounts write in most; not if it holds an excluded word or sells something. Its author is no
 * candidate, speaks for no brand, does not work for one, and is called neither a zombie nor
 * coordinated: the unjudged count. Sides are the aspects that {@code text} found, and the brief's
 * words but brands.
 *
 * <p>Cost: two joins of statements, which are few, with posts and comments, and one shuffle of them
 * by side. Counts only: the same for any partitioning.
 *
 * @param days in which statements count, the newer half of them against the older, even, at least
 *     2; 28, chosen: both halves have the same weekdays
 * @param answerHours in which an answer is in time, at least 1; 72, as feature 47 asks
 * @param complaintFrom probability from which a text complains, in (0, 1]; 0.5: rather than not
 * @param advertBelow probability below which it does not sell, in (0, 1]; 0.5, likewise
 */
public record Needs(int days, int answerHours, double complaintFrom, double advertBelow)
    implements Serializable {

  private static final String[] SIDE = {"side", "manner"};

  /**
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  public Needs {
    if (days < 2 || days % 2 != 0) {
      throw new IllegalArgumentException("days must be even and at least 2, was " + days);
    }
    if (answerHours < 1) {
      throw new IllegalArgumentException("answerHours must be at least 1, was " + answerHours);
    }
    share("complaintFrom", complaintFrom);
    share("advertBelow", advertBelow);
  }

  private static void share(String name, double value) {
    if (!(value > 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " must be in (0, 1], was " + value);
    }
  }

  /** The values that stand beside the settings. */
  public Needs() {
    this(28, 72, 0.5, 0.5);
  }

  /**
   * What the night knows; all but the texts and posts may be empty.
   *
   * @param zone of nights
   * @param brands the brief's brand and its rivals, which are no sides of a product
   * @param texts of posts
   * @param commentTexts of comments, {@code postId} being the comment's
   */
  public record Known(
      LocalDate asOf,
      ZoneId zone,
      List<String> brands,
      Table<BriefAccount> named,
      Table<Candidate> candidates,
      Table<AccountVertical> verticals,
      Table<Post> posts,
      Table<PostText> texts,
      Table<Comment> comments,
      Table<PostText> commentTexts,
      Table<Verdict> verdicts) {}

  /** One row per side and manner that has a statement. */
  public Table<OpenNeed> of(Known known) {
    var told =
        statements(known)
            .withColumn("side", explode(col("sides")))
            .withColumn("manner", explode(col("manners")))
            .localCheckpoint(true);
    var rows =
        counted(told, known)
            .join(rivals(told), SIDE, "left")
            .map(
                (MapFunction<Row, Row>) row -> Table.toRow(NeedRow.of(row)),
                Encoders.row(Table.schemaOf(OpenNeed.class)));
    return new Table<>(OpenNeed.class, rows);
  }

  /**
   * One row per statement: isComment, id, postId (of the post or of that commented on), accountId,
   * at, sides, words (those sides that are the brief's), manners, isOwn, isRival, rivals (named),
   * state (of {@link State}; null where no comments are loaded), ageDays.
   */
  public Dataset<Row> statements(Known known) {
    return new Statements(this, known).all();
  }

  private Dataset<Row> counted(Dataset<Row> told, Known known) {
    var middle = known.asOf().plusDays(1).minusDays(days / 2).atStartOfDay(known.zone());
    return told.groupBy("side", "manner")
        .agg(
            count(lit(1)).as("statements"),
            count_distinct(col("accountId")).as("people"),
            count(when(col("isOwn"), 1)).as("own"),
            count(when(col("isRival"), 1)).as("rival"),
            count(when(is(State.ANSWERED), 1)).as("answered"),
            count(when(is(State.LATE), 1)).as("late"),
            count(when(is(State.WAITING), 1)).as("waiting"),
            count(when(is(State.OPEN), 1)).as("open"),
            count_distinct(when(is(State.OPEN), col("accountId"))).as("openPeople"),
            percentile(when(is(State.OPEN), col("ageDays")), lit(0.5)).as("openAge"),
            count(when(col("at").geq(lit(middle.toInstant())), 1)).as("newer"),
            count(col("state")).as("known"),
            max(array_contains(col("words"), col("side"))).as("isWord"));
  }

  private static Column is(State state) {
    return col("state").equalTo(state.name());
  }

  /** side, manner, rivals: the most often named first. */
  private static Dataset<Row> rivals(Dataset<Row> told) {
    return told.withColumn("rival", explode(col("rivals")))
        .groupBy("side", "manner", "rival")
        .agg(count(lit(1)).as("named"))
        .groupBy("side", "manner")
        .agg(
            sort_array(collect_list(struct(negate(col("named")).as("fewest"), col("rival"))))
                .getField("rival")
                .as("rivals"));
  }

  /** What became of a statement. */
  public enum State {
    ANSWERED,
    /** Answered, but not in time. */
    LATE,
    /** Not answered, and there is still time. */
    WAITING,
    OPEN
  }
}
