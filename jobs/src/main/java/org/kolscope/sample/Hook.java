package org.kolscope.sample;

/** How a post wins its readers: by its first words or by what it offers. */
public enum Hook {
  NONE("钩无"),
  QUESTION("钩问题"),
  NUMBER("钩数字"),
  SUSPENSE("钩悬念"),
  STORY("钩故事"),
  CONTRAST("钩反差"),
  /** A test drive, a sample, a try-on. */
  TRIAL("钩试用"),
  MEETUP("钩聚会"),
  DISCOUNT("钩优惠"),
  KNOWLEDGE("钩知识"),
  POLL("钩投票");

  private final String rule;

  Hook(String rule) {
    this.rule = rule;
  }

  String rule() {
    return rule;
  }

  /** Whether a post of a kind may open so: a brand tells no story of its own, news no trial. */
  boolean suits(PostKind kind) {
    return switch (this) {
      case NONE -> true;
      case QUESTION -> kind == PostKind.NEWS || isTold(kind) || isSold(kind);
      case NUMBER -> kind == PostKind.NEWS || isTold(kind) || isSponsored(kind);
      case SUSPENSE -> isTold(kind) || isSold(kind);
      case STORY, CONTRAST -> isTold(kind) || isSponsored(kind);
      case TRIAL, MEETUP, DISCOUNT -> isSold(kind) || kind == PostKind.PRIZE;
      case KNOWLEDGE -> isSold(kind);
      case POLL -> kind == PostKind.OPINION || kind == PostKind.QUESTION || isSold(kind);
    };
  }

  private static boolean isTold(PostKind kind) {
    return kind == PostKind.OPINION || kind == PostKind.KNOWLEDGE;
  }

  private static boolean isSold(PostKind kind) {
    return kind == PostKind.PROMOTION || isSponsored(kind);
  }

  private static boolean isSponsored(PostKind kind) {
    return kind == PostKind.SPONSORED_LABELLED || kind == PostKind.SPONSORED_HIDDEN;
  }
}
