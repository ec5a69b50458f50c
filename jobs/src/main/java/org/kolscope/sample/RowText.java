package org.kolscope.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.text.StringEscapeUtils;

/**
 * Rows of one record as lines of text, columns named and ordered as its components. Null is an
 * empty cell, or no member of the object; times are those of {@link Stamps}; ids are texts in JSON.
 */
final class RowText {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final RecordComponent[] columns;

  RowText(Class<? extends Record> type) {
    columns = type.getRecordComponents();
    Arrays.stream(columns).forEach(c -> c.getAccessor().setAccessible(true));
  }

  /** The first line of a CSV file. */
  String header() {
    return Arrays.stream(columns).map(RecordComponent::getName).collect(Collectors.joining(","));
  }

  /** A line of CSV, without its end; lists are joined by {@code |}. */
  void csv(StringBuilder line, Record row) {
    for (int i = 0; i < columns.length; i++) {
      if (i > 0) {
        line.append(',');
      }
      var value = value(columns[i], row);
      if (value instanceof Instant at) {
        Stamps.append(line, at.getEpochSecond());
      } else if (value instanceof Long || value instanceof Boolean) {
        line.append(value);
      } else if (value instanceof List<?> list) {
        line.append(
            StringEscapeUtils.escapeCsv(
                list.stream().map(String::valueOf).collect(Collectors.joining("|"))));
      } else if (value != null) {
        line.append(StringEscapeUtils.escapeCsv(text(value)));
      }
    }
  }

  /** An object of JSON on one line. */
  String json(Record row) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (var column : columns) {
      var value = value(column, row);
      if (value != null) {
        var isId = column.getName().endsWith("Id");
        members.put(
            column.getName(),
            value instanceof Instant at
                ? Stamps.of(at)
                : isId || value instanceof Enum<?> ? text(value) : value);
      }
    }
    return json(members);
  }

  static String json(Map<String, Object> members) {
    try {
      return JSON.writeValueAsString(members);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Constants as our own files write them: {@code SUPER_TOPIC} is superTopic. */
  private static String text(Object value) {
    if (!(value instanceof Enum<?> constant)) {
      return value.toString();
    }
    var words = constant.name().toLowerCase(java.util.Locale.ROOT).split("_");
    return words[0]
        + Arrays.stream(words)
            .skip(1)
            .map(w -> Character.toUpperCase(w.charAt(0)) + w.substring(1))
            .collect(Collectors.joining());
  }

  /** What a row has in a column. */
  static Object value(RecordComponent column, Record row) {
    try {
      return column.getAccessor().invoke(row);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(column.getName(), e);
    }
  }
}
