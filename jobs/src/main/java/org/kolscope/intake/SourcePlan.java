package org.kolscope.intake;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.kolscope.intake.RawFiles.RawFile;
import org.kolscope.intake.RawFiles.Reading;
import org.kolscope.intake.Source.Mapping;
import org.kolscope.schema.KnownNames;
import org.kolscope.schema.Tables;

/**
 * A source held against the files that are there: everything that can be known to go wrong has gone
 * wrong before one exists. Nothing but headers and first rows has been read.
 *
 * @param source what was asked
 * @param asOf the night
 * @param folder of the night's raw files, or the one file
 * @param files the raw files that feed at least one table and the index of the repaired rows, by
 *     path
 * @param tables per source table, its mappings in their order of precedence
 * @param repaired the raw rows that have a repaired copy among the files
 */
public record SourcePlan(
    Source source,
    LocalDate asOf,
    String folder,
    List<RawFile> files,
    Map<Class<? extends Record>, List<MappingPlan>> tables,
    Set<RepairIndex.Original> repaired) {

  private static final String NIGHT = "night=";

  /**
   * One mapping with its files.
   *
   * @param precedence place in the source, 0 first
   * @param mapping as written
   * @param files what it reads
   * @param references raw columns its expressions name, without {@code _file} and the like
   * @param rawSchema those columns as they will be offered to the expressions
   * @param expressions per target column, its SQL with options filled in
   * @param absent optional target columns that no file can give
   */
  record MappingPlan(
      int precedence,
      Mapping mapping,
      List<FilePlan> files,
      List<List<String>> references,
      StructType rawSchema,
      Map<String, String> expressions,
      List<String> absent) {

    MappingPlan of(List<FilePlan> others) {
      return new MappingPlan(
          precedence, mapping, others, references, rawSchema, expressions, absent);
    }
  }

  /**
   * One file of a mapping.
   *
   * @param night of its folder
   * @param file where it is
   * @param reading how to take it apart
   * @param cells for each raw column the number of its cell, -1 if the file lacks it
   * @param hasHeader whether the first row names the columns
   * @param turn which of the mappings of one table that read the file this is
   */
  record FilePlan(
      LocalDate night,
      RawFile file,
      Reading reading,
      List<Integer> cells,
      boolean hasHeader,
      Turn turn)
      implements Serializable {
    private static final long serialVersionUID = 1;

    FilePlan inTurn(Turn given) {
      return new FilePlan(night, file, reading, cells, hasHeader, given);
    }
  }

  /**
   * Where several mappings make rows of one table out of the same file, a raw row makes several
   * rows, each with its own {@code part}; one that cannot be taken apart is left to the first.
   *
   * @param number of the mapping, 0 first
   * @param of how many there are
   */
  record Turn(int number, int of) implements Serializable {
    private static final long serialVersionUID = 1;
    static final Turn ONLY = new Turn(0, 1);

    long part(long within) {
      return within * of + number;
    }
  }

  /**
   * Holds {@code source} against {@code input}, a folder or a single file whose name matches. If
   * the folder has sub-folders {@code night=YYYY-MM-DD}, the one of {@code asOf} is taken. Files in
   * the sub-folder {@code repaired/} of that count as if they lay beside it.
   *
   * @param maxLineBytes see {@link Intake}
   * @throws IntakeException naming file, table and column
   */
  public static SourcePlan of(
      SparkSession spark, Source source, String input, LocalDate asOf, int maxLineBytes) {
    var all = RawFiles.below(input, spark.sparkContext().hadoopConfiguration());
    return of(spark, source, night(all, asOf), asOf, maxLineBytes);
  }

  /**
   * {@link #of} for several nights; the folder is listed once.
   *
   * @param nights oldest first
   */
  static List<SourcePlan> of(
      SparkSession spark,
      Source source,
      String input,
      NavigableSet<LocalDate> nights,
      int maxLineBytes) {
    var all = RawFiles.below(input, spark.sparkContext().hadoopConfiguration());
    return nights.stream()
        .map(night -> of(spark, source, night(all, night), night, maxLineBytes))
        .toList();
  }

  private static SourcePlan of(
      SparkSession spark, Source source, RawFiles found, LocalDate asOf, int maxLineBytes) {
    var hadoop = spark.sparkContext().hadoopConfiguration();
    var mappings = new MappingPlans(spark, source, asOf, found, maxLineBytes);
    Map<Class<? extends Record>, List<MappingPlan>> tables = new LinkedHashMap<>();
    for (var table : source.tables().entrySet()) {
      var type = sourceTable(table.getKey());
      List<MappingPlan> plans = new ArrayList<>();
      for (var mapping : table.getValue()) {
        mappings.plan(type, plans.size(), mapping).ifPresent(plans::add);
      }
      if (!plans.isEmpty()) {
        tables.put(type, inTurn(plans));
      }
    }
    if (tables.isEmpty()) {
      throw new IntakeException(
          "no file in " + found.root() + " belongs to a table; looked for " + patterns(source));
    }
    var used =
        tables.values().stream()
            .flatMap(List::stream)
            .flatMap(m -> m.files().stream())
            .map(FilePlan::file)
            .collect(Collectors.toSet());
    refuseIgnoredRepairs(found, used);
    List<RawFile> read = new ArrayList<>(found.files().stream().filter(used::contains).toList());
    var index = RepairIndex.file(found, hadoop);
    index.ifPresent(read::add);
    read.sort(Comparator.comparing(RawFile::path));
    var repaired = index.map(i -> RepairIndex.read(i, hadoop).originals(found)).orElse(Set.of());
    return new SourcePlan(source, asOf, found.root(), List.copyOf(read), tables, repaired);
  }

  /**
   * The mappings of several nights as if they were one: of the same mapping, the files of all
   * nights, as far as these have the same columns. So a single night is as it was.
   */
  static Map<Class<? extends Record>, List<MappingPlan>> together(List<SourcePlan> plans) {
    Map<Class<? extends Record>, Map<List<Object>, MappingPlan>> all = new LinkedHashMap<>();
    for (var plan : plans) {
      plan.tables()
          .forEach(
              (table, mappings) -> {
                var ofTable = all.computeIfAbsent(table, t -> new LinkedHashMap<>());
                mappings.forEach(
                    m ->
                        ofTable.merge(
                            List.of(m.precedence(), m.mapping(), m.rawSchema()),
                            m,
                            (one, other) ->
                                one.of(
                                    Stream.concat(one.files().stream(), other.files().stream())
                                        .toList())));
              });
    }
    Map<Class<? extends Record>, List<MappingPlan>> together = new LinkedHashMap<>();
    all.forEach((table, mappings) -> together.put(table, List.copyOf(mappings.values())));
    return together;
  }

  /** Somebody took the trouble to repair it, so it must not be ignored in silence. */
  private static void refuseIgnoredRepairs(RawFiles found, Set<RawFile> used) {
    for (var file : found.files()) {
      if (file.isRepaired() && !used.contains(file)) {
        throw new IntakeException(
            "file "
                + file.path()
                + " feeds no table; a file in repaired/ must have path and name of the raw file"
                + " that it repairs");
      }
    }
  }

  private static List<MappingPlan> inTurn(List<MappingPlan> plans) {
    Map<String, Integer> all = new HashMap<>();
    plans.forEach(m -> m.files().forEach(f -> all.merge(f.file().path(), 1, Integer::sum)));
    Map<String, Integer> seen = new HashMap<>();
    List<MappingPlan> turned = new ArrayList<>();
    for (var plan : plans) {
      List<FilePlan> files = new ArrayList<>();
      for (var file : plan.files()) {
        var path = file.file().path();
        files.add(file.inTurn(new Turn(seen.merge(path, 1, Integer::sum) - 1, all.get(path))));
      }
      turned.add(plan.of(files));
    }
    return turned;
  }

  /** Per table, the columns that no file of this drop can give: their metrics are "n/a". */
  public Map<String, List<String>> absentColumns() {
    Map<String, List<String>> absent = new LinkedHashMap<>();
    tables.forEach(
        (table, mappings) -> {
          var columns = new ArrayList<>(mappings.get(0).absent());
          mappings.forEach(m -> columns.retainAll(m.absent()));
          if (!columns.isEmpty()) {
            absent.put(table.getSimpleName(), columns);
          }
        });
    return absent;
  }

  private static String patterns(Source source) {
    return String.join(
        ", ",
        source.tables().values().stream()
            .flatMap(List::stream)
            .map(Mapping::files)
            .distinct()
            .toList());
  }

  private static Class<? extends Record> sourceTable(String name) {
    return Tables.SOURCE.stream()
        .filter(t -> t.getSimpleName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IntakeException(
                    "tables names "
                        + name
                        + KnownNames.nearest(
                            name, Tables.SOURCE.stream().map(Class::getSimpleName).toList())));
  }

  /**
   * The nights that lie ready as folders {@code night=YYYY-MM-DD}, oldest first.
   *
   * @throws IntakeException if there is none, or one whose date is none
   */
  public static NavigableSet<LocalDate> nights(SparkSession spark, String input) {
    var nights = anyNights(spark, input);
    if (nights.isEmpty()) {
      throw new IntakeException("no folder night=YYYY-MM-DD in " + input);
    }
    return nights;
  }

  /**
   * {@link #nights}; none if the raw files lie in the folder itself.
   *
   * @throws IntakeException if there is one whose date is none
   */
  public static NavigableSet<LocalDate> anyNights(SparkSession spark, String input) {
    var nights = new TreeSet<LocalDate>();
    for (var file : RawFiles.below(input, spark.sparkContext().hadoopConfiguration()).files()) {
      var slash = file.path().indexOf('/');
      if (file.path().startsWith(NIGHT) && slash > 0) {
        var date = file.path().substring(NIGHT.length(), slash);
        try {
          nights.add(LocalDate.parse(date));
        } catch (DateTimeParseException e) {
          throw new IntakeException(input + ": " + NIGHT + date + " is not a night", e);
        }
      }
    }
    return nights;
  }

  private static RawFiles night(RawFiles all, LocalDate asOf) {
    if (all.files().stream().noneMatch(f -> f.path().startsWith(NIGHT))) {
      return all;
    }
    var prefix = NIGHT + asOf + "/";
    var ofNight = all.files().stream().filter(f -> f.path().startsWith(prefix)).toList();
    if (ofNight.isEmpty()) {
      throw new IntakeException("no folder " + NIGHT + asOf + " in " + all.root());
    }
    return new RawFiles(
        all.root() + "/" + NIGHT + asOf,
        ofNight.stream()
            .map(f -> new RawFile(f.path().substring(prefix.length()), f.location(), f.bytes()))
            .toList());
  }
}
