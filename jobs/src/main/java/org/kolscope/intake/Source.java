package org.kolscope.intake;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kolscope.schema.KnownNames;

/**
 * What a {@code source.yaml} says: which files make which table, and how.
 *
 * @param platform one word for the platform; part of the hash of text ids
 * @param zone zone of times that carry none
 * @param ids whether ids are 64-bit numbers or texts to be hashed
 * @param options named pieces of SQL that {@code ${name}} stands for in expressions
 * @param tables per source table, the files that feed it; where several know a column, the first
 *     named wins
 */
public record Source(
    String platform,
    String zone,
    Ids ids,
    Map<String, String> options,
    Map<String, List<Mapping>> tables) {

  /** How ids are written. */
  public enum Ids {
    @JsonProperty("numeric")
    NUMERIC,
    @JsonProperty("text")
    TEXT
  }

  /** How a file is laid out. */
  public enum Format {
    @JsonProperty("csv")
    CSV,
    @JsonProperty("tsv")
    TSV,
    @JsonProperty("jsonl")
    JSONL,
    @JsonProperty("json")
    JSON,
    @JsonProperty("parquet")
    PARQUET,
    @JsonProperty("edges")
    EDGES,
    @JsonProperty("adjacency")
    ADJACENCY
  }

  /** Whether the first row of a CSV file names its columns. */
  public enum Header {
    YES,
    NO,
    /** Yes if it equals {@code names}. */
    AUTO;

    /** YAML reads a bare {@code true} as a truth value, so both that and the word are taken. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Header of(Object given) {
      return switch (String.valueOf(given)) {
        case "true" -> YES;
        case "false" -> NO;
        case "auto" -> AUTO;
        default ->
            throw new IllegalArgumentException("header must be true, false or auto, was " + given);
      };
    }
  }

  /**
   * One group of files that feeds one table.
   *
   * @param files glob below the input folder; a file counts unpacked or as {@code .gz}
   * @param format its layout
   * @param header for CSV and TSV; {@code true} unless said otherwise
   * @param names column names of files without a header
   * @param encoding of text, utf-8 unless said otherwise
   * @param delimiter of CSV, a comma unless said otherwise
   * @param columns per target column, a Spark SQL expression over the raw columns and over {@code
   *     _file}, {@code _folder}, {@code _line}; or {@code "*"} for every column of the same name
   * @param where rows for which this is not true are not meant for the table
   * @param newest of rows with the same key, the one with the greatest value wins
   * @param timeFormats patterns of {@link java.time.format.DateTimeFormatter} tried before the
   *     usual ones, or {@code unix} for seconds
   * @param optional whether it is fine that no file matches
   */
  public record Mapping(
      String files,
      Format format,
      Header header,
      List<String> names,
      String encoding,
      String delimiter,
      Map<String, String> columns,
      String where,
      String newest,
      List<String> timeFormats,
      boolean optional) {

    public Mapping {
      if (files == null || files.isBlank()) {
        throw new IllegalArgumentException("files must name files, was " + files);
      }
      if (format == null) {
        throw new IllegalArgumentException("format must be given for " + files);
      }
      if (columns == null || columns.isEmpty()) {
        throw new IllegalArgumentException("columns must not be empty for " + files);
      }
      header = header == null ? Header.YES : header;
      names = names == null ? List.of() : List.copyOf(names);
      if (header != Header.YES && names.isEmpty() && isDelimited(format)) {
        throw new IllegalArgumentException(
            "names must be given where header is not true, for " + files);
      }
      encoding = encoding == null ? "utf-8" : encoding;
      delimiter = delimiter == null ? format == Format.TSV ? "\t" : "," : delimiter;
      if (delimiter.length() != 1) {
        throw new IllegalArgumentException("delimiter must be one character, was " + delimiter);
      }
      columns = new LinkedHashMap<>(columns);
      timeFormats = timeFormats == null ? List.of() : List.copyOf(timeFormats);
    }

    private static boolean isDelimited(Format format) {
      return format == Format.CSV || format == Format.TSV;
    }
  }

  public Source {
    if (platform == null || !platform.matches("[a-z0-9-]+")) {
      throw new IllegalArgumentException(
          "platform must be a word of a-z, 0-9 and -, was " + platform);
    }
    try {
      ZoneId.of(zone == null ? "" : zone);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("zone must be a zone such as Asia/Shanghai, was " + zone);
    }
    ids = ids == null ? Ids.NUMERIC : ids;
    options = options == null ? Map.of() : new LinkedHashMap<>(options);
    if (tables == null || tables.isEmpty()) {
      throw new IllegalArgumentException("tables must name at least one table");
    }
    tables = new LinkedHashMap<>(tables);
  }

  /**
   * The same source with options replaced.
   *
   * @throws IllegalArgumentException if an option is not one of this source
   */
  public Source with(Map<String, String> replaced) {
    var all = new LinkedHashMap<>(options);
    replaced.forEach(
        (name, value) -> {
          if (all.replace(name, value) == null) {
            throw new IllegalArgumentException(
                "unknown source option " + name + KnownNames.nearest(name, options.keySet()));
          }
        });
    return new Source(platform, zone, ids, all, tables);
  }

  /** An expression with its options filled in. */
  String filled(String expression) {
    var sql = expression;
    for (var option : options.entrySet()) {
      sql = sql.replace("${" + option.getKey() + "}", option.getValue());
    }
    return sql;
  }
}
