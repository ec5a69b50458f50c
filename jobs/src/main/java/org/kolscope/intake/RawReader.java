package org.kolscope.intake;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Walks through the raw rows of one file; holds one row at a time and closes at the end. */
abstract class RawReader implements Iterator<RawRow>, Closeable {

  private final Closeable file;

  private RawRow next;
  private boolean ended;

  RawReader(Closeable file) {
    this.file = file;
  }

  /** The next row, or null at the end. */
  abstract RawRow read() throws IOException;

  @Override
  public final boolean hasNext() {
    if (next == null && !ended) {
      try {
        next = read();
        ended = next == null;
        if (ended) {
          close();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return next != null;
  }

  @Override
  public final RawRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    var row = next;
    next = null;
    return row;
  }

  @Override
  public final void close() throws IOException {
    file.close();
  }
}
