package org.kolscope.intake;

/** The data is too bad to be used; nothing was written. The command line ends with code 20. */
public final class DataQualityException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public DataQualityException(String message) {
    super(message);
  }
}
