package org.kolscope.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.zip.ZipException;

/**
 * Rows of one JSON document: the objects of an array, or objects one after the other. Where the
 * document breaks, the rest of it is one malformed row, since nobody can say where the next object
 * starts.
 */
final class JsonDocumentRows extends RawReader {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonParser parser;
  private boolean ended;

  JsonDocumentRows(Reader text) throws IOException {
    super(text);
    this.parser = JSON.createParser(text);
  }

  @Override
  RawRow read() throws IOException {
    if (ended) {
      return null;
    }
    var line = 1L;
    try {
      var token = parser.nextToken();
      while (token == JsonToken.START_ARRAY || token == JsonToken.END_ARRAY) {
        token = parser.nextToken();
      }
      if (token == null) {
        ended = true;
        return null;
      }
      line = parser.currentTokenLocation().getLineNr();
      var node = JSON.readTree(parser);
      return new RawRow(
          line, 0, node.toString(), node.isObject() ? null : Reasons.MALFORMED_JSON, null);
    } catch (JsonProcessingException e) {
      var at = e.getLocation() == null ? line : e.getLocation().getLineNr();
      return last(at, e.getOriginalMessage(), Reasons.MALFORMED_JSON);
    } catch (CharacterCodingException e) {
      return last(line, e.getMessage(), Reasons.WRONG_ENCODING);
    } catch (EOFException | ZipException e) {
      return last(line, e.getMessage(), Reasons.BROKEN_GZIP);
    }
  }

  private RawRow last(long line, String message, String problem) {
    ended = true;
    return new RawRow(line, 0, message, problem, null);
  }
}
