package org.kolscope.sample;

import java.util.List;
import java.util.SplittableRandom;
import org.kolscope.sample.Seat.Part;
import org.kolscope.sample.attack.Farm.Registration;

/**
 * What accounts are interested in, how much they write, read and follow, and how likely they are to
 * be followed. Rates are lognormal, as counts of human activity are; medians are chosen so that the
 * means come out as in docs/sample-world.md.
 */
final class Habits {

  /**
   * Exponent of the share of accounts with more appeal than x; fans then follow a power law of 2.3;
   * Kwak, Lee, Park and Moon ("What is Twitter, a Social Network or a News Media?", WWW 2010) fit
   * 2.276 on Twitter.
   */
  private static final double TAIL = 1.3;

  /**
   * Scatter of posts a day of persons. Chosen between two samples of Weibo: of the accounts of two
   * fan networks 0.4 wrote nothing in four weeks, of random accounts that ever wrote 0.87 wrote
   * nothing of their own in a week and 0.05 wrote 0.8 of all (Fu and Chau 2013).
   */
  private static final double POSTS_SIGMA = 1.9;

  /** Chosen: communities of about the same order; luxury is small. */
  private static final Cumulated INTERESTS =
      new Cumulated(0.10, 0.12, 0.08, 0.13, 0.11, 0.09, 0.10, 0.07, 0.09, 0.085, 0.025);

  /** Fan clubs are about stars. */
  private static final Cumulated OF_FANS = new Cumulated(0, 3, 0, 0, 0, 2, 0, 0, 3, 2, 0);

  private static final List<Vertical> VERTICALS = List.of(Vertical.values());

  private final People people;
  private final int kols;
  private final double follows;

  Habits(People people) {
    this.people = people;
    kols = kols(people.size());
    follows = meanFollows(people.size());
  }

  int kols() {
    return kols;
  }

  /** 12 in 1,000 up to 3,000 accounts, falling as a power to 2 in 1,000 at a million. */
  static int kols(int accounts) {
    return (int) Math.round(accounts * 0.012 * Math.min(1, Math.pow(accounts / 3000.0, -0.308)));
  }

  /** 17 at 3,000 accounts, rising as a power to 50 at a million. */
  static double meanFollows(int accounts) {
    return 17 * Math.pow(accounts / 3000.0, 0.186);
  }

  /**
   * Posts a day of the middle person: 0.0147 at 3,000 accounts, rising as a power to 0.0234 at a
   * million. Chosen for about five posts an account in the history: in small worlds the voices, who
   * are a larger part of them, write most of it.
   */
  static double medianPosts(int accounts) {
    return 0.0147 * Math.pow(accounts / 3000.0, 0.08);
  }

  /** Draws first and second interest, and a place that fits. */
  void interests(int index, Group group, SplittableRandom draws) {
    var table = group == Group.FAN_CLUB ? OF_FANS : INTERESTS;
    var vertical = VERTICALS.get(table.at(draws.nextDouble()));
    people.interests(index, vertical, related(vertical, draws));
    people.place[index] = Places.of(vertical, draws.nextDouble());
  }

  /** A second interest: two of three times one that often goes with the first. */
  static Vertical related(Vertical first, SplittableRandom draws) {
    var near =
        switch (first) {
          case CARS -> new Vertical[] {Vertical.TRAVEL, Vertical.TECHNOLOGY, Vertical.SPORTS};
          case BEAUTY -> new Vertical[] {Vertical.FASHION, Vertical.MOTHERS, Vertical.FOOD};
          case MOTHERS -> new Vertical[] {Vertical.FOOD, Vertical.BEAUTY, Vertical.TRAVEL};
          case FOOD -> new Vertical[] {Vertical.TRAVEL, Vertical.MOTHERS, Vertical.FASHION};
          case TRAVEL -> new Vertical[] {Vertical.FOOD, Vertical.CARS, Vertical.SPORTS};
          case SPORTS -> new Vertical[] {Vertical.GAMES, Vertical.TRAVEL, Vertical.TECHNOLOGY};
          case TECHNOLOGY -> new Vertical[] {Vertical.GAMES, Vertical.CARS, Vertical.FINANCE};
          case FINANCE -> new Vertical[] {Vertical.CARS, Vertical.TECHNOLOGY, Vertical.LUXURY};
          case FASHION -> new Vertical[] {Vertical.BEAUTY, Vertical.LUXURY, Vertical.TRAVEL};
          case GAMES -> new Vertical[] {Vertical.TECHNOLOGY, Vertical.SPORTS, Vertical.FOOD};
          case LUXURY -> new Vertical[] {Vertical.FASHION, Vertical.FINANCE, Vertical.CARS};
        };
    if (draws.nextInt(3) < 2) {
      return near[draws.nextInt(near.length)];
    }
    var other = VERTICALS.get(INTERESTS.at(draws.nextDouble()));
    return other == first ? near[0] : other;
  }

  /**
   * One whom many read.
   *
   * @param rank 0 for the first of all voices, 1 for the last; above 1 for those below
   */
  void voice(int index, double rank, SplittableRandom draws) {
    people.appeal[index] = appeal((rank * kols + 0.5) / people.size());
    people.postsPerDay[index] = rate(draws, 1.1, 0.8, 25);
    people.sessionsPerDay[index] = rate(draws, 3, 0.5, 20);
    people.relay[index] = rate(draws, 0.02, 0.8, 0.5);
    people.outDegree[index] = outDegree(draws, 1.2, 0.7);
    people.coverage[index] = coverageOfVoice(rank, draws);
  }

  /**
   * A crawl brings a small part of a large voice's fans, and of some middling ones nearly all; in
   * small worlds the part is smaller, so that profiles still look like a platform of millions.
   */
  private float coverageOfVoice(double rank, SplittableRandom draws) {
    if (draws.nextInt(10) < 3 && rank > 0.05 && rank < 0.6) {
      return (float) (0.5 + 0.5 * draws.nextDouble());
    }
    var median = 0.03 * Math.pow(people.size() / 1e6, 0.3);
    return (float) Math.max(2e-4, lognormal(draws, median, 0.7, 0.4));
  }

  /** What brands, dealers and media do otherwise than people whom many read. */
  void organisation(int index, Seat seat, SplittableRandom draws) {
    var a = seat.part();
    var posts = a == Part.MEDIA ? 5 : a == Part.OFFICIAL ? 3 : a == Part.DEALER ? 0.6 : 1.2;
    people.postsPerDay[index] = rate(draws, posts, 0.25, 12);
    people.sessionsPerDay[index] = rate(draws, a == Part.SERVICE ? 8 : 4, 0.3, 20);
    people.relay[index] = 0.01f;
  }

  /** Anybody. */
  void reader(int index, Group group, SplittableRandom draws) {
    // from below the last voice and the brands down to the least
    var top = 1.2 * kols / people.size();
    people.appeal[index] = appeal(top + (1 - top) * draws.nextDouble());
    people.postsPerDay[index] = rate(draws, medianPosts(people.size()), POSTS_SIGMA, 30);
    people.sessionsPerDay[index] = rate(draws, 1.2, 0.8, 20);
    people.relay[index] = rate(draws, 0.012, 1, 0.5);
    people.outDegree[index] = outDegree(draws, 1, 0.9);
    people.coverage[index] = rate(draws, 0.12, 0.6, 1);
    switch (group) {
      case FAN_CLUB -> {
        people.sessionsPerDay[index] *= 1.8f;
        people.relay[index] *= 2.5f;
      }
      case ONBOARDING -> {
        people.appeal[index] *= 0.3f;
        people.outDegree[index] = Math.max(3, people.outDegree[index] / 2);
      }
      case LURKER -> lurker(index, draws);
      case PRIZE_HUNTER -> {
        people.outDegree[index] = capped(people.outDegree[index] * 2.0);
        people.relay[index] *= 1.5f;
      }
      case MASS_FOLLOWER ->
          people.outDegree[index] = capped(people.size() / 10.0 * (1 + draws.nextDouble()));
      default -> {}
    }
  }

  /** Every other one is dormant: a look in a week or two. */
  private void lurker(int index, SplittableRandom draws) {
    people.postsPerDay[index] = 0;
    people.relay[index] = 0;
    if (draws.nextBoolean()) {
      people.sessionsPerDay[index] = rate(draws, 0.1, 0.4, 0.5);
    }
  }

  /**
   * Turns what was drawn for a person into a zombie: nobody reads there, few follow it, and what it
   * follows is what its farm makes it follow.
   */
  void zombie(int index, Registration registration) {
    var aged = registration == Registration.AGED;
    people.sessionsPerDay[index] = 0;
    people.relay[index] = 0;
    people.outDegree[index] = 0;
    people.appeal[index] = Math.min(people.appeal[index], 8) * (aged ? 0.3f : 0.03f);
    people.postsPerDay[index] *= aged ? 0.9f : 0.15f;
  }

  /** Pareto: the given share of all accounts have more; 1 is the least. */
  private static float appeal(double share) {
    return (float) Math.pow(Math.min(1, share), -1 / TAIL);
  }

  private int outDegree(SplittableRandom draws, double times, double sigma) {
    // median of a lognormal with that mean
    var median = follows * times / Math.exp(sigma * sigma / 2);
    return capped(lognormal(draws, median, sigma, 1e6));
  }

  /** At most 2,000, which is the platform's bound, and no more than a fifth of the world. */
  private int capped(double outDegree) {
    return (int) Math.max(1, Math.min(Math.min(2000, people.size() / 5.0), outDegree));
  }

  private static float rate(SplittableRandom draws, double median, double sigma, double most) {
    return (float) lognormal(draws, median, sigma, most);
  }

  private static double lognormal(
      SplittableRandom draws, double median, double sigma, double most) {
    return Math.min(most, median * Math.exp(sigma * gaussian(draws)));
  }

  /** Box and Muller, one of the pair, so that every draw costs the same two numbers. */
  static double gaussian(SplittableRandom draws) {
    var radius = Math.sqrt(-2 * Math.log(1 - draws.nextDouble()));
    return radius * Math.cos(2 * Math.PI * draws.nextDouble());
  }
}
