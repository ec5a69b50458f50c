package org.kolscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where warnings of Spark and stack traces go: a file below the output folder. Must be set before
 * the first logger is made; log4j2.properties reads it. Under spark-submit Spark's own set-up
 * holds.
 */
final class Log {

  private static final String PROPERTY = "kolscope.log";

  private Log() {}

  /**
   * Puts the log below {@code out} if that folder can be written; else it stays in the folder for
   * temporary files.
   *
   * @return whether it can be written; of a folder on another file system nothing is known yet
   */
  static boolean below(String out) {
    if (out.contains("://")) {
      return true;
    }
    if (!isWritable(Path.of(out).toAbsolutePath())) {
      return false;
    }
    System.setProperty(PROPERTY, Path.of(out, "logs", "kolscope.log").toString());
    return true;
  }

  /** Tries it: permissions alone do not tell. */
  private static boolean isWritable(Path folder) {
    var there = folder;
    while (!Files.exists(there)) {
      there = there.getParent();
    }
    try {
      Files.delete(Files.createTempDirectory(there, ".kolscope"));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** The file, or null if none was set. */
  static String file() {
    return System.getProperty(PROPERTY);
  }
}
