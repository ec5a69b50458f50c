package org.kolscope.sample;

import java.util.ArrayList;
import java.util.List;

/**
 * Disputes under the posts of our own houses: brand and reader answer each other six times, and
 * others join. Two a house in the history, one each further fortnight; chosen.
 */
final class Quarrels {

  private static final int TURNS = 6;
  private static final int IN_HISTORY = 2;
  private static final int EVERY_DAYS = 14;

  private final Stage stage;
  private final Posts posts;

  Quarrels(Stage stage, Posts posts) {
    this.stage = stage;
    this.posts = posts;
  }

  void plant(List<Reply> sink) {
    var days = stage.calendar().days();
    var count = IN_HISTORY + (days - SampleSettings.HISTORY_DAYS) / EVERY_DAYS;
    for (int house = 0; house < stage.houses().size(); house++) {
      if (stage.houses().get(house).isOurs()) {
        for (int number = 0; number < count; number++) {
          quarrel(house, number, sink);
        }
      }
    }
  }

  private void quarrel(int house, int number, List<Reply> sink) {
    var official = stage.houses().get(house).official();
    var random = stage.chance().on("quarrel").draws(house, number);
    var from = posts.firstAt(stage.calendar().startOf(5 + number * EVERY_DAYS));
    var post = from;
    while (post < posts.size() && (posts.author[post] != official || posts.isRepost(post))) {
      post++;
    }
    var opponent = stage.someFan(official, random);
    if (post == posts.size() || opponent < 0) {
      return;
    }
    var time = posts.time[post] + 1_800;
    var turns = new ArrayList<Reply>();
    for (int turn = 0; turn < TURNS; turn++) {
      time += random.nextInt(180, 1_500);
      var author = turn % 2 == 0 ? opponent : official;
      var parent = turn == 0 ? null : turns.get(turn - 1);
      turns.add(new Reply(post, author, time, CommentKind.QUARREL, parent));
    }
    sink.addAll(turns);
    var others = random.nextInt(4, 12);
    for (int i = 0; i < others; i++) {
      var fan = stage.someFan(official, random);
      var to = turns.get(random.nextInt(turns.size()));
      if (fan >= 0 && fan != opponent) {
        sink.add(
            new Reply(post, fan, to.time + random.nextInt(90, 3_600), CommentKind.QUARREL, to));
      }
    }
  }
}
