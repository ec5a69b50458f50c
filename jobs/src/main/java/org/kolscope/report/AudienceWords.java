package org.kolscope.report;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kolscope.schema.BriefAccount.Role;
import org.kolscope.schema.ContactPoint;
import org.kolscope.schema.ContactSet;
import org.kolscope.schema.KolFit.Fit;

/** The words of the report on the target. */
final class AudienceWords {

  /** The roads in their order, as the tables name them. */
  private static final Map<String, Words> ROADS = new LinkedHashMap<>();

  /** What is to be fetched where little is known on a road. */
  private static final Map<String, Words> SOURCES = new LinkedHashMap<>();

  static {
    ROADS.put("words", new Words("what they write", "所写内容"));
    ROADS.put("demographics", new Words("place, gender, age", "地域、性别、年龄"));
    ROADS.put("topics", new Words("topics joined", "参与的话题"));
    ROADS.put("communities", new Words("communities", "所在社区"));
    ROADS.put("brands", new Words("brands followed", "关注的品牌"));
    SOURCES.put("words", new Words("posts of the last 90 days with their texts", "近 90 天带正文的帖子"));
    SOURCES.put("demographics", new Words("profiles with place and gender", "带地域与性别的账号资料"));
    SOURCES.put("topics", new Words("topics and super-topics joined", "参与的话题与超话"));
    SOURCES.put("communities", new Words("memberships of communities", "社区成员名单"));
    SOURCES.put(
        "brands", new Words("lists of whom they follow, or fans of the brands", "关注列表，或各品牌的粉丝列表"));
  }

  private AudienceWords() {}

  static Stream<String> roads() {
    return ROADS.keySet().stream();
  }

  /** One road, or several with {@code +} between them. */
  static Words road(String roads) {
    if (roads.isEmpty()) {
      return new Words("none of them", "均未体现");
    }
    var parts = Stream.of(roads.split("\\+")).map(r -> ROADS.getOrDefault(r, new Words(r, r)));
    var words = parts.toList();
    return new Words(
        words.stream().map(Words::en).collect(Collectors.joining(" + ")),
        words.stream().map(Words::zh).collect(Collectors.joining(" + ")));
  }

  static Words source(String road) {
    return SOURCES.get(road);
  }

  static Words role(Role role) {
    return switch (role) {
      case OWN -> new Words("own account", "自有账号");
      case COMPETITOR -> new Words("competitor", "竞品");
      case DEALER -> new Words("dealer", "经销商");
      case INDUSTRY_MEDIA -> new Words("trade media", "行业媒体");
      case PRICED -> new Words("priced in the brief", "简报列价");
      case STAFF, CUSTOMER -> new Words("private person", "个人");
    };
  }

  static Words kind(ContactPoint.Kind kind) {
    return switch (kind) {
      case ACCOUNT -> new Words("Accounts", "账号");
      case TOPIC -> new Words("Topics", "话题");
      case COMMUNITY -> new Words("Communities", "社区");
      case HOUR -> new Words("Hours", "时段");
    };
  }

  static Words verdict(Fit fit) {
    return switch (fit) {
      case MATCH -> new Words("fits", "契合");
      case AVERAGE -> new Words("like everybody", "与大盘相当");
      case MISMATCH -> new Words("does not fit", "不契合");
      case UNKNOWN -> new Words("unknown", "无法判断");
    };
  }

  /** The name of a place of the hour kind: {@code weekday 20} as people say it. */
  static Words hour(long contactId) {
    long hour = contactId % 24;
    var day = contactId < 24 ? new Words("weekdays", "工作日") : new Words("weekends", "周末");
    var text = String.format(Locale.ROOT, "%d:00\u2013%d:00", hour, hour + 1);
    return new Words(day.en() + " " + text, day.zh() + " " + text);
  }

  /** What a set meets, and how far from the best it can be. */
  static Words set(ContactSet set) {
    var level = Figure.percent(set.level()).text();
    var met = Figure.percent(set.coverage()).text();
    var size = Figure.count(set.size()).text();
    var sure = (long) Math.floor(set.guarantee() * 100) + "%";
    if (!set.isReached()) {
      return new Words(
          "%s cannot be reached: all %s places that add anybody meet %s."
              .formatted(level, size, met),
          "无法达到 %s：全部 %s 个有增量的位置合计触达 %s。".formatted(level, size, met));
    }
    var least =
        set.leastSize() == null
            ? new Words("", "")
            : new Words(
                " fewer than %d can never do it".formatted(set.leastSize()),
                "，少于 %d 个绝无可能".formatted(set.leastSize()));
    return new Words(
        "%s are enough for %s (they meet %s);%s; at least %s of what the best %s could meet."
            .formatted(size, level, met, least.en(), sure, size)
            .replace(";;", ";"),
        "%s 个即可达到 %s（合计触达 %s）%s；保证不低于任意 %s 个所能触达之最优的 %s。"
            .formatted(size, level, met, least.zh(), size, sure));
  }
}
