package org.kolscope.report;

import java.util.List;
import java.util.Locale;
import org.kolscope.schema.KolRank;

/**
 * What a template needs: the report and the scripts that go into the page.
 *
 * @param report what to say
 * @param style the style sheet
 * @param scripts in the order in which they run
 */
record Page(NightReport report, Script style, List<Script> scripts) {

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
