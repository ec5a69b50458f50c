package org.kolscope.sample;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How many real active accounts a post of a KOL is shown to, zombies removed: the mean of {@link
 * #SIMULATIONS} cascades of a post of its own vertical and of a quality like its others. Fans that
 * see it at first hand are counted by their probability, who relays and what comes of it is drawn.
 *
 * <p>Cost: for each simulation the fans of those who relay; runs on all cores.
 */
final class Reach {

  static final int SIMULATIONS = 1_000;

  private static final int CHUNKS = 64;

  private final Stage stage;
  private final Sight sight;
  private final Pull pull;
  private final Strength strengths;
  private final List<BitSet> targets;
  private final Chance chance;

  /** The ranks of the post that is simulated, the same for all KOLs; ascending. */
  private final double[] ranks;

  Reach(Stage stage, Sight sight, Pull pull, Strength strengths, List<BitSet> targets) {
    this.stage = stage;
    this.sight = sight;
    this.pull = pull;
    this.strengths = strengths;
    this.targets = List.copyOf(targets);
    chance = stage.chance().on("reach");
    ranks = ranks(chance);
  }

  /**
   * Expected accounts for each KOL: of all, then of each set of targets.
   *
   * @param kols indices
   */
  double[][] of(int[] kols) {
    var reach = new double[kols.length][];
    IntStream.range(0, CHUNKS)
        .parallel()
        .forEach(
            chunk -> {
              var marks = new int[stage.people().size()];
              var direct = new int[stage.people().size()];
              for (int k = chunk; k < kols.length; k += CHUNKS) {
                reach[k] = new One(kols[k], k + 1, direct, marks).run();
              }
            });
    return reach;
  }

  private static double[] ranks(Chance chance) {
    return IntStream.range(0, SIMULATIONS)
        .mapToDouble(i -> Drafts.someRank(chance.draws(i)))
        .sorted()
        .toArray();
  }

  /** The cascades of one KOL. */
  private final class One {
    private final int kol;
    private final int number;
    private final int[] direct;
    private final int[] marks;
    private final int vertical;
    private final double[] sums = new double[targets.size() + 1];
    private final int[] fans;
    private final double[] readyUpTo;
    private int[] queue = new int[256];
    private int queued;
    private int round;

    One(int kol, int number, int[] direct, int[] marks) {
      this.kol = kol;
      this.number = number;
      this.direct = direct;
      this.marks = marks;
      vertical = stage.people().vertical[kol];
      var follows = stage.follows();
      fans =
          IntStream.range(follows.fansFrom[kol], follows.fansFrom[kol + 1])
              .map(at -> follows.fan[at])
              .filter(fan -> sight.shown(fan) > 0 && holds(fan, kol))
              .toArray();
      readyUpTo = new double[fans.length + 1];
      for (int i = 0; i < fans.length; i++) {
        direct[fans[i]] = number;
        readyUpTo[i + 1] = readyUpTo[i] + sight.shown(fans[i]) * ready(fans[i]);
      }
    }

    double[] run() {
      for (int fan : fans) {
        count(fan, sight.shown(fan) * (double) SIMULATIONS);
      }
      Arrays.fill(marks, 0);
      for (round = 1; round <= SIMULATIONS; round++) {
        simulate(strengths.scale() * ranks[round - 1], chance.draws(kol, round));
      }
      for (int i = 0; i < sums.length; i++) {
        sums[i] /= SIMULATIONS;
      }
      return sums;
    }

    private double ready(int reader) {
      return pull.readiness(reader, vertical) * sight.freshness(reader);
    }

    private void count(int reader, double weight) {
      sums[0] += weight;
      for (int i = 0; i < targets.size(); i++) {
        if (targets.get(i).get(reader)) {
          sums[i + 1] += weight;
        }
      }
    }

    private void simulate(double first, SplittableRandom random) {
      var strength = first;
      var all = readyUpTo[fans.length];
      queued = 0;
      marks[kol] = round;
      var relays = manyOf(strength * all, random);
      for (int i = 0; i < relays; i++) {
        var at = Arrays.binarySearch(readyUpTo, random.nextDouble() * all);
        var fan = fans[Math.min(at < 0 ? -at - 2 : at, fans.length - 1)];
        if (marks[fan] != round) {
          marks[fan] = round;
          push(fan);
        }
      }
      var hand = 0;
      var depth = 0;
      for (int i = 0; i < queued && strength > 0; i++) {
        if (i == hand) {
          hand = queued;
          strength *= strengths.hand(++depth);
        }
        spread(queue[i], strength, random);
      }
    }

    /** A Poisson number; halves large means, of which the draw knows at most 60. */
    private int manyOf(double mean, SplittableRandom random) {
      var left = Math.min(mean, fans.length * Cascades.CERTAIN);
      var count = 0;
      for (; left > 20; left -= 20) {
        count += Rhythm.poisson(20, random.nextDouble());
      }
      return count + Rhythm.poisson(left, random.nextDouble());
    }

    private void spread(int relayer, double strength, SplittableRandom random) {
      var follows = stage.follows();
      for (int at = follows.fansFrom[relayer]; at < follows.fansFrom[relayer + 1]; at++) {
        var reader = follows.fan[at];
        var shown = sight.shown(reader);
        if (shown <= 0 || marks[reader] == round) {
          continue;
        }
        var draw = random.nextDouble();
        if (draw >= shown) {
          continue;
        }
        marks[reader] = round;
        count(reader, direct[reader] == number ? 1 - shown : 1);
        if (random.nextDouble() < Math.min(Cascades.CERTAIN, strength * ready(reader))) {
          push(reader);
        }
      }
    }

    private void push(int relayer) {
      if (queued == queue.length) {
        queue = Arrays.copyOf(queue, queued * 2);
      }
      queue[queued++] = relayer;
    }

    private boolean holds(int fan, int author) {
      return stage.holds(stage.follows().place(fan, author), stage.calendar().endOfNight(0) - 1);
    }
  }
}
