package org.kolscope.report;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.kolscope.report.NightPage.QuarantineLine;
import org.kolscope.report.NightPage.StageLine;
import org.kolscope.report.NightPage.VolumeLine;
import org.kolscope.schema.QualityFigure.Level;
import org.kolscope.schema.QualityFigure.Outcome;
import org.kolscope.schema.Run.Verdict;

/**
 * The nightly page as its template needs it: in the order in which it is shown.
 *
 * @param night what to say
 * @param style the style sheet
 * @param scripts in the order in which they run
 */
record NightView(NightPage night, Script style, List<Script> scripts) {

  /** Lines of the quarantine table; the rest is counted. */
  private static final int QUARANTINE_LINES = 20;

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  boolean isStopped() {
    return night.run().verdict() == Verdict.STOP;
  }

  /** Rules that are broken, the gravest first. */
  List<NightRule> breaches() {
    return rules(true);
  }

  /** All other rules. */
  List<NightRule> quiet() {
    return rules(false);
  }

  long quiet(Outcome outcome) {
    return quiet().stream().filter(r -> r.figure().outcome() == outcome).count();
  }

  private List<NightRule> rules(boolean breached) {
    return night.rules().stream()
        .filter(r -> r.isBreach() == breached)
        .sorted(
            Comparator.comparing((NightRule r) -> r.figure().level())
                .reversed()
                .thenComparing(r -> r.figure().rule())
                .thenComparing(r -> r.figure().tableName())
                .thenComparing(r -> r.figure().subject()))
        .toList();
  }

  /** Rules that stopped the run. */
  long errorsCount() {
    return breaches().stream().filter(r -> r.figure().level() == Level.ERROR).count();
  }

  List<QuarantineLine> quarantine() {
    return sortedQuarantine().stream().limit(QUARANTINE_LINES).toList();
  }

  List<QuarantineLine> restOfQuarantine() {
    return sortedQuarantine().stream().skip(QUARANTINE_LINES).toList();
  }

  static long rows(List<QuarantineLine> lines) {
    return lines.stream().mapToLong(QuarantineLine::rowsCount).sum();
  }

  private List<QuarantineLine> sortedQuarantine() {
    return night.quarantine().stream()
        .sorted(
            Comparator.comparingLong((QuarantineLine q) -> -q.rowsCount())
                .thenComparing(QuarantineLine::reason)
                .thenComparing(QuarantineLine::tableName)
                .thenComparing(QuarantineLine::file))
        .toList();
  }

  /** The stages, those that took longest first, then the skipped ones; each with its place. */
  List<Stage> stages() {
    double longest = longestSeconds();
    List<Stage> stages = new ArrayList<>();
    IntStream.range(0, night.stages().size())
        .forEach(i -> stages.add(new Stage(i + 1, night.stages().get(i), longest)));
    stages.sort(
        Comparator.comparingDouble((Stage s) -> -s.seconds()).thenComparingInt(Stage::place));
    return stages;
  }

  private double longestSeconds() {
    return night.stages().stream()
        .filter(s -> s.seconds() != null)
        .mapToDouble(StageLine::seconds)
        .max()
        .orElse(0);
  }

  /** A stage, its place in the pipeline, and the seconds of the longest. */
  record Stage(int place, StageLine line, double longest) {

    double seconds() {
      return line.seconds() == null ? -1 : line.seconds();
    }

    boolean isSlowest() {
      return longest > 0 && seconds() == longest;
    }

    String width() {
      double share = longest > 0 && seconds() > 0 ? seconds() / longest : 0;
      return String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }
  }

  FanCoverage coverage() {
    return FanCoverage.of(night.kols());
  }

  NightDiff diff() {
    return NightDiff.of(night.before(), night.kols());
  }

  boolean hasOtherCode() {
    return !night.before().codeVersion().equals(night.run().codeVersion());
  }

  boolean hasOtherSettings() {
    return !night.before().settingsHash().equals(night.run().settingsHash());
  }

  /** When the newest row of a table is from, in the zone of the report. */
  String newest(VolumeLine volume) {
    return volume.newestAt().atZone(zone()).format(MINUTE);
  }

  /** How long before the end of the night that was. */
  Words age(VolumeLine volume) {
    LocalDate next = night.run().asOf().plusDays(1);
    Duration age = Duration.between(volume.newestAt(), next.atStartOfDay(zone()).toInstant());
    long hours = Math.max(0, age.toHours());
    return hours < 48
        ? new Words(hours + " h old", hours + " 小时前")
        : new Words(hours / 24 + " days old", hours / 24 + " 天前");
  }

  private ZoneId zone() {
    return ZoneId.of(night.run().zone());
  }

  /** Where the links to the report lead; nowhere if there is none. */
  String folder() {
    return night.links().reports();
  }
}
