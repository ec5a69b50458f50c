package org.kolscope.intake;

/**
 * The input cannot be read as asked: a missing file, a mapping that does not fit, a file that is
 * not what it says. Thrown before anything is written; the message names file, table and column.
 */
public final class IntakeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public IntakeException(String message) {
    super(message);
  }

  public IntakeException(String message, Throwable cause) {
    super(message, cause);
  }
}
