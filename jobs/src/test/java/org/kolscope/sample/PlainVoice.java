package org.kolscope.sample;

import java.util.SplittableRandom;

/** Words that say what they are. */
final class PlainVoice implements Voice {

  @Override
  public String name(int account) {
    return "n" + account;
  }

  @Override
  public String post(Draft draft, String topic, int author, int time, SplittableRandom random) {
    return draft.kind() + " " + draft.hook() + " " + topic + " " + random.nextInt(1_000);
  }

  @Override
  public String relay(RelayKind kind, Draft root, int author, int time, SplittableRandom random) {
    return kind + " " + random.nextInt(1_000);
  }

  @Override
  public String comment(
      CommentKind kind, Draft post, int author, int time, SplittableRandom random) {
    return kind + " " + random.nextInt(1_000);
  }

  @Override
  public String topic(Vertical vertical, SplittableRandom random) {
    return vertical.chinese() + random.nextInt(1_000_000);
  }

  @Override
  public String client(SplittableRandom random) {
    return "client" + random.nextInt(5);
  }

  @Override
  public String region(int account) {
    return "上海";
  }
}
