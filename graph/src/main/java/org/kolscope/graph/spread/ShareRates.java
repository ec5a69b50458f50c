package org.kolscope.graph.spread;

import java.util.Arrays;

/**
 * Learns how often a reader shares what it sees of one account: the share rate of an arc, shrunk
 * towards that of all arcs as far as its own exposures are few.
 *
 * <p>Definition: rates of arcs come from a Beta distribution with parameters a and b, shares of an
 * arc from its exposures at its rate; the estimate is the mean of the rate given both, (shares + a)
 * / (exposures + a + b). The credit-free "Bernoulli" model of A. Goyal, F. Bonchi, L. Lakshmanan,
 * "Learning influence probabilities in social networks", WSDM 2010, which divides shares by
 * exposures and so gives 0 or 1 to most arcs; the shrinkage is ours. a and b are fitted by the
 * moments of J. C. Kleinman, "Proportions with extraneous variance", JASA 68(341), 1973: the mean
 * rate is μ = Σ shares / Σ exposures = a / (a + b), and ρ = 1 / (a + b + 1) solves Σ nᵢ (xᵢ/nᵢ -
 * μ)² = μ (1 - μ) · ((1 - ρ) (k - 1) + ρ (N - Σ nᵢ² / N)) over the k arcs with exposures nᵢ, N = Σ
 * nᵢ. What the caller counts as one exposure (a post shown, or posted while the reader was awake)
 * decides what the rate means.
 *
 * @param a prior shares, above 0 unless no arc ever shared
 * @param b prior exposures without a share, above 0 unless every exposure was shared
 */
public record ShareRates(double a, double b) {

  /**
   * Strength of the prior, in exposures, where the arcs do not vary more than one common rate
   * explains, or there are too few to tell: chosen, large against the exposures of any one arc, so
   * that every arc gets about the common rate.
   */
  static final double STRONGEST = 1e6;

  /**
   * Strength below which the prior is never put: chosen, one exposure in all, that of Jeffreys'
   * Beta(½, ½); a weaker one would all but believe a single share.
   */
  static final double WEAKEST = 1;

  /**
   * @throws IllegalArgumentException if one is negative or both are 0
   */
  public ShareRates {
    if (!(a >= 0 && b >= 0 && a + b > 0 && a + b < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a and b must be at least 0 and finite, not both 0, were " + a + " and " + b);
    }
  }

  /**
   * Fits the prior to all arcs; those without exposures say nothing. Cost: O(m).
   *
   * @param shares by arc, at least 0 and at most the exposures
   * @param exposures by arc
   * @throws IllegalArgumentException if they do not fit or no arc has an exposure
   */
  public static ShareRates fit(long[] shares, long[] exposures) {
    long[] once = new long[shares.length];
    Arrays.fill(once, 1);
    return fit(shares, exposures, once);
  }

  /**
   * The same for arcs that are counted: most of a graph never shared, and those with as many
   * exposures are alike.
   *
   * @param arcs how many arcs have these shares and exposures, at least 0
   */
  public static ShareRates fit(long[] shares, long[] exposures, long[] arcs) {
    requireFit(shares, exposures);
    requireFit(arcs, shares.length);
    double n = 0;
    double x = 0;
    double squares = 0;
    long all = 0;
    for (int i = 0; i < shares.length; i++) {
      n += (double) arcs[i] * exposures[i];
      x += (double) arcs[i] * shares[i];
      squares += (double) arcs[i] * exposures[i] * exposures[i];
      all += exposures[i] > 0 ? arcs[i] : 0;
    }
    if (n == 0) {
      throw new IllegalArgumentException("exposures must be above 0 on at least one arc");
    }
    double mean = x / n;
    double spread = 0;
    for (int i = 0; i < shares.length; i++) {
      if (exposures[i] > 0) {
        double off = (double) shares[i] / exposures[i] - mean;
        spread += arcs[i] * (exposures[i] * off * off);
      }
    }
    // what the spread would be without and with full correlation within an arc
    double binomial = mean * (1 - mean) * (all - 1);
    double full = mean * (1 - mean) * (n - squares / n);
    double correlation = full > binomial ? (spread - binomial) / (full - binomial) : 0;
    double strength = correlation > 0 ? 1 / correlation - 1 : STRONGEST;
    strength = Math.min(STRONGEST, Math.max(WEAKEST, strength));
    return new ShareRates(mean * strength, (1 - mean) * strength);
  }

  /** The estimated rate of one arc, in [0, 1]; that of all arcs without exposures. */
  public double of(long shares, long exposures) {
    return (shares + a) / (exposures + a + b);
  }

  /** The estimated rates by arc. */
  public double[] of(long[] shares, long[] exposures) {
    requireFit(shares, exposures);
    double[] rates = new double[shares.length];
    for (int i = 0; i < rates.length; i++) {
      rates[i] = of(shares[i], exposures[i]);
    }
    return rates;
  }

  private static void requireFit(long[] shares, long[] exposures) {
    if (shares.length != exposures.length) {
      throw new IllegalArgumentException(
          "exposures must have one entry per arc, " + shares.length + ", was " + exposures.length);
    }
    for (int i = 0; i < shares.length; i++) {
      if (shares[i] < 0 || shares[i] > exposures[i]) {
        throw new IllegalArgumentException(
            "shares must be in 0 to exposures, were " + shares[i] + " of " + exposures[i]);
      }
    }
  }

  private static void requireFit(long[] arcs, int length) {
    if (arcs.length != length || Arrays.stream(arcs).anyMatch(count -> count < 0)) {
      throw new IllegalArgumentException(
          "arcs must be %d counts of at least 0, were %s".formatted(length, Arrays.toString(arcs)));
    }
  }
}
