package org.kolscope.report;

import java.util.List;
import java.util.Map;
import org.kolscope.schema.RosterPick;

/**
 * The KOLs that together reach most for the budget of the brief.
 *
 * @param picks of one roster, in the order in which they were chosen; empty if nobody could be
 * @param budget of the brief
 */
public record Roster(List<RosterPick> picks, double budget) {

  private static final int SHOWN = 20;

  private static final Map<String, Words> WAYS =
      Map.of(
          "ratio greedy",
          new Words("one by one, by what each adds for its price", "逐个选取，按每单位价格新增的触达"),
          "plain greedy",
          new Words("one by one, by what each adds", "逐个选取，按新增的触达"),
          "best single",
          new Words("the best single one that the budget buys", "预算内单个最优"),
          "most fans",
          new Words("most fans first, which nothing beat", "粉丝最多者优先（其他方法未能超过）"),
          "most fans for the price",
          new Words("most fans for the price first, which nothing beat", "单价粉丝最多者优先（其他方法未能超过）"),
          "highest reach",
          new Words("highest reach first, which nothing beat", "触达最高者优先（其他方法未能超过）"),
          "highest reach for the price",
          new Words(
              "highest reach for the price first, which nothing beat", "单价触达最高者优先（其他方法未能超过）"));

  /**
   * @throws IllegalArgumentException if the picks are not places 1, 2, ... or one has no price
   */
  public Roster {
    picks = List.copyOf(picks);
    for (int i = 0; i < picks.size(); i++) {
      if (picks.get(i).place() != i + 1 || picks.get(i).price() == null) {
        throw new IllegalArgumentException(
            "picks must have a price and be in the order of their places, was " + picks.get(i));
      }
    }
  }

  /** What the picks up to and with this one cost together. */
  Figure bill(RosterPick upTo) {
    return money(picks.stream().limit(upTo.place()).mapToDouble(RosterPick::price).sum());
  }

  /** As many as a reader of the overview looks at. */
  List<RosterPick> shown() {
    return picks.stream().limit(SHOWN).toList();
  }

  RosterPick last() {
    return picks.get(picks.size() - 1);
  }

  Words way() {
    return WAYS.getOrDefault(last().way(), new Words(last().way(), last().way()));
  }

  /** The share of the best possible that is guaranteed, rounded down; n/a without a guarantee. */
  Figure guarantee() {
    return Figure.percent(
        last().guarantee() == null ? null : Math.floor(last().guarantee() * 100) / 100);
  }

  static Figure money(double amount) {
    return Figure.number(Math.rint(amount * 100) / 100);
  }

  /** What it and those before it reach together. */
  static Figure together(RosterPick pick) {
    return Figure.reach(pick.value(), pick.valueLow95(), pick.valueHigh95());
  }
}
