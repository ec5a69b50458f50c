package org.kolscope.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

/** A command that can answer machines. */
interface JsonOutput {

  ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** Whether the answer on standard output is one JSON value and nothing else. */
  boolean isJson();

  /** A value as JSON text. */
  static String text(Object value) throws JsonProcessingException {
    return JSON.writeValueAsString(value);
  }
}
