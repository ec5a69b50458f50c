package org.kolscope.sample;

import java.util.SplittableRandom;

/** Who finds the words for what the waves do. */
public interface Voice {

  /** The screen name of an account. */
  String name(int account);

  /**
   * The text of a post of its own.
   *
   * @param topic words of the event it belongs to; null for none
   * @param time seconds since 1970
   */
  String post(Draft draft, String topic, int author, int time, SplittableRandom random);

  /** What a reposter says at a time, without the chain. */
  String relay(RelayKind kind, Draft root, int author, int time, SplittableRandom random);

  /** What a commenter says at a time. */
  String comment(CommentKind kind, Draft post, int author, int time, SplittableRandom random);

  /** The words of an event, without the number signs. */
  String topic(Vertical vertical, SplittableRandom random);

  /** The program a post is sent with. */
  String client(SplittableRandom random);

  /** Where a post is sent from, as displayed. */
  String region(int account);
}
