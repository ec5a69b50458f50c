package org.kolscope.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kolscope.sample.attack.AttackMix;

class BondTruthTest {

  private static final BondsWorld WORLD = BondsWorld.of(8_000, 21, 20, AttackMix.defaults(8_000));
  private static final Follows FOLLOWS = WORLD.follows();
  private static final BondTruth TRUTH =
      BondTruth.of(WORLD.settings(), WORLD.people(), WORLD.givers(), WORLD.farms(), FOLLOWS);

  @Test
  void everyBoughtFollowIsToACustomerOfItsFarm() {
    Map<String, String> customers = new HashMap<>();
    TRUTH.farms().forEach(f -> customers.put(f.farmId(), " " + f.customerIds() + " "));

    var bought = IntStream.range(0, FOLLOWS.size()).filter(at -> FOLLOWS.bought[at]).count();
    assertThat(TRUTH.bought()).hasSize((int) bought).hasSizeGreaterThan(500);
    assertThat(TRUTH.bought())
        .allMatch(b -> customers.get(b.farmId()).contains(" " + b.followeeId() + " "));
  }

  @Test
  void farmsAreDescribedInTheWordsOfTheMix() {
    assertThat(TRUTH.farms()).hasSameSizeAs(WORLD.farms());
    assertThat(TRUTH.farms().get(3).kind()).isEqualTo("staticBlock");
    assertThat(TRUTH.farms().get(3).camouflage()).isEqualTo("random2");
    assertThat(TRUTH.farms()).allMatch(f -> f.customerIds().split(" ").length == f.customers());
  }

  @Test
  void someWhoCameForAPrizeLeftAfterItsEnd() {
    assertThat(TRUTH.leavers()).hasSizeGreaterThan(100);
    for (var leaver : TRUTH.leavers()) {
      assertThat(leaver.followedAt()).isAfterOrEqualTo(leaver.campaignAt());
      var end = leaver.campaignAt().plusSeconds(Prizes.DAYS * 86_400L);
      assertThat(leaver.followedAt()).isBefore(end);
      assertThat(leaver.leftOn())
          .isAfterOrEqualTo(end.atZone(SampleSettings.ZONE).toLocalDate())
          .isBefore(WORLD.settings().night(21));
    }
  }
}
