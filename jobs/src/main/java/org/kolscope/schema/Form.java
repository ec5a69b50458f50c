package org.kolscope.schema;

/** The form of a post, and what a rate card prices. */
public enum Form {
  TEXT,
  IMAGE,
  VIDEO,
  LINK,
  POLL,
  ACTIVITY,
  LIVE,
  LONG_TEXT
}
