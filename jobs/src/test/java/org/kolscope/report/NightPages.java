package org.kolscope.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.kolscope.report.NightAppeals.Line;
import org.kolscope.report.NightPage.Before;
import org.kolscope.report.NightPage.Expired;
import org.kolscope.report.NightPage.LineageLine;
import org.kolscope.report.NightPage.Links;
import org.kolscope.report.NightPage.PrivacyLine;
import org.kolscope.report.NightPage.QuarantineLine;
import org.kolscope.report.NightPage.RunLine;
import org.kolscope.report.NightPage.StageLine;
import org.kolscope.report.NightPage.StageLine.State;
import org.kolscope.report.NightPage.VolumeLine;
import org.kolscope.schema.KolRank;
import org.kolscope.schema.KolRank.Group;
import org.kolscope.schema.QualityFigure;
import org.kolscope.schema.QualityFigure.Level;
import org.kolscope.schema.QualityFigure.Outcome;
import org.kolscope.schema.Restatement;
import org.kolscope.schema.Run.Verdict;
import org.kolscope.schema.Verdict.Call;

/** Nightly pages to render in tests. */
final class NightPages {

  static final LocalDate NIGHT = LocalDate.of(2026, 3, 31);

  private NightPages() {}

  /** A published night with a warning, everything known. */
  static NightPage full() {
    return full("城市观察员老陈");
  }

  /** The same with {@code text} wherever a stranger's text can stand. */
  static NightPage full(String text) {
    List<KolRank> before = new ArrayList<>(Nights.realistic(60).kols());
    List<KolRank> now = new ArrayList<>(before.subList(0, 57));
    now.set(0, moved(before.get(4), 1, text));
    now.set(4, moved(before.get(0), 5, before.get(0).screenName()));
    now.add(Nights.kol(7, text, 58, 57, 58, Group.C, 5, 5, 5., 5., 5.));
    return new NightPage(
        run(Verdict.WARN, null),
        List.of(new Words("the brief names accounts that the data does not have: " + text, text)),
        volumes(),
        rules(Level.WARN, text),
        quarantine(23, text),
        "kolscope quarantine --as-of 2026-03-31 --input in --to out/repaired",
        stages(),
        new ProfileCoverage(41_210, 9_300, 5_022),
        appeals(text),
        now,
        new Before(
            30,
            NIGHT.minusDays(1),
            "0.1.0",
            "ffee0011",
            before,
            Set.of(before.get(59).accountId())),
        restatements(),
        List.of(
            new LineageLine("load the raw files", List.of(text), List.of("QuarantinedRow")),
            new LineageLine(
                "rank the KOLs", List.of("Candidate", "Influence"), List.of("KolRank"))),
        new Links("manifest.json", "../../reports/2026-03-31/"),
        new PrivacyLine(
            "a1b2c3d4e5f6",
            3,
            List.of(new NightReport.TableLine("Follow", 812)),
            List.of(new Expired(new Words("nights of derived tables", "派生表的夜数"), 2)),
            1L));
  }

  /** The first night of all, stopped by a rule before anything was published. */
  static NightPage stopped() {
    var figure =
        figure("volume", "Follow", "", Level.ERROR, Outcome.BREACH, 412, 0, 412., 1300., "412");
    return stopped(null, List.of(new NightRule(figure, null, Arrays.asList(null, 412.))));
  }

  static NightPage stopped(Words stoppedBy, List<NightRule> rules) {
    return new NightPage(
        run(Verdict.STOP, stoppedBy),
        List.of(),
        List.of(),
        rules,
        List.of(),
        null,
        List.of(),
        null,
        null,
        List.of(),
        null,
        List.of(),
        List.of(),
        new Links("manifest.json", null),
        new PrivacyLine("a1b2c3d4e5f6", 0, List.of(), List.of(), null));
  }

  static NightPage withKols(List<KolRank> kols, NightPage page) {
    return new NightPage(
        page.run(),
        page.warnings(),
        page.volumes(),
        page.rules(),
        page.quarantine(),
        page.replayCommand(),
        page.stages(),
        page.profile(),
        page.appeals(),
        kols,
        page.before(),
        page.restatements(),
        page.lineage(),
        page.links(),
        page.privacy());
  }

  /** Five in force, two of them against the experts, and two that expired. */
  private static NightAppeals appeals(String text) {
    return new NightAppeals(
        List.of(
            new Line("88", null, true, Call.ZOMBIE, Call.ZOMBIE, null, null),
            new Line("-91", null, true, null, Call.GENUINE, null, NIGHT.plusDays(9)),
            new Line("1798", text, true, Call.COORDINATED, Call.GENUINE, text, NIGHT),
            new Line("-17", null, true, Call.GENUINE, Call.ZOMBIE, null, null),
            new Line("-55", null, false, null, Call.UNSURE, null, null)),
        2);
  }

  static NightPage withAppeals(NightAppeals appeals, ProfileCoverage profile) {
    var page = full();
    return new NightPage(
        page.run(),
        page.warnings(),
        page.volumes(),
        page.rules(),
        page.quarantine(),
        page.replayCommand(),
        page.stages(),
        profile,
        appeals,
        page.kols(),
        page.before(),
        page.restatements(),
        page.lineage(),
        page.links(),
        page.privacy());
  }

  private static RunLine run(Verdict verdict, Words stoppedBy) {
    boolean stops = verdict == Verdict.STOP;
    return new RunLine(
        stops ? 1L : 31L,
        NIGHT,
        "weibo",
        "Asia/Shanghai",
        true,
        verdict,
        !stops,
        stoppedBy,
        "0.1.0",
        "9c1f22ab",
        stops ? 7.25 : 754.4,
        stops ? 20 : 10,
        stops ? null : NIGHT,
        stops ? null : Long.valueOf(31),
        stops ? "kolscope run --as-of 2026-03-31 --input in" : null);
  }

  private static List<VolumeLine> volumes() {
    var newest = Instant.parse("2026-03-31T14:10:00Z");
    return List.of(
        new VolumeLine("Account", 320, 318, 2, 0, 0, 0, 12L, 320.0, null),
        new VolumeLine("Follow", 2_659, 2_590, 12, 52, 5, 4, 2_590L, 2_556.5, null),
        new VolumeLine("Post", 880, 877, 1, 1, 0, 0, null, null, newest));
  }

  static QualityFigure figure(
      String rule,
      String table,
      String subject,
      Level level,
      Outcome outcome,
      long checked,
      long failed,
      Double value,
      Double low,
      String bad) {
    boolean post = subject.equals("accountId");
    return new QualityFigure(
        rule,
        table,
        subject,
        level,
        outcome,
        checked,
        failed,
        value,
        low,
        low == null ? null : Double.valueOf(2 * Math.max(low, value)),
        bad,
        null,
        post ? 424242L : null);
  }

  private static List<NightRule> rules(Level level, String text) {
    List<NightRule> rules = new ArrayList<>();
    var fine = figure("volume", "Follow", "", level, Outcome.OK, 2659, 0, 2659., 1300., null);
    rules.add(
        new NightRule(
            fine, null, Arrays.asList(2500., 2550., null, 2600., null, null, 2400., 2659.)));
    rules.add(
        new NightRule(
            figure(
                "referential",
                "Post",
                "accountId",
                level,
                Outcome.BREACH,
                880,
                3,
                null,
                null,
                text),
            "-4611686018427387904",
            Arrays.asList(0., 0., 0.001, 0., 0.0034)));
    rules.add(
        new NightRule(
            figure("freshness", "Post", "createdAt", level, Outcome.BREACH, 1, 0, 31.5, 0., "31 h"),
            null,
            List.of(2.0, 1.5, 3.25, 31.5)));
    rules.add(
        new NightRule(
            figure(
                "drift",
                "KolRank",
                "score",
                Level.NOTE,
                Outcome.NOT_APPLICABLE,
                0,
                0,
                null,
                null,
                null),
            null,
            Arrays.asList(null, null)));
    return rules;
  }

  private static List<QuarantineLine> quarantine(int lines, String text) {
    List<QuarantineLine> all = new ArrayList<>();
    for (int i = 1; i <= lines; i++) {
      all.add(new QuarantineLine("self-follow", "Follow", text + "/follow-" + i + ".csv", 2L * i));
    }
    return all;
  }

  private static List<StageLine> stages() {
    long mb = 1 << 20;
    var figures =
        new StageFigures(64, 312 * mb, 118 * mb, 120 * mb, 96 * mb, 31 * mb, 210 * mb, 41.5, 3.2);
    var small = new StageFigures(4, 512, 0, 0, 0, 0, 0, 0.21, 0.2);
    return List.of(
        new StageLine("audit the night", State.DONE, List.of(), 0.42, 12L, null),
        new StageLine("load the raw files", State.DONE, List.of(), 38.0, 3_859L, small),
        new StageLine("draw the repost graph", State.SKIPPED, List.of(), null, 1_204L, null),
        new StageLine(
            "measure influence on samples",
            State.RERUN,
            List.of(
                new Words("input Follow changed", "输入 Follow 有变化"),
                new Words("setting influence.replicates changed", "设置 influence.replicates 有变化")),
            655.0,
            12_800L,
            figures),
        new StageLine("rank the KOLs", State.DONE, List.of(), 4.0, 58L, small));
  }

  private static List<Restatement> restatements() {
    List<Restatement> lines = new ArrayList<>();
    for (var reason : Restatement.Reason.values()) {
      lines.add(
          new Restatement(
              NIGHT.minusDays(1 + lines.size()), reason, 4, 1_120, 1_131, 90_210, 91_004));
    }
    return lines;
  }

  private static KolRank moved(KolRank kol, int rank, String name) {
    return Nights.kol(
        kol.accountId(),
        name,
        rank,
        rank,
        rank,
        Group.A,
        90,
        kol.statusPart(),
        kol.brokerPart(),
        99.0,
        kol.responsePart());
  }
}
