package org.kolscope.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.kolscope.report.Dossier.FarmLine;
import org.kolscope.schema.FanBatch;
import org.kolscope.schema.FanQuality;

/**
 * What the template of a KOL's page needs.
 *
 * @param report the night
 * @param dossier the KOL
 * @param style the style sheet
 * @param scripts in the order in which they run
 * @param hasAudience whether there is a page on the brief's target
 */
record DossierView(
    NightReport report, Dossier dossier, Script style, List<Script> scripts, boolean hasAudience) {

  FanQuality fans() {
    return dossier.fans();
  }

  Moves moves() {
    return dossier.moves();
  }

  /** The name it is shown by. */
  String name() {
    var name = dossier.kol().screenName();
    return name == null ? Long.toString(dossier.kol().accountId()) : name;
  }

  Words verdict() {
    return FanWords.verdict(fans());
  }

  Words coverage() {
    return FanWords.coverage(fans());
  }

  Words choice() {
    return FanWords.choice(fans().choice());
  }

  Words errors() {
    return FanWords.errors(fans());
  }

  Figure realShare() {
    return Figure.interval(
        fans().realFanShare(), fans().realFanShareLow95(), fans().realFanShareHigh95());
  }

  FanBar bar() {
    return FanBar.of(fans());
  }

  boolean isTooFew() {
    return fans().fansCount() < SmallCells.LEAST;
  }

  /** Genuine fans by how many they follow. */
  List<FanBar.Cell> reach() {
    var counts =
        List.of(
            fans().reachTo499Count(),
            fans().reachTo999Count(),
            fans().reachTo1500Count(),
            fans().reachOver1500Count(),
            fans().reachUnknownCount());
    var labels =
        List.of(
            new Words("< 500", "< 500"),
            new Words("500–999", "500–999"),
            new Words("1,000–1,500", "1,000–1,500"),
            new Words("> 1,500", "> 1,500"),
            new Words("unknown", "未知"));
    var hidden = SmallCells.hidden(counts);
    double all = Math.max(1, fans().genuineCount());
    return IntStream.range(0, counts.size())
        .mapToObj(
            i ->
                hidden.get(i)
                    ? new FanBar.Cell(
                        labels.get(i),
                        "",
                        SmallCells.isSmall(counts.get(i))
                            ? SmallCells.alone(counts.get(i))
                            : Figure.text("\u2014"),
                        Figure.text("\u2014"))
                    : new FanBar.Cell(
                        labels.get(i),
                        "",
                        Figure.count(counts.get(i)),
                        Figure.percent(counts.get(i) / all)))
        .toList();
  }

  Figure count(Long count) {
    return SmallCells.alone(count);
  }

  /** Of the fans whose acts are known; n/a where too few are, or none. */
  Figure activeShare(Long active) {
    return active == null || fans().actsKnownCount() < SmallCells.LEAST
        ? Figure.percent(null)
        : Figure.percent((double) active / fans().actsKnownCount());
  }

  /** Of the fans whose acts are known; no closer than 20 people on either side. */
  Figure prizeHunterShare() {
    var hunters = dossier.prizeHuntersCount();
    var known = fans().actsKnownCount();
    if (hunters == null || known < SmallCells.LEAST) {
      return Figure.percent(null);
    }
    var least = Figure.percent((double) SmallCells.LEAST / known).text();
    var most = Figure.percent(1 - (double) SmallCells.LEAST / known).text();
    return SmallCells.isSmall(hunters)
        ? Figure.text("< " + least)
        : hunters > 0 && SmallCells.isSmall(known - hunters)
            ? Figure.text("> " + most)
            : Figure.percent((double) hunters / known);
  }

  /** The share of zombies among the newest tenth or the others, if enough of them were judged. */
  Figure zombieShare(Double share, Long judged) {
    return judged == null || judged < SmallCells.LEAST
        ? Figure.percent(null)
        : Figure.percent(share);
  }

  Figure visible() {
    return fans().visibleFansOfCount() < SmallCells.LEAST
        ? Figure.number(null)
        : Figure.count(Math.round(fans().visibleFans()));
  }

  List<FanBatch> batchesShown() {
    return dossier.batches().stream().filter(b -> !SmallCells.isSmall(b.fansCount())).toList();
  }

  int batchesHidden() {
    return dossier.batches().size() - batchesShown().size();
  }

  /** Fans of a batch called ZOMBIE; the rest of the batch is known, so both must be large. */
  Figure zombies(FanBatch batch) {
    var rest = batch.fansCount() - batch.zombiesCount();
    return SmallCells.isSmall(rest) && batch.zombiesCount() > 0
        ? Figure.text(
            "> " + Figure.percent(1 - (double) SmallCells.LEAST / batch.fansCount()).text())
        : SmallCells.alone(batch.zombiesCount());
  }

  /** Share registered on the densest days, if enough registrations are known. */
  Figure registered(FanBatch batch) {
    return batch.registrationsCount() < SmallCells.LEAST
        ? Figure.percent(null)
        : Figure.percent(batch.registeredShare());
  }

  Figure registeredElsewhere(FanBatch batch) {
    return batch.registrationsCount() < SmallCells.LEAST
        ? Figure.percent(null)
        : Figure.percent(batch.otherFansRegisteredShare());
  }

  List<FarmLine> farmsShown() {
    return dossier.farms().stream().filter(f -> !SmallCells.isSmall(f.fansCount())).toList();
  }

  int farmsHidden() {
    return dossier.farms().size() - farmsShown().size();
  }

  GrowthPicture growth() {
    return new GrowthPicture(dossier.nights(), dossier.growth());
  }

  boolean hasFewNights() {
    return dossier.nights().size() < GrowthPicture.LEAST_NIGHTS;
  }

  /** The day of an instant in UTC, whose days the windows of follows are made of. */
  LocalDate day(Instant instant) {
    return instant.atZone(ZoneOffset.UTC).toLocalDate();
  }

  /** The last day of a window whose end is not included. */
  LocalDate lastDay(Instant end) {
    return day(end.minusNanos(1));
  }

  String evidence() {
    return EvidenceCsv.of(dossier.evidence());
  }

  String evidenceFile() {
    return dossier.kol().accountId() + "-evidence.csv";
  }

  /** First 12 hex digits of the SHA-256 of the evidence file. */
  String evidenceHash() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(evidence().getBytes(StandardCharsets.UTF_8)))
          .substring(0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
