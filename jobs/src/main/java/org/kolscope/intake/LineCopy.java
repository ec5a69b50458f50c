package org.kolscope.intake;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.zip.ZipException;

/**
 * Copies some lines of a file byte by byte, so that what cannot be read is copied too. Blank lines
 * between two lines that are copied come along: they may be part of a broken text. One pass up to
 * the last line wanted; memory for one run of blank lines of at most 64 KiB.
 */
final class LineCopy {

  private static final int MAX_BLANK_BYTES = 1 << 16;

  private final InputStream in;
  private final OutputStream out;
  private final ByteArrayOutputStream blank = new ByteArrayOutputStream();
  private long number = 1;
  private long copied;
  private boolean bridges;

  private LineCopy(InputStream in, OutputStream out) {
    this.in = new BufferedInputStream(in, 1 << 16);
    this.out = out;
  }

  /**
   * Copies runs of lines.
   *
   * @param runs first and last line of what is copied, 1 first, without overlap
   * @return for the first line of each run that was found, its line in the copy
   */
  static NavigableMap<Long, Long> copy(
      InputStream in, NavigableMap<Long, Long> runs, OutputStream out) throws IOException {
    var copy = new LineCopy(in, out);
    NavigableMap<Long, Long> places = new TreeMap<>();
    for (var run : runs.entrySet()) {
      if (!copy.skipTo(run.getKey())) {
        break;
      }
      copy.bridge();
      places.put(run.getKey(), copy.copied + 1);
      while (copy.number <= run.getValue() && copy.line()) {
        // each line is copied as it is read
      }
    }
    return places;
  }

  private boolean skipTo(long wanted) throws IOException {
    while (number < wanted) {
      var next = read();
      if (next < 0) {
        return false;
      }
      if (next > ' ' || blank.size() >= MAX_BLANK_BYTES) {
        bridges = false;
        blank.reset();
      }
      if (bridges) {
        blank.write(next);
      }
      number += next == '\n' ? 1 : 0;
    }
    return true;
  }

  private void bridge() throws IOException {
    var bytes = blank.toByteArray();
    for (var one : bytes) {
      copied += one == '\n' ? 1 : 0;
    }
    out.write(bytes);
    blank.reset();
    bridges = true;
  }

  /** Copies one line; false at the end of the file. */
  private boolean line() throws IOException {
    var next = read();
    var any = next >= 0;
    while (next >= 0 && next != '\n') {
      out.write(next);
      next = read();
    }
    if (any) {
      out.write('\n');
      copied++;
      number++;
    }
    return next >= 0;
  }

  private int read() throws IOException {
    try {
      return in.read();
    } catch (EOFException | ZipException e) {
      // the lines before the break are good
      return -1;
    }
  }
}
