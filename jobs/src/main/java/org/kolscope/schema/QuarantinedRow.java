package org.kolscope.schema;

/**
 * One row per raw row that was kept apart at intake, with the reason and the place to find it.
 *
 * @param tableName the source table it was meant for
 * @param file path of the raw file below the input folder
 * @param line line in that file, 1 first; in Parquet the row, 1 first
 * @param part 0, or the number of the row within the line where one line makes several rows:
 *     targets of an adjacency list, objects on one line of a document, mappings that read the same
 *     file
 * @param reason code, see docs/quarantine.md
 * @param columnName the target column that was refused; null if the whole row was
 * @param value the refused value; null if the whole row was, and wherever {@code raw} is null
 * @param raw the raw text, cut after 4,096 characters; null if it or the name of its file holds the
 *     id of an account on the refusal list
 * @param replayed true if a repaired copy of this row was read in its place; if that is broken too,
 *     it has a row of its own
 */
public record QuarantinedRow(
    @Key String tableName,
    @Key String file,
    @Key long line,
    @Key long part,
    String reason,
    String columnName,
    @Personal String value,
    @Personal String raw,
    boolean replayed) {}
