package org.kolscope.audience.need;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_except;
import static org.apache.spark.sql.functions.array_union;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.audience.need.Needs.Known;
import org.kolscope.audience.need.Needs.State;
import org.kolscope.schema.BriefAccount.Role;
import org.kolscope.schema.OpenNeed;
import org.kolscope.schema.OpenNeed.Manner;
import org.kolscope.schema.Verdict.Call;

/** Posts and comments that want, ask or complain, with the answers of the own accounts. */
record Statements(Needs settings, Known known) {

  private static final String[] ACCOUNT = {"accountId"};
  private static final String[] ID = {"id", "isComment"};
  private static final double SECONDS_OF_DAY = 86_400;

  /** Columns as {@link Needs#statements} names them. */
  Dataset<Row> all() {
    var trade = trade();
    var said =
        posts()
            .unionByName(comments())
            .crossJoin(broadcast(trade))
            .withColumn("isTrade", isTrade())
            .where(col("isOwn").or(col("isRival")).or(col("isTrade")))
            .join(broadcast(notAsked()), ACCOUNT, "left_anti")
            .join(bad(), ACCOUNT, "left_anti");
    var ageDays = lit(end()).minus(unix_seconds(col("at"))).divide(SECONDS_OF_DAY);
    return said.join(answers(), ID, "left")
        .crossJoin(broadcast(isAnswerKnown()))
        .withColumn("ageDays", ageDays)
        .withColumn("state", state())
        .select(
            "isComment",
            "id",
            "postId",
            "accountId",
            "at",
            "sides",
            "words",
            "manners",
            "isOwn",
            "isRival",
            "rivals",
            "state",
            "ageDays");
  }

  private long end() {
    return known.asOf().plusDays(1).atStartOfDay(known.zone()).toEpochSecond();
  }

  private Dataset<Row> posts() {
    var posts =
        known
            .posts()
            .rows()
            .select(
                col("postId"),
                col("createdAt").as("at"),
                coalesce(col("rootAccountId"), col("parentAccountId")).as("aboveId"));
    return said(
        known.texts().rows().join(posts, new String[] {"postId"}, "inner"),
        lit(false),
        col("postId"));
  }

  private Dataset<Row> comments() {
    var posts =
        known.posts().rows().select(col("postId").as("above"), col("accountId").as("aboveId"));
    var comments =
        known
            .comments()
            .rows()
            .select(col("commentId"), col("createdAt").as("at"), col("postId").as("above"));
    var texts = known.commentTexts().rows().withColumnRenamed("postId", "commentId");
    return said(
        texts
            .join(comments, new String[] {"commentId"}, "inner")
            .join(posts, new String[] {"above"}, "left")
            .withColumnRenamed("commentId", "postId"),
        lit(true),
        col("above"));
  }

  /** Of texts with at and aboveId, whose post they stand below: those that ask for something. */
  private Dataset<Row> said(Dataset<Row> texts, Column isComment, Column post) {
    var isComplaint = coalesce(col("complaintProbability"), lit(0)).geq(settings.complaintFrom());
    var isSold = coalesce(col("advertProbability"), lit(0)).geq(settings.advertBelow());
    var words = array_except(col("briefWords"), texts(known.brands().toArray(String[]::new)));
    long since = end() - settings.days() * (long) SECONDS_OF_DAY;
    return texts
        .where(unix_seconds(col("at")).geq(since).and(unix_seconds(col("at")).lt(end())))
        .where(not(col("isExcluded")).and(not(isSold)))
        .where(col("isIntent").or(col("isHelpSought")).or(isComplaint))
        .join(broadcast(above()), new String[] {"aboveId"}, "left")
        .select(
            isComment.as("isComment"),
            col("postId").as("id"),
            post.as("postId"),
            col("accountId"),
            col("at"),
            array_union(array_union(texts(OpenNeed.ANY), col("aspects")), words).as("sides"),
            words.as("words"),
            array_compact(
                    array(
                        lit(Manner.ALL.name()),
                        when(col("isIntent"), Manner.INTENT.name()),
                        when(col("isHelpSought"), Manner.QUESTION.name()),
                        when(isComplaint, Manner.COMPLAINT.name())))
                .as("manners"),
            size(col("ownBrands")).gt(0).or(isAbove(Role.OWN)).as("isOwn"),
            size(col("rivalBrands")).gt(0).or(isAbove(Role.COMPETITOR)).as("isRival"),
            col("rivalBrands").as("rivals"),
            col("briefWords"),
            col("vertical"),
            col("verticalProbability"));
  }

  private static Column texts(String... texts) {
    return array(Arrays.stream(texts).map(t -> lit(t)).toArray(Column[]::new))
        .cast("array<string>");
  }

  private static Column isAbove(Role role) {
    return coalesce(col("role").equalTo(role.name()), lit(false));
  }

  /** aboveId, role: the brand's accounts and its rivals'. */
  private Dataset<Row> above() {
    return known
        .named()
        .rows()
        .where(col("role").isin(Role.OWN.name(), Role.COMPETITOR.name()))
        .groupBy(col("accountId").as("aboveId"))
        // an account is the brand's first
        .agg(min(when(col("role").equalTo(Role.OWN.name()), 0).otherwise(1)).as("place"))
        .select(
            col("aboveId"),
            when(col("place").equalTo(0), Role.OWN.name())
                .otherwise(Role.COMPETITOR.name())
                .as("role"));
  }

  /** One row: trade, the vertical that the own accounts write in most; null if they write none. */
  private Dataset<Row> trade() {
    return known
        .verticals()
        .rows()
        .join(broadcast(own()), ACCOUNT, "left_semi")
        .groupBy("vertical")
        .agg(sum("postsCount").as("posts"))
        .orderBy(col("posts").desc(), col("vertical"))
        .limit(1)
        .agg(min("vertical").as("trade"));
  }

  private static Column isTrade() {
    var isOfTrade = col("vertical").equalTo(col("trade")).and(col("verticalProbability").geq(0.5));
    return size(col("briefWords")).gt(0).or(coalesce(isOfTrade, lit(false)));
  }

  private Dataset<Row> own() {
    return known
        .named()
        .rows()
        .where(col("role").equalTo(Role.OWN.name()))
        .select("accountId")
        .distinct();
  }

  /** Who speaks to many or for somebody. */
  private Dataset<Row> notAsked() {
    var named =
        known
            .named()
            .rows()
            .where(not(col("role").isin(Role.CUSTOMER.name(), Role.PRICED.name())))
            .select("accountId");
    return named.union(known.candidates().rows().select("accountId")).distinct();
  }

  private Dataset<Row> bad() {
    return known
        .verdicts()
        .rows()
        .where(col("call").isin(Call.ZOMBIE.name(), Call.COORDINATED.name()))
        .select("accountId");
  }

  /** The first answer of an own account: id, isComment, answeredAt. */
  private Dataset<Row> answers() {
    var replies =
        known.comments().rows().join(broadcast(own()), ACCOUNT, "left_semi").localCheckpoint(true);
    var onPosts =
        replies.select(col("postId").as("id"), lit(false).as("isComment"), col("createdAt"));
    var onComments =
        replies
            .where(col("parentCommentId").isNotNull())
            .select(col("parentCommentId").as("id"), lit(true).as("isComment"), col("createdAt"));
    var reposts =
        known
            .posts()
            .rows()
            .where(col("isRepost").and(col("parentPostId").isNotNull()))
            .join(broadcast(own()), ACCOUNT, "left_semi")
            .select(col("parentPostId").as("id"), lit(false).as("isComment"), col("createdAt"));
    return onPosts
        .union(onComments)
        .union(reposts)
        .groupBy("id", "isComment")
        .agg(min("createdAt").as("answeredAt"));
  }

  private Dataset<Row> isAnswerKnown() {
    return known.comments().rows().limit(1).agg(count(lit(1)).gt(0).as("isAnswerKnown"));
  }

  private Column state() {
    var hours = unix_seconds(col("answeredAt")).minus(unix_seconds(col("at"))).divide(3_600.0);
    var told =
        when(hours.leq(settings.answerHours()), State.ANSWERED.name())
            .when(col("answeredAt").isNotNull(), State.LATE.name())
            .when(col("ageDays").leq(settings.answerHours() / 24.0), State.WAITING.name())
            .otherwise(State.OPEN.name());
    return when(col("isAnswerKnown"), told);
  }
}
