package org.kolscope.graph.spread;

import java.util.Arrays;
import org.kolscope.graph.Blocks;

/**
 * A growing sample of random reverse-reachable sets, numbered from 0, in pools of plain ints.
 *
 * <p>Memory: 4 bytes per member of a set and 4 per set.
 */
final class ReachSets {

  /** Sets are drawn in blocks of this many; a block is the unit of work of a thread. */
  static final int BLOCK = 1 << 8;

  /**
   * Members beyond which a sample does not grow: chosen, 12 bytes each for two samples and the
   * index of one, 3 GiB.
   */
  static final long MOST_MEMBERS = 1L << 28;

  private final SpreadModel model;
  private final Draws draws;
  private final WeightedVertices targets;
  private final double[] rows;
  private int[][] starts = {};
  private int[][] members = {};
  private long size;

  ReachSets(SpreadModel model, Draws draws) {
    this.model = model;
    this.draws = draws;
    this.targets = model.targets();
    this.rows = ReachSampler.rows(model);
  }

  /**
   * Draws more until there are {@code wanted} sets, rounded up to blocks, or {@link #MOST_MEMBERS}
   * members.
   */
  void growTo(int wanted) {
    int blocks = (wanted + BLOCK - 1) / BLOCK;
    while (starts.length < blocks && size < MOST_MEMBERS) {
      add(Math.min(blocks, starts.length + batch()));
    }
  }

  /** One block first, then as many as there are already or as have room at their mean size. */
  private int batch() {
    double room = size == 0 ? 1 : (MOST_MEMBERS - size) / ((double) size / starts.length);
    return (int) Math.max(1, Math.min(starts.length, room));
  }

  /** Whether twice as many sets have room. */
  boolean canDouble() {
    return 2 * size <= MOST_MEMBERS;
  }

  private void add(int blocks) {
    int first = starts.length;
    int[][] newStarts = new int[blocks - first][];
    int[][] newMembers = new int[blocks - first][];
    Blocks.each(
        blocks - first,
        1,
        draws.threads(),
        () -> {
          var sampler = new ReachSampler(model, targets, rows, draws);
          return (block, end) -> {
            sampler.clear();
            int[] start = new int[BLOCK + 1];
            for (int i = 0; i < BLOCK; i++) {
              sampler.draw((long) (first + block) * BLOCK + i);
              start[i + 1] = sampler.size();
            }
            newStarts[block] = start;
            newMembers[block] = Arrays.copyOf(sampler.pool(), sampler.size());
          };
        });
    starts = Arrays.copyOf(starts, blocks);
    members = Arrays.copyOf(members, blocks);
    System.arraycopy(newStarts, 0, starts, first, blocks - first);
    System.arraycopy(newMembers, 0, members, first, blocks - first);
    for (int[] block : newMembers) {
      size += block.length;
    }
  }

  /** Sets drawn so far. */
  int count() {
    return starts.length * BLOCK;
  }

  /** Members of all sets together. */
  long size() {
    return size;
  }

  double totalWeight() {
    return model.totalWeight();
  }

  SpreadModel model() {
    return model;
  }

  /** Where the members of a set begin in {@link #pool}. */
  int first(int set) {
    return starts[set / BLOCK][set % BLOCK];
  }

  /** One past the last member of a set in {@link #pool}. */
  int end(int set) {
    return starts[set / BLOCK][set % BLOCK + 1];
  }

  /** The pool that holds a set. */
  int[] pool(int set) {
    return members[set / BLOCK];
  }

  /** Blocks of {@link #BLOCK} sets each. */
  int blocks() {
    return starts.length;
  }

  /** The members of all sets of a block, set after set. */
  int[] block(int block) {
    return members[block];
  }

  /** How many sets have a member among {@code vertices}. Cost: at most one look at each member. */
  int covered(int[] vertices) {
    boolean[] isIn = new boolean[model.graph().size()];
    for (int v : vertices) {
      isIn[v] = true;
    }
    int covered = 0;
    for (int block = 0; block < starts.length; block++) {
      int[] pool = members[block];
      int[] start = starts[block];
      for (int set = 0; set < BLOCK; set++) {
        int i = start[set];
        while (i < start[set + 1] && !isIn[pool[i]]) {
          i++;
        }
        covered += i < start[set + 1] ? 1 : 0;
      }
    }
    return covered;
  }

  /** The spread that so many covered sets stand for. */
  double spread(double covered) {
    return covered * model.totalWeight() / count();
  }
}
