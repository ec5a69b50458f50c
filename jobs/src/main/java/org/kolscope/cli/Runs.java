package org.kolscope.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.kolscope.pipeline.Pipeline;
import org.kolscope.pipeline.RunRequest;
import org.kolscope.pipeline.RunResult;
import org.kolscope.report.Words;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the commands that run a night have in common. */
abstract class Runs implements Callable<Integer>, JsonOutput {

  @Mixin OutOptions where;
  @Mixin SettingsOptions settings;

  @Option(names = "--json", description = "answer with one JSON object on standard output")
  boolean json;

  @Spec CommandSpec spec;

  /** What to run. */
  abstract RunRequest request();

  /** The command as it was typed. */
  final String typed() {
    return typed(spec);
  }

  static String typed(CommandSpec spec) {
    return "kolscope "
        + spec.root().commandLine().getParseResult().originalArgs().stream()
            .map(a -> a.matches("[\\w./=:,-]+") ? a : "'" + a.replace("'", "'\\''") + "'")
            .collect(Collectors.joining(" "));
  }

  @Override
  public final boolean isJson() {
    return json;
  }

  @Override
  public final Integer call() throws Exception {
    var request = request();
    try (var session = where.openToWrite()) {
      var err = spec.commandLine().getErr();
      var result = new Pipeline(session.spark(), session.store(), new Console(err)).run(request);
      return say(result);
    }
  }

  private int say(RunResult result) throws Exception {
    var code = result.warnings().isEmpty() ? ExitCodes.DONE : ExitCodes.WARNINGS;
    var err = spec.commandLine().getErr();
    history(result.history(), err);
    result.intake().forEach((table, c) -> err.println(line(table, c)));
    var chains = result.chains();
    if (chains.posts() > 0) {
      err.printf(
          "Repost chains: %,d rows carry one (%,d posts); the parent's author was found for %,d"
              + " (%.1f %%), the parent post for %,d, the root for %,d.%n",
          chains.rows(),
          chains.posts(),
          chains.parentAccounts(),
          100 * chains.resolvedShare(),
          chains.parentPosts(),
          chains.roots());
    }
    result.warnings().forEach(w -> err.println("Warning: " + w.en()));
    result.notices().forEach(n -> err.println("Note: " + n.en()));
    if (result.isUnchanged()) {
      err.println("Nothing has changed since the last run of this night; nothing was written.");
    }
    err.println(result.digest());
    if (json) {
      spec.commandLine().getOut().println(JsonOutput.text(answer(result, code)));
    } else {
      spec.commandLine()
          .getOut()
          .printf(
              "%,d KOLs ranked. Report: %s%nHow the night went: %s%n",
              result.kols(), result.report(), result.nightPage());
    }
    return code;
  }

  private static void history(RunResult.History history, PrintWriter err) {
    var nights = history.nights();
    if (nights.isEmpty()) {
      return;
    }
    err.printf(
        "History: %,d nights loaded, %s to %s.%n",
        nights.size(), nights.get(0), nights.get(nights.size() - 1));
    history
        .rows()
        .forEach(
            (table, rows) ->
                err.printf(
                    "  %-10s %,d rows read, %,d of them quarantined%n",
                    table, rows, history.quarantined().get(table)));
  }

  private static String line(String table, org.kolscope.intake.Drop.Counts c) {
    var line =
        String.format(
            java.util.Locale.ROOT,
            "%-10s %,d rows read = %,d accepted + %,d merged + %,d quarantined",
            table,
            c.read(),
            c.accepted(),
            c.merged(),
            c.quarantined());
    return line
        + (c.refused() == 0 ? "" : " + " + c.refused() + " refused")
        + (c.replayed() == 0 ? "" : "; " + c.replayed() + " of the quarantined were repaired");
  }

  private static Map<String, Object> answer(RunResult result, int code) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("exitCode", code);
    answer.put("report", result.report());
    answer.put("nightPage", result.nightPage());
    answer.put("manifest", result.manifest());
    answer.put("unchanged", result.isUnchanged());
    answer.put("digest", result.digest());
    answer.put("kols", result.kols());
    answer.put("intake", result.intake());
    answer.put("historyNights", result.history().nights().stream().map(String::valueOf).toList());
    answer.put("historyRows", result.history().rows());
    answer.put("repostChains", result.chains());
    answer.put("warnings", result.warnings().stream().map(Words::en).toList());
    answer.put("notices", result.notices().stream().map(Words::en).toList());
    return answer;
  }
}
