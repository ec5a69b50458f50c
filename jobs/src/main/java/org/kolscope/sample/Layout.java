package org.kolscope.sample;

import java.util.Locale;

/** How raw files look. */
public enum Layout {
  /** Those of preset {@code kolscope}: every column, with times of follows. */
  KOLSCOPE,
  /** Those of the crawler WeiboSpider: profiles, fan lists, posts and comments as JSON lines. */
  WEIBO_SPIDER_JSONL;

  /** The preset that reads it. */
  public String preset() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
