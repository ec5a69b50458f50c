package org.kolscope.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.kolscope.schema.Tables;
import org.kolscope.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kolscope tables}. */
@Command(
    name = "tables",
    mixinStandardHelpOptions = true,
    description = "Lists the tables of a warehouse with their nights and rows.")
final class TablesCommand implements Callable<Integer>, JsonOutput {

  @Mixin OutOptions where;

  @Option(names = "--json", description = "as JSON")
  boolean json;

  @Spec CommandSpec spec;

  @Override
  public boolean isJson() {
    return json;
  }

  @Override
  public Integer call() throws Exception {
    List<Map<String, Object>> lines = new ArrayList<>();
    try (var session = where.open()) {
      var published = Published.of(session);
      for (var type : Tables.all()) {
        if (published.store().exists(type)) {
          lines.add(line(published.store(), type));
        }
      }
    }
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(JsonOutput.text(lines));
    } else {
      out.printf("%-20s %-8s %12s  %s%n", "table", "kind", "rows", "nights");
      lines.forEach(
          l ->
              out.printf(
                  "%-20s %-8s %,12d  %s%n",
                  l.get("table"), l.get("kind"), (Long) l.get("rows"), l.get("nights")));
    }
    return ExitCodes.DONE;
  }

  /** Rows of the state now for a source table, of the newest night for a derived one. */
  private static <R extends Record> Map<String, Object> line(Store store, Class<R> type) {
    var nights = store.nights(type);
    var isSource = Tables.isSource(type);
    var rows = 0L;
    if (!nights.isEmpty()) {
      var newest = nights.last();
      rows = (isSource ? store.state(type, newest) : store.read(type, newest)).rows().count();
    }
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("table", type.getSimpleName());
    line.put("kind", isSource ? "source" : "derived");
    line.put("rows", rows);
    line.put("nights", nights.stream().map(String::valueOf).toList());
    return line;
  }
}
