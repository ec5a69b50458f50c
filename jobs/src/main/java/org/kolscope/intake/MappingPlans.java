package org.kolscope.intake;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.kolscope.intake.FileColumns.Offered;
import org.kolscope.intake.RawFiles.RawFile;
import org.kolscope.intake.Source.Format;
import org.kolscope.intake.Source.Mapping;
import org.kolscope.intake.SourcePlan.FilePlan;
import org.kolscope.intake.SourcePlan.MappingPlan;
import org.kolscope.intake.SourcePlan.Turn;
import org.kolscope.schema.KnownNames;
import org.kolscope.schema.Tables;

/** Holds single mappings against the files they match; see {@link SourcePlan}. */
final class MappingPlans {

  /** What every raw row offers beside its own columns. */
  static final Set<String> PLACE = Set.of("_file", "_folder", "_line");

  /** What every raw row carries beside it and no expression may name. */
  private static final Set<String> RESERVED =
      Set.of("_path", "_part", "_raw", "_problem", "_cells", "_json", Typing.NIGHT);

  private final SparkSession spark;
  private final Source source;
  private final LocalDate night;
  private final RawFiles found;
  private final FileColumns fileColumns;
  private final Map<String, Boolean> neverTrue = new HashMap<>();

  MappingPlans(
      SparkSession spark, Source source, LocalDate night, RawFiles found, int maxLineBytes) {
    this.spark = spark;
    this.source = source;
    this.night = night;
    this.found = found;
    this.fileColumns = new FileColumns(spark.sparkContext().hadoopConfiguration(), maxLineBytes);
  }

  /** The plan of one mapping; empty if it is optional and no file is there. */
  Optional<MappingPlan> plan(Class<? extends Record> table, int precedence, Mapping mapping) {
    checkEncoding(table, mapping);
    checkTimeFormats(table, mapping);
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
      var names = fileColumns.of(table, mapping, file, references);
      var ofFile = references.stream().filter(names::offers).toList();
      if (isMeantForOthers(mapping, Set.copyOf(ofFile))) {
        continue;
      }
      plans.add(filePlan(mapping, file, names, references));
      // a repaired file of objects holds broken ones only, and all of them may lack the same
      if (!file.isRepaired() || mapping.format() != Format.JSONL) {
        checkRequired(table, file, expressions, Set.copyOf(ofFile));
      }
      known.addAll(ofFile);
    }
    if (plans.isEmpty()) {
      return Optional.empty();
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

  private static void checkTimeFormats(Class<? extends Record> table, Mapping mapping) {
    for (var format : mapping.timeFormats()) {
      try {
        TimeText.check(format);
      } catch (IllegalArgumentException e) {
        throw fault(table, mapping.files(), "timeFormats: " + e.getMessage() + " in " + format);
      }
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
            table, mapping.files(), "no column " + column + KnownNames.nearest(column, components));
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
      var found = References.in(sql);
      for (var reference : found) {
        if (RESERVED.contains(reference.get(0))) {
          throw new IllegalArgumentException(reference.get(0) + " is not for expressions");
        }
      }
      return found;
    } catch (IllegalArgumentException e) {
      throw fault(table, mapping.files(), "column " + column + ": " + e.getMessage());
    }
  }

  private FilePlan filePlan(
      Mapping mapping, RawFile file, Offered names, List<List<String>> references) {
    var cells = references.stream().map(r -> r.size() == 1 ? names.cell(r.get(0)) : -1).toList();
    return new FilePlan(
        night,
        file,
        fileColumns.reading(mapping, names.cells().size()),
        cells,
        names.hasHeader(),
        Turn.ONLY);
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

  /**
   * Whether no row of a file can be meant for the mapping: the file has none of the columns that
   * {@code where} looks at, and without them it is not true. So crawls of originals only lie beside
   * crawls with the columns of the reposted.
   */
  private boolean isMeantForOthers(Mapping mapping, Set<List<String>> columns) {
    if (mapping.where() == null) {
      return false;
    }
    var sql = source.filled(mapping.where());
    var looked = References.in(sql);
    if (looked.isEmpty()
        || looked.stream().anyMatch(r -> PLACE.contains(r.get(0)) || columns.contains(r))) {
      return false;
    }
    return neverTrue.computeIfAbsent(sql, w -> isNeverTrue(w, looked));
  }

  /** Whether a condition is not true where all that it looks at is missing. */
  private boolean isNeverTrue(String sql, List<List<String>> looked) {
    try {
      declaredByScala();
      var schema = References.schemaOf(looked);
      var nothing = RowFactory.create(new Object[schema.length()]);
      return spark.createDataFrame(List.of(nothing), schema).where(sql).isEmpty();
    } catch (AnalysisException e) {
      // told with its place when all expressions are checked
      return false;
    }
  }

  /** Scala does not declare what it throws; without this the compiler refuses the catch. */
  private static void declaredByScala() throws AnalysisException {}

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
    var parquet = new ParquetRows(spark);
    var stored = new StructType();
    Set<List<String>> known = new LinkedHashSet<>();
    List<FilePlan> plans = new ArrayList<>();
    for (var file : files) {
      var schema = parquet.schemaOf(table, file);
      stored = ParquetRows.merged(table, file, stored, schema);
      var names = Arrays.asList(schema.fieldNames());
      var ofFile = references.stream().filter(r -> names.contains(r.get(0))).toList();
      checkRequired(table, file, expressions, Set.copyOf(ofFile));
      known.addAll(ofFile);
      var reading = fileColumns.reading(mapping, 0);
      plans.add(new FilePlan(night, file, reading, List.of(), false, Turn.ONLY));
    }
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

  static IntakeException fault(Class<? extends Record> table, String file, String message) {
    return new IntakeException("table " + name(table) + ", file " + file + ": " + message);
  }
}
