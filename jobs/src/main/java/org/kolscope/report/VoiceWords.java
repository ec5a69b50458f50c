package org.kolscope.report;

import java.util.Map;
import org.kolscope.schema.FormResponse.Family;
import org.kolscope.schema.FormResponse.Told;
import org.kolscope.schema.KindFit.Group;
import org.kolscope.schema.OpenNeed;

/** What kinds of KOLs, sides of the product, forms and hooks are called in the report. */
final class VoiceWords {

  private static final Map<String, Words> NAMES_OF =
      Map.ofEntries(
          Map.entry(OpenNeed.ANY, new Words("All", "全部")),
          Map.entry("space", new Words("space", "空间")),
          Map.entry("energy", new Words("fuel and energy", "能耗与续航")),
          Map.entry("price", new Words("price", "价格")),
          Map.entry("service", new Words("service", "售后与服务")),
          Map.entry("delivery", new Words("delivery", "交付")),
          Map.entry("noise", new Words("noise", "噪音")),
          Map.entry("comfort", new Words("comfort", "舒适")),
          Map.entry("driving", new Words("driving", "驾驶")),
          Map.entry("software", new Words("software and screens", "车机与软件")),
          Map.entry("quality", new Words("quality", "质量做工")),
          Map.entry("safety", new Words("safety", "安全")),
          Map.entry("looks", new Words("looks", "外观")),
          Map.entry("TEXT", new Words("text", "文字")),
          Map.entry("IMAGE", new Words("picture", "图片")),
          Map.entry("VIDEO", new Words("video", "视频")),
          Map.entry("LINK", new Words("link", "链接")),
          Map.entry("POLL", new Words("poll", "投票")),
          Map.entry("ACTIVITY", new Words("activity", "活动")),
          Map.entry("LIVE", new Words("live", "直播")),
          Map.entry("LONG_TEXT", new Words("article", "长文")),
          Map.entry("SHORT", new Words("short", "短")),
          Map.entry("MEDIUM", new Words("medium", "中")),
          Map.entry("LONG", new Words("long", "长")),
          Map.entry("trial", new Words("test drive or trial", "试驾试用")),
          Map.entry("meetup", new Words("meetup", "聚会活动")),
          Map.entry("discount", new Words("discount", "优惠")),
          Map.entry("knowledge", new Words("knowledge", "知识干货")),
          Map.entry("poll", new Words("poll", "投票")),
          Map.entry("prize", new Words("prize", "抽奖")));

  private VoiceWords() {}

  static Words kind(Group kind) {
    return switch (kind) {
      case GRASSROOTS -> new Words("grassroots", "草根");
      case OPINION_LEADER -> new Words("opinion leaders", "意见领袖");
      case CULTURAL_CELEBRITY -> new Words("cultural celebrities", "文化名人");
      case STAR -> new Words("stars", "明星");
      case ORGANISATION -> new Words("organisations", "机构");
      case UNSURE -> new Words("unsure: the rules disagree", "不确定：规则相互矛盾");
      case UNKNOWN -> new Words("unknown: no rule speaks", "未知：没有规则适用");
    };
  }

  static Words told(Told told) {
    return switch (told) {
      case MORE -> new Words("more", "更多");
      case LESS -> new Words("less", "更少");
      case NO_DIFFERENCE -> new Words("no difference found", "未发现差别");
      case TOO_FEW -> new Words("too few to compare", "样本太少");
    };
  }

  static Words family(Family family) {
    return switch (family) {
      case FORM -> new Words("Form", "形式");
      case LENGTH -> new Words("Length", "长度");
      case HOOK -> new Words("Hook", "钩子");
    };
  }

  /** A side of the product, a form or a hook; a word of the brief stands for itself. */
  static Words category(String name) {
    return NAMES_OF.getOrDefault(name, new Words(name, name));
  }
}
