package org.kolscope.sample;

import java.util.SplittableRandom;

/**
 * Chance that is keyed by what it is for: the same seed, kind and ids give the same draw, whoever
 * asks and in whatever order. Nothing is shared between threads.
 */
public final class Chance {

  private final long key;

  private Chance(long key) {
    this.key = key;
  }

  /** The chance of one world. */
  public static Chance of(long seed) {
    return new Chance(mixed(seed));
  }

  /** A chance of its own for one kind of question, such as {@code "follow"}. */
  public Chance on(String kind) {
    var mixed = key;
    for (int i = 0; i < kind.length(); i++) {
      mixed = mixed(mixed ^ kind.charAt(i));
    }
    return new Chance(mixed);
  }

  /** A 64-bit draw for an id. */
  public long bits(long id) {
    return mixed(key ^ mixed(id));
  }

  /** A 64-bit draw for a pair of ids; the order of both matters. */
  public long bits(long first, long second) {
    return mixed(bits(first) ^ mixed(second + GOLDEN));
  }

  /** A draw in [0, 1) for an id. */
  public double share(long id) {
    return share01(bits(id));
  }

  /** A draw in [0, 1) for a pair of ids. */
  public double share(long first, long second) {
    return share01(bits(first, second));
  }

  /** A draw in [0, 1) for three ids. */
  public double share(long first, long second, long third) {
    return share01(mixed(bits(first, second) ^ mixed(third - GOLDEN)));
  }

  /** As many draws as one likes for an id. */
  public SplittableRandom draws(long id) {
    return new SplittableRandom(bits(id));
  }

  /** As many draws as one likes for a pair of ids. */
  public SplittableRandom draws(long first, long second) {
    return new SplittableRandom(bits(first, second));
  }

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private static double share01(long bits) {
    return (bits >>> 11) * 0x1.0p-53;
  }

  /** The finalizer of SplitMix64 (Steele, Lea and Flood 2014), a bijection of 64 bits. */
  private static long mixed(long bits) {
    var z = bits + GOLDEN;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
