package org.kolscope.report;

import org.kolscope.schema.FanQuality;
import org.kolscope.schema.FanQuality.Choice;
import org.kolscope.schema.FanQuality.ErrorsFrom;
import org.kolscope.schema.GrowthAnomaly;

/** What the pages say of fans in sentences. They never say what somebody did. */
final class FanWords {

  private FanWords() {}

  /** What can be told of the share of real fans. */
  static Words verdict(FanQuality fans) {
    var share =
        Figure.interval(fans.realFanShare(), fans.realFanShareLow95(), fans.realFanShareHigh95())
            .text();
    var least = Figure.percent(fans.realFanShareLow95()).text();
    return switch (fans.told()) {
      case ABOVE_ZERO ->
          new Words(
              "About %s of its fans are real (95%% interval in brackets). The others show signals consistent with accounts that no reachable person reads with."
                  .formatted(share),
              "约 %s 的粉丝是真实的（括号内为 95%% 区间）；其余表现出与无人使用的账号一致的信号。".formatted(share));
      case NOT_FROM_ZERO ->
          new Words(
              "The share of zombies among its fans cannot be told from 0; at least %s of them are real (95%% interval)."
                  .formatted(least),
              "其僵尸粉占比与 0 无法区分；至少 %s 的粉丝是真实的（95%% 区间）。".formatted(least));
      case FEWER_THAN_FALSE_ALARMS ->
          new Words(
              "Fewer of its fans are called zombie than false alarms were to be expected: the share cannot be told from 0, and the labels may not fit these fans.",
              "被判为僵尸粉的粉丝少于预期的误判数：占比与 0 无法区分，标签也可能不适用于这些粉丝。");
      case MORE_THAN_ALL ->
          new Words(
              "More of its fans are called zombie than if all were: the errors of the verdicts were measured on other kinds of accounts, and the share is not to be believed.",
              "被判为僵尸粉的粉丝多于全部为僵尸粉时的预期：判定误差来自另一类账号，此占比不可采信。");
      case NOBODY_JUDGED ->
          new Words("No share is told: none of its fans was judged.", "不给出占比：其粉丝均未判定。");
      case NO_LABELS ->
          new Words(
              "No share is told: it was not measured how often verdicts are wrong. Load labels (table Label), at least 100 zombies and 100 genuine accounts.",
              "不给出占比：尚未测量判定的误差。请载入标签（Label 表），僵尸粉与真实账号各不少于 100 个。");
      case WEAK_CLASSIFIER ->
          new Words(
              "No share is told: by the labels, the verdicts tell zombies from genuine accounts too badly.",
              "不给出占比：根据标签，判定区分僵尸粉与真实账号的能力太弱。");
      case TOO_FEW_FANS ->
          new Words(
              "No share is told: fewer than 100 of its fans were judged.", "不给出占比：已判定的粉丝少于 100 个。");
    };
  }

  /** Whom the figures speak for. */
  static Words coverage(FanQuality fans) {
    var judged = SmallCells.alone(fans.judgedCount()).text();
    var share = Figure.share(fans.coverageShare()).text();
    return share == null
        ? new Words(
            "%s fans were judged; how many there are is not known.".formatted(judged),
            "已判定 %s 个粉丝；粉丝总数未知。".formatted(judged))
        : new Words(
            "%s fans were judged, %s of the followers displayed.".formatted(judged, share),
            "已判定 %s 个粉丝，占平台显示粉丝数的 %s。".formatted(judged, share));
  }

  /** How the fans that were looked at were chosen. */
  static Words choice(Choice choice) {
    return switch (choice) {
      case RANDOM -> new Words("The whole list was seen.", "已抓取完整的粉丝列表。");
      case NEWEST ->
          new Words(
              "Only the front of the list was seen: they are the newest fans and need not be like the others.",
              "仅抓取了列表前部，即最新的粉丝，他们未必与其他粉丝相似。");
      case UNKNOWN ->
          new Words(
              "Nobody knows how the loaded fans were chosen; they need not be like the others.",
              "已载入粉丝的来历不明，未必与其他粉丝相似。");
    };
  }

  /** Where the errors are known from, and what they would be under other kinds. */
  static Words errors(FanQuality fans) {
    if (fans.errorsFrom() == ErrorsFrom.LABELS) {
      return new Words(
          "How often verdicts are wrong was counted on the labels of this warehouse.",
          "判定误差由本仓库的标签统计得出。");
    }
    if (fans.realFanShareKindsLow95() == null) {
      return new Words("How often verdicts are wrong comes from the settings.", "判定误差取自设置。");
    }
    var low = Figure.percent(fans.realFanShareKindsLow95()).text();
    var high = Figure.percent(fans.realFanShareKindsHigh95()).text();
    return new Words(
        "How often verdicts are wrong was measured elsewhere, by kind of zombie; which kind follows this KOL is not known. Over the kinds the share is between %s and %s."
            .formatted(low, high),
        "判定误差在别处按僵尸粉的类别测得；此 KOL 的属于哪一类并不知道。就各类而言，占比在 %s 与 %s 之间。".formatted(low, high));
  }

  /** What would explain a change of followers. */
  static Words explanation(GrowthAnomaly change) {
    return switch (change.explanation()) {
      case MANY_AT_ONCE ->
          new Words(
              "%d other candidates lost followers that night: consistent with accounts removed by the platform"
                  .formatted(change.alsoCount()),
              "当夜另有 %d 个候选账号掉粉：与平台清理账号一致".formatted(change.alsoCount()));
      case OWN_POST ->
          new Words(
              "an own post with at least 3 times its usual interactions within a day",
              "前后一天内自己有一条互动不少于平时 3 倍的帖子");
      case BIGGER_ACCOUNT ->
          new Words(
              "reposted or mentioned within a day by an account with at least 10 times its followers",
              "前后一天内被粉丝数不少于其 10 倍的账号转发或提及");
      case HOT_TOPIC -> new Words("wrote about a topic of the hot list", "发布了与热搜话题有关的帖子");
      case UNEXPLAINED -> new Words("unexplained by the loaded data", "已载入的数据无法解释");
    };
  }
}
