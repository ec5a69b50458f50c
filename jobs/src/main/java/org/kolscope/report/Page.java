package org.kolscope.report;

import java.util.List;
import java.util.Locale;
import org.kolscope.schema.FanQuality;
import org.kolscope.schema.KolRank;

/**
 * What a template needs: the report and the scripts that go into the page.
 *
 * @param report what to say
 * @param fans who follows the KOLs
 * @param style the style sheet
 * @param scripts in the order in which they run
 * @param hasAudience whether there is a page on the brief's target
 */
record Page(
    NightReport report, Fans fans, Script style, List<Script> scripts, boolean hasAudience) {

  /** Null if its fans were not looked at. */
  FanQuality fansOf(KolRank kol) {
    return fans.of(kol.accountId());
  }

  boolean hasDossier(KolRank kol) {
    return fans.dossiers().stream().anyMatch(d -> d.kol().accountId() == kol.accountId());
  }

  /** The KOL with this account; null if it is not ranked. */
  KolRank kol(long accountId) {
    return report.kols().stream()
        .filter(kol -> kol.accountId() == accountId)
        .findFirst()
        .orElse(null);
  }

  /** Where the page of a KOL lies, seen from the ranking. */
  String dossier(KolRank kol) {
    return ReportPages.dossier(kol.accountId());
  }

  Words tableName(String name) {
    return TableWords.of(name);
  }

  Answer answer() {
    return Answer.of(report.kols());
  }

  String rangePicture() {
    return RangePicture.of(report.kols());
  }

  List<KolRank> rowsShown() {
    return report.kols().stream().limit(report.rowsShown()).toList();
  }

  /** What the filter of the page looks in. */
  String searchText(KolRank kol) {
    String name = kol.screenName() == null ? "" : kol.screenName().toLowerCase(Locale.ROOT);
    return name + " " + kol.accountId();
  }

  boolean hasRanges() {
    return report.method().replicatesCount() > 1;
  }

  boolean allRangesAreOnePlace() {
    return report.kols().size() > 1
        && report.kols().stream().allMatch(k -> k.rankLow90() == k.rankHigh90());
  }
}
