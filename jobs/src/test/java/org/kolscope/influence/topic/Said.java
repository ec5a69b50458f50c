package org.kolscope.influence.topic;

import java.time.Instant;
import java.util.List;
import org.kolscope.schema.Brief;
import org.kolscope.schema.Post;

/** Posts of which only the words matter, and a brief that asks for some. */
final class Said {

  private Said() {}

  static Post post(long postId, long accountId, String at, String text) {
    return made(postId, accountId, at, text, null, null);
  }

  static Post repost(long postId, long accountId, String at, String text, long ofAccount) {
    return made(postId, accountId, at, text, ofAccount, null);
  }

  static Post deleted(long postId, long accountId, String at, String text) {
    return made(postId, accountId, at, text, null, true);
  }

  private static Post made(
      long postId, long accountId, String at, String text, Long ofAccount, Boolean deleted) {
    return new Post(
        postId,
        accountId,
        Instant.parse(at),
        ofAccount != null,
        text,
        null,
        null,
        null,
        null,
        null,
        ofAccount,
        null,
        null,
        null,
        null,
        null,
        null,
        deleted);
  }

  static Brief brief(String words, String topics, String communities, String excluded) {
    var none = List.<String>of();
    return new Brief(
        "砾原",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        split(words),
        split(excluded),
        none,
        new Brief.Target(
            none, none, none, none, none, split(topics), split(communities), none, List.of()),
        null,
        List.of(),
        none);
  }

  private static List<String> split(String words) {
    return words.isBlank() ? List.of() : List.of(words.split(" ", -1));
  }
}
