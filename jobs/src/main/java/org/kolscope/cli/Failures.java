package org.kolscope.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.FileSystemException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kolscope.intake.DataQualityException;
import org.kolscope.intake.IntakeException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Turns what went wrong into one line and an exit code; the stack trace of a failure goes to the
 * log. What was written wrongly has no stack trace: its line says what to change.
 */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    var line = e.getCommandLine();
    var err = line.getErr();
    err.println(called(line) + ": " + e.getMessage().replaceFirst("^Error: ", "") + nearest(e));
    err.println("Help: " + called(line) + " --help");
    return ExitCodes.USAGE;
  }

  private static String called(CommandLine line) {
    return line.getCommandSpec().qualifiedName();
  }

  private static String nearest(ParameterException e) {
    return e instanceof UnmatchedArgumentException unmatched
            && !unmatched.getSuggestions().isEmpty()
        ? "; did you mean " + String.join(" or ", unmatched.getSuggestions()) + "?"
        : "";
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed)
      throws JsonProcessingException {
    var code = code(e);
    if (code == ExitCodes.FAILED) {
      LoggerFactory.getLogger(Failures.class).error("{} ended", line.getCommandName(), e);
    }
    var err = line.getErr();
    err.println(called(line) + ": " + message(e, code));
    if (code == ExitCodes.FAILED && Log.file() != null) {
      err.println("More in " + Log.file());
    }
    if (line.getCommand() instanceof JsonOutput command && command.isJson()) {
      Map<String, Object> said = new LinkedHashMap<>();
      said.put("exitCode", code);
      said.put("error", message(e, code));
      line.getOut().println(JsonOutput.text(said));
    }
    return code;
  }

  /** The answer to an error of the machine, such as too little memory. */
  static int ended(CommandLine line, Error e) {
    LoggerFactory.getLogger(Failures.class).error("ended", e);
    line.getErr()
        .println(
            "kolscope: "
                + (e instanceof OutOfMemoryError
                    ? "out of memory; set KOLSCOPE_MEMORY, such as KOLSCOPE_MEMORY=6g"
                    : e.toString()));
    if (Log.file() != null) {
      line.getErr().println("More in " + Log.file());
    }
    return ExitCodes.FAILED;
  }

  private static int code(Exception e) {
    if (e instanceof DataQualityException) {
      return ExitCodes.DATA_QUALITY;
    }
    return e instanceof IllegalArgumentException ? ExitCodes.USAGE : ExitCodes.FAILED;
  }

  private static String message(Exception e, int code) {
    if (code == ExitCodes.FAILED && !(e instanceof IntakeException)) {
      Throwable cause = e;
      while (cause.getCause() != null && cause.getCause() != cause) {
        cause = cause.getCause();
      }
      var name = cause.getClass().getSimpleName();
      var message = cause.getMessage();
      // the message of a file system's exception is the path alone
      var said =
          message == null || cause instanceof FileSystemException
              ? name + (message == null ? "" : ": " + message)
              : message;
      return said.lines().findFirst().orElse(name);
    }
    return e.getMessage();
  }
}
