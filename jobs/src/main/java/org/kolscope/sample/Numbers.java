package org.kolscope.sample;

/**
 * The numbers of posts and comments: a time and, below it, which of the accounts, as on Weibo,
 * where a number tells the second and otherwise nothing. Two acts have the same number only if one
 * account does both in the same second.
 */
final class Numbers {

  /** The second in which Weibo's numbers would be 0, as its operators have worked out. */
  private static final int ZERO = 515_483_463;

  private final int half;
  private final long mask;
  private final Chance chance;

  Numbers(int accounts, Chance chance) {
    this.chance = chance.on("number");
    var bits = Math.max(22, 64 - Long.numberOfLeadingZeros(accounts - 1L));
    half = (bits + 1) / 2;
    mask = (1L << half) - 1;
  }

  /** The number of what an account does in a second. */
  long of(int account, int time) {
    var left = account >>> half;
    var right = account & mask;
    for (int round = 0; round < 4; round++) {
      var next = left ^ (chance.bits(((long) time << 2) + round, right) & mask);
      left = (int) right;
      right = next;
    }
    return ((long) (time - ZERO) << (2 * half)) | ((long) left << half) | right;
  }
}
