package org.kolscope.authenticity;

import java.time.Instant;
import org.kolscope.schema.Post;

/** Posts of which only a few columns count. */
final class Written {

  /** When originals were written. */
  static final Instant NOON = Instant.parse("2026-03-20T12:00:00Z");

  private Written() {}

  static Post original(long id, long author, String text) {
    return post(id, author, NOON, null, null, text);
  }

  static Post repost(long id, long account, Instant at, Post of) {
    return post(id, account, at, of.postId(), of.accountId(), "");
  }

  static Post post(long id, long account, Instant at, Long root, Long rootAuthor, String text) {
    return new Post(
        id,
        account,
        at,
        root != null,
        text,
        null,
        null,
        null,
        null,
        root,
        rootAuthor,
        root,
        rootAuthor,
        null,
        null,
        null,
        null,
        null);
  }

  static Post sentWith(long id, long author, String client) {
    return new Post(
        id, author, NOON, false, "", client, null, null, null, null, null, null, null, null, null,
        null, null, null);
  }
}
