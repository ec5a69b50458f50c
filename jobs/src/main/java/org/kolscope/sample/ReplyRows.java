package org.kolscope.sample;

import java.time.Instant;
import java.util.Comparator;
import java.util.function.Consumer;
import org.kolscope.schema.Comment;

/** Comments as a night's files show them. */
final class ReplyRows {

  /** Comments come later than the session that shows a post, answers later still. */
  private static final int WATCHED_DAYS = 15;

  private final Stage stage;
  private final Posts posts;
  private final Comments comments;
  private final Voice voice;
  private final Numbers numbers;
  private final PostRows rows;
  private final Chance texts;

  ReplyRows(
      Stage stage, Posts posts, Comments comments, Voice voice, Numbers numbers, PostRows rows) {
    this.stage = stage;
    this.posts = posts;
    this.comments = comments;
    this.voice = voice;
    this.numbers = numbers;
    this.rows = rows;
    texts = stage.chance().on("comment text");
  }

  void emit(int night, int part, Consumer<Comment> sink) {
    var end = stage.calendar().endOfNight(night);
    var begin = night == 0 ? 0 : stage.calendar().endOfNight(night - 1);
    var from = rows.firstAt(part, begin - WATCHED_DAYS * Rhythm.DAY);
    var places = rows.part(part);
    var found = new java.util.ArrayList<Reply>();
    for (int i = from; i < places.length && posts.time[places[i]] < end; i++) {
      for (var reply : comments.of(places[i])) {
        if (reply.time >= begin && reply.time < end) {
          found.add(reply);
        }
      }
    }
    found.sort(Comparator.comparingLong(this::number));
    for (var reply : found) {
      sink.accept(row(reply));
    }
  }

  private long number(Reply reply) {
    return numbers.of(reply.author, reply.time);
  }

  private Comment row(Reply reply) {
    var text =
        voice.comment(
            reply.kind,
            posts.draft(reply.post),
            reply.author,
            reply.time,
            texts.draws(reply.author, reply.time));
    return new Comment(
        number(reply),
        rows.number(reply.post),
        stage.people().id[reply.author],
        Instant.ofEpochSecond(reply.time),
        reply.parent == null ? null : number(reply.parent),
        reply.parent == null ? text : "回复@" + voice.name(reply.parent.author) + ":" + text);
  }
}
