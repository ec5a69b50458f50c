package org.kolscope.pipeline;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.kolscope.pipeline.Housekeeping.Retained;
import org.kolscope.pipeline.quality.QualityRules;
import org.kolscope.report.NightPage;
import org.kolscope.report.NightPage.Before;
import org.kolscope.report.NightPage.Expired;
import org.kolscope.report.NightPage.Links;
import org.kolscope.report.NightPage.PrivacyLine;
import org.kolscope.report.NightPage.QuarantineLine;
import org.kolscope.report.NightPage.RunLine;
import org.kolscope.report.NightPage.StageLine;
import org.kolscope.report.NightPage.VolumeLine;
import org.kolscope.report.NightReport.TableLine;
import org.kolscope.report.NightRule;
import org.kolscope.report.StageFigures;
import org.kolscope.report.Words;
import org.kolscope.schema.IdOf;
import org.kolscope.schema.KolRank;
import org.kolscope.schema.QualityFigure;
import org.kolscope.schema.QuarantinedRow;
import org.kolscope.schema.Restatement;
import org.kolscope.schema.Run;
import org.kolscope.schema.Run.Verdict;
import org.kolscope.store.RunLog;

/** Gathers what the nightly page shows of a run. */
record NightPages(
    Night night,
    OpenWarehouse open,
    Map<String, StageFigures> measured,
    RunLog.Identity identity,
    Retained retained,
    long personalRows) {

  /** Nights of a sparkline. */
  private static final int NIGHTS = 14;

  /**
   * The page.
   *
   * @param run as it was written down
   * @param why what stopped it; null if nothing did
   */
  NightPage page(Run run, double seconds, String why, Outputs outputs) {
    var kols = outputs.ranked();
    var facts = new NightFacts(night);
    var warnings = new ArrayList<Words>();
    if (night.drop() != null) {
      warnings.addAll(facts.notes());
      warnings.addAll(facts.warningsBesideRules());
    }
    return new NightPage(
        run(run, seconds, why),
        warnings,
        night.drop() == null ? List.of() : volumes(),
        rules(outputs),
        night.drop() == null ? List.of() : quarantine(),
        replayCommand(),
        stages(),
        night.judged() == null ? null : night.judged().profile(),
        night.judged() == null
            ? null
            : new Decisions(night, outputs.tables(), outputs.mask()).appeals(),
        kols,
        before(),
        night.table(Restatement.class) == null
            ? List.of()
            : night.table(Restatement.class).collect(),
        night.lineage(),
        new Links("manifest.json", why == null ? "../../reports/" + asOf() + "/" : null),
        new PrivacyLine(
            outputs.maskFingerprint(),
            open.refused().size(),
            open.purged().tableRows().entrySet().stream()
                .map(e -> new TableLine(e.getKey(), e.getValue()))
                .toList(),
            expired(),
            (long) new CareUses(night.spark(), night.request().out()).of(asOf()).size()));
  }

  private List<Expired> expired() {
    return Stream.of(
            new Expired(new Words("nights of derived tables", "派生表的夜晚"), retained.derivedNights()),
            new Expired(
                new Words("nights of source tables folded into one", "源表中合并为一的夜晚"),
                retained.foldedNights()),
            new Expired(new Words("old posts, comments and likes", "过期的帖子、评论与点赞"), personalRows),
            new Expired(
                new Words("nights of plain Parquet and reports", "Parquet 与报告的夜晚"),
                retained.outputNights()),
            new Expired(
                new Words("pages that named a refused account", "曾提及拒绝账号的页面"),
                open.purged().pages().size()))
        .filter(e -> e.count() > 0)
        .toList();
  }

  private LocalDate asOf() {
    return night.request().asOf();
  }

  private RunLine run(Run run, double seconds, String why) {
    var request = night.request();
    var seen = new RunLog(night.store()).newest();
    var isRule = night.figures().stream().anyMatch(NightPages::stops);
    var verdict = why != null ? Verdict.STOP : run.verdict();
    return new RunLine(
        run == null ? null : run.number(),
        asOf(),
        request.source().platform(),
        request.settings().report().zone(),
        request.isSample(),
        verdict,
        verdict != Verdict.STOP,
        why == null || isRule ? null : new Words(why, why),
        identity.codeVersion(),
        identity.settingsHash(),
        seconds,
        switch (verdict) {
          case OK -> 0;
          case WARN -> 10;
          case STOP -> 20;
        },
        seen.map(Run::night).orElse(null),
        seen.map(Run::number).orElse(null),
        request.command());
  }

  private static boolean stops(QualityFigure figure) {
    return figure.level() == QualityFigure.Level.ERROR
        && figure.outcome() == QualityFigure.Outcome.BREACH;
  }

  private List<VolumeLine> volumes() {
    var lines = new ArrayList<VolumeLine>();
    night
        .drop()
        .counts()
        .forEach(
            (table, c) -> {
              var logged = night.drop().logged().get(table);
              lines.add(
                  new VolumeLine(
                      table,
                      c.read(),
                      c.accepted(),
                      c.merged(),
                      c.quarantined(),
                      c.refused(),
                      c.replayed(),
                      logged == null ? null : logged.rows(),
                      night.request().settings().quality().usualRows(night.figures(), table),
                      QualityRules.newestAt(
                          night.figures(),
                          table,
                          asOf(),
                          night.request().settings().report().timeZone())));
            });
    return lines;
  }

  private List<NightRule> rules(Outputs outputs) {
    var past = past();
    var mask = outputs.maskFingerprint() == null ? null : outputs.mask();
    var lines = new ArrayList<NightRule>();
    for (var figure : night.figures()) {
      var earlier = past.values().stream().map(p -> p.get(key(figure))).toList();
      Long id = figure.badAccountId() != null ? figure.badAccountId() : figure.badPostId();
      var kind = figure.badAccountId() != null ? IdOf.Kind.ACCOUNT : IdOf.Kind.POST;
      var masked = id == null || mask == null ? null : Long.toString(mask.of(kind, id));
      lines.add(NightRule.of(figure, masked, earlier));
    }
    return lines;
  }

  /** Figures of the nights before, oldest first, each by rule, table and subject. */
  private NavigableMap<LocalDate, Map<List<String>, QualityFigure>> past() {
    var nights = new TreeMap<LocalDate, Map<List<String>, QualityFigure>>();
    for (int back = 1; back < NIGHTS; back++) {
      nights.put(asOf().minusDays(back), new TreeMap<>(KEYS));
    }
    var store = night.store();
    for (var before : store.nights(QualityFigure.class)) {
      if (nights.containsKey(before)) {
        for (var figure : store.read(QualityFigure.class, before).collect()) {
          nights.get(before).put(key(figure), figure);
        }
      }
    }
    return nights;
  }

  private static final Comparator<List<String>> KEYS =
      Comparator.comparing(k -> String.join("\n", k));

  private static List<String> key(QualityFigure figure) {
    return List.of(figure.rule(), figure.tableName(), figure.subject());
  }

  private List<QuarantineLine> quarantine() {
    return night
        .store()
        .read(QuarantinedRow.class, asOf())
        .rows()
        .groupBy("reason", "tableName", "file")
        .agg(count(lit(1)).as("rows"))
        .orderBy(col("rows").desc(), col("reason"), col("tableName"), col("file"))
        .limit(MAX_QUARANTINE_LINES)
        .collectAsList()
        .stream()
        .map(r -> new QuarantineLine(r.getString(0), r.getString(1), r.getString(2), r.getLong(3)))
        .toList();
  }

  /** A bound for the driver; the page shows far fewer. */
  private static final int MAX_QUARANTINE_LINES = 10_000;

  private String replayCommand() {
    if (night.rows(QuarantinedRow.class) == 0) {
      return null;
    }
    var request = night.request();
    var source =
        request.sourceName().startsWith("preset ")
            ? "--preset " + request.sourceName().substring("preset ".length())
            : "--source " + request.sourceName();
    return "kolscope quarantine %s --input %s --as-of %s --out %s --to %s/repaired"
        .formatted(source, request.input(), asOf(), request.out(), night.folder());
  }

  private List<StageLine> stages() {
    return night.stages().ran().stream()
        .map(
            r ->
                new StageLine(
                    r.name(), r.state(), r.why(), r.seconds(), r.rows(), measured.get(r.name())))
        .toList();
  }

  private Before before() {
    var log = new RunLog(night.store());
    var last = log.nights().lower(asOf());
    if (last == null) {
      return null;
    }
    var run = log.all().stream().filter(r -> r.published() && r.night().equals(last));
    var newest = run.reduce((a, b) -> b).orElseThrow();
    return new Before(
        newest.number(),
        last,
        newest.codeVersion(),
        newest.settingsHash(),
        night.store().read(KolRank.class, last).collect(),
        open.refused());
  }
}
