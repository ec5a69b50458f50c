package org.kolscope.cli;

/** What the process says when it ends. */
final class ExitCodes {
  static final int DONE = 0;
  static final int USAGE = 2;
  static final int WARNINGS = 10;
  static final int DATA_QUALITY = 20;
  static final int FAILED = 30;

  private ExitCodes() {}
}
