package org.kolscope.report;

import java.util.Map;

/** What tables are called in the reports. */
final class TableWords {

  private static final Map<String, String> IN_CHINESE =
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
          Map.entry("FanQuality", "粉丝质量"),
          Map.entry("FanBatch", "粉丝批次"),
          Map.entry("GrowthAnomaly", "涨粉异常"),
          Map.entry("Verdict", "账号判定"),
          Map.entry("Farm", "僵尸粉农场"),
          Map.entry("FarmCustomer", "农场客户"),
          Map.entry("FarmMember", "农场账号"),
          Map.entry("ExpertScore", "专家评分"),
          Map.entry("Evidence", "证据"),
          Map.entry("PrizeHunter", "抽奖党"),
          Map.entry("Appeal", "人工裁定"),
          Map.entry("SegmentAudit", "分群误判审计"),
          Map.entry("Centrality", "中心性"),
          Map.entry("Reach", "触达"),
          Map.entry("RosterPick", "投放名单"),
          Map.entry("TopicInfluence", "话题影响力"),
          Map.entry("TopicRelevance", "话题相关度"),
          Map.entry("AccountText", "账号文本"),
          Map.entry("AccountVertical", "账号垂直领域"),
          Map.entry("TargetCustomer", "目标客户"),
          Map.entry("GroupGuess", "群组推断"),
          Map.entry("TargetSize", "目标规模"),
          Map.entry("ContactPoint", "触点"),
          Map.entry("ContactSet", "触点组合"),
          Map.entry("KolFit", "达人契合度"),
          Map.entry("KolKind", "达人类型"),
          Map.entry("KindFit", "各类达人契合度"),
          Map.entry("OpenNeed", "未满足的需求"),
          Map.entry("FormResponse", "形式与钩子效果"),
          Map.entry("FanOverlap", "粉丝重合"),
          Map.entry("OverlapSummary", "重合计算说明"),
          Map.entry("PostText", "帖子文本"),
          Map.entry("TextModel", "文本模型"),
          Map.entry("Influence", "影响力"),
          Map.entry("InfluenceReplicate", "影响力重抽样"),
          Map.entry("Candidate", "候选账号"),
          Map.entry("AccountFact", "账号事实"),
          Map.entry("RepostEdge", "转发关系"),
          Map.entry("BriefAccount", "品牌简报账号"),
          Map.entry("QuarantinedRow", "隔离行"),
          Map.entry("AccountDay", "账号日数据"),
          Map.entry("QualityFigure", "质量指标"),
          Map.entry("Restatement", "重述"),
          Map.entry("Run", "运行"));

  private TableWords() {}

  static Words of(String name) {
    return new Words(name, IN_CHINESE.getOrDefault(name, name));
  }
}
