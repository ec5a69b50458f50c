package org.kolscope.sample;

/** Real accounts that look guilty, see truth/groups.csv. */
public enum Group {
  NONE,
  /** 300 fans who all follow the same twelve stars, each at an own pace. */
  FAN_CLUB,
  /** Came to one KOL in three days, after one post. */
  VIRAL_DAY,
  /** Registered and within minutes followed whom the platform suggested. */
  ONBOARDING,
  /** Reads, never writes. */
  LURKER,
  /** Follows many brands for their prizes. */
  PRIZE_HUNTER,
  /** Follows thousands. */
  MASS_FOLLOWER,
  /** People who all follow each other for the count. */
  MUTUAL_CIRCLE,
  /** A person who never chose a picture. */
  DEFAULT_AVATAR
}
