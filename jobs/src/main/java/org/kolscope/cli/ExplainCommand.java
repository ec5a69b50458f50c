package org.kolscope.cli;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.kolscope.pipeline.Explanation;
import org.kolscope.store.MaskKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kolscope explain}. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Says why an account was judged as it was, or what a farm is made of.",
      "With the rows it came from; private persons are masked."
    },
    footer = {
      "",
      "Examples:",
      "  kolscope explain 1614121779 --out out      an account, by its id or its masked id",
      "  kolscope explain 2026-03-31-1 --out out    a farm, by its name in table Farm"
    })
final class ExplainCommand implements Callable<Integer>, JsonOutput {

  @Parameters(paramLabel = "ACCOUNT|FARM", description = "what to explain")
  String asked;

  @Mixin OutOptions where;
  @Mixin SettingsOptions settings;

  @Option(names = "--as-of", paramLabel = "DATE", description = "the night; default: the newest")
  LocalDate asOf;

  @Option(names = "--json", description = "as one JSON object; large ids are texts")
  boolean json;

  @Spec CommandSpec spec;

  @Override
  public boolean isJson() {
    return json;
  }

  @Override
  public Integer call() throws Exception {
    var keyFile = settings.settings().privacy().maskKeyFile();
    try (var session = where.open()) {
      var published = Published.of(session);
      var night = published.night(asOf);
      var mask = MaskKey.of(session.spark(), where.warehouse(), keyFile);
      var parts = new Explanation(published.store(), night, mask).of(asked);
      var out = spec.commandLine().getOut();
      if (json) {
        Map<String, Object> answer = new LinkedHashMap<>();
        parts.forEach(
            p ->
                answer.put(
                    p.title(), p.rows().collectAsList().stream().map(ShowCommand::cells).toList()));
        out.println(JsonOutput.text(answer));
      } else {
        parts.forEach(p -> out.printf("%s", text(p)));
      }
    }
    return ExitCodes.DONE;
  }

  /** A title and a table without the columns that are empty throughout. */
  private static String text(Explanation.Part part) {
    var rows = part.rows().collectAsList().stream().map(ShowCommand::cells).toList();
    var columns =
        List.of(part.rows().columns()).stream()
            .filter(c -> rows.stream().anyMatch(r -> r.get(c) != null))
            .toList();
    var cells =
        rows.stream()
            .map(r -> columns.stream().map(c -> r.get(c) == null ? "" : figure(r.get(c))).toList())
            .toList();
    return "%s%n%s%n".formatted(part.title(), TextTable.of(columns, cells));
  }

  private static String figure(Object cell) {
    return cell instanceof Double figure ? "%.4g".formatted(figure) : cell.toString();
  }
}
