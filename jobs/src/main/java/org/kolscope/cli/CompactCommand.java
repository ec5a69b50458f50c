package org.kolscope.cli;

import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Callable;
import org.kolscope.pipeline.Housekeeping;
import org.kolscope.store.RunLog;
import org.kolscope.store.WarehouseLock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kolscope compact}. */
@Command(
    name = "compact",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Folds old nights of the source tables into one, to save space.",
      "States from then on stay as they are; folded nights cannot be run again."
    })
final class CompactCommand implements Callable<Integer>, JsonOutput {

  @Option(
      names = "--before",
      paramLabel = "DATE",
      required = true,
      description = "the first night that stays; not after the newest")
  LocalDate before;

  @Mixin OutOptions where;
  @Mixin SettingsOptions settings;

  @Option(names = "--json", description = "answer with one JSON object on standard output")
  boolean json;

  @Spec CommandSpec spec;

  @Override
  public boolean isJson() {
    return json;
  }

  @Override
  @SuppressWarnings("try") // the lock is only held
  public Integer call() throws Exception {
    try (var session = where.openToWrite();
        var lock = WarehouseLock.take(where.warehouse(), Holder.of("compact"))) {
      if (new RunLog(session.store()).newest().isEmpty()) {
        throw new IllegalArgumentException("the warehouse has no published night yet");
      }
      var housekeeping =
          new Housekeeping(session.spark(), session.store(), where.warehouse(), where.out);
      housekeeping.settle();
      var folded = housekeeping.compact(before, settings.settings().settlingNights());
      var out = spec.commandLine().getOut();
      out.println(
          json
              ? JsonOutput.text(Map.of("foldedNights", folded))
              : folded == 0
                  ? "Nothing to fold before " + before + "."
                  : "Folded %,d nights of tables before %s.".formatted(folded, before));
    }
    return ExitCodes.DONE;
  }
}
