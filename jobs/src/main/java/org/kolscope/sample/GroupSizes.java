package org.kolscope.sample;

/**
 * How many accounts a group of the innocents has. Grows with the world, so that groups of all kinds
 * are in small worlds too and a small world is not made of them.
 */
public final class GroupSizes {

  /**
   * Members of a fan club at {@link #REFERENCE} accounts, after the evaluation protocol: 300 x 12.
   */
  private static final int CLUB = 300;

  /** Fan clubs at {@link #REFERENCE} accounts, after the protocol. */
  private static final int CLUBS = 5;

  private static final int REFERENCE = 20_000;

  /** No group is smaller, unless the world is. */
  private static final int FLOOR = 30;

  private GroupSizes() {}

  /** Fan clubs of a world: grows with the root of its size. */
  public static int clubs(int accounts) {
    return Math.max(1, (int) Math.round(CLUBS * Math.sqrt((double) accounts / REFERENCE)));
  }

  /** Members of one club: grows with the world up to 20,000 accounts, with its root from there. */
  public static int clubMembers(int accounts) {
    var times = (double) accounts / REFERENCE;
    var size = CLUB * (times < 1 ? times : Math.sqrt(times));
    return Math.max(Math.min(FLOOR, accounts / 16), (int) Math.round(size));
  }

  /** Circles of people who follow each other, of 20 to 40 members. */
  public static int circles(int accounts) {
    return Math.max(1, of(Group.MUTUAL_CIRCLE, accounts) / FLOOR);
  }

  /** Members of a group in a world; NONE is what is left and has no size of its own. */
  public static int of(Group group, int accounts) {
    return switch (group) {
      case NONE -> 0;
      case FAN_CLUB -> clubs(accounts) * clubMembers(accounts);
      case VIRAL_DAY, ONBOARDING -> share(0.02, accounts);
      // chosen: many read and never write
      case LURKER -> share(0.18, accounts);
      case PRIZE_HUNTER -> share(0.015, accounts);
      case MASS_FOLLOWER -> Math.max(5, accounts / 500);
      case MUTUAL_CIRCLE -> share(0.01, accounts);
      case DEFAULT_AVATAR -> share(0.04, accounts);
    };
  }

  private static int share(double share, int accounts) {
    var floor = Math.min(FLOOR, accounts / 16);
    return Math.max(floor, (int) Math.round(share * accounts));
  }
}
