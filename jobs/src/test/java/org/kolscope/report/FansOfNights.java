package org.kolscope.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.kolscope.report.Dossier.EvidenceLine;
import org.kolscope.report.Dossier.FarmLine;
import org.kolscope.report.Dossier.Followers;
import org.kolscope.schema.Centrality;
import org.kolscope.schema.FanBatch;
import org.kolscope.schema.FanQuality;
import org.kolscope.schema.FanQuality.Choice;
import org.kolscope.schema.FanQuality.ErrorsFrom;
import org.kolscope.schema.FanQuality.Grade;
import org.kolscope.schema.FanQuality.Told;
import org.kolscope.schema.GrowthAnomaly;
import org.kolscope.schema.GrowthAnomaly.Explanation;
import org.kolscope.schema.GrowthAnomaly.Kind;
import org.kolscope.schema.InfluenceReplicate.GraphKind;
import org.kolscope.schema.KolRank;
import org.kolscope.schema.Reach;
import org.kolscope.schema.TopicInfluence;
import org.kolscope.schema.TopicRelevance;

/** Fans of the KOLs of {@link Nights}. */
final class FansOfNights {

  private static final LocalDate FIRST = LocalDate.of(2026, 10, 25);

  private FansOfNights() {}

  /** Of the small night: the first has all there is to tell, the second nothing, the third none. */
  static Fans small() {
    var kols = Nights.small().kols();
    return Fans.of(
        List.of(told(1001), untold(1002)),
        List.of(rich(kols.get(0), told(1001)), poor(kols.get(1), untold(1002))));
  }

  /** 2,000 fans: of 1,600 judged ones 300 are called zombie. */
  static FanQuality told(long accountId) {
    return new FanQuality(
        accountId,
        12_400L,
        2_000,
        1_600,
        400,
        300,
        40,
        60,
        1_200,
        350,
        45,
        12,
        290,
        403,
        38,
        52,
        50,
        760,
        Told.ABOVE_ZERO,
        0.8123,
        0.7749,
        0.8451,
        0.71,
        0.86,
        "drip",
        ErrorsFrom.SETTINGS,
        0.129,
        Grade.C,
        Choice.NEWEST,
        700,
        300,
        150,
        19,
        31,
        1_500,
        240L,
        610L,
        1_020L,
        412.3,
        1_310,
        86L,
        6.94,
        160L,
        0.45,
        1_440L,
        0.16,
        0.29);
  }

  /** 150 unjudged fans of which no acts are loaded. */
  static FanQuality untold(long accountId) {
    return new FanQuality(
        accountId,
        null,
        150,
        0,
        150,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        150,
        0,
        Told.NOBODY_JUDGED,
        null,
        null,
        null,
        null,
        null,
        null,
        ErrorsFrom.SETTINGS,
        null,
        Grade.D,
        Choice.UNKNOWN,
        0,
        0,
        0,
        0,
        0,
        0,
        null,
        null,
        null,
        null,
        0,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static Dossier rich(KolRank kol, FanQuality fans) {
    return new Dossier(
        kol,
        moves(kol.accountId()),
        fans,
        List.of(
            batch(kol.accountId(), "2026-03-12T00:00:00Z", 240, 210),
            batch(kol.accountId(), "2026-05-01T00:00:00Z", 26, 20),
            batch(kol.accountId(), "2026-06-01T00:00:00Z", 12, 12)),
        List.of(
            new FarmLine("2026-03-20-1", 1_240, 198, 42), new FarmLine("2026-03-20-7", 61, 9, 2)),
        List.of(
            growth(kol.accountId(), 12, 10_800, 11_950, Explanation.UNEXPLAINED, null),
            growth(kol.accountId(), 20, 11_990, 12_600, Explanation.HOT_TOPIC, "<b>热</b>")),
        IntStream.range(0, 27)
            .mapToObj(
                i ->
                    new Followers(
                        FIRST.plusDays(i),
                        10_700 + 10L * i + (i > 11 ? 1_000 : 0) + (i > 19 ? 600 : 0)))
            .toList(),
        23,
        86L,
        List.of(
            evidence("-42", "joinedBurst", "1001", Instant.parse("2026-03-12T00:00:00Z")),
            evidence("77", "=1+1", null, null)));
  }

  private static Moves moves(long accountId) {
    return new Moves(
        stands(GraphKind.FOLLOW, accountId, 12_400, 12_011.25, 9, 4),
        48_210,
        stands(GraphKind.REPOST, accountId, 7_100, 6_012.5, 3, 3),
        new Reach(
            accountId,
            12_400,
            912_000,
            4_310,
            120,
            4_310 / 912_000.0,
            Reach.Rates.LEARNED,
            13_480.4,
            13_011.2,
            13_960.6,
            812.55,
            790.1,
            835.2,
            14_100.0,
            13_600.0,
            14_600.0,
            2,
            310.0,
            null,
            null,
            1.0),
        List.of(
            topic(accountId, TopicRelevance.Kind.BRIEF, "<i>砾原</i>", GraphKind.REPOST, 2, 523),
            topic(accountId, TopicRelevance.Kind.HASHTAG, "周末去哪儿", GraphKind.FOLLOW, 7, 1_310)));
  }

  private static Centrality stands(
      GraphKind graph, long accountId, long in, double genuine, long rank, long plain) {
    return new Centrality(
        graph, accountId, in, genuine, 41.5, rank, 44.5, plain, 31, 58, 9.5, 9.1, 9.9, 1, 48_000);
  }

  private static TopicInfluence topic(
      long accountId, TopicRelevance.Kind kind, String topic, GraphKind graph, int rank, int of) {
    return new TopicInfluence(kind, topic, graph, accountId, 0.4, 9.5, rank, 9.6, rank, of);
  }

  private static Dossier poor(KolRank kol, FanQuality fans) {
    return new Dossier(
        kol,
        Moves.unknown(),
        fans,
        List.of(),
        List.of(),
        List.of(),
        List.of(new Followers(FIRST, 410)),
        0,
        null,
        List.of());
  }

  private static FanBatch batch(long accountId, String start, long fans, long zombies) {
    var startsAt = Instant.parse(start);
    return new FanBatch(
        accountId,
        startsAt,
        startsAt.plusSeconds(2 * 86_400),
        fans,
        fans + 31,
        18.4,
        zombies,
        3,
        fans - 8,
        0.71,
        LocalDate.of(2026, 1, 5),
        LocalDate.of(2026, 1, 13),
        0.02,
        7);
  }

  private static GrowthAnomaly growth(
      long accountId, int day, long before, long after, Explanation explanation, String topic) {
    return new GrowthAnomaly(
        accountId,
        FIRST.plusDays(day),
        FIRST.plusDays(day - 1L),
        Kind.SPIKE,
        before,
        after,
        after - before,
        10,
        25.5,
        explanation,
        null,
        null,
        topic,
        0);
  }

  private static EvidenceLine evidence(
      String account, String signal, String followee, Instant startsAt) {
    return new EvidenceLine(
        account,
        "ZOMBIE",
        "TIME_COHORT",
        signal,
        271,
        18.4,
        2.7,
        followee,
        null,
        startsAt,
        startsAt == null ? null : startsAt.plusSeconds(2 * 86_400),
        271L);
  }
}
