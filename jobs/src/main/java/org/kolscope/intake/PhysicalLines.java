package org.kolscope.intake;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.zip.ZipException;

/**
 * Splits a stream of bytes into lines that know their number and what is wrong with them.
 *
 * <p>A line is split at LF, so the encoding must keep the byte 0x0A to itself (UTF-8, GB18030 and
 * ISO 8859 do, UTF-16 does not). Of a line longer than the limit only the first {@code maxBytes}
 * bytes are kept in memory. A stream that breaks off inside its compression ends with one last line
 * that says so; the lines before it are good.
 */
final class PhysicalLines implements Closeable {

  /**
   * One line without its line end.
   *
   * @param number in the file, 1 first
   * @param text decoded; with U+FFFD for bytes that are not of the encoding
   * @param problem reason code, or null if the line is sound
   */
  record Line(long number, String text, String problem) {
    boolean isBlank() {
      return problem == null && text.isBlank();
    }
  }

  private final InputStream bytes;
  private final Charset encoding;
  private final int maxBytes;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int limit;
  private long number;
  private boolean ended;
  private boolean broken;

  PhysicalLines(InputStream bytes, Charset encoding, int maxBytes) {
    this.bytes = bytes;
    this.encoding = encoding;
    this.maxBytes = maxBytes;
  }

  /** The next line, or null at the end. */
  Line next() throws IOException {
    if (ended) {
      return null;
    }
    var line = new ByteArrayOutputStream(256);
    var length = 0L;
    var next = read();
    while (next >= 0 && next != '\n') {
      if (length++ < maxBytes) {
        line.write(next);
      }
      next = read();
    }
    ended = next < 0;
    if (ended && length == 0 && !broken) {
      return null;
    }
    number++;
    if (broken) {
      return decoded(line.toByteArray(), Reasons.BROKEN_GZIP);
    }
    return decoded(line.toByteArray(), length > maxBytes ? Reasons.LINE_TOO_LONG : null);
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }

  private int read() throws IOException {
    if (position == limit) {
      try {
        limit = bytes.read(buffer);
      } catch (EOFException | ZipException e) {
        broken = true;
        limit = -1;
      }
      position = 0;
      if (limit < 0) {
        limit = 0;
        return -1;
      }
      return limit == 0 ? read() : buffer[position++] & 0xff;
    }
    return buffer[position++] & 0xff;
  }

  private Line decoded(byte[] line, String problem) {
    var end = line.length;
    if (end > 0 && line[end - 1] == '\r') {
      end--;
    }
    String text;
    var wrong = problem;
    try {
      text =
          encoding
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(line, 0, end))
              .toString();
    } catch (CharacterCodingException e) {
      text = new String(line, 0, end, encoding);
      wrong = problem == null ? Reasons.WRONG_ENCODING : problem;
    }
    if (number == 1 && text.startsWith("\uFEFF")) {
      text = text.substring(1);
    }
    if (wrong == null && text.indexOf('\0') >= 0) {
      wrong = Reasons.NUL_BYTE;
    }
    return new Line(number, text, wrong);
  }
}
