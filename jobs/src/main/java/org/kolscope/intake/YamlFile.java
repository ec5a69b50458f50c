package org.kolscope.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategy;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kolscope.schema.KnownNames;

/**
 * Reads a YAML text into a record, strictly: an unknown key is an error that names the line and the
 * nearest key there is, a key given twice is an error, a value of the wrong kind too.
 */
public final class YamlFile {

  /** A key at the top of a file. */
  private static final Pattern KEY = Pattern.compile("([A-Za-z][\\w-]*):(\\s|$)");

  private static final YAMLMapper CAMEL = mapper(PropertyNamingStrategies.LOWER_CAMEL_CASE);
  private static final YAMLMapper KEBAB = mapper(PropertyNamingStrategies.KEBAB_CASE);

  private YamlFile() {}

  private static YAMLMapper mapper(PropertyNamingStrategy naming) {
    return YAMLMapper.builder(new YAMLFactory())
        .propertyNamingStrategy(naming)
        .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }

  /**
   * Reads {@code text} with keys in camelCase.
   *
   * @param name what to call the file in messages
   * @throws IllegalArgumentException with name, line and reason
   */
  public static <T> T read(String name, String text, Class<T> type) {
    try {
      var value = CAMEL.readValue(text, type);
      if (value == null) {
        throw new IllegalArgumentException(name + " is empty");
      }
      return value;
    } catch (UnrecognizedPropertyException e) {
      throw unknownKey(name, text, e);
    } catch (JsonProcessingException e) {
      refuseUnknownKeys(name, text, type);
      throw e.getCause() instanceof IllegalArgumentException reason
          ? refused(name + lineOfRule(reason.getMessage(), text, e), e)
          : refused(name, e);
    }
  }

  /** A key misspelt is the reason why another is missing, so it is told first. */
  private static void refuseUnknownKeys(String name, String text, Class<?> type) {
    if (!type.isRecord()) {
      return;
    }
    var known = Arrays.stream(type.getRecordComponents()).map(c -> c.getName()).toList();
    var number = 0;
    for (var line : text.lines().toList()) {
      number++;
      var key = KEY.matcher(line);
      if (key.lookingAt() && !known.contains(key.group(1))) {
        throw new IllegalArgumentException(
            name
                + " line "
                + number
                + ": unknown key "
                + key.group(1)
                + KnownNames.nearest(key.group(1), known));
      }
    }
  }

  /** Reads {@code text} as a tree, for settings that are laid over defaults. */
  public static JsonNode tree(String name, String text) {
    try {
      return KEBAB.readTree(text);
    } catch (JsonProcessingException e) {
      throw refused(name, e);
    }
  }

  /** Binds a tree with kebab-case keys to a record. */
  public static <T> T bind(String name, JsonNode tree, Class<T> type) {
    try {
      return KEBAB.treeToValue(tree, type);
    } catch (JsonProcessingException e) {
      throw refused(name, e);
    }
  }

  /** The tree of a record, with kebab-case keys. */
  public static JsonNode toTree(Object value) {
    return KEBAB.valueToTree(value);
  }

  /** Writes a tree as YAML text. */
  public static String write(JsonNode tree) {
    try {
      return KEBAB.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static IllegalArgumentException refused(String name, JsonProcessingException e) {
    if (e.getCause() instanceof IllegalArgumentException reason) {
      return new IllegalArgumentException(name + path(e) + ": " + reason.getMessage(), e);
    }
    var line = e.getLocation() == null ? "" : " line " + e.getLocation().getLineNr();
    var said = e.getOriginalMessage().lines().findFirst().orElse("cannot be read");
    return new IllegalArgumentException(name + line + path(e) + ": " + said, e);
  }

  private static IllegalArgumentException unknownKey(
      String name, String text, UnrecognizedPropertyException e) {
    var key = e.getPropertyName();
    var keys = e.getKnownPropertyIds().stream().map(String::valueOf).collect(Collectors.toSet());
    return new IllegalArgumentException(
        name
            + " line "
            + lineOf(key, text, e)
            + ": unknown key "
            + key
            + KnownNames.nearest(key, keys),
        e);
  }

  /** The line of what a rule names first, or of the last key on the way there. */
  private static String lineOfRule(String rule, String text, JsonProcessingException e) {
    if (!(e instanceof JsonMappingException mapping) || e.getLocation() == null) {
      return "";
    }
    var keys = new ArrayList<String>();
    mapping.getPath().stream()
        .map(JsonMappingException.Reference::getFieldName)
        .filter(Objects::nonNull)
        .forEach(key -> keys.add(0, key));
    keys.add(0, rule.split(" ", 2)[0]);
    return keys.stream()
        .filter(key -> written(key).matcher(text).find())
        .findFirst()
        .map(key -> " line " + lineOf(key, text, e))
        .orElse("");
  }

  private static Pattern written(String key) {
    return Pattern.compile("(?m)(^|[\\s{,\"'])" + Pattern.quote(key) + "[\"']?\\s*:");
  }

  /** The parser has read on when it refuses a key: the key stands on its line or above. */
  private static int lineOf(String key, String text, JsonProcessingException e) {
    var lines = text.lines().toList();
    var written = written(key);
    var line = e.getLocation().getLineNr();
    for (int i = Math.min(line, lines.size()); i > 0; i--) {
      if (written.matcher(lines.get(i - 1)).find()) {
        return i;
      }
    }
    return line;
  }

  private static String path(JsonProcessingException e) {
    if (!(e instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
      return "";
    }
    return " at "
        + mapping.getPath().stream()
            .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
            .collect(Collectors.joining("."));
  }
}
