package org.kolscope.pipeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.kolscope.influence.SampledInfluence;
import org.kolscope.intake.Drop.Counts;
import org.kolscope.intake.Drop.InputFile;
import org.kolscope.report.NightReport;
import org.kolscope.report.NightReport.BriefLine;
import org.kolscope.report.NightReport.ChainLine;
import org.kolscope.report.NightReport.IntakeLine;
import org.kolscope.report.NightReport.Method;
import org.kolscope.report.NightReport.Reason;
import org.kolscope.report.NightReport.TableLine;
import org.kolscope.report.NightReport.Weights;
import org.kolscope.report.Roster;
import org.kolscope.report.Words;
import org.kolscope.schema.Account;
import org.kolscope.schema.Brief.AccountName;
import org.kolscope.schema.Candidate;
import org.kolscope.schema.InfluenceReplicate;
import org.kolscope.schema.InfluenceReplicate.Measure;
import org.kolscope.schema.KolRank;
import org.kolscope.schema.RosterPick;
import org.kolscope.store.RunLog;

/** What a night has to say of itself, to the reader of the report and to the manifest. */
record NightFacts(Night night) {

  private static final int TOP_REASONS = 3;

  private RunRequest request() {
    return night.request();
  }

  private DropFacts drop() {
    return night.drop();
  }

  NightReport report(List<KolRank> kols, List<RosterPick> picks) {
    var settings = request().settings();
    var influence = settings.influence();
    var ranking = settings.ranking();
    return new NightReport(
        request().asOf(),
        request().source().platform(),
        settings.report().zone(),
        request().isSample(),
        CodeVersion.current(),
        briefLine(),
        night.rows(Candidate.class),
        kols,
        roster(picks),
        settings.report().maxKols(),
        drop().counts().entrySet().stream().map(e -> line(e.getKey(), e.getValue())).toList(),
        chains(),
        night.rows().entrySet().stream().map(e -> new TableLine(e.getKey(), e.getValue())).toList(),
        new Method(
            Stream.of(Measure.values()).map(SampledInfluence::engine).toList(),
            String.valueOf(influence.describe().get("sampler")),
            influence.replicates(),
            influence.pageRankMaxAccounts(),
            1 - influence.sampleShare(),
            influence.randomSeed(),
            new Weights(
                ranking.statusWeight(),
                ranking.brokerWeight(),
                ranking.relayWeight(),
                ranking.responseWeight()),
            settings.candidates().minFans()),
        warnings(),
        notices());
  }

  /** What the reader must know of the numbers and is no fault of the data: no warning. */
  List<Words> notices() {
    var all = new ArrayList<Words>();
    if (night.judged() != null) {
      all.addAll(night.judged().profile().notices());
    }
    night.wholes().stream().filter(w -> !w.isOneTask()).forEach(w -> all.add(w.notice()));
    return all;
  }

  /** What the reader must know before believing the numbers, most important first. */
  List<Words> warnings() {
    var all = new ArrayList<Words>(request().settings().quality().messages(night.figures()));
    all.addAll(warningsBesideRules());
    return all;
  }

  List<Words> warningsBesideRules() {
    List<Words> warnings = new ArrayList<>();
    drop()
        .counts()
        .forEach(
            (table, counts) -> {
              if (counts.unrepaired() > 0) {
                warnings.add(quarantined(table, counts));
              }
            });
    if (!night.missing().isEmpty()) {
      var names = String.join(", ", night.missing());
      warnings.add(
          new Words(
              "the brief names accounts that the data does not have, or has more than once: "
                  + names,
              "简报中的这些账号在数据中没有，或不止一个：" + names));
    }
    if (night.rows(Candidate.class) == 0) {
      warnings.add(
          new Words(
              "no account could be ranked: none has candidates.min-fans = %d fans in the data"
                  .formatted(request().settings().candidates().minFans()),
              "没有可排名的账号：数据中没有账号达到 %d 个粉丝".formatted(request().settings().candidates().minFans())));
    }
    return warnings;
  }

  /**
   * What whoever runs the nights must know, and the reader of the report need not: it is about this
   * warehouse today, not about the night.
   */
  List<Words> notes() {
    var published = new RunLog(night.store()).nights();
    var notes = new ArrayList<Words>();
    var later = published.tailSet(request().asOf(), false);
    if (!later.isEmpty()) {
      notes.add(
          new Words(
              "later nights are published already, up to %s; what depends on this night there is"
                      .formatted(later.last())
                  + " as it was: run backfill --from %s --to %s --reprocess completed"
                      .formatted(later.first(), later.last()),
              "其后的夜晚（至 %s）已发布，其中依赖此夜的结果未更新：请运行 backfill --from %s --to %s --reprocess completed"
                  .formatted(later.last(), later.first(), later.last())));
    }
    var between =
        night.newNights().isEmpty()
            ? new TreeSet<LocalDate>()
            : published.subSet(night.newNights().first(), false, request().asOf(), false);
    if (!between.isEmpty()) {
      notes.add(
          new Words(
              ("nights from %s to %s were published without nights of the history that were loaded"
                      + " now: run backfill --from %s --to %s --reprocess completed")
                  .formatted(between.first(), between.last(), between.first(), between.last()),
              "%s 至 %s 的夜晚发布时尚无此次载入的历史：请运行 backfill --from %s --to %s --reprocess completed"
                  .formatted(between.first(), between.last(), between.first(), between.last())));
    }
    return notes;
  }

  /** What this very run loaded of earlier nights. */
  RunResult.History newHistory() {
    Map<String, Long> rows = new TreeMap<>();
    Map<String, Long> quarantined = new TreeMap<>();
    night.history().stream()
        .filter(l -> night.newNights().contains(LocalDate.parse(l.night())))
        .forEach(
            l ->
                l.counts()
                    .forEach(
                        (table, counts) -> {
                          rows.merge(table, counts.read(), Long::sum);
                          quarantined.merge(table, counts.unrepaired(), Long::sum);
                        }));
    return new RunResult.History(List.copyOf(night.newNights()), rows, quarantined);
  }

  /** Everything that makes the tables, so that the run can be repeated; nothing of the host. */
  Map<String, Object> manifest() {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("asOf", request().asOf().toString());
    manifest.put("codeVersion", CodeVersion.current());
    manifest.put("sourceName", request().sourceName());
    manifest.put("source", request().source());
    var asked = request().brief();
    manifest.put("brief", asked == null ? null : asked.withoutPrivatePersons());
    manifest.put("settings", request().settings().toTree());
    manifest.put("randomSeed", request().settings().influence().randomSeed());
    var centralities = new LinkedHashMap<>(request().settings().centralities().describe());
    centralities.put("graphs", night.wholes());
    manifest.put("centralities", centralities);
    var influence = new LinkedHashMap<>(request().settings().influence().describe());
    if (night.derived().containsKey(InfluenceReplicate.class)) {
      influence.put("samples", SampleSize.of(night.table(InfluenceReplicate.class)));
    }
    manifest.put("influence", influence);
    if (drop() != null) {
      putDrop(manifest);
    }
    return manifest;
  }

  private void putDrop(Map<String, Object> manifest) {
    manifest.put("inputs", told(drop().inputs()));
    if (request().loadsHistory()) {
      manifest.put(
          "history",
          night.history().stream()
              .map(
                  l -> {
                    Map<String, Object> loaded = new LinkedHashMap<>();
                    loaded.put("night", l.night());
                    loaded.put("inputs", told(l.inputs()));
                    loaded.put("intake", l.counts());
                    return loaded;
                  })
              .toList());
    }
    manifest.put("intake", drop().counts());
    manifest.put("stubAccounts", drop().stubs());
    manifest.put("repostChains", drop().chains());
    manifest.put("absentColumns", drop().absentColumns());
    manifest.put("warnings", warnings().stream().map(Words::en).toList());
  }

  private static List<Map<String, Object>> told(List<InputFile> files) {
    List<Map<String, Object>> told = new ArrayList<>();
    for (var f : files) {
      Map<String, Object> file = new LinkedHashMap<>();
      file.put("path", f.path());
      file.put("bytes", f.bytes());
      file.put("sha256", f.sha256());
      file.put("rows", f.rows());
      told.add(file);
    }
    return told;
  }

  private Roster roster(List<RosterPick> picks) {
    var asked = request().brief();
    return asked == null || asked.budget() == null ? null : new Roster(picks, asked.budget());
  }

  private BriefLine briefLine() {
    var asked = request().brief();
    if (asked == null) {
      return null;
    }
    return new BriefLine(
        asked.brand(),
        asked.accounts().stream().map(AccountName::written).toList(),
        asked.competitors().stream()
            .flatMap(c -> c.accounts().stream())
            .map(AccountName::written)
            .toList(),
        asked.budget() == null ? null : String.format(Locale.ROOT, "%,.0f", asked.budget()));
  }

  private IntakeLine line(String table, Counts counts) {
    return new IntakeLine(
        table,
        counts.read(),
        counts.accepted(),
        counts.merged(),
        counts.quarantined(),
        counts.refused(),
        table.equals(Account.class.getSimpleName()) ? drop().stubs() : 0,
        counts.reasons().entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(TOP_REASONS)
            .map(e -> new Reason(e.getKey(), e.getValue()))
            .toList());
  }

  private ChainLine chains() {
    var chains = drop().chains();
    return chains.posts() == 0 ? null : new ChainLine(chains.posts(), chains.parentAccounts());
  }

  private static Words quarantined(String table, Counts counts) {
    var reasons =
        String.join(
            ", ",
            counts.reasons().entrySet().stream()
                .map(r -> r.getKey() + " " + r.getValue())
                .toList());
    return new Words(
        "%s: %d of %d rows were quarantined: %s"
            .formatted(table, counts.unrepaired(), counts.read(), reasons),
        "%s：%d 行中有 %d 行被隔离：%s".formatted(table, counts.read(), counts.unrepaired(), reasons));
  }
}
