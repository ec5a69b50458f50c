package org.kolscope.authenticity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kolscope.authenticity.TimedWorld.Attack;
import org.kolscope.sample.attack.Background.Group;
import org.kolscope.sample.attack.Farm.Camouflage;

/** What the expert finds of deliveries of our own making; no claim about a real platform. */
class TimedAttacksTest {

  private static final TimeCohort EXPERT = new TimeCohort();

  private static TimedWorld small(long seed) {
    return new TimedWorld(seed, 4000, 400, 36_000);
  }

  @Test
  void nobodyIsFoundWhereNobodyIsBought() {
    var made = InMemoryCohorts.of(Figures.follows(small(1)), TimedWorld.LAST_DAY, EXPERT);
    assertThat(made.bursts).as("viral days make bursts").isGreaterThan(20);
    assertThat(made.joinedBursts).isZero();
    assertThat(made.logOdds.values()).allMatch(x -> x < 0);
  }

  @Test
  void deliveryOfThirtyDaysIsFoundBehindDoubleCamouflage() {
    var world = small(2);
    world.attack(new Attack(150, 15, 0.4, 30, false, Camouflage.RANDOM2));
    var figures = Figures.of(world, EXPERT);
    assertThat(figures.averagePrecision()).isGreaterThan(0.97);
    assertThat(figures.f1()).isGreaterThan(0.95);
    assertThat(figures.falsePositives())
        .allSatisfy((group, rate) -> assertThat(rate).isLessThan(0.002));
  }

  @Test
  void hijackedAccountsOfATwoDayDeliveryAreFound() {
    var world = small(3);
    world.attack(new Attack(150, 15, 0.5, 2, false, Camouflage.HIJACKED));
    assertThat(Figures.of(world, EXPERT).f1()).isGreaterThan(0.95);
  }

  /** Fans of one followee alone show nothing but a burst, which people make too. */
  @Test
  void deliveryToASingleCustomerIsNotSeen() {
    var world = small(4);
    world.attack(new Attack(150, 1, 1, 2, false, Camouflage.NONE));
    assertThat(Figures.of(world, EXPERT).recall()).isZero();
  }

  @Test
  @Tag("slow")
  void timedAttacksMeetTheBars() throws IOException {
    var lines = new ArrayList<String>();
    var missed = new ArrayList<String>();
    for (long seed = 101; seed <= 105; seed++) {
      for (var attack : attacks()) {
        var world = new TimedWorld(seed, 20_000, 2_000, 182_000);
        world.attack(attack);
        var figures = Figures.of(world, EXPERT);
        var line = seed + " " + attack + " " + figures;
        lines.add(line);
        var rates = figures.falsePositives();
        boolean isTimed = attack.windowDays() <= 60;
        if (rates.get(Group.CLUB) > 0.005
            || rates.get(Group.VIRAL) > 0.002
            || (isTimed && (figures.averagePrecision() < 0.98 || figures.f1() < 0.95))) {
          missed.add(line);
        }
      }
    }
    Files.write(Path.of("target/timed-attacks.txt"), lines);
    assertThat(missed).isEmpty();
  }

  private static List<Attack> attacks() {
    var attacks = new ArrayList<Attack>();
    for (int days : List.of(2, 30, 60, 365)) {
      for (double density : new double[] {0.5, 0.3}) {
        for (var camouflage : Camouflage.values()) {
          attacks.add(new Attack(400, 20, density, days, false, camouflage));
          if (camouflage != Camouflage.HIJACKED) {
            attacks.add(new Attack(400, 20, density, days, true, camouflage));
          }
        }
      }
    }
    return attacks;
  }
}
