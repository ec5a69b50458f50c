package org.kolscope.sample;

/** What the words of one reposter are; chains of {@code //@name:} are put together by others. */
public enum RelayKind {
  /** As the platform or habit fills in: "转发微博", "转", an emoticon. */
  SHORT("转短"),
  /** Some words of agreement or feeling. */
  WORDS("转语"),
  /** A longer opinion. */
  OPINION("转论"),
  /** Takes part in a prize campaign. */
  PRIZE("转抽奖"),
  /** Bought: praise that fits every post. */
  BOUGHT("转水军"),
  /** Spreads a complaint. */
  ANGRY("转怒"),
  /** A fan of the author. */
  FAN("转粉");

  private final String rule;

  RelayKind(String rule) {
    this.rule = rule;
  }

  String rule() {
    return rule;
  }
}
