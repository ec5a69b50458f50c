package org.kolscope.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Finds the research data beside the project; tests that need it are skipped where it is not. */
public final class SharedData {

  private SharedData() {}

  /**
   * The file or folder {@code path} of the data, from system property {@code kolscope.data},
   * environment variable {@code KOLSCOPE_DATA}, or {@code ../shared/data} above the checkout.
   */
  public static Path path(String path) {
    var given = System.getProperty("kolscope.data", System.getenv("KOLSCOPE_DATA"));
    var folder = given == null ? Path.of("../../shared/data") : Path.of(given);
    if (!Files.isDirectory(folder)) {
      System.out.println("skipped: no research data at " + folder.toAbsolutePath().normalize());
      Assumptions.abort("no research data at " + folder);
    }
    return folder.resolve(path);
  }
}
