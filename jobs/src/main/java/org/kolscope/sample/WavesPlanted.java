package org.kolscope.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the waves planted, as rows of the truth. */
public final class WavesPlanted {

  /** Accounts whose sessions are told. */
  private static final int TOLD = 400;

  private static final int TOLD_DAYS = 7;

  /** Posts of a feed are counted up to here. */
  private static final int COUNTED = 10_000;

  private final Stage stage;
  private final Posts posts;
  private final Originals originals;
  private final Comments comments;
  private final BoughtReposts bought;
  private final Favours favours;
  private final Tired tired;
  private final PostRows rows;
  private final HotTopics topics;

  WavesPlanted(
      Stage stage,
      Posts posts,
      Originals originals,
      Comments comments,
      BoughtReposts bought,
      Favours favours,
      Tired tired,
      PostRows rows,
      HotTopics topics) {
    this.stage = stage;
    this.posts = posts;
    this.originals = originals;
    this.comments = comments;
    this.bought = bought;
    this.favours = favours;
    this.tired = tired;
    this.rows = rows;
    this.topics = topics;
  }

  public Stream<WavesTruth.RepostBought> repostsBought() {
    return IntStream.range(0, posts.size())
        .filter(post -> posts.farm[post] >= 0)
        .mapToObj(
            post -> {
              var root = posts.root[post];
              return new WavesTruth.RepostBought(
                  rows.number(post),
                  rows.number(root),
                  "farm-%03d".formatted(posts.farm[post]),
                  bought.delivery(posts.author[root], posts.time[root]).name());
            });
  }

  public Stream<WavesTruth.Complaint> complaints() {
    return comments.answers().stream()
        .sorted(Comparator.comparingInt(Comments.Answer::complaint))
        .map(
            answer -> {
              var reply = answer.answer();
              return new WavesTruth.Complaint(
                  rows.number(answer.complaint()),
                  posts.draft(answer.complaint()).motive().name(),
                  reply == null ? null : stage.people().id[reply.author],
                  reply == null ? null : at(reply.time),
                  answer.resolved());
            });
  }

  public List<WavesTruth.Event> events() {
    var sizes = new int[originals.events().size()];
    var largest = new int[sizes.length];
    java.util.Arrays.fill(largest, -1);
    var below = Heirs.below(posts);
    for (int post = 0; post < posts.size(); post++) {
      var event = posts.event[post];
      if (event >= 0) {
        sizes[event]++;
        if (!posts.isRepost(post)
            && (largest[event] < 0 || below.count(post) > below.count(largest[event]))) {
          largest[event] = post;
        }
      }
    }
    var found = new ArrayList<WavesTruth.Event>();
    for (var event : originals.events()) {
      var root = largest[event.number()];
      found.add(
          new WavesTruth.Event(
              event.kind().name(),
              topics.topic(event),
              at(event.startsAt()),
              at(event.startsAt() + event.days() * Rhythm.DAY),
              event.house() < 0 ? null : stage.houses().get(event.house()).brand(),
              sizes[event.number()],
              root < 0 ? null : rows.number(root)));
    }
    quarrels(found);
    return found;
  }

  private void quarrels(List<WavesTruth.Event> sink) {
    for (int post = 0; post < posts.size(); post++) {
      var replies = comments.of(post).stream().filter(r -> r.kind == CommentKind.QUARREL).toList();
      if (!replies.isEmpty()) {
        sink.add(
            new WavesTruth.Event(
                "QUARREL",
                "",
                at(replies.get(0).time),
                at(replies.get(replies.size() - 1).time),
                stage.houses().get(stage.houseOf(posts.author[post])).brand(),
                replies.size(),
                rows.number(post)));
      }
    }
  }

  public List<WavesTruth.Session> sessions() {
    var chance = stage.chance().on("told sessions");
    var people = stage.people();
    var feed = new Feed(stage, posts);
    IntStream.range(0, posts.size()).forEach(feed::add);
    var found = new ArrayList<WavesTruth.Session>();
    IntStream.range(0, people.size())
        .filter(i -> people.isReal(i) && people.sessionsPerDay[i] >= Sight.ACTIVE)
        .boxed()
        .sorted(Comparator.comparingLong((Integer i) -> chance.bits(i)).thenComparingInt(i -> i))
        .limit(TOLD)
        .sorted(Comparator.comparingLong(i -> people.id[i]))
        .forEach(account -> sessions(account, feed, found));
    return found;
  }

  private void sessions(int account, Feed feed, List<WavesTruth.Session> sink) {
    var sessions = stage.sessions();
    var first = SampleSettings.HISTORY_DAYS - TOLD_DAYS;
    var times =
        IntStream.range(first - Sessions.PATIENCE_DAYS, SampleSettings.HISTORY_DAYS)
            .flatMap(
                day ->
                    IntStream.range(0, sessions.count(account, day))
                        .map(number -> sessions.start(account, day, number)))
            .filter(time -> time < stage.endsAt().applyAsInt(account))
            .sorted()
            .distinct()
            .toArray();
    for (int i = 0; i < times.length; i++) {
      var patience = times[i] - Sessions.PATIENCE_DAYS * Rhythm.DAY;
      var before = i == 0 ? patience : Math.max(patience, times[i - 1]);
      if (times[i] >= stage.calendar().startOf(first)) {
        var count = feed.newer(account, before, times[i], COUNTED);
        sink.add(
            new WavesTruth.Session(
                stage.people().id[account], at(times[i]), count, Math.min(count, Sessions.PLACES)));
      }
    }
  }

  public Stream<WavesTruth.Favour> favours() {
    return favours.all().stream()
        .map(
            favour ->
                new WavesTruth.Favour(
                    stage.people().id[favour.account],
                    stage.people().id[favour.house],
                    favour.kind.name(),
                    favour.received,
                    favour.given,
                    favour.stoppedAt == 0 ? null : at(favour.stoppedAt)));
  }

  public Stream<WavesTruth.Fault> rhythmFaults() {
    return originals.faults().stream()
        .map(
            fault ->
                new WavesTruth.Fault(
                    stage.people().id[fault.account()],
                    fault.kind().name(),
                    at(fault.startsAt()),
                    at(fault.endsAt())));
  }

  /** Fans that left because of a promotion, by time. */
  public Stream<WavesTruth.Left> tired() {
    return tired.leavers().stream()
        .map(
            leaver ->
                new WavesTruth.Left(
                    stage.people().id[posts.author[leaver.post()]],
                    stage.people().id[leaver.fan()],
                    rows.number(leaver.post()),
                    at(leaver.leftAt())));
  }

  /** Posts that were deleted within the nights, by time of the post. */
  public Stream<WavesTruth.Deleted> deleted() {
    var deletions = new Deletions(stage, posts);
    return IntStream.range(0, posts.size())
        .filter(post -> deletions.at(post) < stage.calendar().end())
        .mapToObj(post -> new WavesTruth.Deleted(rows.number(post), at(deletions.at(post))));
  }

  /** Own posts of people who praise the house they work for, by time. */
  public Stream<WavesTruth.StaffPost> staffPosts() {
    return IntStream.range(0, posts.size())
        .filter(
            post ->
                !posts.isRepost(post)
                    && posts.house[post] >= 0
                    && posts.kind(post) == PostKind.PRAISE
                    && posts.house[post] == stage.employerOf(posts.author[post]))
        .mapToObj(
            post ->
                new WavesTruth.StaffPost(
                    rows.number(post),
                    stage.people().id[posts.author[post]],
                    stage.houses().get(posts.house[post]).brand()));
  }

  /** Viral days of KOLs, by index of the KOL. */
  public Stream<WavesTruth.Viral> viral() {
    return originals.viral().stream()
        .map(
            o ->
                new WavesTruth.Viral(
                    stage.people().id[o.account()],
                    at(o.startsAt()),
                    at(o.startsAt() + ViralDays.DAYS * Rhythm.DAY),
                    o.hasPost() ? rows.number(o.account(), o.startsAt()) : null));
  }

  /** Prize campaigns, by giver. */
  public Stream<WavesTruth.Campaign> campaigns() {
    return originals.prizes().stream()
        .map(
            o ->
                new WavesTruth.Campaign(
                    stage.people().id[o.account()],
                    at(o.startsAt()),
                    at(o.startsAt() + Prizes.DAYS * Rhythm.DAY),
                    o.hasPost() ? rows.number(o.account(), o.startsAt()) : null));
  }

  private static Instant at(int second) {
    return Instant.ofEpochSecond(second);
  }
}
