package org.kolscope.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.kolscope.pipeline.graphs.Seeds;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kolscope seeds}. */
@Command(
    name = "seeds",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Chooses the accounts that together reach the most others of any graph: so many, or those",
      "that a budget buys. Reach is of the independent cascade: whoever hears of it passes it on",
      "with the arc's probability. The reach that is printed comes from a sample that took no part",
      "in the choice."
    },
    footer = {
      "",
      "Prices are CSV with the header id,price; whoever is not named is not for sale.",
      "Files: as those of kolscope graph.",
      "",
      "Examples:",
      "  kolscope seeds follows.txt --k 50 --model wc",
      "  kolscope seeds follows.txt --prices prices.csv --budget 50000"
    })
final class SeedsCommand implements Callable<Integer>, JsonOutput {

  @Mixin EdgeOptions file;

  @Option(names = "--k", paramLabel = "K", defaultValue = "0", description = "how many accounts")
  int size;

  @Option(names = "--prices", paramLabel = "FILE", description = "what each account costs")
  Path prices;

  @Option(
      names = "--budget",
      paramLabel = "B",
      defaultValue = "0",
      description = "what may be spent, in the currency of the prices")
  double budget;

  @Option(
      names = "--model",
      paramLabel = "M",
      defaultValue = "wc",
      description = {
        "wc: one over the number of accounts the reader follows;",
        "given: the third cell of each line; default ${DEFAULT-VALUE}"
      })
  Seeds.Model model;

  @Option(
      names = "--reversed",
      description = "an arc A B says that A moves B; default: that A follows B")
  boolean isReversed;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "default ${DEFAULT-VALUE}")
  long seed;

  @Option(names = "--json", description = "answer with one JSON object on standard output")
  boolean json;

  @Spec CommandSpec spec;

  @Override
  public boolean isJson() {
    return json;
  }

  @Override
  public Integer call() throws Exception {
    var request =
        new Seeds.Request(
            file.input(),
            isReversed,
            model,
            size,
            prices,
            budget,
            seed,
            Runtime.getRuntime().availableProcessors());
    try (var spark = new SessionOnDemand()) {
      say(Seeds.of(request, spark));
    }
    return ExitCodes.DONE;
  }

  private void say(Seeds.Result chosen) throws JsonProcessingException {
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(JsonOutput.text(chosen));
      return;
    }
    out.printf("%,d accounts, %,d arcs%n", chosen.vertices(), chosen.arcs());
    var rows = new ArrayList<List<String>>();
    double reach = 0;
    for (var pick : chosen.picks()) {
      reach += pick.gain();
      rows.add(
          List.of(
              Integer.toString(rows.size() + 1),
              pick.id().toString(),
              prices == null ? "-" : number(pick.price()),
              number(pick.gain()),
              number(reach)));
    }
    out.print(TextTable.of(List.of("place", "id", "price", "adds", "reach so far"), rows));
    out.printf(
        Locale.ROOT,
        "Reach %s accounts (95 %%: %s to %s), chosen by %s%n",
        number(chosen.reach()),
        number(chosen.reachLow95()),
        number(chosen.reachHigh95()),
        chosen.way());
    if (!Double.isNaN(chosen.guarantee())) {
      out.printf(
          Locale.ROOT,
          "At least %.3f of the best possible, but for a risk of 0.001%n",
          chosen.guarantee());
    }
    if (prices != null) {
      out.printf("Costs %s of %s%n", number(chosen.cost()), number(budget));
    }
    if (chosen.others().size() > 1) {
      out.println("Ways to choose, with what each reaches in a second sample:");
      chosen.others().forEach((way, value) -> out.printf("  %s: %s%n", way, number(value)));
    }
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%,.1f", value);
  }
}
