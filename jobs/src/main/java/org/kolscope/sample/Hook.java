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
}
