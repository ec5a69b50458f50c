package org.kolscope.sample;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Who complains about a house: a few every day, and very many in its crisis. All numbers are
 * chosen.
 */
final class Complaints {

  private static final int HOUR = 3_600;

  /** Complaints a day about a house: one in fifty thousand accounts, and some in small worlds. */
  private static final double A_DAY = 2e-5;

  private static final double A_DAY_AT_LEAST = 0.5;

  /** Complaints of a crisis. */
  private static final double CRISIS = 5e-4;

  private static final int CRISIS_AT_LEAST = 40;

  /** How much more often the complaint that begins a crisis is relayed. */
  private static final double SPARK_BOOST = 12;

  private static final double CRISIS_BOOST = 3;

  private static final Mix<Motive> MOTIVES =
      new Mix<>(List.of(Motive.CUSTOMER, Motive.VENT, Motive.RIVAL), 70, 22, 8);

  /** Share of a crisis that is written to order. */
  private static final double RING_SHARE = 0.15;

  private final Stage stage;
  private final Map<Long, Draft> planted;

  Complaints(Stage stage, Map<Long, Draft> planted) {
    this.stage = stage;
    this.planted = planted;
  }

  void plant(List<Event> events) {
    for (int house = 0; house < stage.houses().size(); house++) {
      var chance = stage.chance().on("complaints of " + house);
      var mean = Math.max(A_DAY_AT_LEAST, A_DAY * stage.people().size());
      for (int day = 0; day < stage.calendar().days(); day++) {
        var random = chance.draws(day);
        var count = Rhythm.poisson(Math.min(mean, 50), random.nextDouble());
        for (int i = 0; i < count; i++) {
          var second = Rhythm.PEOPLE.second(random.nextDouble());
          var motive = MOTIVES.pick(random.nextDouble());
          add(house, -1, stage.calendar().startOf(day) + second, motive, 1, random);
        }
      }
    }
    events.stream().filter(event -> event.kind() == Event.Kind.CRISIS).forEach(this::crisis);
  }

  private void crisis(Event event) {
    var random = stage.chance().on("crisis").draws(event.number());
    var house = event.house();
    for (int i = 0; i < 3; i++) {
      var time = event.startsAt() + i * HOUR;
      add(house, event.number(), time, Motive.CUSTOMER, SPARK_BOOST, random);
    }
    var count = Math.max(CRISIS_AT_LEAST, (int) (CRISIS * stage.people().size()));
    for (int i = 0; i < count; i++) {
      var hours = -12 / StrictMath.log(2) * StrictMath.log(1 - random.nextDouble());
      var time = event.startsAt() + 2 * HOUR + (int) (hours * HOUR);
      var ring = random.nextDouble() < RING_SHARE;
      var motive = ring ? Motive.RING : MOTIVES.pick(random.nextDouble());
      add(house, event.number(), time, motive, CRISIS_BOOST, random);
    }
    statement(event, random);
  }

  /** What the house says to it, the next morning. */
  private void statement(Event event, SplittableRandom random) {
    var house = stage.houses().get(event.house());
    var morning =
        stage.calendar().startOf(stage.calendar().dayOf(event.startsAt()) + 1) + 10 * HOUR + 421;
    var draft =
        Drafts.of(
            PostKind.NEWS,
            house.vertical(),
            event.house(),
            event.number(),
            null,
            SPARK_BOOST / 4,
            random);
    planted.put(Originals.key(stage.calendar(), house.official(), morning), draft);
  }

  private void add(
      int house, int event, int time, Motive motive, double boost, SplittableRandom random) {
    var author =
        motive == Motive.RING
            ? someZombie(random)
            : stage.someFan(stage.houses().get(house).official(), random);
    var vertical = stage.houses().get(house).vertical();
    var draft = Drafts.of(PostKind.COMPLAINT, vertical, house, event, motive, boost, random);
    if (author >= 0
        && time < stage.calendar().end()
        && time < stage.endsAt().applyAsInt(author)
        && time >= stage.people().createdAt[author]) {
      planted.putIfAbsent(Originals.key(stage.calendar(), author, time), draft);
    }
  }

  private int someZombie(SplittableRandom random) {
    for (int i = 0; i < 2_000; i++) {
      var account = random.nextInt(stage.people().size());
      if (stage.people().role(account) == Role.ZOMBIE) {
        return account;
      }
    }
    return -1;
  }
}
