package org.kolscope.pipeline;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.kolscope.pipeline.Housekeeping.Retained;
import org.kolscope.pipeline.Stages.Given;
import org.kolscope.pipeline.Stages.Left;
import org.kolscope.report.Digest;
import org.kolscope.report.NightPage;
import org.kolscope.report.ReportPages;
import org.kolscope.report.Words;
import org.kolscope.schema.Follow;
import org.kolscope.schema.KolRank;
import org.kolscope.schema.Run;
import org.kolscope.schema.Run.Cause;
import org.kolscope.schema.Run.Verdict;
import org.kolscope.store.OutFolder;
import org.kolscope.store.RunLog;

/**
 * The end of a night: its outputs are written where nobody looks, then one row in table {@link Run}
 * lets readers see its tables, then the outputs are put in place. A run that is cut off in between
 * goes on with what is missing.
 */
final class Publishing {

  private static final String PARQUET = "write plain Parquet";
  private static final String REPORT = "write the report";
  private static final String PUBLISH = "publish the night";
  private static final String PLACE = "put the outputs in place";
  private static final String STOPPED = ".stopped";

  private final Night night;
  private final OpenWarehouse open;
  private final StageMeter meter;
  private final RunLog.Identity identity;
  private final OutFolder out;
  private final Housekeeping housekeeping;
  private Retained retained = new Retained(0, 0, 0);
  private final long start = System.nanoTime();
  private long personalRows;

  Publishing(Night night, OpenWarehouse open, StageMeter meter, String inputsHash) {
    this.night = night;
    this.open = open;
    this.meter = meter;
    var request = night.request();
    this.identity =
        new RunLog.Identity(
            CodeVersion.current(),
            Stages.hash(
                Arrays.asList(
                    request.settings().toTree(),
                    request.source(),
                    request.brief() == null ? null : request.brief().withoutPrivatePersons())),
            inputsHash);
    this.out = new OutFolder(night.spark(), request.out());
    this.housekeeping =
        new Housekeeping(night.spark(), night.store(), request.warehouse(), request.out());
  }

  private LocalDate asOf() {
    return night.request().asOf();
  }

  /** Lets go of what may no longer be kept of people, before the night is computed. */
  void retainPersonal() {
    personalRows = housekeeping.retainPersonal(asOf(), night.request().settings().retention());
  }

  /** Publishes the night and leaves its outputs. */
  RunResult publish(KolTables tables) {
    var stages = night.stages();
    var facts = new NightFacts(night);
    var outputs = new Outputs(night, tables);
    var made = new TreeMap<>(night.fingerprints());
    stages.hold(
        PARQUET,
        Given.of(
            List.of(
                night.request().settings().parquet(),
                outputs.maskFingerprint(),
                night.request().out()),
            shown(made)),
        left -> out.has("parquet/" + asOf()),
        () -> Left.of(outputs.parquet(), "", null));
    var pages = new Pages();
    var report =
        stages.hold(
            REPORT,
            Given.of(
                Arrays.asList(
                    facts.report(List.of(), List.of()),
                    Audiences.asked(night.request().brief()),
                    night.request().settings().report(),
                    outputs.maskFingerprint(),
                    night.request().out()),
                read(made)),
            left -> out.has("reports/" + asOf()),
            () -> {
              var kols = outputs.ranked();
              var fans = new Dossiers(night, tables, outputs.mask()).of(kols);
              var audience = new Audiences(night, tables).of();
              var told = facts.report(kols, outputs.roster());
              pages.files = new ReportPages().render(told, fans, audience);
              pages.books = new ReportPages().workbooks(told, audience);
              return Left.of(
                  pages.files.size() + pages.books.size(), "", DossierFolder.of(pages.files));
            });
    stages.run(
        PUBLISH,
        Given.of(List.of(identity, verdict()), Map.of()),
        left -> open.isPublished(identity),
        () -> {
          retained = housekeeping.retain(asOf(), night.request().settings().retention());
          new RunLog(night.store()).publish(asOf(), verdict(), Cause.NIGHT, identity);
          return Left.of(night.rows().size(), "", null);
        });
    stages.hold(
        PLACE,
        Given.of(List.of(identity, verdict(), night.request().out()), Map.of()),
        left ->
            stages.isSkipped(PARQUET, REPORT, PUBLISH)
                && out.has("runs/" + asOf() + "/digest.txt")
                && !out.has("runs/" + asOf() + STOPPED),
        () -> placed(pages));
    if (!stages.isSkipped(PLACE)) {
      leaveRun(outputs, "runs/" + asOf(), report.facts(DossierFolder.class), null);
      out.remove("runs/" + asOf() + STOPPED);
      stages.release();
      housekeeping.expire(night.request().settings().retention());
    }
    open.finished();
    return result(outputs);
  }

  /** The pages of the report, if they had to be made. */
  private static final class Pages {
    private SortedMap<String, String> files;
    private SortedMap<String, byte[]> books;
  }

  /** Only what is shown decides whether plain Parquet must be written again. */
  private Map<String, String> shown(Map<String, String> made) {
    var shown = new TreeMap<String, String>();
    night
        .derived()
        .keySet()
        .forEach(t -> shown.put(t.getSimpleName(), made.get(t.getSimpleName())));
    if (night.request().settings().parquet().graphs()) {
      shown.put(Follow.class.getSimpleName(), made.get(Follow.class.getSimpleName()));
    }
    return shown;
  }

  /** What the pages are made of. */
  private static Map<String, String> read(Map<String, String> made) {
    var read = new TreeMap<String, String>();
    read.put(KolRank.class.getSimpleName(), made.get(KolRank.class.getSimpleName()));
    Stream.concat(Dossiers.READ.stream(), Audiences.READ.stream())
        .forEach(t -> read.put(t.getSimpleName(), made.get(t.getSimpleName())));
    return read;
  }

  private Left placed(Pages pages) {
    var stages = night.stages();
    if (!stages.isSkipped(PARQUET)) {
      stages.forget(PARQUET);
      new Outputs(night, null).putParquet();
    }
    if (pages.files != null) {
      stages.forget(REPORT);
      out.put("reports/" + asOf(), pages.files, pages.books);
    }
    stages.forget(PLACE);
    return Left.of(2, "", null);
  }

  /** What the audit says of the night, and what else its reader must know. */
  private Verdict verdict() {
    return new NightFacts(night).warnings().isEmpty() ? Verdict.OK : Verdict.WARN;
  }

  /** Manifest, nightly page and digest; durations are known only when all else is done. */
  private NightPage leaveRun(Outputs outputs, String folder, DossierFolder dossiers, String why) {
    var run = new RunLog(night.store()).byNight().get(asOf());
    var page =
        new NightPages(night, open, meter.figures(), identity, retained, personalRows)
            .page(run, (System.nanoTime() - start) / 1e9, why, outputs);
    var digest = Digest.line(page);
    out.put(
        folder,
        Map.of(
            "manifest.json",
            Manifest.json(outputs.manifest(run, digest, dossiers)),
            ReportPages.NIGHT,
            new ReportPages().night(page),
            "digest.txt",
            digest.en() + "\n" + digest.zh() + "\n"));
    return page;
  }

  /** Writes down that the night was stopped, and why; readers see what they saw before. */
  void stopped(String why) {
    var log = new RunLog(night.store());
    var last = log.all().stream().reduce((a, b) -> b);
    var isKnown =
        last.filter(r -> r.night().equals(asOf()) && r.verdict() == Verdict.STOP)
            .filter(r -> identity.equals(RunLog.Identity.of(r)))
            .isPresent();
    if (!isKnown) {
      log.stopped(asOf(), identity);
    }
    leaveRun(new Outputs(night, null), "runs/" + asOf() + STOPPED, null, why);
  }

  private RunResult result(Outputs outputs) {
    var warnings = new ArrayList<>(new NightFacts(night).notes());
    warnings.addAll(new NightFacts(night).warnings());
    if (!open.purged().isNothing()) {
      warnings.add(purged());
    }
    var digest = out.read("runs/" + asOf() + "/digest.txt");
    return new RunResult(
        outputs.place("reports/" + asOf() + "/" + ReportPages.INDEX),
        outputs.place("runs/" + asOf() + "/" + ReportPages.NIGHT),
        outputs.place("runs/" + asOf() + "/manifest.json"),
        night.stages().isSkipped(PARQUET, REPORT, PUBLISH, PLACE),
        new String(digest, StandardCharsets.UTF_8).lines().findFirst().orElse(""),
        night.drop().counts(),
        new NightFacts(night).newHistory(),
        night.drop().chains(),
        night.rows(KolRank.class),
        warnings,
        new NightFacts(night).notices());
  }

  private Words purged() {
    var purged = open.purged();
    var rows = purged.tableRows().values().stream().mapToLong(n -> n).sum();
    return new Words(
        "accounts that refused were taken out: %d rows of tables; pages removed of nights %s, made anew by a run"
            .formatted(rows, purged.pages()),
        "已清除拒绝账号：表中 %d 行；已移除页面的夜晚 %s，重新运行即可重建".formatted(rows, purged.pages()));
  }
}
