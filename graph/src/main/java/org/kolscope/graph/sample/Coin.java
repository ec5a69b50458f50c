package org.kolscope.graph.sample;

import java.io.Serializable;

/**
 * Tosses one coin per replicate and vertex: a number in [0, 1) that depends on nothing but the
 * seed, the replicate and the id, so a sample is the same however the vertices are spread over
 * machines.
 *
 * <p>The number is made of the upper 53 bits of three rounds of the finaliser of SplitMix64 (G. L.
 * Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014, fig.
 * 17). The same coin serves every sampling rate: a smaller sample is part of a larger one.
 */
public record Coin(long randomSeed) implements Serializable {

  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  /** The coin of a vertex in a replicate. */
  public double toss(int replicate, long id) {
    return (bits(replicate, id) >>> 11) * 0x1.0p-53;
  }

  /** The coin of a vertex in a replicate for a step of what it does there; a fourth round. */
  double toss(int replicate, long id, int step) {
    return (mixed(bits(replicate, id) ^ (step * GOLDEN_GAMMA + 1)) >>> 11) * 0x1.0p-53;
  }

  private long bits(int replicate, long id) {
    long bits = mixed(randomSeed + GOLDEN_GAMMA);
    bits = mixed(bits ^ (replicate * GOLDEN_GAMMA + 1));
    return mixed(bits ^ (id + GOLDEN_GAMMA));
  }

  private static long mixed(long z) {
    long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
    return b ^ (b >>> 31);
  }
}
