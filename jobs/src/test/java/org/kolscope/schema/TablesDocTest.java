package org.kolscope.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kolscope.testing.Golden;

/** {@code docs/tables.md} says what the records say. */
class TablesDocTest {

  private static final Path SOURCES = Path.of("src/main/java");

  private static final Map<String, List<Class<? extends Record>>> PARTS = new LinkedHashMap<>();

  static {
    PARTS.put("Source tables", Tables.SOURCE);
    PARTS.put("Derived tables", Tables.DERIVED);
    PARTS.put("Kept by the pipeline", Tables.KEPT);
  }

  private static final String INTRODUCTION =
      """
      # Tables

      Written from the records in `jobs/src/main/java/org/kolscope/schema` by `TablesDocTest`; do not edit, \
      change the record and regenerate:

          %s

      - **Source tables** are the contract with the outside: a log of what changed, one row per key and night in \
      which it was new or different. The state of a night is the newest row per key up to it. \
      **Derived tables** hold, per night, what Kolscope made of them; a re-run of a night replaces it.
      - In the warehouse every table has one more column, `asOf` (`DATE`), the night it is partitioned by. Plain \
      Parquet has the night in the folder's name instead. Table and column names are the same everywhere.
      - **Null.** `never` marks the key, required columns and plain numbers; where a source is silent, intake \
      quarantines the row (a plain `BOOLEAN` is then `false` unless it is required). In all other columns null means \
      "not known", never 0; what that covers stands beside the column.
      - **Outside** is what becomes of a column when a row leaves the warehouse (plain Parquet, `show`, `export`). \
      Named are KOLs and the accounts that speak for a brand (its own, competitors, dealers, industry media); \
      everybody else is a private person. *masked*: the id is a keyed hash unless the account is named. *masked \
      with its account*: a hash unless all accounts of the row are named. *removed*: null unless all accounts of \
      the row are named. An empty cell: as it is.
      - Times are UTC. Ids are 64-bit: in JSON and spreadsheets read them as text.

      """;

  @Test
  void docsTablesSaysWhatTheRecordsSay() throws IOException {
    var text =
        new StringBuilder(
            INTRODUCTION.formatted(
                "mvn -q -B -pl jobs -am test -Dtest=TablesDocTest -Dtests.required=false"
                    + " -Dkolscope.regenerate=true"));
    for (var part : PARTS.entrySet()) {
      text.append(
          "- %s: %s\n"
              .formatted(
                  part.getKey(),
                  String.join(
                      ", ",
                      part.getValue().stream()
                          .map(Class::getSimpleName)
                          .map(n -> "[%s](#%s)".formatted(n, n.toLowerCase(Locale.ROOT)))
                          .toList())));
    }
    text.append("\n");
    PARTS.forEach(
        (title, tables) -> {
          text.append("## " + title + "\n\n");
          tables.forEach(t -> text.append(section(t)));
        });

    new Golden(Path.of("../docs/tables.md"), TablesDocTest.class)
        .holds(text.toString().stripTrailing() + "\n");
  }

  @Test
  void everyColumnIsExplained() {
    for (var table : Tables.all()) {
      assertThat(RecordDocs.of(table, SOURCES).columns().keySet())
          .as("@param of %s", table.getSimpleName())
          .containsExactlyElementsOf(
              Arrays.stream(table.getRecordComponents()).map(RecordComponent::getName).toList());
    }
  }

  private static String section(Class<? extends Record> table) {
    var docs = RecordDocs.of(table, SOURCES);
    var section = new StringBuilder("### " + table.getSimpleName() + "\n\n" + docs.text() + "\n\n");
    section.append("Key: `").append(String.join("`, `", Tables.keyOf(table))).append("`\n\n");
    section.append("| column | type | null | meaning | outside |\n|---|---|---|---|---|\n");
    for (var column : table.getRecordComponents()) {
      section.append(
          "| `%s` | %s | %s | %s | %s |\n"
              .formatted(
                  column.getName(),
                  type(column),
                  Tables.isRequired(column) || column.getType().isPrimitive() ? "never" : "",
                  docs.columns().getOrDefault(column.getName(), "").replace("|", "\\|"),
                  outside(column)));
    }
    return section + "\n";
  }

  private static String type(RecordComponent column) {
    var type = "`" + Table.dataTypeOf(column).sql() + "`";
    if (!column.getType().isEnum()) {
      return type;
    }
    return type
        + ", one of "
        + String.join(
            ", ",
            Arrays.stream(column.getType().getEnumConstants()).map(c -> "`" + c + "`").toList());
  }

  private static String outside(RecordComponent column) {
    if (column.isAnnotationPresent(Personal.class)) {
      return "removed";
    }
    var id = column.getAnnotation(IdOf.class);
    if (id == null) {
      return "";
    }
    return switch (id.value()) {
      case ACCOUNT -> "masked";
      case POST, COMMENT -> "masked with its account";
      case GROUP -> "";
    };
  }
}
