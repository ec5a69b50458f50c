package org.kolscope.schema;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The tables of a warehouse, in the order in which people read about them. */
public final class Tables {

  /** The contract with the outside: logs of what changed, one record each. */
  public static final List<Class<? extends Record>> SOURCE =
      List.of(
          Account.class,
          Follow.class,
          Post.class,
          Comment.class,
          Like.class,
          Membership.class,
          Crawl.class,
          Label.class,
          RateCard.class,
          HotTopic.class,
          Outcome.class);

  /** What Kolscope makes of them, replaced by night. */
  public static final List<Class<? extends Record>> DERIVED =
      List.of(
          KolRank.class,
          FanQuality.class,
          FanBatch.class,
          GrowthAnomaly.class,
          KolFit.class,
          Segment.class,
          SegmentAffinity.class,
          SegmentMember.class,
          GroupWord.class,
          Lookalike.class,
          KolKind.class,
          KindFit.class,
          FanOverlap.class,
          OverlapSummary.class,
          ContactPoint.class,
          ContactSet.class,
          OpenNeed.class,
          FormResponse.class,
          TargetSize.class,
          TargetCustomer.class,
          GroupGuess.class,
          Verdict.class,
          Farm.class,
          FarmCustomer.class,
          FarmMember.class,
          ExpertScore.class,
          Evidence.class,
          PrizeHunter.class,
          Appeal.class,
          SegmentAudit.class,
          Reach.class,
          RosterPick.class,
          TopicInfluence.class,
          Centrality.class,
          Influence.class,
          InfluenceReplicate.class,
          TopicRelevance.class,
          AccountText.class,
          AccountVertical.class,
          PostText.class,
          TextModel.class,
          Candidate.class,
          AccountFact.class,
          RepostEdge.class,
          BriefAccount.class,
          AccountDay.class,
          Restatement.class,
          QualityFigure.class,
          QuarantinedRow.class);

  /** What the pipeline keeps of itself: neither replaced by night nor left as plain Parquet. */
  public static final List<Class<? extends Record>> KEPT = List.of(Run.class);

  private Tables() {}

  /** All tables, source tables first. */
  public static List<Class<? extends Record>> all() {
    return Stream.of(SOURCE, DERIVED, KEPT).flatMap(List::stream).toList();
  }

  /** Whether {@code table} is one of the source logs. */
  public static boolean isSource(Class<? extends Record> table) {
    return SOURCE.contains(table);
  }

  /**
   * Finds a table by its name, whatever the case.
   *
   * @throws IllegalArgumentException naming the tables there are
   */
  public static Class<? extends Record> named(String name) {
    return all().stream()
        .filter(t -> t.getSimpleName().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no table "
                        + name
                        + "; there are "
                        + String.join(", ", all().stream().map(Class::getSimpleName).toList())));
  }

  /** Whether every raw row must give {@code component}; see {@link Required}. */
  public static boolean isRequired(RecordComponent component) {
    return component.isAnnotationPresent(Key.class)
        || component.isAnnotationPresent(Required.class)
        || (component.getType().isPrimitive() && component.getType() != boolean.class);
  }

  /** The key columns of {@code table}, in component order. */
  public static List<String> keyOf(Class<? extends Record> table) {
    return Arrays.stream(table.getRecordComponents())
        .filter(c -> c.isAnnotationPresent(Key.class))
        .map(c -> c.getName())
        .toList();
  }
}
