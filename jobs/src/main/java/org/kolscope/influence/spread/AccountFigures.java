package org.kolscope.influence.spread;

/** What is known of the accounts of a follow graph, by vertex. */
final class AccountFigures {

  /** How much an account counts as a reader: the inverse of the share of readers that are kept. */
  final double[] kept;

  /** Probability of being genuine. */
  final double[] genuine;

  /** Relevance for the brief, 0 if there is none. */
  final double[] relevance;

  /** 1 for a candidate, 0 for one that is not for hire, below 0 for others. */
  final double[] candidate;

  /** Not a number if unknown. */
  final double[] price;

  /** Posts that its readers could have seen. */
  final long[] exposures;

  /** Those that the readers passed on. */
  final long[] shares;

  /** Those that others passed on. */
  final long[] otherShares;

  /** Whether share rates were learned. */
  final boolean isLearned;

  /** Share of the readers that are kept. */
  final double readersShare;

  AccountFigures(
      double[] kept,
      double[] genuine,
      double[] relevance,
      double[] candidate,
      double[] price,
      Shared shared,
      boolean isLearned,
      double readersShare) {
    this.kept = kept;
    this.genuine = genuine;
    this.relevance = relevance;
    this.candidate = candidate;
    this.price = price;
    this.exposures = shared.exposures;
    this.shares = shared.shares;
    this.otherShares = shared.otherShares;
    this.isLearned = isLearned;
    this.readersShare = readersShare;
  }

  /** Exposures and shares by author. */
  static final class Shared {

    final long[] exposures;
    final long[] shares;
    final long[] otherShares;

    Shared(int accounts) {
      this.exposures = new long[accounts];
      this.shares = new long[accounts];
      this.otherShares = new long[accounts];
    }
  }
}
