package org.kolscope.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** Rows of a JSON Lines file: one object a line; anything else on a line is a malformed row. */
final class JsonLineRows extends RawReader {

  static final ObjectMapper STRICT =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final PhysicalLines lines;

  JsonLineRows(PhysicalLines lines) {
    super(lines);
    this.lines = lines;
  }

  @Override
  RawRow read() throws IOException {
    var line = lines.next();
    while (line != null && line.isBlank()) {
      line = lines.next();
    }
    if (line == null) {
      return null;
    }
    var problem = line.problem();
    if (problem == null && !isObject(line.text())) {
      problem = Reasons.MALFORMED_JSON;
    }
    return new RawRow(line.number(), 0, line.text(), problem, null);
  }

  /** The tree of a row that is known to be sound. */
  static JsonNode tree(String raw) {
    try {
      return STRICT.readTree(raw);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a sound row is no JSON: " + raw, e);
    }
  }

  private static boolean isObject(String text) {
    try {
      return STRICT.readTree(text).isObject();
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
