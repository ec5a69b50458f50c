package org.kolscope.graph.spread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;

class ShareRatesTest {

  @Test
  void estimateLiesBetweenOwnRateAndCommonRate() {
    var rates = new ShareRates(1, 9);
    assertThat(rates.of(0, 0)).isEqualTo(0.1);
    assertThat(rates.of(10, 10)).isEqualTo(11.0 / 20);
    assertThat(rates.of(0, 90)).isEqualTo(0.01);
  }

  @Test
  void momentsOfATinyExampleComeOutByHand() {
    // two arcs with 10 exposures each, 2 and 6 shares: mean 0.4, spread 10 (0.04 + 0.04) = 0.8;
    // binomial 0.24 * 1, full 0.24 * (20 - 200 / 20) = 2.4; rho = 0.56 / 2.16; strength 1 / rho - 1
    double strength = 2.16 / 0.56 - 1;
    var rates = ShareRates.fit(new long[] {2, 6}, new long[] {10, 10});
    assertThat(rates.a()).isCloseTo(0.4 * strength, within(1e-12));
    assertThat(rates.b()).isCloseTo(0.6 * strength, within(1e-12));
  }

  @Test
  void countedArcsAreAsManyArcsOneByOne() {
    var counted =
        ShareRates.fit(
            new long[] {0, 2, 6, 9}, new long[] {10, 10, 10, 9}, new long[] {3, 2, 1, 0});
    var single = ShareRates.fit(new long[] {0, 0, 0, 2, 2, 6}, new long[] {10, 10, 10, 10, 10, 10});
    assertThat(counted.a()).isCloseTo(single.a(), within(1e-12));
    assertThat(counted.b()).isCloseTo(single.b(), within(1e-12));
  }

  @Test
  void fitRecoversThePriorThatMadeTheRates() {
    var prior = new BetaDistribution(new Well19937c(1), 2, 38);
    var random = new Random(2);
    int arcs = 40_000;
    long[] shares = new long[arcs];
    long[] exposures = new long[arcs];
    for (int i = 0; i < arcs; i++) {
      double rate = prior.sample();
      exposures[i] = random.nextInt(30);
      for (int e = 0; e < exposures[i]; e++) {
        shares[i] += random.nextDouble() < rate ? 1 : 0;
      }
    }
    var rates = ShareRates.fit(shares, exposures);
    assertThat(rates.a() / (rates.a() + rates.b())).isCloseTo(0.05, within(0.001));
    assertThat(rates.a() + rates.b()).isCloseTo(40, within(4.0));
  }

  @Test
  void arcsThatVaryNoMoreThanChanceShareOneRate() {
    var rates = ShareRates.fit(new long[] {1, 1, 1}, new long[] {10, 10, 10});
    assertThat(rates.of(10, 10)).isCloseTo(0.1, within(1e-4));
  }

  @Test
  void arcsAlwaysOrNeverSharedDoNotMakeASingleShareCertain() {
    var rates = ShareRates.fit(new long[] {9, 9, 0, 0}, new long[] {9, 9, 9, 9});
    assertThat(rates.a() + rates.b()).isEqualTo(ShareRates.WEAKEST);
    assertThat(rates.of(1, 1)).isEqualTo(0.75);
  }

  @Test
  void nobodyEverSharingGivesZero() {
    assertThat(ShareRates.fit(new long[] {0, 0}, new long[] {4, 0}).of(0, 3)).isZero();
  }

  @Test
  void impossibleCountsAreRefused() {
    assertThatThrownBy(() -> ShareRates.fit(new long[] {2}, new long[] {1}))
        .hasMessage("shares must be in 0 to exposures, were 2 of 1");
    assertThatThrownBy(() -> ShareRates.fit(new long[] {0}, new long[] {0}))
        .hasMessage("exposures must be above 0 on at least one arc");
    assertThatThrownBy(() -> ShareRates.fit(new long[1], new long[2]))
        .hasMessage("exposures must have one entry per arc, 1, was 2");
  }
}
