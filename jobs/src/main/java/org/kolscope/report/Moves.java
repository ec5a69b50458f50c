package org.kolscope.report;

import java.util.List;
import org.kolscope.schema.Centrality;
import org.kolscope.schema.Reach;
import org.kolscope.schema.TopicInfluence;

/**
 * Whom a KOL moves, as three numbers that are not one: where it stands, what was passed on, and how
 * many a post would be shown to. Their lists of the best disagree.
 *
 * @param follows its place in the follow graph; null without an edge there
 * @param followAccountsCount accounts of that graph
 * @param reposts its place in the repost graph; null without an edge there
 * @param reach null if it was not estimated
 * @param topics where it leads, the best place first
 */
public record Moves(
    Centrality follows,
    long followAccountsCount,
    Centrality reposts,
    Reach reach,
    List<TopicInfluence> topics) {

  /** Topics of a page. */
  public static final int MAX_TOPICS = 5;

  public Moves {
    topics = topics.stream().limit(MAX_TOPICS).toList();
  }

  /** Nothing is known. */
  public static Moves unknown() {
    return new Moves(null, 0, null, null, List.of());
  }

  /** Place among the accounts of the follow graph, with and without the discount. */
  Figure place() {
    return follows == null
        ? Figure.place(null, null)
        : Figure.place(follows.rank(), follows.plainRank());
  }

  Figure accounts() {
    return Figure.count(followAccountsCount);
  }

  /** The largest h so that h of its fans have h fans. */
  Figure fansWithFans() {
    return Figure.count(follows == null ? null : follows.hIndex());
  }

  /** Accounts that reposted it, those that are genuine as expected. */
  Figure genuineReposters() {
    return reposts == null || SmallCells.isSmall(reposts.inCount())
        ? Figure.count((Long) null)
        : Figure.count(Math.round(reposts.genuineInCount()));
  }

  Figure reached() {
    return reach == null
        ? Figure.count((Long) null)
        : Figure.reach(reach.reach(), reach.reachLow95(), reach.reachHigh95());
  }

  Figure plainReached() {
    return Figure.count(reach == null ? null : Math.round(reach.plainReach()));
  }

  /** Accounts reached, each as far as it is relevant for the brief. */
  Figure targeted() {
    return reach == null || reach.targetReach() == null
        ? Figure.count((Long) null)
        : Figure.reach(reach.targetReach(), reach.targetReachLow95(), reach.targetReachHigh95());
  }

  /** Reposts of a hundred showings. */
  Figure shareRate() {
    return Figure.share(reach == null ? null : reach.shareRate());
  }

  Figure rosterPlace() {
    return Figure.count(reach == null ? null : reach.rosterPlace());
  }

  Figure budgetPlace() {
    return Figure.count(reach == null ? null : reach.budgetPlace());
  }
}
