package org.kolscope.sample;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Overlapping social circles: people of a place, of an interest, of both, and colleagues among
 * voices. They give the world its mutual follows and most of its triangles. A pair is drawn once,
 * keyed by both, so that each of the two knows what the other does without being asked.
 *
 * <p>In a circle of s people, a and b follow each other with probability min(w(a), w(b)) x {@link
 * #BOOST} / (s - 1), at most {@link #CLOSEST}, w being the mutual follows that somebody looks for
 * in the circle; so those who follow few have few friends, and circles smaller than that are almost
 * cliques.
 *
 * <p>Cost: n log n to build, 12 bytes an account and layer; a follower costs the sizes of his
 * circles.
 */
final class Circles {

  /**
   * Mutual follows that an account looks for over all circles, as a share of all it follows. With
   * {@link #BOOST} it sets the reciprocity. Chosen so that about 0.2 of all follows go both ways:
   * in a graph of Weibo forums 0.11 did (Sinanet; Jia et al. 2017), in two fan networks 0.23 and
   * 0.45.
   */
  private static final double MUTUAL = 0.28;

  /** Shares of these in circles of a place, of an interest, and of both. Chosen. */
  private static final double[] OF_LAYER = {0.25, 0.25, 0.5};

  /** Makes up for min(w(a), w(b)) being less than the mean of w. */
  private static final double BOOST = 1.6;

  /** Nobody's friends all know each other. Chosen. */
  private static final double CLOSEST = 0.85;

  /** One-way follows in a circle for each mutual one. Chosen. */
  private static final double ONE_WAY = 0.5;

  /** Colleagues among voices: mutual and one-way follows of pairs. Chosen. */
  private static final double COLLEAGUES = 0.4;

  private final People people;
  private final FollowTimes times;
  private final Chance chance;
  private final Layer[] layers;
  private final Layer colleagues;
  private final Layer closest;
  private final double growing;

  private Circles(
      People people, FollowTimes times, Chance chance, Layer[] layers, Layer colleagues) {
    this.people = people;
    this.times = times;
    this.chance = chance;
    this.layers = layers;
    this.colleagues = colleagues;
    closest = layers[layers.length - 1];
    growing = growing(times);
  }

  /** Share of what is followed in the end that is followed after the first night. */
  private static double growing(FollowTimes times) {
    var grown = FollowTimes.GROWTH * (times.nights - 1);
    return grown / (1 + grown);
  }

  static Circles of(SampleSettings settings, People people, FollowTimes times) {
    var chance = settings.chance().on("circle");
    var size = people.size();
    var place = new int[size];
    var interest = new int[size];
    var both = new int[size];
    var voice = new int[size];
    for (int i = 0; i < size; i++) {
      var social = isSocial(people.role(i));
      place[i] = social ? people.place[i] & 0x7fff : Layer.NOBODY;
      interest[i] = social ? people.vertical[i] : Layer.NOBODY;
      both[i] = social ? (place[i] * 31 + interest[i]) & 0xffff : Layer.NOBODY;
      voice[i] = people.role(i) == Role.KOL ? interest[i] : Layer.NOBODY;
    }
    Layer[] layers = {
      Layer.of(place, chance.on("place")),
      Layer.of(interest, chance.on("interest")),
      Layer.of(both, chance.on("both"))
    };
    return new Circles(people, times, chance, layers, Layer.of(voice, chance.on("voice")));
  }

  private static boolean isSocial(Role role) {
    return switch (role) {
      case PERSON, KOL, STAFF, HIJACKED -> true;
      case BRAND, COMPETITOR, DEALER, MEDIA, ZOMBIE -> false;
    };
  }

  /** The circle of place and interest that an account is in; negative if in none. */
  int closest(int index) {
    return closest.circle[index];
  }

  /** Adds whom {@code row}'s follower follows in his circles. */
  void addTo(Choices row) {
    var me = row.follower();
    for (int l = 0; l < layers.length; l++) {
      var layer = layers[l];
      var from = layer.from(me);
      var to = layer.to(me);
      for (int at = from; at < to; at++) {
        var other = layer.order[at];
        var want = Math.min(people.outDegree[me], people.outDegree[other]) * MUTUAL * OF_LAYER[l];
        var mutual = Math.min(CLOSEST, want * BOOST / (to - from - 1));
        pair(row, other, l, mutual, mutual * ONE_WAY);
      }
    }
    for (int at = colleagues.from(me); at < colleagues.to(me); at++) {
      pair(row, colleagues.order[at], layers.length, COLLEAGUES, COLLEAGUES);
    }
  }

  private void pair(Choices row, int other, int layer, double mutual, double oneWay) {
    var me = row.follower();
    if (me == other) {
      return;
    }
    var low = Math.min(me, other);
    var high = Math.max(me, other);
    var share = chance.share(low, high, layer);
    var lowFirst = (chance.bits(low, high) & 1) == 0;
    if (share < mutual) {
      var second = lowFirst != (me == low);
      var random = chance.draws(low, high);
      var at = time(random, low, high, second);
      // each of the two may leave: a draw of one's own behind the draws of the pair
      var own = new SplittableRandom(random.nextLong() ^ (second ? 1 : 2));
      row.add(other, at, times.ending(own, at, FollowTimes.MUTUAL_ENDING));
    } else if (share < mutual + oneWay && lowFirst == (me == low)) {
      var random = chance.draws(low, high);
      var at = time(random, low, high, false);
      row.add(other, at, times.ending(random, at, FollowTimes.ENDING));
    }
  }

  /** The second of two follows back, most within days (exponential, mean two days; chosen). */
  private int time(SplittableRandom random, int low, int high, boolean second) {
    var first = times.organic(random, people.createdAt[low], people.createdAt[high], growing);
    var delay = FollowTimes.exponential(random, 2.0 * FollowTimes.DAY);
    if (!second || first == FollowTimes.ABSENT) {
      return first;
    }
    var back = FollowTimes.capped(first, delay);
    return back < times.lastEnd ? back : FollowTimes.ABSENT;
  }

  /** One division of people into circles. */
  static final class Layer {

    static final int NOBODY = -1;

    /** Sizes follow a power law of exponent 2 from the smallest to the largest. Chosen. */
    private static final int SMALLEST = 4;

    private static final int LARGEST = 25;

    /** Those who are in a circle, circle by circle. */
    final int[] order;

    private final int[] circle;
    private final int[] begin;

    private Layer(int[] order, int[] circle, int[] begin) {
      this.order = order;
      this.circle = circle;
      this.begin = begin;
    }

    /**
     * @param kind what people of a circle share; {@link #NOBODY} for those in none; below 65,536
     */
    static Layer of(int[] kind, Chance chance) {
      var sorted = sorted(kind, chance);
      var order = new int[sorted.length];
      var circle = new int[kind.length];
      Arrays.fill(circle, NOBODY);
      var begin = new int[sorted.length / SMALLEST + 2];
      var circles = 0;
      for (int at = 0; at < order.length; ) {
        begin[circles] = at;
        var end = Math.min(order.length, at + size(chance.share(circles)));
        for (; at < end; at++) {
          order[at] = (int) sorted[at] & 0x7ffffff;
          circle[order[at]] = circles;
        }
        circles++;
      }
      begin[circles] = order.length;
      return new Layer(order, circle, Arrays.copyOf(begin, circles + 1));
    }

    /** By kind, then by chance; 27 bits of index are 134 million accounts. */
    private static long[] sorted(int[] kind, Chance chance) {
      var keys = new long[kind.length];
      var count = 0;
      for (int i = 0; i < kind.length; i++) {
        if (kind[i] != NOBODY) {
          keys[count++] = ((long) kind[i] << 47) | ((chance.bits(i) >>> 44) << 27) | i;
        }
      }
      keys = Arrays.copyOf(keys, count);
      Arrays.sort(keys);
      return keys;
    }

    private static int size(double share) {
      return (int) (1 / ((1 - share) / SMALLEST + share / LARGEST));
    }

    int from(int index) {
      return circle[index] == NOBODY ? 0 : begin[circle[index]];
    }

    int to(int index) {
      return circle[index] == NOBODY ? 0 : begin[circle[index] + 1];
    }
  }
}
