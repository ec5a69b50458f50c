package org.kolscope.sample;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.kolscope.schema.Form;
import org.kolscope.schema.Post;

/** Posts as a night's files show them. */
final class PostRows {

  /** Days after which a post is not looked at again. */
  private static final int WATCHED_DAYS = 9;

  private static final Mix<RelayKind> KINDS =
      new Mix<>(
          java.util.List.of(RelayKind.SHORT, RelayKind.WORDS, RelayKind.OPINION, RelayKind.FAN),
          42,
          36,
          17,
          5);

  private final Stage stage;
  private final Posts posts;
  private final PostCounters counters;
  private final Voice voice;

  /** By event. */
  private final List<String> topics;

  private final Numbers numbers;
  private final Chance texts;
  private final Chance kinds;
  private final Deletions deletions;
  private final int[][] byPart;

  PostRows(
      Stage stage,
      Posts posts,
      PostCounters counters,
      Voice voice,
      Numbers numbers,
      List<String> topics) {
    this.stage = stage;
    this.posts = posts;
    deletions = new Deletions(stage, posts);
    this.counters = counters;
    this.voice = voice;
    this.topics = topics;
    this.numbers = numbers;
    texts = stage.chance().on("text");
    kinds = stage.chance().on("relay kind");
    byPart =
        IntStream.range(0, SampleSettings.PARTS)
            .parallel()
            .mapToObj(this::sorted)
            .toArray(int[][]::new);
  }

  long number(int post) {
    return number(posts.author[post], posts.time[post]);
  }

  /** The number of the post that an account published at a time. */
  long number(int author, int time) {
    return numbers.of(author, time);
  }

  /** Posts of a part, by number. */
  int[] part(int part) {
    return byPart[part];
  }

  /** The place in a part of the first post not earlier than a time. */
  int firstAt(int part, int time) {
    var places = byPart[part];
    var low = 0;
    var high = places.length;
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (posts.time[places[middle]] < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * New posts of a night and part, those whose figures have changed since the night before, and
   * those that were deleted.
   */
  void emit(int night, int part, Consumer<Post> sink) {
    var end = stage.calendar().endOfNight(night);
    var before = stage.calendar().endOfNight(night - 1);
    var from = night == 0 ? 0 : firstAt(part, end - (WATCHED_DAYS + 1) * Rhythm.DAY);
    var places = byPart[part];
    for (int i = from; i < places.length && posts.time[places[i]] < end; i++) {
      var post = places[i];
      var deletedAt = deletions.at(post);
      var shown = counters.at(post, Math.min(end, deletedAt));
      var isNews = night == 0 || posts.time[post] >= before;
      var goes = before <= deletedAt && deletedAt < end;
      if (isNews || goes || !shown.equals(counters.at(post, Math.min(before, deletedAt)))) {
        sink.accept(row(post, shown, deletedAt < end));
      }
    }
  }

  private Post row(int post, PostCounters.Shown shown, boolean isDeleted) {
    var people = stage.people();
    var author = posts.author[post];
    var isRepost = posts.isRepost(post);
    var parent = posts.parent[post];
    var root = posts.root[post];
    var form = posts.form(post);
    return new Post(
        number(post),
        people.id[author],
        Instant.ofEpochSecond(posts.time[post]),
        isRepost,
        isRepost ? chain(post) : own(post),
        voice.client(texts.draws(author)),
        voice.region(author),
        form,
        pictures(post, form),
        isRepost ? number(parent) : null,
        isRepost ? people.id[posts.author[parent]] : null,
        isRepost ? number(root) : null,
        isRepost ? people.id[posts.author[root]] : null,
        shown.reposts(),
        shown.comments(),
        shown.likes(),
        shown.reads(),
        isDeleted);
  }

  private String own(int post) {
    var event = posts.event[post];
    return voice.post(
        posts.draft(post),
        event < 0 ? null : topics.get(event),
        posts.author[post],
        posts.time[post],
        draws(post));
  }

  /** Own words, then what the relayers before said, the last one nearest to the root. */
  private String chain(int post) {
    var text = new StringBuilder(words(post));
    for (int step = posts.parent[post]; posts.isRepost(step); step = posts.parent[step]) {
      text.append("//@").append(voice.name(posts.author[step])).append(':').append(words(step));
    }
    return text.toString();
  }

  private String words(int post) {
    return voice.relay(
        kind(post),
        posts.draft(posts.root[post]),
        posts.author[post],
        posts.time[post],
        draws(post));
  }

  private RelayKind kind(int post) {
    if (posts.farm[post] >= 0) {
      return RelayKind.BOUGHT;
    }
    var share = kinds.share(posts.author[post], posts.time[post]);
    if (posts.kind(post) == PostKind.PRIZE) {
      return RelayKind.PRIZE;
    }
    if (posts.kind(post) == PostKind.COMPLAINT && share < 0.6) {
      return RelayKind.ANGRY;
    }
    if (stage.people().group(posts.author[post]) == Group.FAN_CLUB && share < 0.6) {
      return RelayKind.FAN;
    }
    return KINDS.pick(share);
  }

  private java.util.SplittableRandom draws(int post) {
    return texts.draws(posts.author[post], posts.time[post]);
  }

  private Long pictures(int post, Form form) {
    if (form != Form.IMAGE) {
      return 0L;
    }
    var share = kinds.share(posts.author[post], posts.time[post], 1);
    return share < 0.35 ? 1L : share < 0.55 ? 9L : 2 + (long) (share * 100) % 7;
  }

  private int[] sorted(int part) {
    var places =
        IntStream.range(0, posts.size())
            .filter(post -> posts.author[posts.root[post]] % SampleSettings.PARTS == part)
            .toArray();
    for (int i = 1; i < places.length; i++) {
      var post = places[i];
      var at = i;
      while (at > 0
          && posts.time[places[at - 1]] == posts.time[post]
          && number(places[at - 1]) > number(post)) {
        places[at] = places[at - 1];
        at--;
      }
      places[at] = post;
    }
    return places;
  }
}
