package org.kolscope.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.kolscope.pipeline.Settings;
import org.kolscope.pipeline.TextLearning;
import org.kolscope.pipeline.Training;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kolscope train}. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Makes a profile model from labelled accounts and says how right it is on held-out ones.",
      "The model holds coefficients and figures, no row of the accounts. It is used by",
      "'kolscope run' with --set profile.model=MODEL.",
      "With --text: makes models of what posts say, which need no labels, and says how well they",
      "agree with the rules that taught them; used with --set text.models=MODEL."
    },
    footer = {
      "",
      "Labels are a CSV file with the columns account (its id) and label (zombie or genuine), at",
      "least 50 of each. The date is the night of the crawl. Appeals are the file of",
      "judging.appeals, with columns account, verdict, reason, who and until; they are used while",
      "they hold.",
      "",
      "Example:",
      "  kolscope train --preset weibo-fan-network --input crawl --as-of 2020-06-30",
      "    --labels checked.csv --overrides overrides.csv --out model.yaml",
      "  kolscope train --text --preset weibo-fan-network --input crawl --as-of 2020-06-30",
      "    --out models.txt"
    })
final class TrainCommand implements Callable<Integer>, JsonOutput {

  @Mixin InputOptions files;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      required = true,
      description = "the night, such as 2026-03-31")
  LocalDate asOf;

  @Option(names = "--text", description = "models of texts, from the posts of the input alone")
  boolean isText;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "labels as CSV; default: the Label table of the input")
  Path labels;

  @Option(
      names = "--overrides",
      paramLabel = "FILE",
      description = {
        "appeals as CSV: those of genuine and zombie are",
        "labels, and win over all others"
      })
  Path overrides;

  @Option(
      names = "--out",
      paramLabel = "MODEL",
      required = true,
      description = "file to be written, as YAML; with --text, as lines of text")
  Path model;

  @Mixin SettingsOptions settings;

  @Option(names = "--json", description = "answer with one JSON object on standard output")
  boolean json;

  @Spec CommandSpec spec;

  @Override
  public boolean isJson() {
    return json;
  }

  @Override
  public Integer call() throws Exception {
    if (isText && (labels != null || overrides != null)) {
      throw new IllegalArgumentException(
          "--text learns from posts alone: --labels and --overrides do not go with it");
    }
    var chosen = settings.settings();
    var folder = model.toAbsolutePath().getParent().toString();
    if (!Log.below(folder)) {
      throw new IllegalArgumentException(
          "--out must be in a folder that can be written, was " + model);
    }
    try (var session = Session.open(null, folder)) {
      return isText ? texts(session, chosen) : profile(session, chosen);
    }
  }

  private int profile(Session session, Settings chosen) throws IOException {
    var request =
        new Training.Request(
            files.source(), files.name(), files.input, asOf, labels, overrides, model);
    var result = new Training(session.spark(), chosen).of(request);
    if (json) {
      out().println(JsonOutput.text(result.figures()));
    } else {
      out().println("Held-out accounts, 5 folds:");
      out().print(TextTable.of(result.header(), result.rows()));
      if (overrides != null) {
        out()
            .printf("Appeals used as labels: %,d of %,d%n", result.appealsUsed(), result.appeals());
      }
      out().println("Model: " + model);
    }
    return ended("label", result.leftOut());
  }

  private int texts(Session session, Settings chosen) throws IOException {
    var request = new TextLearning.Request(files.source(), files.input, asOf, model);
    var result = new TextLearning(session.spark(), chosen).of(request);
    if (json) {
      out().println(JsonOutput.text(result.models()));
    } else {
      out().println("Agreement with the rules that taught, on held-out posts, 4 folds:");
      out().print(TextTable.of(TextLearning.Result.HEADER, result.rows()));
      out().println("Models: " + model);
    }
    return ended("post", result.leftOut());
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private int ended(String what, long leftOut) {
    if (leftOut > 0) {
      spec.commandLine()
          .getErr()
          .printf("%,d %s rows could not be read and were left out%n", leftOut, what);
    }
    return leftOut > 0 ? ExitCodes.WARNINGS : ExitCodes.DONE;
  }
}
