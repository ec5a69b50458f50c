package org.kolscope.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.kolscope.report.NightReport.BriefLine;
import org.kolscope.report.NightReport.ChainLine;
import org.kolscope.report.NightReport.IntakeLine;
import org.kolscope.report.NightReport.Method;
import org.kolscope.report.NightReport.Reason;
import org.kolscope.report.NightReport.TableLine;
import org.kolscope.report.NightReport.Weights;
import org.kolscope.schema.Candidate.Basis;
import org.kolscope.schema.KolRank;
import org.kolscope.schema.KolRank.Group;
import org.kolscope.schema.RosterPick;

/** Nights to render in tests. */
final class Nights {

  private static final String[] NAMES = {
    "城市观察员老陈",
    "山茶与海",
    "科技小报",
    "阿May的厨房",
    "车评人周正",
    "深夜书桌",
    "滇西行走",
    "母婴手账Lily",
    "财经夜读",
    "球场边的老王",
    "青年摄影社",
    "猫与咖啡馆"
  };

  private Nights() {}

  /** Three KOLs: one firm, two tied; a part, a name and a displayed number are n/a. */
  static NightReport small() {
    return night(
        List.of(
            kol(1001, "城市观察员老陈", 1, 1, 1, Group.A, 91.25, 95.0, 90.0, 88.0, 85.0),
            kol(1002, "Tea & \"Cake\" <b>", 2, 2, 3, Group.B, 61.5, 70.0, null, 55.0, 50.0),
            kol(9007199254740993L, null, 3, 2, 3, Group.C, 40.0, 40.0, 40.0, 40.0, 40.0)));
  }

  static NightReport nobody() {
    return night(List.of());
  }

  /** A made-up ranking of any length with overlapping ranges. */
  static NightReport realistic(int kolsCount) {
    var random = new Random(7);
    List<KolRank> kols = new ArrayList<>();
    for (int rank = 1; rank <= kolsCount; rank++) {
      int doubt = rank == 1 ? 0 : 1 + random.nextInt(1 + rank / 3);
      String name = NAMES[(rank - 1) % NAMES.length] + (rank > NAMES.length ? rank : "");
      double level = 96.0 - 90.0 * (rank - 1) / Math.max(1, kolsCount);
      kols.add(
          kol(
              1_790_000_000L + 7_919L * rank,
              name,
              rank,
              Math.max(rank == 1 ? 1 : 2, rank - doubt),
              Math.min(kolsCount, rank + doubt),
              rank <= 1 + kolsCount / 6 ? Group.A : rank <= kolsCount / 2 ? Group.B : Group.C,
              level,
              Math.min(100, level + random.nextInt(5)),
              rank % 5 == 0 ? null : level,
              Math.max(0, level - random.nextInt(9)),
              level));
    }
    return night(kols);
  }

  static NightReport night(List<KolRank> kols) {
    return new NightReport(
        LocalDate.of(2026, 11, 20),
        "weibo",
        "Asia/Shanghai",
        true,
        "0.1.0",
        new BriefLine("山泉汽车", List.of("山泉汽车官方微博"), List.of("远望汽车", "长河汽车"), "300,000 CNY"),
        kols.isEmpty() ? 0L : 320L,
        kols,
        roster(kols),
        1_000,
        List.of(
            new IntakeLine("Account", 52_310, 52_120, 180, 10, 0, 3_412, List.of()),
            new IntakeLine(
                "Follow",
                1_204_551,
                1_204_002,
                512,
                37,
                0,
                0,
                List.of(new Reason("self-follow", 30), new Reason("id-missing", 7))),
            new IntakeLine(
                "Post", 88_000, 87_010, 900, 90, 0, 0, List.of(new Reason("date-in-future", 90)))),
        new ChainLine(21_400, 17_334),
        List.of(
            new TableLine("Account", 55_532),
            new TableLine("Follow", 1_204_002),
            new TableLine("Post", 87_010),
            new TableLine("KolRank", kols.size())),
        new Method(
            List.of("org.jgrapht.alg.scoring.PageRank", "org.jgrapht.alg.scoring.Betweenness"),
            "RandomWalkSample",
            40,
            2_000,
            0.2,
            42,
            new Weights(0.4, 0.1, 0.3, 0.2),
            50),
        List.of(
            new Words(
                "Only 62% of the candidates have a complete follower list; places below 20 are"
                    + " least certain.",
                "只有 62% 的候选账号有完整的粉丝列表；20 名以后的名次最不确定。")),
        new ProfileCoverage(0, 50_000, 5_532).notices());
  }

  static NightReport with(NightReport r, Roster roster) {
    return new NightReport(
        r.asOf(),
        r.platform(),
        r.zone(),
        r.isSample(),
        r.codeVersion(),
        r.brief(),
        r.candidatesCount(),
        r.kols(),
        roster,
        r.rowsShown(),
        r.intake(),
        r.chains(),
        r.tables(),
        r.method(),
        r.warnings(),
        r.notices());
  }

  /** The second and the first KOL for 240,000 of 300,000. */
  private static Roster roster(List<KolRank> kols) {
    return new Roster(
        kols.size() < 2
            ? List.of()
            : List.of(
                pick(1, kols.get(1).accountId(), 40_000.5, 5_230.4, 5_230.4),
                pick(2, kols.get(0).accountId(), 200_000, 9.04, 5_239.4)),
        300_000);
  }

  static RosterPick pick(int place, long accountId, double price, double gain, double value) {
    return new RosterPick(
        RosterPick.Kind.BUDGET,
        place,
        accountId,
        price,
        gain,
        value,
        value - 60,
        value + 60,
        false,
        "ratio greedy",
        0.547);
  }

  static KolRank kol(
      long accountId,
      String screenName,
      int rank,
      int rankLow90,
      int rankHigh90,
      Group group,
      double score,
      double statusPart,
      Double brokerPart,
      Double relayPart,
      Double responsePart) {
    return new KolRank(
        accountId,
        screenName,
        "0",
        rank % 4 == 0 ? Basis.BRIEF : Basis.FANS,
        rank,
        rankLow90,
        rankHigh90,
        group,
        score,
        Math.max(0, score - 4.5),
        Math.min(100, score + 3.25),
        statusPart,
        brokerPart,
        relayPart,
        responsePart,
        brokerPart == null ? 0.9 : 1.0,
        12_400L / rank,
        rank % 3 == 0 ? null : 1_250_000L / rank,
        430 + rank,
        9_800 / rank,
        7_100 / rank,
        rank % 5 == 0 ? null : 3L * rank,
        rank % 5 == 0 ? null : Math.max(1, 3L * rank - 7),
        40);
  }
}
