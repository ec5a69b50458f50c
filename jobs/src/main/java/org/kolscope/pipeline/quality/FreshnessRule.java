package org.kolscope.pipeline.quality;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.kolscope.pipeline.quality.Question.Answer;
import org.kolscope.schema.Comment;
import org.kolscope.schema.HotTopic;
import org.kolscope.schema.Post;
import org.kolscope.schema.QualityFigure;
import org.kolscope.schema.QualityFigure.Level;

/**
 * {@code freshness}: hours from the newest row that a night brought to the end of that night. All
 * bounds are above 0.
 *
 * @param maxPostHours for {@code Post.createdAt}; default 48: chosen, a crawl may begin the evening
 *     before and end after midnight, but a night without any post of the day before is yesterday's
 *     file
 * @param maxCommentHours for {@code Comment.createdAt}; default 168: chosen, a week: comments are
 *     fetched for few posts, often once a week
 * @param maxHotTopicHours for {@code HotTopic.observedAt}; default 168, as comments
 */
public record FreshnessRule(double maxPostHours, double maxCommentHours, double maxHotTopicHours) {

  /** The time by which a table ages. */
  static final Map<Class<? extends Record>, String> COLUMNS =
      Map.of(Post.class, "createdAt", Comment.class, "createdAt", HotTopic.class, "observedAt");

  private static final double MILLIS_PER_HOUR = Duration.ofHours(1).toMillis();

  public FreshnessRule {
    check("maxPostHours", maxPostHours);
    check("maxCommentHours", maxCommentHours);
    check("maxHotTopicHours", maxHotTopicHours);
  }

  static FreshnessRule defaults() {
    return new FreshnessRule(48, 168, 168);
  }

  /** Three figures, whether the tables came or not. */
  List<QualityFigure> figures(
      Map<Class<? extends Record>, SeenTable> seen, LocalDate asOf, ZoneId zone) {
    var end = asOf.plusDays(1).atStartOfDay(zone).toInstant();
    return List.of(
        figure(Post.class, seen.get(Post.class), end, maxPostHours),
        figure(Comment.class, seen.get(Comment.class), end, maxCommentHours),
        figure(HotTopic.class, seen.get(HotTopic.class), end, maxHotTopicHours));
  }

  private static QualityFigure figure(
      Class<? extends Record> type, SeenTable seen, Instant end, double maxHours) {
    var question = new Question(Rule.FRESHNESS, type.getSimpleName(), COLUMNS.get(type));
    if (seen == null || seen.newestMicros() == null) {
      return question.withoutBounds(Level.WARN, Answer.unmeasured(0));
    }
    var newest = Instant.EPOCH.plus(seen.newestMicros(), ChronoUnit.MICROS);
    var hours = Duration.between(newest, end).toMillis() / MILLIS_PER_HOUR;
    return question.held(
        Level.WARN, Answer.of(seen.rows(), hours, newest.toString()), null, maxHours);
  }

  private static void check(String name, double hours) {
    if (!(hours > 0 && hours < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be above 0, was " + hours);
    }
  }
}
