package org.kolscope.cli;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Row;
import org.kolscope.schema.Tables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kolscope show}. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Shows rows of a table, private persons masked.",
      "Masked: their ids are keyed hashes, their names and texts are empty."
    })
final class ShowCommand implements Callable<Integer>, JsonOutput {

  @Parameters(paramLabel = "TABLE", description = "such as KolRank; an unknown name lists them")
  String table;

  @Mixin OutOptions where;
  @Mixin SettingsOptions settings;

  @Option(names = "--as-of", paramLabel = "DATE", description = "the night; default: the newest")
  LocalDate asOf;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "20",
      description = "rows to show; default ${DEFAULT-VALUE}")
  int count;

  @Option(names = "--json", description = "as JSON; large ids are texts")
  boolean json;

  @Spec CommandSpec spec;

  @Override
  public boolean isJson() {
    return json;
  }

  @Override
  public Integer call() throws Exception {
    if (count < 1) {
      throw new IllegalArgumentException("--rows must be at least 1, was " + count);
    }
    var type = Tables.named(table);
    var keyFile = settings.settings().privacy().maskKeyFile();
    try (var session = where.open()) {
      var published = Published.of(session);
      var night = published.night(asOf);
      var rows = published.rows(where, type, night, keyFile);
      var shown = rows.limit(count).collectAsList();
      var out = spec.commandLine().getOut();
      if (json) {
        out.println(JsonOutput.text(shown.stream().map(ShowCommand::cells).toList()));
      } else {
        out.print(
            TextTable.of(
                List.of(rows.columns()),
                shown.stream()
                    .map(
                        r ->
                            cells(r).values().stream()
                                .map(v -> v == null ? "" : v.toString())
                                .toList())
                    .toList()));
        out.printf(
            "%s as of %s: %,d of %,d rows%n",
            type.getSimpleName(), night, shown.size(), rows.count());
      }
    }
    return ExitCodes.DONE;
  }

  /** By column; ids as texts, since 64 bits do not fit every reader's number. */
  static Map<String, Object> cells(Row row) {
    Map<String, Object> cells = new LinkedHashMap<>();
    var names = row.schema().fieldNames();
    for (int i = 0; i < names.length; i++) {
      var value = row.get(i);
      cells.put(names[i], plain(names[i], value));
    }
    return cells;
  }

  private static Object plain(String name, Object value) {
    if (value instanceof Number number && !name.endsWith("Id")) {
      return number;
    }
    if (value instanceof Boolean) {
      return value;
    }
    if (value instanceof scala.collection.Seq<?> list) {
      return Arrays.asList(scala.jdk.javaapi.CollectionConverters.asJava(list).toArray());
    }
    return value == null ? null : value.toString();
  }
}
