package org.kolscope.report;

import java.util.Map;
import org.kolscope.report.NightPage.StageLine;
import org.kolscope.schema.QualityFigure;
import org.kolscope.schema.Restatement;
import org.kolscope.schema.Run;
import org.kolscope.schema.Verdict.Call;

/** What the nightly page calls things. */
final class NightWords {

  private static final Map<String, String> STAGES_IN_CHINESE =
      Map.ofEntries(
          Map.entry("load the raw files", "载入原始文件"),
          Map.entry("audit the night", "审核此夜数据"),
          Map.entry("find the brief's accounts", "查找简报账号"),
          Map.entry("draw the repost graph", "构建转发图"),
          Map.entry("count account facts", "统计账号事实"),
          Map.entry("load the history", "载入历史"),
          Map.entry("read the appeals", "读取人工裁定"),
          Map.entry("find the prize hunters", "查找抽奖党"),
          Map.entry("ask the experts", "征询各专家"),
          Map.entry("write down the evidence", "记录证据"),
          Map.entry("make the verdicts", "作出判定"),
          Map.entry("put the farms together", "归并农场"),
          Map.entry("find the farms' customers", "查找农场客户"),
          Map.entry("sum up the farms", "汇总农场"),
          Map.entry("audit the verdicts by segment", "分群审计判定"),
          Map.entry("look at the fans", "分析粉丝"),
          Map.entry("sum up batches of fans", "汇总粉丝批次"),
          Map.entry("look for unusual growth", "查找涨粉异常"),
          Map.entry("choose the candidates", "选出候选账号"),
          Map.entry("measure influence on samples", "在抽样子图上度量影响力"),
          Map.entry("sum up influence", "汇总影响力"),
          Map.entry("rank the KOLs", "KOL 排名"),
          Map.entry("add up the days of accounts", "汇总账号日数据"),
          Map.entry("look for days that moved", "查找变动的日期"),
          Map.entry("write plain Parquet", "写出 Parquet"),
          Map.entry("write the report", "写出报告"),
          Map.entry("publish the night", "发布此夜"),
          Map.entry("put the outputs in place", "放置输出"));

  private NightWords() {}

  static Words of(Run.Verdict verdict) {
    return switch (verdict) {
      case OK -> new Words("OK", "正常");
      case WARN -> new Words("WARN", "有告警");
      case STOP -> new Words("STOP", "已中止");
    };
  }

  /** What a verdict is called; of null, that there is none. */
  static Words of(Call call) {
    if (call == null) {
      return new Words("unjudged", "未判定");
    }
    return switch (call) {
      case GENUINE -> new Words("genuine", "真实");
      case UNSURE -> new Words("unsure", "存疑");
      case COORDINATED -> new Words("coordinated", "协同");
      case ZOMBIE -> new Words("zombie", "僵尸粉");
    };
  }

  static Words exitCode(int code) {
    return switch (code) {
      case 0 -> new Words("all well", "一切正常");
      case 10 -> new Words("with warnings", "有告警");
      case 20 -> new Words("stopped by data quality", "因数据质量中止");
      default -> new Words("failed", "失败");
    };
  }

  static Words of(QualityFigure.Level level) {
    return switch (level) {
      case NOTE -> new Words("note", "记录");
      case WARN -> new Words("warn", "告警");
      case ERROR -> new Words("error", "错误");
    };
  }

  static Words of(QualityFigure.Outcome outcome) {
    return switch (outcome) {
      case OK -> new Words("✓ OK", "✓ 通过");
      case BREACH -> new Words("✗ breach", "✗ 违反");
      case NOT_APPLICABLE -> new Words("– not applicable", "– 不适用");
    };
  }

  static Words of(StageLine.State state) {
    return switch (state) {
      case DONE -> new Words("done", "已执行");
      case SKIPPED -> new Words("skipped", "已跳过");
      case RERUN -> new Words("run again", "已重跑");
    };
  }

  static Words of(Restatement.Reason reason) {
    return switch (reason) {
      case LATE_POSTS -> new Words("posts of that day came in after its night", "该日的帖子在当夜之后才到达");
      case DELETED_POSTS -> new Words("posts of that day are no longer shown", "该日的帖子已不再显示");
      case UNSETTLED_COUNTERS ->
          new Words("counters moved before they were settled (72 h)", "计数在稳定（72 小时）之前发生变化");
      case CORRECTED_COUNTERS ->
          new Words(
              "settled counters moved: an earlier night was loaded or loaded again",
              "已稳定的计数发生变化：补载或重载了更早的一夜");
      case CANDIDATES ->
          new Words("the account became a candidate, or is none any more", "账号成为候选账号，或不再是候选账号");
    };
  }

  static Words stage(String name) {
    return new Words(name, STAGES_IN_CHINESE.getOrDefault(name, name));
  }

  /** What broke a rule: the bad value, or else the figure, with its bounds. */
  static Words breach(NightRule rule) {
    QualityFigure figure = rule.figure();
    String subject = figure.subject().isEmpty() ? "" : "." + figure.subject();
    String bad = figure.badValue() != null ? figure.badValue() : measured(rule);
    String what = "%s %s%s: %s".formatted(figure.rule(), figure.tableName(), subject, bad);
    String bounds = bounds(figure);
    return bounds.isEmpty()
        ? new Words(what, what)
        : new Words(what + " (allowed " + bounds + ")", what + "（允许 " + bounds + "）");
  }

  private static String measured(NightRule rule) {
    QualityFigure figure = rule.figure();
    return figure.value() != null
        ? Figure.number(figure.value()).text()
        : Figure.count(figure.failedCount()).text()
            + " / "
            + Figure.count(figure.checkedCount()).text();
  }

  /** The interval of values that are fine; empty if there is no bound. */
  static String bounds(QualityFigure figure) {
    String low = Figure.number(figure.low()).text();
    String high = Figure.number(figure.high()).text();
    if (low == null && high == null) {
      return "";
    }
    return high == null ? "≥ " + low : low == null ? "≤ " + high : low + " – " + high;
  }
}
