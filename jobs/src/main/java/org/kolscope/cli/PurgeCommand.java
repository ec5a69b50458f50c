package org.kolscope.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.kolscope.pipeline.Housekeeping;
import org.kolscope.pipeline.Housekeeping.Purged;
import org.kolscope.pipeline.RefusalList;
import org.kolscope.store.MaskKey;
import org.kolscope.store.RunLog;
import org.kolscope.store.WarehouseLock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kolscope purge}. */
@Command(
    name = "purge",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Takes the accounts of the refusal list out of tables, plain Parquet and reports.",
      "A run does so by itself when the list has changed."
    })
final class PurgeCommand implements Callable<Integer>, JsonOutput {

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
    var keyFile = settings.settings().privacy().maskKeyFile();
    if (settings.settings().privacy().refusalList() == null) {
      throw new IllegalArgumentException(
          "no refusal list is set; say --set privacy.refusal-list=FILE");
    }
    try (var session = where.openToWrite();
        var lock = WarehouseLock.take(where.warehouse(), Holder.of("purge"))) {
      if (new RunLog(session.store()).newest().isEmpty()) {
        throw new IllegalArgumentException("the warehouse has no published night yet");
      }
      var refused = RefusalList.of(session.spark(), settings.settings(), where.warehouse());
      var mask = MaskKey.of(session.spark(), where.warehouse(), keyFile);
      var housekeeping =
          new Housekeeping(session.spark(), session.store(), where.warehouse(), where.out);
      housekeeping.settle();
      var purged = housekeeping.purge(refused, mask);
      say(purged);
    }
    return ExitCodes.DONE;
  }

  private void say(Purged purged) throws Exception {
    var out = spec.commandLine().getOut();
    if (json) {
      Map<String, Object> said = new LinkedHashMap<>();
      said.put("tableRows", purged.tableRows());
      said.put("parquetRows", purged.parquetRows());
      said.put("pagesRemoved", purged.pages().stream().map(String::valueOf).toList());
      out.println(JsonOutput.text(said));
      return;
    }
    if (purged.isNothing()) {
      out.println("Nothing to take out.");
      return;
    }
    purged.tableRows().forEach((t, n) -> out.printf("%-20s %,12d rows taken out%n", t, n));
    purged.parquetRows().forEach((t, n) -> out.printf("plain %-14s %,12d rows taken out%n", t, n));
    if (!purged.pages().isEmpty()) {
      out.println("Pages removed, made anew by a run of the night: " + purged.pages());
    }
  }
}
