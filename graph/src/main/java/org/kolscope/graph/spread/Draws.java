package org.kolscope.graph.spread;

/**
 * Where the random numbers of a computation come from, and how many threads draw them.
 *
 * <p>The random set of number i depends on {@code randomSeed} and i alone, so the result is the
 * same for any number of threads.
 *
 * @param randomSeed any number
 * @param threads at least 1
 */
public record Draws(long randomSeed, int threads) {

  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  /**
   * Distance between the first states of two sets: the multiplier of the JDK's L64X128MixRandom.
   * Computed: the states of two of the first 2^39 sets are never the same as long as a set takes
   * fewer than 2^24 numbers.
   */
  private static final long SET_GAMMA = 0xd1342543de82ef95L;

  /**
   * @throws IllegalArgumentException if {@code threads} is below 1
   */
  public Draws {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, was " + threads);
    }
  }

  /** The same threads with numbers that have nothing to do with these or another stream's. */
  Draws stream(int number) {
    return new Draws(mixed(randomSeed + (number + 1) * GOLDEN_GAMMA), threads);
  }

  /** The state from which the generator of set 0 starts. */
  long firstState() {
    return mixed(randomSeed ^ GOLDEN_GAMMA);
  }

  /** The state from which the generator of set {@code number} starts. */
  static long state(long firstState, long number) {
    return firstState + number * SET_GAMMA;
  }

  /** The state after this one in SplitMix64. */
  static long next(long state) {
    return state + GOLDEN_GAMMA;
  }

  /**
   * The number in [0, 1) that belongs to a state: the upper 53 bits of the finaliser of SplitMix64
   * (G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA
   * 2014, fig. 17).
   */
  static double uniform(long state) {
    return (mixed(state) >>> 11) * 0x1.0p-53;
  }

  private static long mixed(long z) {
    long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
    return b ^ (b >>> 31);
  }
}
