package org.kolscope.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.EOFException;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.zip.ZipException;

/**
 * Rows of one JSON document: the objects of an array, or objects one after the other. Where the
 * document breaks, the rest of it is one malformed row, since nobody can say where the next object
 * starts. Objects that begin on the same line are parts 0, 1, 2 of it.
 */
final class JsonDocumentRows extends RawReader {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Remembered text;
  private final JsonParser parser;
  private boolean ended;
  private long line = 1;
  private long part = -1;

  JsonDocumentRows(Reader text) throws IOException {
    super(text);
    this.text = new Remembered(text);
    this.parser = JSON.createParser(this.text);
  }

  @Override
  RawRow read() throws IOException {
    if (ended) {
      return null;
    }
    try {
      text.forgetBefore(parser.currentLocation().getCharOffset());
      var token = parser.nextToken();
      while (token == JsonToken.START_ARRAY || token == JsonToken.END_ARRAY) {
        token = parser.nextToken();
      }
      if (token == null) {
        ended = true;
        return null;
      }
      at(parser.currentTokenLocation().getLineNr());
      text.forgetBefore(parser.currentTokenLocation().getCharOffset());
      var node = JSON.readTree(parser);
      return new RawRow(
          line, part, node.toString(), node.isObject() ? null : Reasons.MALFORMED_JSON, null);
    } catch (JsonProcessingException e) {
      return rest(Reasons.MALFORMED_JSON);
    } catch (CharacterCodingException e) {
      return rest(Reasons.WRONG_ENCODING);
    } catch (EOFException | ZipException e) {
      return rest(Reasons.BROKEN_GZIP);
    }
  }

  private void at(long next) {
    part = next == line ? part + 1 : 0;
    line = next;
  }

  /** What is left from the broken object on, as far as it was read. */
  private RawRow rest(String problem) {
    ended = true;
    at(text.line());
    return new RawRow(line, part, text.remembered(), problem, null);
  }

  /** Text that keeps the beginning of what the parser has not yet made a row of. */
  private static final class Remembered extends FilterReader {

    private final StringBuilder kept = new StringBuilder();
    private long offset;
    private long line = 1;
    private boolean started;

    Remembered(Reader text) {
      super(text);
    }

    @Override
    public int read(char[] into, int from, int length) throws IOException {
      var count = super.read(into, from, length);
      if (!started && count > 0) {
        started = true;
        if (into[from] == '\uFEFF') {
          // a byte-order mark is no part of the text
          into[from] = ' ';
        }
      }
      if (count > 0) {
        kept.append(into, from, count);
      }
      return count;
    }

    void forgetBefore(long position) {
      var end = (int) Math.max(0, Math.min(position - offset, kept.length()));
      line += kept.chars().limit(end).filter(c -> c == '\n').count();
      kept.delete(0, end);
      offset += end;
    }

    /** Line of the first remembered sign that is more than a gap between objects. */
    long line() {
      return line + kept.substring(0, gap()).chars().filter(c -> c == '\n').count();
    }

    String remembered() {
      return kept.substring(gap(), Math.min(kept.length(), gap() + Intake.RAW_LENGTH));
    }

    private int gap() {
      var i = 0;
      while (i < kept.length() && " \t\r\n,".indexOf(kept.charAt(i)) >= 0) {
        i++;
      }
      return i;
    }
  }
}
