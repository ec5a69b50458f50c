package org.kolscope.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.TypeConversionException;

/** The command {@code kolscope}. */
@Command(
    name = "kolscope",
    mixinStandardHelpOptions = true,
    version = "kolscope 0.1.0",
    description = {
      "Which fans are real, who moves whom, who the customers are and where to meet them.",
      ""
    },
    subcommands = {
      DemoCommand.class,
      SampleCommand.class,
      RunCommand.class,
      BackfillCommand.class,
      TablesCommand.class,
      ShowCommand.class,
      ExplainCommand.class,
      ExportCommand.class,
      QuarantineCommand.class,
      EvaluateCommand.class,
      ProtocolCommand.class,
      CareCommand.class,
      BriefCommand.class,
      TrainCommand.class,
      GraphCommand.class,
      SeedsCommand.class,
      CompactCommand.class,
      PurgeCommand.class,
      SettingsCommand.class,
      HelpCommand.class
    },
    footer = {
      "",
      "First steps:",
      "  kolscope demo                      a small sample world, from raw files to a report",
      "  kolscope run --preset kolscope --input my-files --as-of 2026-03-31 --out out",
      "  kolscope tables --out out          what the warehouse holds now",
      "  kolscope show KolRank --out out    the ranking as a table",
      "",
      "Exit codes: 0 done, 10 done with warnings, 20 stopped by data quality, 30 failed,",
      "2 the command or one of its files was written wrongly.",
      "Presets, settings and your own source.yaml: see README.md."
    })
public final class Main {

  /** Wide enough for the examples at the end of each page. */
  private static final int HELP_WIDTH = 100;

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    // numbers on the terminal look alike on every machine
    Locale.setDefault(Locale.ROOT);
    System.exit(run(args));
  }

  /** Runs one command; its exit code. */
  static int run(String... args) {
    var line = commandLine();
    try {
      return line.execute(args);
    } catch (OutOfMemoryError | StackOverflowError | LinkageError e) {
      return Failures.ended(line, e);
    }
  }

  /** The command line as it is run and as its help is tested. */
  static CommandLine commandLine() {
    var line = new CommandLine(new Main());
    line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    line.setUsageHelpAutoWidth(false);
    line.setUsageHelpWidth(HELP_WIDTH);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.registerConverter(LocalDate.class, Main::date);
    var failures = new Failures();
    line.setExecutionExceptionHandler(failures);
    line.setParameterExceptionHandler(failures);
    return line;
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException("must be a date such as 2026-03-31, was " + text);
    }
  }
}
