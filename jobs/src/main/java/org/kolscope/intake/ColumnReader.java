package org.kolscope.intake;

import java.io.Serializable;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.types.UTF8String;
import org.kolscope.intake.Source.Ids;
import org.kolscope.schema.IdOf;
import org.kolscope.schema.Tables;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Reads the values of one target column, or says why one cannot be read. Plain Java, one value at a
 * time.
 *
 * <p>Blank is null. An optional value that is there and cannot be read is a fault too, since a
 * shifted column must not pass as a missing one.
 *
 * @param name of the column
 * @param type of the record component
 * @param isRequired whether null is a fault
 * @param id what kind of id it is; null if it is none
 * @param night what the whole source says
 * @param time how times are read
 * @param words allowed words of an enum, else empty
 */
record ColumnReader(
    String name,
    Class<?> type,
    boolean isRequired,
    IdOf.Kind id,
    Night night,
    TimeText time,
    Set<String> words)
    implements Serializable {

  private static final long serialVersionUID = 1;

  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final Pattern WHOLE = Pattern.compile("([+-]?[0-9]+)([.]0*)?");
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]{1,3})?");
  private static final Set<String> TRUE = Set.of("true", "1", "1.0", "yes", "y", "是");
  private static final Set<String> FALSE = Set.of("false", "0", "0.0", "no", "n", "否");

  /** Spark's own seed, so that {@code xxhash64(...)} in SQL gives the same id. */
  private static final long SEED = 42;

  /**
   * What holds for every column of a drop.
   *
   * @param ids whether ids are numbers or texts to be hashed
   * @param platform part of the hash of a text id
   * @param zone of times without an offset
   * @param end of the night: a later time is of the future
   */
  record Night(Ids ids, String platform, String zone, Instant end) implements Serializable {
    private static final long serialVersionUID = 1;
  }

  /**
   * What became of a value: {@code value} and no reason, or a reason and no value.
   *
   * @param reason code of {@link Reasons}, or null
   */
  record Cell(Object value, String reason) {
    private static final Cell NULL = new Cell(null, null);

    private static Cell of(Object value) {
      return new Cell(value, null);
    }

    private static Cell fault(String reason) {
      return new Cell(null, reason);
    }
  }

  static ColumnReader of(RecordComponent component, Night night, TimeText time) {
    var id = component.getAnnotation(IdOf.class);
    Set<String> words =
        component.getType().isEnum()
            ? Arrays.stream(component.getType().getEnumConstants())
                .map(c -> ((Enum<?>) c).name())
                .collect(Collectors.toUnmodifiableSet())
            : Set.of();
    return new ColumnReader(
        component.getName(),
        component.getType(),
        Tables.isRequired(component),
        id == null ? null : id.value(),
        night,
        time,
        words);
  }

  /** The text of a raw value without blanks around it; null if nothing is left. */
  static String text(Object raw) {
    var text = raw == null ? "" : raw.toString().strip();
    return text.isEmpty() ? null : text;
  }

  /** Reads one value as Spark hands it over: a text from text files, any type from Parquet. */
  Cell read(Object raw) {
    var text = text(raw);
    if (text == null) {
      return isRequired ? Cell.fault(Reasons.MISSING_VALUE) : Cell.NULL;
    }
    if (id != null) {
      return night.ids() == Ids.TEXT ? Cell.of(hash(night.platform(), id, text)) : number(text);
    }
    if (type == long.class || type == Long.class || type == int.class) {
      return count(text);
    }
    if (type == double.class || type == Double.class) {
      return amount(text);
    }
    if (type == boolean.class || type == Boolean.class) {
      return truth(text);
    }
    if (type.isEnum()) {
      return word(text);
    }
    if (type == Instant.class) {
      return instant(raw, text);
    }
    if (type == LocalDate.class) {
      return date(raw, text);
    }
    return type == List.class ? list(raw, text) : Cell.of(text);
  }

  /** xxhash64 of {@code platform:KIND:id}, as Spark computes it. */
  static long hash(String platform, IdOf.Kind kind, String text) {
    var whole = UTF8String.fromString(platform + ":" + kind.name() + ":" + text);
    return XXH64.hashUnsafeBytes(
        whole.getBaseObject(), whole.getBaseOffset(), whole.numBytes(), SEED);
  }

  /** A numeric id. */
  static Cell number(String text) {
    if (!DIGITS.matcher(text).matches()) {
      return Cell.fault(Reasons.NOT_AN_ID);
    }
    try {
      return Cell.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return Cell.fault(Reasons.ID_BEYOND_64_BITS);
    }
  }

  private static Cell count(String text) {
    var whole = WHOLE.matcher(text);
    if (!whole.matches()) {
      return Cell.fault(Reasons.NOT_A_NUMBER);
    }
    try {
      var count = Long.parseLong(whole.group(1));
      return count < 0 ? Cell.fault(Reasons.NEGATIVE_COUNT) : Cell.of(count);
    } catch (NumberFormatException e) {
      return Cell.fault(Reasons.NOT_A_NUMBER);
    }
  }

  private Cell amount(String text) {
    var amount = DECIMAL.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    if (!Double.isFinite(amount)) {
      return Cell.fault(Reasons.NOT_A_NUMBER);
    }
    // a price below nothing is a fault; an outcome may fall
    return amount < 0 && name.equals("price")
        ? Cell.fault(Reasons.NEGATIVE_COUNT)
        : Cell.of(amount);
  }

  private static Cell truth(String text) {
    var word = text.toLowerCase(Locale.ROOT);
    if (TRUE.contains(word)) {
      return Cell.of(true);
    }
    return FALSE.contains(word) ? Cell.of(false) : Cell.fault(Reasons.UNKNOWN_VALUE);
  }

  private Cell word(String text) {
    var constant =
        text.replaceAll("([a-z])([A-Z])", "$1_$2").replaceAll("[ -]", "_").toUpperCase(Locale.ROOT);
    return words.contains(constant) ? Cell.of(constant) : Cell.fault(Reasons.UNKNOWN_VALUE);
  }

  private Cell instant(Object raw, String text) {
    Instant at;
    if (raw instanceof Instant instant) {
      at = instant;
    } else if (raw instanceof LocalDateTime local) {
      at = local.atZone(ZoneId.of(night.zone())).toInstant();
    } else {
      at = time.instant(text);
    }
    if (at == null || !TimeText.isPlausible(at)) {
      return Cell.fault(Reasons.NOT_A_TIME);
    }
    return at.isAfter(night.end()) ? Cell.fault(Reasons.FUTURE_DATE) : Cell.of(at);
  }

  private Cell date(Object raw, String text) {
    var date = raw instanceof LocalDate given ? given : TimeText.date(text);
    if (date == null || !TimeText.isPlausible(date)) {
      return Cell.fault(Reasons.NOT_A_TIME);
    }
    var last = LocalDate.ofInstant(night.end(), ZoneId.of(night.zone()));
    return date.isAfter(last) ? Cell.fault(Reasons.FUTURE_DATE) : Cell.of(date);
  }

  /** A JSON array, or words with {@code |} between them. */
  private static Cell list(Object raw, String text) {
    if (raw instanceof scala.collection.Seq<?> seq) {
      return Cell.of(
          CollectionConverters.asJava(seq).stream().map(String::valueOf).toArray(String[]::new));
    }
    if (!text.startsWith("[")) {
      return Cell.of(text.split("\\|", -1));
    }
    try {
      return Cell.of(JsonLineRows.STRICT.readValue(text, String[].class));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      return Cell.fault(Reasons.UNKNOWN_VALUE);
    }
  }
}
