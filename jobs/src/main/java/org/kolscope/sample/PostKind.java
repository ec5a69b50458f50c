package org.kolscope.sample;

/** What a post of the sample world is about, beside its vertical. */
public enum PostKind {
  /** Life as it goes. */
  DAILY("日常"),
  OPINION("观点"),
  /** Asks readers for help or advice. */
  QUESTION("提问"),
  /** About a brand; see {@link Motive}. */
  COMPLAINT("投诉"),
  /** A brand's or dealer's own words for its things. */
  PROMOTION("推广"),
  /** A KOL's paid words, named so. */
  SPONSORED_LABELLED("广告标注"),
  /** A KOL's paid words that look like an own find. */
  SPONSORED_HIDDEN("广告隐藏"),
  /** Repost and follow to win. */
  PRIZE("抽奖"),
  NEWS("资讯"),
  /** A service account speaks to a customer, see {@link PostContext#mention()}. */
  SERVICE_ANSWER("客服"),
  /** A word against another account, see {@link PostContext#mention()}. */
  QUARREL("争吵"),
  /** Likes a brand's thing unpaid. */
  PRAISE("好评"),
  /** Explains something, as voices of a vertical do. */
  KNOWLEDGE("科普"),
  /** Writes about a thing that everybody writes about, see {@link PostContext#topic()}. */
  EVENT("热点");

  private final String rule;

  PostKind(String rule) {
    this.rule = rule;
  }

  String rule() {
    return rule;
  }
}
