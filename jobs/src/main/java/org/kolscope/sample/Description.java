package org.kolscope.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a world looks like beside published figures.
 *
 * @param lines in the order they are told
 */
public record Description(List<Line> lines) {

  /** Posts that are looked at: parts are added until there are as many. */
  private static final long ENOUGH = 200_000;

  /**
   * One figure.
   *
   * @param published what others found, and who
   */
  public record Line(String what, String value, String published) {}

  /** Of the first night. */
  public static Description of(World world) {
    var lines = new ArrayList<Line>();
    var settings = world.settings();
    var shape = FollowShape.of(settings, world.follows(), 0);
    lines.add(new Line("follows", "%,d".formatted(shape.follows()), ""));
    lines.add(
        new Line(
            "exponent of fans, from " + shape.fans().from() + " on",
            number(shape.fans().alpha()),
            "2.28 (Twitter, Kwak et al. 2010)"));
    lines.add(
        new Line(
            "follows that are mutual",
            number(shape.reciprocity()),
            "0.22 of the pairs (Twitter, Kwak et al. 2010)"));
    lines.add(new Line("clustering", number(shape.clustering()), ""));
    waves(world, lines);
    return new Description(lines);
  }

  private static void waves(World world, List<Line> lines) {
    var shape = new WaveShape();
    var parts = 0;
    while (parts < SampleSettings.PARTS && shape.posts() < ENOUGH) {
      world.waves().posts(0, parts++, shape::add);
    }
    var accounts = world.people().size() * parts / SampleSettings.PARTS;
    lines.add(
        new Line(
            "posts an account and day",
            number(shape.posts() / (double) accounts / SampleSettings.HISTORY_DAYS),
            ""));
    lines.add(
        new Line(
            "accounts without a post in " + SampleSettings.HISTORY_DAYS + " days",
            number(shape.silentShare(accounts)),
            "0.57 ever (Weibo, Fu and Chau 2013)"));
    lines.add(new Line("posts of the busiest tenth", number(shape.shareOfBusiestTenth()), ""));
    lines.add(new Line("own posts that were reposted", number(shape.repostedShare()), ""));
    lines.add(
        new Line(
            "exponent of cascade sizes, from " + shape.sizes().from() + " on",
            number(shape.sizes().alpha()),
            ""));
    lines.add(new Line("mean size of a cascade", number(shape.meanSize()), ""));
    lines.add(new Line("mean depth of a cascade", number(shape.meanDepth()), ""));
    lines.add(
        new Line(
            "largest depth", String.valueOf(shape.maxDepth()), "11 (Twitter, Kwak et al. 2010)"));
    lines.add(
        new Line(
            "minutes from parent to repost, median",
            number(shape.delay(0.5) / 60),
            "60 (Twitter: half within an hour, Kwak et al. 2010)"));
    lines.add(
        new Line(
            "reposts within a day of the parent",
            number(shape.delayShare(86_400)),
            "0.75 of the root (Twitter, Kwak et al. 2010)"));
  }

  private static String number(double value) {
    return "%.3g".formatted(value);
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
