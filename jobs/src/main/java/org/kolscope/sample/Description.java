package org.kolscope.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a world looks like beside what others found: in papers, and in three samples of real data
 * (docs/sample-world.md says which and how they were taken), measured with the same definitions.
 *
 * @param lines in the order they are told
 */
public record Description(List<Line> lines) {

  /** Posts that cascades are looked for in: parts are added until there are as many. */
  private static final long ENOUGH = 200_000;

  /** Newest posts of an account that the crawl of the real fan networks brought. */
  private static final int CRAWLED = 10;

  private static final int HOUR = 3_600;
  private static final int DAY = 24 * HOUR;

  /**
   * One figure.
   *
   * @param published what others found, and who
   */
  public record Line(String what, String value, String published) {}

  /** Of the first night. */
  public static Description of(World world) {
    var lines = new ArrayList<Line>();
    follows(FollowShape.of(world.settings(), world.follows(), 0), lines);
    var days = SampleSettings.HISTORY_DAYS;
    activity(new ActivityShape(world.waves().postsOfHistory(), days), lines);
    cascades(shape(world), lines);
    return new Description(lines);
  }

  private static void follows(FollowShape shape, List<Line> lines) {
    lines.add(new Line("follows", "%,d".formatted(shape.follows()), ""));
    add(
        lines,
        "exponent of fans, from " + shape.fans().from() + " on",
        shape.fans().alpha(),
        "1.84 (Weibo forums), 1.82 and 2.11 (Weibo fan networks), 2.28 (Twitter, Kwak et al. 2010)");
    add(
        lines,
        "follows that are mutual",
        shape.reciprocity(),
        "0.107 (Weibo forums), 0.233 and 0.446 (Weibo fan networks)");
    add(
        lines,
        "clustering",
        shape.clustering(),
        "0.189 (Weibo forums, 3,467 accounts); fan networks are snowballs");
  }

  private static void activity(ActivityShape shape, List<Line> lines) {
    lines.add(new Line("posts", "%,d".formatted(shape.posts()), ""));
    add(lines, "posts an account and day", shape.mean(), "");
    add(
        lines,
        "the same, of each at most " + CRAWLED,
        shape.meanOfAtMost(CRAWLED),
        "0.193 and 0.179 (Weibo fan networks)");
    add(
        lines,
        "accounts without a post in 28 days",
        shape.silentShare(),
        "0.418 and 0.401 (Weibo fan networks); 0.574 ever (Weibo, Fu and Chau 2013)");
    add(lines, "posts of the busiest tenth", shape.shareOfBusiest(0.1), "");
    add(
        lines,
        "posts of the busiest 4.8 percent",
        shape.shareOfBusiest(0.048),
        "0.8 of own posts in 7 days (Weibo, Fu and Chau 2013)");
  }

  private static WaveShape shape(World world) {
    var shape = new WaveShape();
    for (int part = 0; part < SampleSettings.PARTS && shape.posts() < ENOUGH; part++) {
      world.waves().posts(0, part, shape::add);
    }
    return shape;
  }

  private static void cascades(WaveShape shape, List<Line> lines) {
    add(
        lines,
        "own posts that were reposted",
        shape.repostedShare(),
        "0.043 and 0.056 (Weibo fan networks)");
    add(
        lines,
        "exponent of cascade sizes, from " + shape.sizes().from() + " on",
        shape.sizes().alpha(),
        "2.10 from 51 on (Weibo cascades)");
    add(lines, "mean size of a cascade", shape.meanSize(), "");
    add(lines, "mean size of cascades from 51 on", shape.meanSizeOfLarge(), "210 (Weibo cascades)");
    add(
        lines,
        "mean depth of a repost",
        shape.meanRepostDepth(),
        "1.15 and 1.22 (repost chains of Weibo fan networks)");
    add(lines, "reposts at depth 1", shape.depthShare(1), "0.876 and 0.845 (same)");
    add(lines, "reposts at depth 2", shape.depthShare(2), "0.106 and 0.124 (same)");
    add(lines, "reposts at depth 3", shape.depthShare(3), "0.012 and 0.019 (same)");
    lines.add(new Line("largest depth", String.valueOf(shape.maxDepth()), "7 and 10 (same)"));
    delays(shape, lines);
  }

  private static void delays(WaveShape shape, List<Line> lines) {
    add(lines, "minutes from parent to repost, median", shape.delay(0.5) / 60, "");
    add(
        lines,
        "reposts within an hour of the parent",
        shape.delayShare(HOUR),
        "0.5 (Twitter, Kwak et al. 2010)");
    add(
        lines,
        "reposts within a day of the parent",
        shape.delayShare(DAY),
        "0.75 (Twitter, Kwak et al. 2010)");
    add(
        lines,
        "minutes from root, cascades from 51 on",
        shape.delayOfLarge() / 60,
        "541 (Weibo cascades; of the median cascade 236)");
    add(
        lines,
        "within an hour of the root, the same",
        shape.delayShareOfLarge(HOUR),
        "0.179 (Weibo cascades; mean cascade 0.26)");
    add(
        lines,
        "within a day of the root, the same",
        shape.delayShareOfLarge(DAY),
        "0.654 (Weibo cascades; mean cascade 0.77)");
  }

  private static void add(List<Line> lines, String what, double value, String published) {
    lines.add(new Line(what, "%.3g".formatted(value), published));
  }

  /** One line a figure. */
  public String text() {
    var text = new StringBuilder();
    lines.forEach(
        l ->
            text.append(
                    String.format(
                            Locale.ROOT, "%-45s %12s   %s", l.what(), l.value(), l.published())
                        .stripTrailing())
                .append('\n'));
    return text.toString();
  }
}
