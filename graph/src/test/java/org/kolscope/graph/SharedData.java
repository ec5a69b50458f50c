package org.kolscope.graph;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * Finds the data that several checkouts share: system property {@code kolscope.data}, else the
 * environment variable {@code KOLSCOPE_DATA}, else {@code ../shared/data} or {@code
 * ../../shared/data} seen from the working directory or one of its parents. A test whose data is
 * not there is skipped, and says so.
 */
public final class SharedData {

  private SharedData() {}

  /** The folder of this name in the shared data; skips the test where it is missing. */
  public static Path folder(String name) {
    for (Path root : roots()) {
      if (Files.isDirectory(root.resolve(name))) {
        return root.resolve(name);
      }
    }
    System.out.println("skipped: no shared data folder " + name + " (set KOLSCOPE_DATA)");
    Assumptions.abort("no shared data folder " + name);
    throw new IllegalStateException("not reached");
  }

  private static List<Path> roots() {
    for (String stated :
        new String[] {System.getProperty("kolscope.data"), System.getenv("KOLSCOPE_DATA")}) {
      if (stated != null && !stated.isBlank()) {
        return List.of(Path.of(stated));
      }
    }
    List<Path> roots = new ArrayList<>();
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      roots.add(at.resolve("../shared/data"));
      roots.add(at.resolve("../../shared/data"));
    }
    return roots;
  }
}
