package org.kolscope.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.kolscope.schema.GroupWord;
import org.kolscope.schema.GroupWord.Kind;
import org.kolscope.schema.Lookalike;
import org.kolscope.schema.Segment;
import org.kolscope.schema.Segment.Clarity;
import org.kolscope.schema.Segment.Way;
import org.kolscope.schema.SegmentAffinity;

/**
 * Into which groups the target falls, and which KOLs are alike. Its counts are true ones: the
 * report suppresses small cells.
 *
 * @param segments the groups, the greatest first
 * @param affinities whom they follow more than others do, the surest first
 * @param words what they write more, the surest first; the group is base, way and number
 * @param lookalikes the KOLs most like each
 */
public record AudienceSegments(
    List<Segment> segments,
    List<SegmentAffinity> affinities,
    List<GroupWord> words,
    List<Lookalike> lookalikes) {

  /** Alike ones per KOL. */
  public static final int ALIKE = 5;

  private static final int WORDS = 10;
  private static final int TOPICS = 5;
  private static final int ACCOUNTS = 5;

  public AudienceSegments {
    segments =
        segments.stream()
            .filter(s -> s.membersCount() >= SmallCells.LEAST)
            .sorted(
                Comparator.comparing(Segment::way)
                    .thenComparing(Comparator.comparingLong(Segment::membersCount).reversed())
                    .thenComparingInt(Segment::segmentId))
            .toList();
    affinities =
        affinities.stream()
            .filter(a -> a.followersCount() >= SmallCells.LEAST)
            .sorted(
                Comparator.comparingDouble(SegmentAffinity::z)
                    .reversed()
                    .thenComparingLong(SegmentAffinity::accountId))
            .toList();
    words =
        words.stream()
            .filter(w -> w.authorsCount() >= SmallCells.LEAST)
            .sorted(
                Comparator.comparingDouble(GroupWord::z)
                    .reversed()
                    .thenComparing(GroupWord::kind)
                    .thenComparing(GroupWord::word))
            .toList();
    lookalikes =
        lookalikes.stream()
            .filter(l -> l.place() <= ALIKE)
            .sorted(
                Comparator.comparingLong(Lookalike::accountId).thenComparingInt(Lookalike::place))
            .toList();
  }

  /** The same without accounts that may not be named. */
  AudienceSegments of(Set<Long> named) {
    return new AudienceSegments(
        segments,
        affinities.stream().filter(a -> named.contains(a.accountId())).toList(),
        words,
        lookalikes.stream()
            .filter(l -> named.contains(l.accountId()) && named.contains(l.otherId()))
            .toList());
  }

  /**
   * What is told of one segment.
   *
   * @param words and phrases and names it writes more
   * @param topics likewise
   * @param brands it follows more
   * @param kols likewise
   */
  record SegmentCard(
      Segment segment,
      List<String> words,
      List<String> topics,
      List<SegmentAffinity> brands,
      List<SegmentAffinity> kols) {

    /** Null where a count under 20 could be worked out. */
    Double silentShare() {
      if (segment.silentShare() == null) {
        return null;
      }
      long silent = Math.round(segment.silentShare() * segment.membersCount());
      return SmallCells.isSmall(silent) || SmallCells.isSmall(segment.membersCount() - silent)
          ? null
          : segment.silentShare();
    }
  }

  List<SegmentCard> cards() {
    return segments.stream().map(this::card).toList();
  }

  List<SegmentCard> cards(Way way) {
    return cards().stream().filter(c -> c.segment().way() == way).toList();
  }

  /** What is the same of all segments of a way; null if there are none. */
  Segment any(Way way) {
    return segments.stream().filter(s -> s.way() == way).findFirst().orElse(null);
  }

  /** Those like one KOL, the most alike first. */
  List<Lookalike> lookalikes(long accountId) {
    return lookalikes.stream().filter(l -> l.accountId() == accountId).toList();
  }

  private SegmentCard card(Segment segment) {
    return new SegmentCard(
        segment,
        words(segment, WORDS, Kind.WORD, Kind.PHRASE, Kind.ENTITY),
        words(segment, TOPICS, Kind.TOPIC),
        accounts(segment).filter(a -> a.role() != null).limit(ACCOUNTS).toList(),
        accounts(segment).filter(a -> a.role() == null).limit(ACCOUNTS).toList());
  }

  private List<String> words(Segment segment, int most, Kind... kinds) {
    var group = "%s %s %d".formatted(segment.base(), segment.way(), segment.segmentId());
    return words.stream()
        .filter(w -> w.groupName().equals(group) && Arrays.asList(kinds).contains(w.kind()))
        .map(GroupWord::word)
        .distinct()
        .limit(most)
        .toList();
  }

  private Stream<SegmentAffinity> accounts(Segment segment) {
    return affinities.stream()
        .filter(a -> a.way() == segment.way() && a.segmentId() == segment.segmentId());
  }

  /** How far a segment can be relied on. */
  static Words clarity(Clarity clarity) {
    return switch (clarity) {
      case CLEAR -> new Words("stands clearly", "清晰稳定");
      case FAIR -> new Words("stands in the main", "大体稳定");
      case DOUBTFUL -> new Words("doubtful", "存疑");
    };
  }

  /** Why one is like another. */
  static Words reasons(Lookalike alike) {
    var en = new ArrayList<String>();
    var zh = new ArrayList<String>();
    if (alike.audienceCosine() != null && alike.audienceCosine() > 0) {
      en.add("same fans " + Figure.percent(alike.audienceCosine()).text());
      zh.add("粉丝相似 " + Figure.percent(alike.audienceCosine()).text());
    }
    if (alike.topicSimilarity() != null && alike.topicSimilarity() > 0) {
      var shared =
          Stream.concat(alike.sharedVerticals().stream(), alike.sharedTags().stream())
              .distinct()
              .limit(3)
              .toList();
      var of = Figure.percent(alike.topicSimilarity()).text();
      en.add("same topics " + of + (shared.isEmpty() ? "" : ": " + String.join(", ", shared)));
      zh.add("内容相似 " + of + (shared.isEmpty() ? "" : "：" + String.join("、", shared)));
    }
    if (alike.actorJaccard() != null && alike.actorJaccard() > 0) {
      en.add("same people act on both " + Figure.percent(alike.actorJaccard()).text());
      zh.add("互动者重合 " + Figure.percent(alike.actorJaccard()).text());
    }
    return new Words(String.join("; ", en), String.join("；", zh));
  }
}
