package org.kolscope.cli;

import java.nio.file.Path;

/**
 * Where warnings of Spark and stack traces go: a file below the output folder. Must be set before
 * the first logger is made; log4j2.properties reads it. Under spark-submit Spark's own set-up
 * holds.
 */
final class Log {

  private static final String PROPERTY = "kolscope.log";

  private Log() {}

  static void below(String out) {
    if (!out.contains("://")) {
      System.setProperty(PROPERTY, Path.of(out, "logs", "kolscope.log").toString());
    }
  }

  /** The file, or null if none was set. */
  static String file() {
    return System.getProperty(PROPERTY);
  }
}
