package org.kolscope.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * Reads one graph file of numbers into arrays, as fast as bytes come: edge lists (SNAP,
 * Graphalytics {@code .e}) with two ids and perhaps a weight a line, or adjacency lists ({@code v
 * n1 n2 ...}). Cells stand between spaces, tabs, commas or semicolons; lines that begin with {@code
 * #} or {@code %} are comments; {@code .gz} is unpacked. Beside {@code x.e} the vertices of {@code
 * x.v} are read, one id a line. Unlike the tables of a night nothing is put aside: a graph with a
 * hole gives wrong scores, so the first line that does not fit is an error with its number.
 *
 * <p>Memory: 16 bytes an arc, 24 with weights.
 */
public final class EdgeFile {

  /** What the vertices are called. */
  public enum Ids {
    /** Whole numbers of at most 18 digits. */
    NUMERIC,
    /** Anything without a gap; see {@link Arcs#names}. */
    TEXT
  }

  /** What a line is. */
  public enum Layout {
    /** Two ids and perhaps a weight. */
    EDGES,
    /** A vertex and those its arcs lead to. */
    ADJACENCY
  }

  private static final int MOST_CELL = 64;

  private final Layout layout;
  private final EdgeNames names;
  private final EdgeColumns columns = new EdgeColumns();
  private long lines;

  private EdgeFile(Layout layout, Ids ids) {
    this.layout = layout;
    this.names = ids == Ids.TEXT ? new EdgeNames() : null;
  }

  /**
   * What was read; arcs as they stand in the file, loops and repetitions included.
   *
   * @param from where each arc begins
   * @param to where it ends
   * @param weights null if no line has one
   * @param vertices ids that the file names, whether they have arcs or not, rising
   * @param names with text ids, which the numbers 0, 1, ... stand for, in the order of their UTF-8
   *     bytes; else null
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier of columns, never compared
  public record Arcs(long[] from, long[] to, double[] weights, long[] vertices, String[] names) {

    /** Arcs between numbers; each end is a vertex. */
    public static Arcs of(long[] from, long[] to, double[] weights) {
      return new Arcs(from, to, weights, EdgeColumns.distinct(from, to, new long[0]), null);
    }
  }

  /**
   * Reads a file with numeric ids.
   *
   * @param skipped lines at the beginning that are no edges, such as a header
   * @throws IntakeException naming file and line of what does not fit
   */
  public static Arcs read(Path file, Layout layout, int skipped) {
    return read(file, layout, skipped, Ids.NUMERIC);
  }

  /**
   * Reads a file. Text ids take a map of all of them, some 100 bytes each, and five times as long.
   *
   * @param skipped lines at the beginning that are no edges, such as a header
   * @throws IntakeException naming file and line of what does not fit
   */
  public static Arcs read(Path file, Layout layout, int skipped, Ids ids) {
    var reader = new EdgeFile(layout, ids);
    reader.read(
        file,
        (cells, lengths, count) ->
            reader.lines <= skipped ? null : reader.arc(cells, lengths, count));
    var vertices = verticesBeside(file);
    if (Files.exists(vertices)) {
      reader.read(vertices, reader::vertex);
    }
    return reader.columns.arcs(reader.names);
  }

  /** Where the vertices of a file {@code x.e} are, if they are: {@code x.v}. */
  static Path verticesBeside(Path file) {
    var name = file.toString();
    return Path.of(
        name.endsWith(".e") ? name.substring(0, name.length() - 1) + "v" : name + "/no vertices");
  }

  /** Takes the cells of one line; null if they fit, else what is wrong. */
  private interface Line {
    String take(byte[][] cells, int[] lengths, int count);
  }

  private void read(Path file, Line line) {
    lines = 0;
    try (var bytes = open(file)) {
      lines(file, bytes, line);
    } catch (IOException e) {
      throw new IntakeException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static InputStream open(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new IntakeException(file + ": there is no such file");
    }
    if (Files.isDirectory(file)) {
      throw new IntakeException(file + ": is a folder without Parquet files; give one edge file");
    }
    var bytes = Files.newInputStream(file);
    return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes;
  }

  private void lines(Path file, InputStream bytes, Line line) throws IOException {
    var cells = new byte[16][MOST_CELL];
    var lengths = new int[16];
    var buffer = new byte[1 << 16];
    int count = 0;
    int length = 0;
    boolean isComment = false;
    boolean isOpen = false;
    for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
      for (int i = 0; i < read; i++) {
        byte next = buffer[i];
        if (next == '\n') {
          end(file, line, cells, lengths, close(lengths, count, length), isComment);
          count = 0;
          length = 0;
          isComment = false;
          isOpen = false;
        } else if (!isComment) {
          isOpen = true;
          if (isGap(next)) {
            count = close(lengths, count, length);
            length = 0;
          } else if (count == 0 && length == 0 && (next == '#' || next == '%')) {
            isComment = true;
          } else {
            if (length == 0 && count == cells.length) {
              cells = Arrays.copyOf(cells, 2 * count);
              lengths = Arrays.copyOf(lengths, 2 * count);
              for (int c = count; c < cells.length; c++) {
                cells[c] = new byte[MOST_CELL];
              }
            }
            if (length == MOST_CELL) {
              throw wrong(file, "a cell is longer than " + MOST_CELL + " bytes");
            }
            cells[count][length++] = next;
          }
        }
      }
    }
    if (isOpen || isComment) {
      end(file, line, cells, lengths, close(lengths, count, length), isComment);
    }
  }

  private static boolean isGap(byte next) {
    return next == ' ' || next == '\t' || next == ',' || next == ';' || next == '\r';
  }

  private static int close(int[] lengths, int count, int length) {
    if (length == 0) {
      return count;
    }
    lengths[count] = length;
    return count + 1;
  }

  private void end(
      Path file, Line line, byte[][] cells, int[] lengths, int count, boolean isComment) {
    lines++;
    var problem = count == 0 || isComment ? null : line.take(cells, lengths, count);
    if (problem != null) {
      lines--;
      throw wrong(file, problem);
    }
  }

  private IntakeException wrong(Path file, String problem) {
    return new IntakeException("%s, line %d: %s".formatted(file, lines + 1, problem));
  }

  private String arc(byte[][] cells, int[] lengths, int count) {
    int ids = layout == Layout.EDGES ? Math.min(2, count) : count;
    for (int c = 0; c < ids; c++) {
      if (!isId(cells[c], lengths[c])) {
        return notANumber(text(cells[c], lengths[c]));
      }
    }
    if (layout == Layout.ADJACENCY) {
      for (int c = 1; c < count; c++) {
        columns.add(id(cells[0], lengths[0]), id(cells[c], lengths[c]));
      }
      if (count == 1) {
        columns.addVertex(id(cells[0], lengths[0]));
      }
      return null;
    }
    if (count != 2 && count != 3) {
      return "an edge has two ids and perhaps a weight, was "
          + count
          + " cells; lists of neighbours are read with --layout adjacency";
    }
    columns.add(id(cells[0], lengths[0]), id(cells[1], lengths[1]));
    return columns.weigh(count == 3 ? text(cells[2], lengths[2]) : null);
  }

  private String vertex(byte[][] cells, int[] lengths, int count) {
    if (!isId(cells[0], lengths[0])) {
      return notANumber(text(cells[0], lengths[0]));
    }
    columns.addVertex(id(cells[0], lengths[0]));
    return null;
  }

  private boolean isId(byte[] cell, int length) {
    return names != null || isNumber(cell, length);
  }

  private long id(byte[] cell, int length) {
    return names == null ? number(cell, length) : names.place(text(cell, length));
  }

  private static String notANumber(String id) {
    return "ids must be whole numbers, was %s; text ids are read with --ids text, a header is left out with --skip-lines 1"
        .formatted(id);
  }

  private static boolean isNumber(byte[] cell, int length) {
    int first = cell[0] == '-' ? 1 : 0;
    // 18 digits always fit
    if (length == first || length - first > 18) {
      return false;
    }
    for (int i = first; i < length; i++) {
      if (cell[i] < '0' || cell[i] > '9') {
        return false;
      }
    }
    return true;
  }

  private static long number(byte[] cell, int length) {
    boolean isNegative = cell[0] == '-';
    long number = 0;
    for (int i = isNegative ? 1 : 0; i < length; i++) {
      number = 10 * number + (cell[i] - '0');
    }
    return isNegative ? -number : number;
  }

  private static String text(byte[] cell, int length) {
    return new String(cell, 0, length, StandardCharsets.UTF_8);
  }
}
