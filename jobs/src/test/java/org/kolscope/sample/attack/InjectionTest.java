package org.kolscope.sample.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.kolscope.sample.attack.Injection.Edge;
import org.kolscope.sample.attack.Injection.Fan;
import org.kolscope.sample.attack.Injection.Made;
import org.kolscope.sample.attack.Injection.Material;
import org.kolscope.sample.attack.Injection.Real;

/**
 * Customers 1 to 20, other followees 100 to 299, real accounts 1000 to 1399, free ids from 5000.
 */
class InjectionTest {

  private static List<Long> ids(long from, long to) {
    return LongStream.range(from, to).boxed().toList();
  }

  /** Follows between days 100 and 700; account 1000 + i registered on day i. */
  private static Material material(double registeredFrom) {
    var real =
        LongStream.range(0, 400).mapToObj(i -> new Real(1000 + i, registeredFrom + i)).toList();
    return new Material(ids(1, 21), ids(100, 300), ids(100, 110), real, ids(5000, 5400), 100, 700);
  }

  private static Made made(String spec) {
    return new Injection(1).of(AttackSpec.farms(List.of(spec)).get(0), material(-400));
  }

  private static boolean isCustomer(Edge edge) {
    return edge.followeeId() <= 20;
  }

  @Test
  void everyFanServesEveryCustomerAtFullDensity() {
    var made = made("drip:density=1,fans=200,customers=20");
    assertThat(made.edges()).hasSize(200 * 20).allMatch(InjectionTest::isCustomer);
    assertThat(new HashSet<>(made.edges().stream().map(Edge::followerId).toList())).hasSize(200);
    assertThat(made.customers()).hasSize(20);
  }

  @Test
  void densityIsTheShareOfCustomersServed() {
    var made = made("drip:density=0.3,fans=400,customers=20");
    // 8,000 draws at 0.3: standard deviation 41
    assertThat(made.edges().size()).isBetween(2400 - 160, 2400 + 160);
  }

  @Test
  void aFleetServesItsOwnCustomersAlone() {
    var made = made("drip:density=1,fans=40,customers=20,reuse=5");
    assertThat(made.edges()).hasSize(40 * 5);
    var first = made.fans().get(0).accountId();
    assertThat(made.edges().stream().filter(e -> e.followerId() == first).map(Edge::followeeId))
        .containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void camouflageDoublesAsItSays() {
    var plain = made("drip:density=1,fans=10,customers=20,camouflage=random");
    var twice = made("drip:density=1,fans=10,customers=20,camouflage=random2");
    assertThat(plain.edges().stream().filter(e -> !isCustomer(e))).hasSize(10 * 20);
    assertThat(twice.edges().stream().filter(e -> !isCustomer(e))).hasSize(10 * 40);
    var biased = made("drip:density=0.25,fans=10,customers=20,camouflage=biased");
    assertThat(biased.edges().stream().filter(e -> !isCustomer(e)))
        .as("5 each, among the ten most popular")
        .hasSize(50)
        .allMatch(e -> e.followeeId() < 110);
  }

  @Test
  void deliveriesLastTheirWindowAndCustomersBeginWithinSixtyDays() {
    var made = made("drip:density=1,window=2,fans=50,customers=20");
    for (long customer = 1; customer <= 20; customer++) {
      long of = customer;
      var days =
          made.edges().stream().filter(e -> e.followeeId() == of).mapToDouble(Edge::day).toArray();
      var sorted = Arrays.stream(days).sorted().toArray();
      assertThat(sorted[49] - sorted[0]).isLessThanOrEqualTo(2);
    }
    assertThat(made.edges()).allMatch(e -> e.day() >= 100 && e.day() <= 700);
  }

  @Test
  void aBatchIsRegisteredWithinFiveDaysBeforeItDelivers() {
    var made = made("drip:registration=batch,fans=50,customers=10");
    var registered = made.fans().stream().mapToDouble(Fan::registered).sorted().toArray();
    assertThat(registered[49] - registered[0]).isLessThanOrEqualTo(5);
    double first = made.edges().stream().mapToDouble(Edge::day).min().orElseThrow();
    assertThat(first - registered[49]).isBetween(2.0, 62.0 + 60);
  }

  @Test
  void nobodyFollowsBeforeItIsRegistered() {
    var made =
        new Injection(1)
            .of(
                AttackSpec.farms(List.of("staticBlock:camouflage=random,fans=50,customers=10"))
                    .get(0),
                material(100));
    var registered = new HashMap<Long, Double>();
    made.fans().forEach(f -> registered.put(f.accountId(), f.registered()));
    assertThat(made.edges()).allMatch(e -> e.day() >= registered.get(e.followerId()));
  }

  @Test
  void hijackedFansAreRealAccountsAndOthersCopyOne() {
    assertThat(made("drip:camouflage=hijacked,fans=30").fans())
        .allMatch(f -> f.isHijacked() && f.accountId() < 2000);
    assertThat(made("drip:fans=30").fans())
        .allMatch(f -> !f.isHijacked() && f.accountId() >= 5000 && f.likeId() < 2000);
  }

  @Test
  void aGraphWithoutTimesGivesNone() {
    var timed = material(-400);
    var timeless =
        new Material(
            timed.customers(),
            timed.followees(),
            timed.popular(),
            List.of(new Real(1, Double.NaN)),
            timed.freeIds(),
            Double.NaN,
            Double.NaN);
    var made =
        new Injection(1)
            .of(
                AttackSpec.farms(List.of("drip:density=1,fans=9,registration=batch")).get(0),
                timeless);
    assertThat(made.edges()).hasSize(9 * 20).allMatch(e -> Double.isNaN(e.day()));
    assertThat(made.fans()).allMatch(f -> Double.isNaN(f.registered()));
  }

  @Test
  void whatIsWrittenWronglyIsNamed() {
    refused("drop:fans=3", "attack drop:fans=3: kind must be one of drip, burst");
    refused("drip:fan=3", "attack drip:fan=3: unknown word fan=3; did you mean fans?");
    refused("drip:fans=many", "fans must be a number, was many");
    refused("drip:density=2", "density must be in (0, 1], was 2.0");
    refused("reposts", "reposts are not follows");
    refused("drip:fans=3,fans=4", "fans is written twice");
  }

  private static void refused(String spec, String message) {
    assertThatThrownBy(() -> AttackSpec.farms(List.of(spec)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void whatIsPrintedCanBeReadAgain() {
    var farms = AttackSpec.farms(List.of("burst:window=3,density=0.25,reuse=4"));
    assertThat(AttackSpec.farms(List.of(AttackSpec.text(farms.get(0))))).isEqualTo(farms);
  }
}
