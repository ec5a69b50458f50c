package org.kolscope.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.kolscope.schema.Brief;
import org.kolscope.schema.KolFit;
import org.kolscope.schema.KolFit.Base;
import org.kolscope.schema.KolFit.Fit;
import org.kolscope.schema.TargetSize;

/** What the report on the target does not know, and what to fetch next. */
record AudienceGaps(Audience audience) {

  /** Below this share of the persons seen, a road is called thin; chosen. */
  private static final double THIN = 0.6;

  /** Roads that say nothing: nothing asked there, or nothing known. */
  List<Words> emptyRoads() {
    var warnings = new ArrayList<Words>();
    AudienceWords.roads()
        .forEach(
            road -> {
              var name = AudienceWords.road(road);
              if (!isAsked(road)) {
                warnings.add(
                    new Words(
                        "The brief asks for nothing on the road “%s”: it adds nothing to the target."
                            .formatted(name.en()),
                        "简报在“%s”这条路径上没有要求，该路径不参与判断。".formatted(name.zh())));
              } else if (known(road) == 0) {
                warnings.add(
                    new Words(
                        "Nothing is known on the road “%s”: it is unknown, not “no”. Needed: %s."
                            .formatted(name.en(), AudienceWords.source(road).en()),
                        "“%s”这条路径没有任何数据：视为未知，而不是“否”。需要：%s。"
                            .formatted(name.zh(), AudienceWords.source(road).zh())));
              }
            });
    return warnings;
  }

  /** What to fetch next, the roads with the least known first. */
  List<Words> next() {
    var gaps = new ArrayList<Words>();
    var all = audience.target() == null ? 0 : audience.target().knownCount();
    AudienceWords.roads()
        .filter(road -> isAsked(road) && known(road) > 0 && known(road) < THIN * all)
        .sorted(Comparator.comparingLong(this::known))
        .forEach(road -> gaps.add(thin(road, (double) known(road) / all)));
    if (audience.target() != null && audience.target().targetsLow95() == null) {
      gaps.add(
          new Words(
              "Fewer than three roads can be held against each other, so the size has no interval:"
                  + " add words, topics, communities or brands to the brief, or fetch them.",
              "可相互印证的路径不足三条，规模没有区间：请在简报中补充词语、话题、社区或品牌，或获取相应数据。"));
    }
    addFits(gaps, Base.FOLLOWERS, new Words("fan lists", "粉丝列表"));
    addFits(gaps, Base.ENGAGED, new Words("reposts, comments and likes", "转发、评论与点赞"));
    return gaps;
  }

  private Words thin(String road, double share) {
    var percent = Figure.percent(share).text();
    var name = AudienceWords.road(road);
    var source = AudienceWords.source(road);
    return new Words(
        "“%s” is known of %s of the persons only. Fetch %s."
            .formatted(name.en(), percent, source.en()),
        "仅 %s 的人有“%s”数据。请获取：%s。".formatted(percent, name.zh(), source.zh()));
  }

  private void addFits(List<Words> gaps, Base base, Words source) {
    var fits = audience.fits(base);
    var unknown = fits.stream().filter(f -> f.fit() == Fit.UNKNOWN).count();
    if (unknown > 0) {
      var of = base == Base.FOLLOWERS ? new Words("followers", "粉丝") : new Words("engaged", "互动者");
      gaps.add(
          new Words(
              "Fit of %d of %d accounts by %s is unknown: too few people or too wide an interval. Fetch more %s of them."
                  .formatted(unknown, fits.size(), of.en(), source.en()),
              "%d 个账号中有 %d 个按%s无法判断契合度：人数太少或区间太宽。请补充其%s。"
                  .formatted(fits.size(), unknown, of.zh(), source.zh())));
    }
    if (!fits.isEmpty() && fits.stream().noneMatch(KolFit::isActivityKnown)) {
      gaps.add(
          new Words(
              "Nothing anybody did is loaded, so sleeping fans are counted too. Fetch posts and"
                  + " interactions.",
              "未载入任何行为数据，沉睡粉丝也被计入。请获取帖子与互动。"));
    }
  }

  private long known(String road) {
    return audience.sizes(TargetSize.Kind.ROAD).stream()
        .filter(s -> s.roads().equals(road))
        .mapToLong(TargetSize::knownCount)
        .sum();
  }

  private boolean isAsked(String road) {
    Brief brief = audience.asked().brief();
    var target = brief.target();
    if (road.equals("words")) {
      return !brief.words().isEmpty();
    }
    if (target == null) {
      return false;
    }
    return switch (road) {
      case "topics" -> !target.topics().isEmpty();
      case "communities" -> !target.communities().isEmpty();
      case "brands" -> !target.brands().isEmpty();
      default ->
          List.of(
                  target.genders(),
                  target.provinces(),
                  target.cities(),
                  target.cityTiers(),
                  target.ages())
              .stream()
              .anyMatch(asked -> !asked.isEmpty());
    };
  }
}
