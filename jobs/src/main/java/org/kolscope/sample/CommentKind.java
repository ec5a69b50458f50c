package org.kolscope.sample;

/** What a comment does. */
public enum CommentKind {
  PRAISE("评赞"),
  QUESTION("评问"),
  /** Calls a friend, see {@link PostContext#mention()}. */
  TAG_FRIEND("评艾特"),
  COMPLAINT("评怨"),
  EMOTICON("评表情"),
  OPINION("评论点"),
  /** Takes part in a prize campaign. */
  PRIZE("评抽奖"),
  /** Quarrels. */
  QUARREL("评吵"),
  /** A service account answers a complaint. */
  SERVICE_ANSWER("评客服"),
  /** The customer thanks after an answer that helped. */
  THANKS("评谢"),
  /** The author answers a comment. */
  AUTHOR_ANSWER("评作者");

  private final String rule;

  CommentKind(String rule) {
    this.rule = rule;
  }

  String rule() {
    return rule;
  }
}
