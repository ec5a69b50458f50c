package org.kolscope.graph.dense;

/** The fans and followees of the block at hand, as rising lists and as marks. */
final class Region {

  private final Follows follows;
  private final boolean[] inFans;
  private final boolean[] inFollowees;
  private int[] fans = {};
  private int[] followees = {};

  Region(Follows follows) {
    this.follows = follows;
    this.inFans = new boolean[follows.fans()];
    this.inFollowees = new boolean[follows.followees()];
  }

  void put(Candidate candidate) {
    setFans(candidate.fans());
    setFollowees(candidate.followees());
  }

  void setFans(int[] next) {
    mark(inFans, fans, next);
    fans = next;
  }

  void setFollowees(int[] next) {
    mark(inFollowees, followees, next);
    followees = next;
  }

  private static void mark(boolean[] marks, int[] before, int[] next) {
    for (int i : before) {
      marks[i] = false;
    }
    for (int i : next) {
      marks[i] = true;
    }
  }

  Candidate candidate() {
    return new Candidate(fans, followees);
  }

  int[] fans() {
    return fans;
  }

  int[] followees() {
    return followees;
  }

  boolean hasFan(int fan) {
    return inFans[fan];
  }

  boolean hasFollowee(int followee) {
    return inFollowees[followee];
  }

  boolean[] fanMarks() {
    return inFans;
  }

  /** The followee's fans outside of the block, and one more, so that none is beyond reach. */
  double outside(int followee) {
    double outside = 1;
    for (int p = follows.firstIn(followee); p < follows.endIn(followee); p++) {
      outside += inFans[follows.fan(p)] ? 0 : 1;
    }
    return outside;
  }

  /** Followees of the block that the fan follows. */
  int inside(int fan) {
    int inside = 0;
    for (int e = follows.firstOut(fan); e < follows.endOut(fan); e++) {
      inside += inFollowees[follows.followee(e)] ? 1 : 0;
    }
    return inside;
  }

  /** Follows inside of the block. */
  long inside() {
    long sum = 0;
    for (int u : fans) {
      sum += inside(u);
    }
    return sum;
  }

  double density() {
    return inside() / ((double) fans.length * followees.length);
  }
}
