package org.kolscope.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Says who holds a warehouse, to those who have to wait. */
final class Holder {

  private Holder() {}

  /** Command, process and start in one line. */
  static String of(String command) {
    return "kolscope %s, process %d of %s, since %s"
        .formatted(
            command,
            ProcessHandle.current().pid(),
            System.getProperty("user.name"),
            Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }
}
