package org.kolscope.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.kolscope.intake.RawFiles.RawFile;
import org.kolscope.intake.RawFiles.Reading;
import org.kolscope.intake.Source.Header;
import org.kolscope.intake.Source.Mapping;

/** Learns from the header or the first rows of a text file which columns it offers. */
record FileColumns(Configuration hadoop, int maxLineBytes) {

  /** Rows of JSON looked at to learn whether a field exists at all. */
  private static final int JSON_ROWS = 100;

  private static final List<String> EDGE_CELLS = List.of("source", "target", "weight");

  /**
   * Columns of a file.
   *
   * @param columns paths it offers
   * @param cells names of its cells in order; empty for JSON
   */
  record Offered(Set<List<String>> columns, List<String> cells, boolean hasHeader) {

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

    private static Offered cells(List<String> cells, boolean hasHeader) {
      Set<List<String>> columns = new LinkedHashSet<>();
      cells.stream().filter(c -> !c.isEmpty()).forEach(c -> columns.add(List.of(c)));
      return new Offered(columns, cells, hasHeader);
    }
  }

  /**
   * @param references the columns that are asked for
   * @throws IntakeException naming table and file if that cannot be learnt
   */
  Offered of(
      Class<? extends Record> table, Mapping mapping, RawFile file, List<List<String>> references) {
    return switch (mapping.format()) {
      case CSV, TSV -> delimited(table, mapping, file, references);
      case EDGES, ADJACENCY -> Offered.cells(EDGE_CELLS, false);
      case JSON, JSONL -> json(table, mapping, file, references);
      case PARQUET -> throw new IllegalStateException("parquet has no cells");
    };
  }

  /** How to take a file of the mapping apart. */
  Reading reading(Mapping mapping, int cellCount) {
    return new Reading(
        mapping.format(),
        mapping.encoding(),
        mapping.delimiter().charAt(0),
        cellCount,
        maxLineBytes);
  }

  private Offered delimited(
      Class<? extends Record> table, Mapping mapping, RawFile file, List<List<String>> references) {
    if (mapping.header() == Header.NO) {
      return Offered.cells(mapping.names(), false);
    }
    var first = firstRows(table, mapping, file, 1);
    if (mapping.header() == Header.AUTO) {
      var cells = first.isEmpty() ? null : first.get(0).cells();
      return Offered.cells(
          mapping.names(), cells != null && trimmed(cells).equals(mapping.names()));
    }
    if (first.isEmpty()) {
      throw MappingPlans.fault(table, file.path(), "the file is empty, a header was expected");
    }
    if (first.get(0).cells() == null) {
      throw MappingPlans.fault(
          table, file.path(), "the header cannot be read: " + first.get(0).problem());
    }
    var cells = trimmed(first.get(0).cells());
    for (var reference : references) {
      if (cells.indexOf(reference.get(0)) != cells.lastIndexOf(reference.get(0))) {
        throw MappingPlans.fault(
            table, file.path(), "the header names " + reference.get(0) + " twice");
      }
    }
    return Offered.cells(cells, true);
  }

  private static List<String> trimmed(List<String> cells) {
    return cells.stream().map(String::strip).toList();
  }

  private Offered json(
      Class<? extends Record> table, Mapping mapping, RawFile file, List<List<String>> references) {
    var rows = firstRows(table, mapping, file, JSON_ROWS);
    var sound = rows.stream().filter(r -> r.problem() == null).toList();
    if (sound.isEmpty()) {
      // nothing to learn from: every row will be judged by itself
      return new Offered(Set.copyOf(references), List.of(), false);
    }
    Set<List<String>> columns = new LinkedHashSet<>();
    for (var row : sound) {
      var tree = JsonLineRows.tree(row.raw());
      references.stream()
          .filter(r -> !tree.at("/" + pointer(r)).isMissingNode())
          .forEach(columns::add);
    }
    return new Offered(columns, List.of(), false);
  }

  private static String pointer(List<String> path) {
    return String.join(
        "/", path.stream().map(p -> p.replace("~", "~0").replace("/", "~1")).toList());
  }

  private List<RawRow> firstRows(
      Class<? extends Record> table, Mapping mapping, RawFile file, int count) {
    List<RawRow> rows = new ArrayList<>();
    try (var reader = RawFiles.open(file, reading(mapping, 0), hadoop)) {
      while (rows.size() < count && reader.hasNext()) {
        rows.add(reader.next());
      }
    } catch (IOException | UncheckedIOException e) {
      throw MappingPlans.fault(table, file.path(), "cannot be read: " + e.getMessage());
    }
    return rows;
  }
}
