package org.kolscope.sample;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Who comments: fans under the posts of KOLs, firms and media and under complaints, authors who
 * answer, and service accounts who answer complaints, or do not. All of a world is kept, some 40
 * bytes a comment. Numbers are chosen.
 */
final class Comments {

  private static final int HOUR = 3_600;
  private static final double A_FAN = 0.003;
  private static final double AT_MOST = 40;
  private static final double AUTHOR_ANSWERS = 0.1;

  private static final Mix<CommentKind> KINDS =
      new Mix<>(
          List.of(
              CommentKind.PRAISE,
              CommentKind.QUESTION,
              CommentKind.OPINION,
              CommentKind.EMOTICON,
              CommentKind.TAG_FRIEND),
          33,
          16,
          22,
          19,
          10);

  private static final Mix<CommentKind> TO_FIRMS =
      new Mix<>(
          List.of(
              CommentKind.PRAISE,
              CommentKind.QUESTION,
              CommentKind.OPINION,
              CommentKind.EMOTICON,
              CommentKind.COMPLAINT),
          30,
          25,
          20,
          14,
          11);

  private static final Mix<CommentKind> TO_COMPLAINTS =
      new Mix<>(
          List.of(CommentKind.COMPLAINT, CommentKind.OPINION, CommentKind.QUESTION), 50, 35, 15);

  private final Stage stage;
  private final Posts posts;
  private final Chance chance;
  private final Deletions deletions;
  private final List<Answer> answers = new ArrayList<>();
  private final List<Reply> replies;

  /** By post: first of its comments. */
  private final int[] from;

  /**
   * What came of a complaint.
   *
   * @param answer null if nobody answered
   * @param resolved whether the answer helped
   */
  record Answer(int complaint, Reply answer, boolean resolved) {}

  Comments(Stage stage, Posts posts) {
    this.stage = stage;
    this.posts = posts;
    deletions = new Deletions(stage, posts);
    chance = stage.chance().on("comment");
    replies = new ArrayList<>();
    IntStream.range(0, SampleSettings.PARTS)
        .parallel()
        .mapToObj(this::part)
        .toList()
        .forEach(
            part -> {
              replies.addAll(part.replies());
              answers.addAll(part.answers());
            });
    new Quarrels(stage, posts).plant(replies);
    replies.removeIf(reply -> reply.time >= endOf(reply.post));
    separate();
    replies.sort(
        Comparator.comparingInt((Reply reply) -> reply.post)
            .thenComparingInt(reply -> reply.time)
            .thenComparingInt(reply -> reply.author));
    from = new int[posts.size() + 1];
    for (var reply : replies) {
      from[reply.post + 1]++;
    }
    for (int post = 0; post < posts.size(); post++) {
      from[post + 1] += from[post];
    }
  }

  /** Of a post, by time. */
  List<Reply> of(int post) {
    return replies.subList(from[post], from[post + 1]);
  }

  /** What came of each complaint; those whose answer lies after the last night stay unanswered. */
  List<Answer> answers() {
    return answers;
  }

  /** Whether rows are kept for a post. */
  boolean has(int post) {
    return !posts.isRepost(post)
        && (posts.kind(post) == PostKind.COMPLAINT
            || Likes.isVoice(stage.people().role(posts.author[post])));
  }

  private record Part(List<Reply> replies, List<Answer> answers) {}

  private Part part(int part) {
    var found = new Part(new ArrayList<>(), new ArrayList<>());
    for (int post = 0; post < posts.size(); post++) {
      if (posts.author[post] % SampleSettings.PARTS == part && has(post)) {
        var random = chance.draws(posts.author[post], posts.time[post]);
        fans(post, random, found.replies());
        if (posts.kind(post) == PostKind.COMPLAINT) {
          found.answers().add(answer(post, random, found.replies()));
        }
      }
    }
    return found;
  }

  private void fans(int post, SplittableRandom random, List<Reply> sink) {
    var follows = stage.follows();
    var author = posts.author[post];
    var fans = follows.fans(author);
    var mean = Math.min(AT_MOST, A_FAN * fans * Math.sqrt(posts.rank[post]));
    var count = fans == 0 ? 0 : Rhythm.poisson(mean, random.nextDouble());
    for (int i = 0; i < count; i++) {
      var fan = follows.fan[follows.fansFrom[author] + random.nextInt(fans)];
      var session = stage.sessions().first(fan, posts.time[post]);
      var delay = random.nextInt(20, 700);
      var kind = kind(post, random.nextDouble());
      var answered = random.nextDouble() < AUTHOR_ANSWERS;
      if (session == Sessions.NONE
          || !stage.people().isReal(fan)
          || !stage.holds(follows.place(fan, author), posts.time[post])) {
        continue;
      }
      var reply = new Reply(post, fan, session + delay, kind, null);
      sink.add(reply);
      var back = answered ? stage.sessions().first(author, reply.time + 60) : Sessions.NONE;
      if (back != Sessions.NONE) {
        var answer =
            kind == CommentKind.COMPLAINT ? CommentKind.SERVICE_ANSWER : CommentKind.AUTHOR_ANSWER;
        sink.add(new Reply(post, author, back + delay / 2, answer, reply));
      }
    }
  }

  /** The second from which nobody answers a post. */
  private int endOf(int post) {
    return Math.min(stage.calendar().end(), deletions.at(post));
  }

  private CommentKind kind(int post, double share) {
    if (posts.kind(post) == PostKind.COMPLAINT) {
      return TO_COMPLAINTS.pick(share);
    }
    if (posts.kind(post) == PostKind.PRIZE) {
      return CommentKind.PRIZE;
    }
    return switch (stage.people().role(posts.author[post])) {
      case BRAND, COMPETITOR, DEALER -> TO_FIRMS.pick(share);
      default -> KINDS.pick(share);
    };
  }

  /** The service account answers most customers, few others, hardly anything written to order. */
  private Answer answer(int post, SplittableRandom random, List<Reply> sink) {
    var draft = posts.draft(post);
    var answers =
        switch (draft.motive()) {
          case CUSTOMER -> 0.75;
          case VENT -> 0.45;
          case RIVAL -> 0.3;
          case RING -> 0.1;
        };
    var hours = StrictMath.exp(StrictMath.log(5) + Stage.normal(random));
    var time = office(posts.time[post] + 600 + (int) (Math.min(hours, 100) * HOUR));
    var helps = random.nextDouble() < (draft.motive() == Motive.CUSTOMER ? 0.6 : 0.15);
    if (random.nextDouble() >= answers || time >= endOf(post)) {
      return new Answer(post, null, false);
    }
    var service = stage.houses().get(draft.house()).service();
    var reply = new Reply(post, service, time, CommentKind.SERVICE_ANSWER, null);
    sink.add(reply);
    var back = helps ? stage.sessions().first(posts.author[post], time + 60) : Sessions.NONE;
    if (back != Sessions.NONE) {
      sink.add(new Reply(post, posts.author[post], back + 120, CommentKind.THANKS, reply));
    }
    return new Answer(post, reply, helps);
  }

  /** Nobody answers between nine in the evening and nine in the morning. */
  private int office(int time) {
    var second = Math.floorMod(time - stage.calendar().start(), Rhythm.DAY);
    if (second < 9 * HOUR) {
      return time - second + 9 * HOUR + second / 12;
    }
    return second < 21 * HOUR ? time : time - second + Rhythm.DAY + 9 * HOUR + second % HOUR;
  }

  /** No account writes two comments in one second. */
  private void separate() {
    replies.sort(
        Comparator.comparingInt((Reply reply) -> reply.time)
            .thenComparingInt(reply -> reply.author)
            .thenComparingInt(reply -> reply.post));
    var taken = new LongSet();
    for (var reply : replies) {
      while (!taken.add(((long) reply.time << 32) | reply.author)) {
        reply.time++;
      }
    }
  }
}
