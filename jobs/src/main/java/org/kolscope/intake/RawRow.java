package org.kolscope.intake;

import java.util.List;

/**
 * One row of a raw file before any meaning.
 *
 * @param line of its first character, 1 first
 * @param part number of the row within the line: a target of an adjacency list, an object of a
 *     document, else 0
 * @param raw the row as it stands in the file
 * @param problem reason code, or null if it could be taken apart
 * @param cells its cells in file order; null if {@code problem} is set or the row is JSON
 */
record RawRow(long line, long part, String raw, String problem, List<String> cells) {}
