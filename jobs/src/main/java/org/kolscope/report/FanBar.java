package org.kolscope.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kolscope.schema.FanQuality;

/**
 * The fans of a KOL by type, as a bar; pieces that are too small to be shown are one.
 *
 * @param cells all types
 * @param pieces of the bar, from left to right
 */
record FanBar(List<Cell> cells, List<Piece> pieces) {

  /** A type: how many fans; the figure says so where that is not shown. */
  record Cell(Words label, String style, Figure count, Figure share) {}

  /** A piece of the bar, in per cent of its length. */
  record Piece(String style, String x, String width) {}

  private record Type(Words label, String style, long count) {}

  static FanBar of(FanQuality fans) {
    var types = types(fans);
    var hidden = SmallCells.hidden(types.stream().map(Type::count).toList());
    var cells = new ArrayList<Cell>();
    var pieces = new ArrayList<Piece>();
    double from = 0;
    long small = 0;
    for (int i = 0; i < types.size(); i++) {
      var type = types.get(i);
      if (hidden.get(i)) {
        boolean isSmall = SmallCells.isSmall(type.count);
        small += type.count;
        var count = isSmall ? SmallCells.alone(type.count) : Figure.text("\u2014");
        cells.add(new Cell(type.label, type.style, count, Figure.text("\u2014")));
      } else {
        double share = share(type.count, fans);
        cells.add(
            new Cell(type.label, type.style, Figure.count(type.count), Figure.percent(share)));
        pieces.add(piece(type.style, from, share));
        from += share;
      }
    }
    pieces.add(piece("fans-small", from, share(small, fans)));
    return new FanBar(cells, pieces);
  }

  private static double share(long count, FanQuality fans) {
    return fans.fansCount() == 0 ? 0 : (double) count / fans.fansCount();
  }

  private static Piece piece(String style, double from, double share) {
    return new Piece(style, percent(from), percent(share));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f%%", 100 * share);
  }

  private static List<Type> types(FanQuality fans) {
    return List.of(
        new Type(new Words("real", "真实"), "fans-real", fans.typeRealCount()),
        new Type(new Words("unsure", "存疑"), "fans-unsure", fans.typeUnsureCount()),
        new Type(new Words("coordinated", "协同"), "fans-coordinated", fans.typeCoordinatedCount()),
        new Type(new Words("inactive", "不活跃"), "fans-inactive", fans.typeInactiveCount()),
        new Type(new Words("zombie", "僵尸粉"), "fans-zombie", fans.typeZombieCount()),
        new Type(new Words("influencer", "大号"), "fans-influencer", fans.typeInfluencerCount()),
        new Type(new Words("mass follower", "海量关注"), "fans-mass", fans.typeMassFollowerCount()),
        new Type(new Words("unjudged", "未判定"), "fans-unjudged", fans.typeUnjudgedCount()),
        new Type(new Words("no data", "无资料"), "fans-none", fans.typeNoDataCount()));
  }
}
