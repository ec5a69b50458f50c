package org.kolscope.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.kolscope.schema.HotTopic;

/**
 * The platform's hot list, read every four hours: the events of the world by how much is written
 * about them, among topics of which the world knows nothing more.
 */
@SuppressWarnings("EnumOrdinal")
final class HotTopics {

  private static final int EVERY_SECONDS = 4 * 3_600;
  private static final int PLACES = 20;

  /** Posts about an event in six hours that make it the first topic, for each account. */
  private static final double FIRST = 5e-4;

  private final Stage stage;
  private final Posts posts;
  private final List<Event> events;
  private final Voice voice;

  HotTopics(Stage stage, Posts posts, List<Event> events, Voice voice) {
    this.stage = stage;
    this.posts = posts;
    this.events = events;
    this.voice = voice;
  }

  /** The words of an event. */
  String topic(Event event) {
    return voice.topic(
        event.vertical(), stage.chance().on("topic").draws(event.number(), event.startsAt()));
  }

  /** Rows of a night; the first has those of the whole history. */
  List<HotTopic> of(int night) {
    var rows = new ArrayList<HotTopic>();
    var from = night == 0 ? stage.calendar().start() : stage.calendar().endOfNight(night - 1);
    var end = stage.calendar().endOfNight(night);
    for (int time = from + EVERY_SECONDS; time <= end; time += EVERY_SECONDS) {
      read(time - 60, rows);
    }
    return rows;
  }

  private record Heat(String topic, double heat) {}

  private void read(int time, List<HotTopic> rows) {
    var list = new ArrayList<Heat>();
    var counts = new int[events.size()];
    for (int post = posts.firstAt(time - 6 * 3_600);
        post < posts.size() && posts.time[post] < time;
        post++) {
      if (posts.event[post] >= 0) {
        counts[posts.event[post]]++;
      }
    }
    for (var event : events) {
      var heat = counts[event.number()] / (FIRST * stage.people().size());
      if (counts[event.number()] >= 3) {
        list.add(new Heat(topic(event), heat));
      }
    }
    others(time, list);
    list.sort(Comparator.comparingDouble((Heat heat) -> -heat.heat).thenComparing(Heat::topic));
    var seen = new java.util.HashSet<String>();
    for (var heat : list) {
      if (seen.size() < PLACES && seen.add(heat.topic)) {
        rows.add(new HotTopic(heat.topic, Instant.ofEpochSecond(time), seen.size()));
      }
    }
  }

  /** Topics that live a day and a half, each with an hour of its own at its highest. */
  private void others(int time, List<Heat> list) {
    var chance = stage.chance().on("other topics");
    var today = stage.calendar().dayOf(time);
    for (int day = today - 1; day <= today; day++) {
      for (int number = 0; number < PLACES; number++) {
        var random = chance.draws(day, number);
        var peak = stage.calendar().startOf(day) + random.nextInt(Rhythm.DAY);
        var height = random.nextDouble();
        var vertical = Vertical.values()[random.nextInt(Vertical.values().length)];
        var away = (time - peak) / (6.0 * 3_600);
        var heat = height * StrictMath.exp(-away * away);
        if (heat > 0.01) {
          list.add(new Heat(voice.topic(vertical, random), heat));
        }
      }
    }
  }
}
