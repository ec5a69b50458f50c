package org.kolscope.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.kolscope.intake.RawFiles.RawFile;
import org.kolscope.intake.RawFiles.Reading;
import org.kolscope.intake.Source.Format;
import org.kolscope.intake.Source.Header;
import org.kolscope.intake.Source.Mapping;
import org.kolscope.intake.SourcePlan.FilePlan;
import org.kolscope.intake.SourcePlan.MappingPlan;
import org.kolscope.schema.Tables;

/** Holds single mappings against the files they match; see {@link SourcePlan}. */
final class MappingPlans {

  /** What every raw row offers beside its own columns. */
  static final Set<String> PLACE = Set.of("_file", "_folder", "_line");

  /** Rows of JSON looked at to learn whether a field exists at all. */
  private static final int JSON_ROWS = 100;

  private static final List<String> EDGE_CELLS = List.of("source", "target", "weight");

  private final SparkSession spark;
  private final Configuration hadoop;
  private final Source source;
  private final RawFiles found;
  private final int maxLineBytes;

  MappingPlans(SparkSession spark, Source source, RawFiles found, int maxLineBytes) {
    this.spark = spark;
    this.hadoop = spark.sparkContext().hadoopConfiguration();
    this.source = source;
    this.found = found;
    this.maxLineBytes = maxLineBytes;
  }

  /** The plan of one mapping; empty if it is optional and no file is there. */
  Optional<MappingPlan> plan(Class<? extends Record> table, int precedence, Mapping mapping) {
    checkEncoding(table, mapping);
    var files = filesOf(table, mapping);
    if (files.isEmpty()) {
      return Optional.empty();
    }
    var expressions = expressionsOf(table, mapping);
    var references = referencesOf(table, mapping, expressions);
    if (mapping.format() == Format.PARQUET) {
      return Optional.of(parquet(table, precedence, mapping, files, expressions, references));
    }
    List<FilePlan> plans = new ArrayList<>();
    Set<List<String>> known = new LinkedHashSet<>();
    for (var file : files) {
      var names = namesOf(table, mapping, file, references);
      plans.add(filePlan(mapping, file, names, references));
      var ofFile = references.stream().filter(names::offers).toList();
      checkRequired(table, file, expressions, Set.copyOf(ofFile));
      known.addAll(ofFile);
    }
    return Optional.of(
        new MappingPlan(
            precedence,
            mapping,
            plans,
            references,
            References.schemaOf(references),
            expressions,
            absent(table, expressions, known)));
  }

  /**
   * Columns of a file.
   *
   * @param columns paths it offers
   * @param cells names of its cells in order; empty for JSON
   */
  private record Names(Set<List<String>> columns, List<String> cells, boolean hasHeader) {

    /** Number of the cell called {@code name}, whatever the case if none is exactly so; or -1. */
    int cell(String name) {
      var exact = cells.indexOf(name);
      for (int i = 0; exact < 0 && i < cells.size(); i++) {
        if (cells.get(i).equalsIgnoreCase(name)) {
          exact = i;
        }
      }
      return exact;
    }

    boolean offers(List<String> path) {
      return columns.contains(path) || (path.size() == 1 && cell(path.get(0)) >= 0);
    }
  }

  private void checkEncoding(Class<? extends Record> table, Mapping mapping) {
    try {
      var encoding = Charset.forName(mapping.encoding());
      if (!Arrays.equals("\n,\"a".getBytes(encoding), new byte[] {'\n', ',', '"', 'a'})) {
        throw fault(table, mapping.files(), "encoding " + encoding + " is not supported");
      }
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw fault(table, mapping.files(), "unknown encoding " + mapping.encoding());
    }
  }

  private List<RawFile> filesOf(Class<? extends Record> table, Mapping mapping) {
    try {
      var files = found.matching(mapping.files());
      if (files.isEmpty() && !mapping.optional()) {
        throw new IntakeException(
            "no file " + mapping.files() + " for table " + name(table) + " in " + found.root());
      }
      return files;
    } catch (PatternSyntaxException e) {
      throw fault(table, mapping.files(), "files is no glob: " + e.getDescription());
    }
  }

  private Map<String, String> expressionsOf(Class<? extends Record> table, Mapping mapping) {
    var components = Arrays.stream(table.getRecordComponents()).map(c -> c.getName()).toList();
    Map<String, String> expressions = new LinkedHashMap<>();
    for (var component : components) {
      var sql = mapping.columns().get(component);
      if (sql != null) {
        expressions.put(component, source.filled(sql));
      } else if (mapping.columns().containsKey("*")) {
        expressions.put(component, "`" + component + "`");
      }
    }
    for (var column : mapping.columns().keySet()) {
      if (!column.equals("*") && !components.contains(column)) {
        throw fault(
            table, mapping.files(), "no column " + column + YamlFile.nearest(column, components));
      }
    }
    for (var component : table.getRecordComponents()) {
      if (Tables.isRequired(component) && !expressions.containsKey(component.getName())) {
        throw fault(table, mapping.files(), "column " + component.getName() + " must be mapped");
      }
    }
    return expressions;
  }

  private List<List<String>> referencesOf(
      Class<? extends Record> table, Mapping mapping, Map<String, String> expressions) {
    List<List<String>> all = new ArrayList<>();
    expressions.forEach((column, sql) -> all.addAll(references(table, mapping, column, sql)));
    if (mapping.where() != null) {
      all.addAll(references(table, mapping, "where", source.filled(mapping.where())));
    }
    if (mapping.newest() != null) {
      all.addAll(references(table, mapping, "newest", source.filled(mapping.newest())));
    }
    return References.distinct(all).stream().filter(r -> !PLACE.contains(r.get(0))).toList();
  }

  private List<List<String>> references(
      Class<? extends Record> table, Mapping mapping, String column, String sql) {
    try {
      return References.in(sql);
    } catch (IllegalArgumentException e) {
      throw fault(table, mapping.files(), "column " + column + ": " + e.getMessage());
    }
  }

  private Names namesOf(
      Class<? extends Record> table, Mapping mapping, RawFile file, List<List<String>> references) {
    return switch (mapping.format()) {
      case CSV, TSV -> delimited(table, mapping, file);
      case EDGES, ADJACENCY -> names(EDGE_CELLS, false);
      case JSON, JSONL -> json(mapping, file, references);
      case PARQUET -> throw new IllegalStateException("parquet has no cells");
    };
  }

  private Names delimited(Class<? extends Record> table, Mapping mapping, RawFile file) {
    if (mapping.header() == Header.NO) {
      return names(mapping.names(), false);
    }
    var first = firstRows(file, reading(mapping, 0), 1);
    if (mapping.header() == Header.AUTO) {
      var cells = first.isEmpty() ? null : first.get(0).cells();
      return names(mapping.names(), cells != null && trimmed(cells).equals(mapping.names()));
    }
    if (first.isEmpty()) {
      throw fault(table, file.path(), "the file is empty, a header was expected");
    }
    if (first.get(0).cells() == null) {
      throw fault(table, file.path(), "the header cannot be read: " + first.get(0).problem());
    }
    return names(trimmed(first.get(0).cells()), true);
  }

  private static List<String> trimmed(List<String> cells) {
    return cells.stream().map(c -> c == null ? "" : c.strip()).toList();
  }

  private static Names names(List<String> cells, boolean hasHeader) {
    Set<List<String>> columns = new LinkedHashSet<>();
    cells.stream().filter(c -> !c.isEmpty()).forEach(c -> columns.add(List.of(c)));
    return new Names(columns, cells, hasHeader);
  }

  private Names json(Mapping mapping, RawFile file, List<List<String>> references) {
    var rows = firstRows(file, reading(mapping, 0), JSON_ROWS);
    var sound = rows.stream().filter(r -> r.problem() == null).toList();
    if (sound.isEmpty()) {
      // nothing to learn from: every row will be judged by itself
      return new Names(Set.copyOf(references), List.of(), false);
    }
    Set<List<String>> columns = new LinkedHashSet<>();
    for (var row : sound) {
      var tree = JsonLineRows.tree(row.raw());
      references.stream()
          .filter(
              r ->
                  tree.at("/" + pointer(r)).isValueNode()
                      || tree.at("/" + pointer(r)).isContainerNode())
          .forEach(columns::add);
    }
    return new Names(columns, List.of(), false);
  }

  private static String pointer(List<String> path) {
    return String.join(
        "/", path.stream().map(p -> p.replace("~", "~0").replace("/", "~1")).toList());
  }

  private List<RawRow> firstRows(RawFile file, Reading reading, int count) {
    List<RawRow> rows = new ArrayList<>();
    try (var reader = RawFiles.open(file, reading, hadoop)) {
      while (rows.size() < count && reader.hasNext()) {
        rows.add(reader.next());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  private Reading reading(Mapping mapping, int cellCount) {
    return new Reading(
        mapping.format(),
        mapping.encoding(),
        mapping.delimiter().charAt(0),
        cellCount,
        maxLineBytes);
  }

  private FilePlan filePlan(
      Mapping mapping, RawFile file, Names names, List<List<String>> references) {
    var cells = references.stream().map(r -> r.size() == 1 ? names.cell(r.get(0)) : -1).toList();
    return new FilePlan(file, reading(mapping, names.cells().size()), cells, names.hasHeader());
  }

  private void checkRequired(
      Class<? extends Record> table,
      RawFile file,
      Map<String, String> expressions,
      Set<List<String>> columns) {
    for (var component : table.getRecordComponents()) {
      var sql = expressions.get(component.getName());
      if (sql != null && Tables.isRequired(component) && !isOffered(sql, columns)) {
        throw fault(
            table,
            file.path(),
            "column " + component.getName() + " needs " + sql + ", which the file lacks");
      }
    }
  }

  private static boolean isOffered(String sql, Set<List<String>> columns) {
    var references = References.in(sql);
    return references.isEmpty()
        || references.stream().anyMatch(r -> PLACE.contains(r.get(0)) || columns.contains(r));
  }

  private static List<String> absent(
      Class<? extends Record> table, Map<String, String> expressions, Set<List<String>> known) {
    return Arrays.stream(table.getRecordComponents())
        .filter(c -> !c.getType().isPrimitive())
        .map(c -> c.getName())
        .filter(c -> !expressions.containsKey(c) || !isOffered(expressions.get(c), known))
        .toList();
  }

  private MappingPlan parquet(
      Class<? extends Record> table,
      int precedence,
      Mapping mapping,
      List<RawFile> files,
      Map<String, String> expressions,
      List<List<String>> references) {
    StructType stored =
        spark.read().parquet(files.stream().map(RawFile::location).toArray(String[]::new)).schema();
    Set<List<String>> known = new LinkedHashSet<>();
    for (var reference : references) {
      if (Arrays.asList(stored.fieldNames()).contains(reference.get(0))) {
        known.add(reference);
      }
    }
    files.forEach(f -> checkRequired(table, f, expressions, known));
    var plans =
        files.stream().map(f -> new FilePlan(f, reading(mapping, 0), List.of(), false)).toList();
    return new MappingPlan(
        precedence,
        mapping,
        plans,
        references,
        stored,
        expressions,
        absent(table, expressions, known));
  }

  private static String name(Class<? extends Record> table) {
    return table.getSimpleName();
  }

  private static IntakeException fault(Class<? extends Record> table, String file, String message) {
    return new IntakeException("table " + name(table) + ", file " + file + ": " + message);
  }
}
