package org.kolscope.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.kolscope.schema.KolRank;

/**
 * What a template needs: the report and the scripts that go into the page.
 *
 * @param report what to say
 * @param style the style sheet
 * @param scripts in the order in which they run
 */
record Page(NightReport report, Script style, List<Script> scripts) {

  private static final Map<String, String> TABLES_IN_CHINESE =
      Map.ofEntries(
          Map.entry("Account", "账号"),
          Map.entry("Follow", "关注"),
          Map.entry("Post", "帖子"),
          Map.entry("Comment", "评论"),
          Map.entry("Like", "点赞"),
          Map.entry("Membership", "群组成员"),
          Map.entry("Crawl", "抓取范围"),
          Map.entry("Label", "标签"),
          Map.entry("RateCard", "报价"),
          Map.entry("HotTopic", "热门话题"),
          Map.entry("Outcome", "业务结果"),
          Map.entry("KolRank", "KOL 排名"),
          Map.entry("Influence", "影响力"),
          Map.entry("InfluenceReplicate", "影响力重抽样"),
          Map.entry("Candidate", "候选账号"),
          Map.entry("AccountFact", "账号事实"),
          Map.entry("RepostEdge", "转发关系"),
          Map.entry("BriefAccount", "品牌简报账号"),
          Map.entry("QuarantinedRow", "隔离行"));

  /** Nothing may be loaded, and only our own scripts may run. */
  String contentPolicy() {
    return scripts.stream()
        .map(Script::allowance)
        .collect(
            Collectors.joining(
                " ",
                "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
                    + " form-action 'none'; script-src ",
                ""));
  }

  Words tableName(String name) {
    return new Words(name, TABLES_IN_CHINESE.getOrDefault(name, name));
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
