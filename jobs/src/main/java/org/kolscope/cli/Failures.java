package org.kolscope.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kolscope.intake.DataQualityException;
import org.kolscope.intake.IntakeException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into one line and an exit code; the stack trace goes to the log. */
final class Failures implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed)
      throws JsonProcessingException {
    LoggerFactory.getLogger(Failures.class).error("{} ended", line.getCommandName(), e);
    var code = code(e);
    var err = line.getErr();
    err.println("kolscope " + line.getCommandName() + ": " + message(e, code));
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
      var said = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
      return said.lines().findFirst().orElse(cause.getClass().getSimpleName());
    }
    return e.getMessage();
  }
}
