package org.kolscope.sample;

/** One comment. */
final class Reply {
  final int post;
  final int author;
  final CommentKind kind;

  /** The comment it answers; null if it answers the post. */
  final Reply parent;

  /** Seconds since 1970. */
  int time;

  Reply(int post, int author, int time, CommentKind kind, Reply parent) {
    this.post = post;
    this.author = author;
    this.time = time;
    this.kind = kind;
    this.parent = parent;
  }
}
