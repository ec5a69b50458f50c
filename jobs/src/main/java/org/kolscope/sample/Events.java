package org.kolscope.sample;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What many write about for two days, or a week: a few known accounts begin, others take it up, and
 * it fades. All numbers are chosen; that events live two days and big ones seven is what studies of
 * the life cycle of Weibo topics give.
 */
@SuppressWarnings("EnumOrdinal")
final class Events {

  private static final int HOUR = 3_600;

  /** Days from one event to the next. */
  private static final int EVERY_DAYS = 6;

  /** The event of the history that runs a week. */
  private static final int LONG_ONE = 2;

  /** Accounts that begin an event. */
  private static final int STARTERS = 5;

  /** How much more often than others the first posts of an event are relayed. */
  private static final double STARTER_BOOST = 8;

  private static final double FOLLOWER_BOOST = 2;

  /** Share of the interested who write about a two-day event, and about a week's. */
  private static final double TAKE_PART = 0.01;

  private static final double TAKE_PART_LONG = 0.03;

  private final Stage stage;
  private final Map<Long, Draft> planted;

  Events(Stage stage, Map<Long, Draft> planted) {
    this.stage = stage;
    this.planted = planted;
  }

  /**
   * The events of a world: one every six days, of which the third runs a week, and the crisis of
   * the first house, which begins on the last day but two, so that the last night sees it from its
   * first post to its answers.
   */
  static List<Event> plan(Stage stage) {
    var events = new ArrayList<Event>();
    var chance = stage.chance().on("event");
    var calendar = stage.calendar();
    for (int number = 0; 3 + number * EVERY_DAYS < calendar.days(); number++) {
      var random = chance.draws(number);
      var start = calendar.startOf(3 + number * EVERY_DAYS) + (9 + random.nextInt(11)) * HOUR;
      var vertical = Vertical.values()[random.nextInt(Vertical.values().length)];
      var days = number == LONG_ONE ? 7 : 2;
      events.add(new Event(number, Event.Kind.TOPIC, start, days, vertical, -1));
    }
    if (!stage.houses().isEmpty()) {
      var start = calendar.startOf(calendar.days() - 3) + 20 * HOUR;
      var vertical = stage.houses().get(0).vertical();
      events.add(new Event(events.size(), Event.Kind.CRISIS, start, 3, vertical, 0));
    }
    return List.copyOf(events);
  }

  void plant(List<Event> events) {
    for (var event : events) {
      if (event.kind() == Event.Kind.TOPIC) {
        begin(event);
        takeUp(event);
      }
    }
  }

  private void begin(Event event) {
    var people = stage.people();
    var random = stage.chance().on("event start").draws(event.number());
    IntStream.range(0, people.size())
        .filter(i -> people.role(i) == Role.KOL || people.role(i) == Role.MEDIA)
        .filter(i -> people.vertical(i) == event.vertical())
        .boxed()
        .sorted(
            Comparator.comparingDouble((Integer i) -> -stage.follows().fans(i))
                .thenComparingInt(i -> i))
        .limit(STARTERS)
        .forEach(
            i -> add(event, i, event.startsAt() + random.nextInt(3 * HOUR), STARTER_BOOST, random));
  }

  private void takeUp(Event event) {
    var people = stage.people();
    var chance = stage.chance().on("take up " + event.number());
    var share = event.days() > 2 ? TAKE_PART_LONG : TAKE_PART;
    for (int i = 0; i < people.size(); i++) {
      if (people.vertical(i) != event.vertical()
          || people.postsPerDay[i] <= 0
          || people.role(i) == Role.ZOMBIE
          || people.createdAt[i] > event.startsAt()
          || chance.share(i) >= share) {
        continue;
      }
      var random = chance.draws(i, 1);
      add(event, i, time(event, random), FOLLOWER_BOOST, random);
    }
  }

  /** An hour of the fading event, thinned at night. */
  private int time(Event event, SplittableRandom random) {
    for (int i = 0; i < 20; i++) {
      var hours =
          -event.halfLifeHours() / StrictMath.log(2) * StrictMath.log(1 - random.nextDouble());
      var time = event.startsAt() + HOUR / 2 + (int) (hours * HOUR);
      var hour = Math.floorMod(time - stage.calendar().start(), Rhythm.DAY) / HOUR;
      var awake = hour >= 7 || random.nextInt(8) == 0;
      if (awake && hours < event.days() * 24) {
        return time;
      }
    }
    return event.startsAt() + HOUR + random.nextInt(HOUR);
  }

  private void add(Event event, int author, int time, double boost, SplittableRandom random) {
    var draft =
        Drafts.of(PostKind.EVENT, event.vertical(), -1, event.number(), null, boost, random);
    if (time < stage.calendar().end()) {
      planted.putIfAbsent(Originals.key(stage.calendar(), author, time), draft);
    }
  }
}
