package org.kolscope.audience.customers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.kolscope.testing.LocalSpark;

/** Worlds of 10,000 accounts, one per seed, both briefs; run by {@code bench/targets}. */
final class TargetSeeds {

  private TargetSeeds() {}

  public static void main(String[] args) throws IOException {
    int first = Integer.parseInt(args[1]);
    int last = Integer.parseInt(args[2]);
    int inside = 0;
    int all = 0;
    for (int seed = first; seed <= last; seed++) {
      var folder = Files.createTempDirectory(Path.of(args[0]), "seed");
      try (var world = new WorldTargets(LocalSpark.session(), folder, 10_000, seed)) {
        for (var brief : List.of("suv", "watch")) {
          var screened = world.screened(brief, known -> known);
          var size = screened.size();
          boolean holds =
              size.targetsLow95() <= screened.targets()
                  && screened.targets() <= size.targetsHigh95();
          inside += holds ? 1 : 0;
          all++;
          System.out.printf(
              Locale.ROOT,
              "seed %d %s: AUC %.4f, calibration error %.4f, size %.0f [%.0f, %.0f], truth %d%s; %d of %d inside%n",
              seed,
              brief,
              screened.auc(),
              screened.calibrationError(),
              size.targetsCount(),
              size.targetsLow95(),
              size.targetsHigh95(),
              screened.targets(),
              holds ? "" : " OUTSIDE",
              inside,
              all);
        }
      }
    }
    LocalSpark.session().stop();
  }
}
