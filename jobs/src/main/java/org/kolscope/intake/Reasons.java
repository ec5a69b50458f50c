package org.kolscope.intake;

/** Why a raw row is kept apart: the codes of docs/quarantine.md. */
final class Reasons {
  static final String BROKEN_GZIP = "broken-gzip";
  static final String LINE_TOO_LONG = "line-too-long";
  static final String WRONG_ENCODING = "wrong-encoding";
  static final String NUL_BYTE = "nul-byte";
  static final String COLUMN_COUNT = "column-count";
  static final String UNCLOSED_QUOTE = "unclosed-quote";
  static final String MALFORMED_JSON = "malformed-json";
  static final String MISSING_VALUE = "missing-value";
  static final String NOT_AN_ID = "not-an-id";
  static final String ID_BEYOND_64_BITS = "id-beyond-64-bits";
  static final String NOT_A_NUMBER = "not-a-number";
  static final String NEGATIVE_COUNT = "negative-count";
  static final String NOT_A_TIME = "not-a-time";
  static final String FUTURE_DATE = "future-date";
  static final String UNKNOWN_VALUE = "unknown-value";
  static final String SELF_FOLLOW = "self-follow";

  private Reasons() {}
}
