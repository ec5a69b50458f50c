package org.kolscope.report;

import java.util.List;
import java.util.Map;
import org.kolscope.report.Audience.Asked;
import org.kolscope.report.Audience.Party;
import org.kolscope.schema.Brief;
import org.kolscope.schema.Brief.AccountName;
import org.kolscope.schema.Brief.Competitor;
import org.kolscope.schema.BriefAccount.Role;
import org.kolscope.schema.ContactPoint;
import org.kolscope.schema.ContactPoint.Kind;
import org.kolscope.schema.ContactSet;
import org.kolscope.schema.FanOverlap;
import org.kolscope.schema.GroupWord;
import org.kolscope.schema.KolFit;
import org.kolscope.schema.KolFit.Base;
import org.kolscope.schema.KolFit.Fit;
import org.kolscope.schema.Lookalike;
import org.kolscope.schema.Segment;
import org.kolscope.schema.Segment.Clarity;
import org.kolscope.schema.Segment.Way;
import org.kolscope.schema.SegmentAffinity;
import org.kolscope.schema.TargetSize;

/** What the report on the target says in tests: three KOLs, an own account and a rival. */
final class AudiencesOfNights {

  /** A fan that may not be named, and that nevertheless stands in every table there is. */
  static final String FAN = "种下的粉丝小赵";

  static final long FAN_ID = 7_777_000_111_222_333L;

  private static final Map<Long, Party> PARTIES =
      Map.of(
          1001L, new Party(1001, "城市观察员老陈", null),
          1002L, new Party(1002, "=cmd|' /C calc'!A0", null),
          1003L, new Party(1003, "<script>alert(1)</script>", null),
          1004L, new Party(1004, "湖畔银行", null),
          7001L, new Party(7001, "山泉汽车官方微博", Role.OWN),
          7002L, new Party(7002, "远望汽车", Role.COMPETITOR));

  private AudiencesOfNights() {}

  static Audience small() {
    return with(
        List.of(
            size(TargetSize.Kind.TARGET, "", 2_947, 1_828, 176.8, 89.2, 304.2),
            size(TargetSize.Kind.ROAD, "words", 2_505, 265, 41.0, 20.7, 70.6),
            size(TargetSize.Kind.ROAD, "demographics", 25, 13, 4.0, 2.0, 7.0),
            size(TargetSize.Kind.ROAD, "topics", 0, 0, 0, 0.0, 0.0),
            size(TargetSize.Kind.ROAD, "communities", 1_623, 282, 33.9, 17.1, 58.3),
            size(TargetSize.Kind.ROAD, "brands", 2_892, 1_298, 114.0, 57.6, 196.2),
            size(TargetSize.Kind.ROADS, "", 1_119, 1_119, 4.3, 2.2, 7.4),
            size(TargetSize.Kind.ROADS, "brands", 680, 680, 44.3, 22.1, 67.3),
            size(TargetSize.Kind.ROADS, "words+brands", 31, 31, 20.2, 12.1, 27.3),
            size(TargetSize.Kind.ROADS, "words", 17, 17, 10.2, 8.1, 12.3)));
  }

  static Audience with(List<TargetSize> sizes) {
    return new Audience(
        Asked.of(brief()),
        PARTIES,
        sizes,
        List.of(
            point(Kind.ACCOUNT, 1001, "城市观察员老陈", 253, 3.4, 2.6, true, 1),
            point(Kind.ACCOUNT, 1002, "=cmd|' /C calc'!A0", 68, 1.1, 0.4, false, null),
            point(Kind.ACCOUNT, 7001, "山泉汽车官方微博", 92, 2.4, 1.4, true, 2),
            point(Kind.ACCOUNT, FAN_ID, FAN, 60, 9.4, 8.4, true, 3),
            point(Kind.TOPIC, 51, "=HYPERLINK(\"x\")", 40, 1.4, 1.1, true, null),
            point(Kind.TOPIC, 52, "小圈子", 19, 4.4, 3.1, true, null),
            point(Kind.COMMUNITY, 61, "<b>四驱</b>", 44, 3.4, 2.1, true, 1),
            point(Kind.HOUR, 20, "weekday 20", 400, 1.2, 1.1, true, 1),
            point(Kind.HOUR, 33, "weekend 9", 300, 1.0, 0.9, false, null)),
        List.of(
            new ContactSet(Kind.ACCOUNT, 0.5, 5, 0.5177, true, 0.7909, 0.6545, 3),
            new ContactSet(Kind.ACCOUNT, 0.9, 61, 0.833, false, 1, 0.833, null)),
        List.of(
            new LikelyGroup(61, "<b>四驱</b>", 120, 31.6, 0.84),
            new LikelyGroup(62, "相机", 300, 12.5, 0.81),
            new LikelyGroup(63, "小圈子", 19, 15, 0.84)),
        List.of(
            fit(1001, Base.FOLLOWERS, 300, 0.15, 2.5, 45.0, Fit.MATCH),
            fit(1002, Base.FOLLOWERS, 120, 0.02, 0.4, 2.4, Fit.MISMATCH),
            fit(1003, Base.FOLLOWERS, 19, null, null, null, Fit.UNKNOWN),
            fit(1004, Base.FOLLOWERS, 310, 0.16, 2.6, 49.0, Fit.MATCH),
            fit(7001, Base.FOLLOWERS, 92, 0.012, 0.3, 1.1, Fit.MISMATCH),
            fit(7002, Base.FOLLOWERS, 200, 0.1, 1.6, 21.0, Fit.AVERAGE),
            fit(FAN_ID, Base.FOLLOWERS, 92, 0.3, 5.3, 30.0, Fit.MATCH),
            fit(1001, Base.ENGAGED, 80, 0.19, 3.0, 15.2, Fit.MATCH)),
        List.of(overlap(1001, 1002, 48.0, 0.41), overlap(1001, FAN_ID, 33.0, 0.8)),
        segments(),
        VoicesOfNights.small());
  }

  /** Three groups by follows, of which one is small, none by ties. */
  private static AudienceSegments segments() {
    return new AudienceSegments(
        List.of(
            segment(1, 90, 0.93, Clarity.CLEAR, 0.97),
            segment(4, 51, 0.51, Clarity.DOUBTFUL, null),
            segment(5, 19, 0.7, Clarity.FAIR, 1.0)),
        List.of(
            affinity(1, 1001, null, 44, 2.3),
            affinity(1, FAN_ID, null, 43, 9.3),
            affinity(4, 7002, Role.COMPETITOR, 30, 1.8),
            affinity(4, 1002, null, 19, 4.4)),
        List.of(
            word(1, GroupWord.Kind.WORD, "<b>帐篷</b>", 33, 6.1),
            word(1, GroupWord.Kind.TOPIC, "川西自驾", 28, 5.2),
            word(1, GroupWord.Kind.PHRASE, "没几个人", 19, 9.9),
            word(4, GroupWord.Kind.ENTITY, "远望汽车", 25, 4.1)),
        List.of(
            alike(1001, 1002, 1, 0.55, 0.41, 0.9, 0.12),
            alike(1001, FAN_ID, 2, 0.5, 0.4, 0.9, 0.1),
            alike(1002, 1001, 1, 0.55, null, 0.9, null)));
  }

  private static Segment segment(
      int id, long members, double stability, Clarity clarity, Double kept) {
    return new Segment(
        Segment.Base.TARGET,
        Way.FOLLOWS,
        id,
        members,
        members / 160.0,
        0.4,
        0.9,
        stability,
        clarity,
        2,
        160,
        177,
        177,
        kept);
  }

  private static SegmentAffinity affinity(
      int id, long account, Role role, long followers, double index) {
    return new SegmentAffinity(
        Segment.Base.TARGET, Way.FOLLOWS, id, account, role, followers, 0.5, index, 2 + index);
  }

  private static GroupWord word(int id, GroupWord.Kind kind, String word, long authors, double z) {
    return new GroupWord("TARGET FOLLOWS " + id, kind, word, authors, authors * 2, z);
  }

  private static Lookalike alike(
      long one, long other, int place, double score, Double fans, Double topics, Double actors) {
    return new Lookalike(
        one, other, place, score, fans, topics, actors, 48.0, List.of("cars"), List.of("越野"));
  }

  /** The same with other groups. */
  static Audience grouped(List<LikelyGroup> groups) {
    var small = small();
    return new Audience(
        small.asked(),
        PARTIES,
        small.sizes(),
        small.points(),
        small.sets(),
        groups,
        small.fits(),
        small.overlaps(),
        small.segments(),
        small.voices());
  }

  /** The same with other voices. */
  static Audience saying(Audience.Voices voices) {
    var small = small();
    return new Audience(
        small.asked(),
        PARTIES,
        small.sizes(),
        small.points(),
        small.sets(),
        small.groups(),
        small.fits(),
        small.overlaps(),
        small.segments(),
        voices);
  }

  private static Brief brief() {
    return new Brief(
        "山泉汽车",
        List.of(new AccountName("7001", null, "official")),
        List.of(new Competitor("远望", List.of(new AccountName("7002", null, null)))),
        List.of(),
        List.of(),
        List.of(new AccountName(Long.toString(FAN_ID), null, "staff")),
        List.of("SUV", "<i>越野</i>"),
        List.of("抽奖"),
        List.of(),
        new Brief.Target(
            List.of(),
            List.of("浙江"),
            List.of(),
            List.of(),
            List.of(),
            List.of("自驾"),
            List.of("四驱"),
            List.of(),
            List.of(new AccountName(null, FAN, null))),
        null,
        List.of(),
        List.of());
  }

  static TargetSize size(
      TargetSize.Kind kind,
      String roads,
      long known,
      long shown,
      double targets,
      Double low,
      Double high) {
    return new TargetSize(kind, roads, known, shown, targets, low, high);
  }

  private static ContactPoint point(
      Kind kind,
      long id,
      String name,
      long members,
      double lift,
      double low,
      boolean isSignificant,
      Integer place) {
    var isAccount = kind == Kind.ACCOUNT;
    return new ContactPoint(
        kind,
        id,
        isAccount ? id : null,
        name,
        PARTIES.containsKey(id) ? PARTIES.get(id).role() : null,
        isAccount ? 1_000L : null,
        members,
        members * 0.06 * lift,
        lift,
        low,
        0.1,
        0.01,
        isSignificant,
        isAccount && id == 1001,
        place,
        place == null ? null : 0.2);
  }

  private static KolFit fit(
      long id, Base base, long people, Double share, Double lift, Double reach, Fit verdict) {
    return new KolFit(
        id,
        base,
        people,
        people,
        true,
        people,
        share,
        share == null ? null : share / 2,
        share == null ? null : share * 2,
        lift,
        lift == null ? null : lift / 2,
        lift == null ? null : lift * 2,
        reach,
        reach == null ? null : reach / 2,
        verdict);
  }

  private static FanOverlap overlap(long one, long other, double shared, double ofSmaller) {
    return new FanOverlap(
        one,
        other,
        FanOverlap.Base.REAL,
        shared,
        shared,
        shared,
        0.1,
        ofSmaller,
        FanOverlap.Method.EXACT);
  }
}
