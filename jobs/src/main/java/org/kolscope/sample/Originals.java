package org.kolscope.sample;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Who posts when: all posts that are no reposts, in the order of time.
 *
 * @param keys one for each post: the time since the start of the calendar in the upper half, the
 *     author in the lower; ascending, without doubles
 * @param planted what is not left to {@link Drafts}, by key
 */
@SuppressWarnings("ArrayRecordComponent")
record Originals(
    long[] keys,
    Map<Long, Draft> planted,
    List<Event> events,
    List<RhythmFault> faults,
    List<Occasions.Occasion> viral,
    List<Occasions.Occasion> prizes) {

  static Originals of(SampleSettings settings, Stage stage) {
    var faults = RhythmFault.plant(stage);
    var events = Events.plan(stage);
    var planted = new HashMap<Long, Draft>();
    new Events(stage, planted).plant(events);
    new Complaints(stage, planted).plant(events);
    var occasions = new Occasions(stage, faults, planted);
    var viral = occasions.viral(ViralDays.of(settings, stage.people()));
    var times = new FollowTimes(settings);
    var givers = Prizes.givers(stage.people());
    var prizes = occasions.prizes(Prizes.of(settings, stage.people(), times, givers).campaigns());
    var daily =
        IntStream.range(0, SampleSettings.PARTS)
            .parallel()
            .mapToObj(part -> daily(stage, faults, part))
            .flatMapToLong(Arrays::stream);
    var keys =
        java.util.stream.LongStream.concat(
                daily, planted.keySet().stream().mapToLong(Long::longValue))
            .toArray();
    Arrays.parallelSort(keys);
    return new Originals(distinct(keys), Map.copyOf(planted), events, faults, viral, prizes);
  }

  static long key(Calendar calendar, int author, int time) {
    return ((long) (time - calendar.start()) << 32) | author;
  }

  private static long[] distinct(long[] keys) {
    var size = 0;
    for (int i = 0; i < keys.length; i++) {
      if (i == 0 || keys[i] != keys[i - 1]) {
        keys[size++] = keys[i];
      }
    }
    return Arrays.copyOf(keys, size);
  }

  private static long[] daily(Stage stage, List<RhythmFault> faults, int part) {
    var keys = new LongList();
    var counts = stage.chance().on("posts");
    var people = stage.people();
    for (int author = part; author < people.size(); author += SampleSettings.PARTS) {
      var rate = people.postsPerDay[author];
      if (rate <= 0) {
        continue;
      }
      var own =
          people.role(author) == Role.BRAND
              ? RhythmFault.of(faults, author)
              : List.<RhythmFault>of();
      for (int day = 0; day < stage.calendar().days(); day++) {
        if (RhythmFault.silent(own, stage.calendar().startOf(day))) {
          continue;
        }
        var weekday = stage.calendar().weekday(day);
        var mean = rate * Rhythm.of(people.role(author)).weekday(weekday);
        day(stage, author, day, Rhythm.poisson(mean, counts.share(author, day)), keys);
      }
      var writer = (long) author;
      RhythmFault.posts(own, time -> keys.add(key(stage.calendar(), (int) writer, time)));
    }
    return keys.toArray();
  }

  private static void day(Stage stage, int author, int day, int posts, LongList keys) {
    var times = stage.chance().on("post");
    var calendar = stage.calendar();
    var rhythm = Rhythm.of(stage.people().role(author));
    var shift = rhythm == Rhythm.PEOPLE ? stage.sessions().shift(author) : 0;
    for (int number = 0; number < posts; number++) {
      var second = rhythm.second(times.share(author, day, number)) + shift;
      var time = calendar.startOf(day) + Math.floorMod(second, Rhythm.DAY);
      if (time >= stage.people().createdAt[author] && time < stage.endsAt().applyAsInt(author)) {
        keys.add(key(calendar, author, time));
      }
    }
  }
}
