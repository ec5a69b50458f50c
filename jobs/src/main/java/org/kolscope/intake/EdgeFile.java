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

  /** What a line is. */
  public enum Layout {
    /** Two ids and perhaps a weight. */
    EDGES,
    /** A vertex and those its arcs lead to. */
    ADJACENCY
  }

  private static final int MOST_CELL = 64;

  private final Layout layout;
  private long[] from = new long[1024];
  private long[] to = new long[1024];
  private double[] weights;
  private int arcs;
  private long[] alone = new long[16];
  private int aloneCount;
  private long lines;

  private EdgeFile(Layout layout) {
    this.layout = layout;
  }

  /**
   * What was read; arcs as they stand in the file, loops and repetitions included.
   *
   * @param from where each arc begins
   * @param to where it ends
   * @param weights null if no line has one
   * @param vertices ids that the file names, whether they have arcs or not
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier of columns, never compared
  public record Arcs(long[] from, long[] to, double[] weights, long[] vertices) {}

  /**
   * Reads a file.
   *
   * @param skipped lines at the beginning that are no edges, such as a header
   * @throws IntakeException naming file and line of what does not fit
   */
  public static Arcs read(Path file, Layout layout, int skipped) {
    var reader = new EdgeFile(layout);
    reader.read(
        file,
        (cells, lengths, count) ->
            reader.lines <= skipped ? null : reader.arc(cells, lengths, count));
    var name = file.toString();
    if (name.endsWith(".e")) {
      var vertices = Path.of(name.substring(0, name.length() - 1) + "v");
      if (Files.exists(vertices)) {
        reader.read(vertices, reader::vertex);
      }
    }
    var from = Arrays.copyOf(reader.from, reader.arcs);
    var to = Arrays.copyOf(reader.to, reader.arcs);
    var weights = reader.weights == null ? null : Arrays.copyOf(reader.weights, reader.arcs);
    var all = Arrays.copyOf(reader.alone, reader.aloneCount + 2 * reader.arcs);
    System.arraycopy(from, 0, all, reader.aloneCount, reader.arcs);
    System.arraycopy(to, 0, all, reader.aloneCount + reader.arcs, reader.arcs);
    return new Arcs(from, to, weights, distinct(all));
  }

  private static long[] distinct(long[] ids) {
    Arrays.parallelSort(ids);
    int n = 0;
    for (int i = 0; i < ids.length; i++) {
      if (i == 0 || ids[i] != ids[i - 1]) {
        ids[n++] = ids[i];
      }
    }
    return Arrays.copyOf(ids, n);
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
      throw new IntakeException(file + ": is a folder; give one edge file");
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
      if (!isNumber(cells[c], lengths[c])) {
        return "ids must be whole numbers, was " + text(cells[c], lengths[c]);
      }
    }
    if (layout == Layout.ADJACENCY) {
      for (int c = 1; c < count; c++) {
        add(number(cells[0], lengths[0]), number(cells[c], lengths[c]));
      }
      if (count == 1) {
        alone(number(cells[0], lengths[0]));
      }
      return null;
    }
    if (count != 2 && count != 3) {
      return "an edge has two ids and perhaps a weight, was "
          + count
          + " cells; lists of neighbours are read with --layout adjacency";
    }
    add(number(cells[0], lengths[0]), number(cells[1], lengths[1]));
    return weight(count == 3 ? text(cells[2], lengths[2]) : null);
  }

  private String weight(String text) {
    if (text == null) {
      return weights == null ? null : "a weight is missing, lines before it have one";
    }
    if (weights == null) {
      if (arcs > 1) {
        return "a weight, while lines before it have none; leave out a header with --skip-lines";
      }
      weights = new double[from.length];
    }
    weights = weights.length < from.length ? Arrays.copyOf(weights, from.length) : weights;
    try {
      double weight = Double.parseDouble(text);
      weights[arcs - 1] = weight;
      return weight > 0 && weight < Double.POSITIVE_INFINITY
          ? null
          : "weight must be positive and finite, was " + text;
    } catch (NumberFormatException e) {
      return "weight must be a number, was " + text;
    }
  }

  private String vertex(byte[][] cells, int[] lengths, int count) {
    if (!isNumber(cells[0], lengths[0])) {
      return "ids must be whole numbers, was " + text(cells[0], lengths[0]);
    }
    alone(number(cells[0], lengths[0]));
    return null;
  }

  private void add(long tail, long head) {
    if (arcs == from.length) {
      int more = (int) Math.min(Integer.MAX_VALUE - 8L, arcs + (arcs >> 1) + 1L);
      if (more == arcs) {
        throw new IntakeException("more than " + arcs + " arcs do not fit one process");
      }
      from = Arrays.copyOf(from, more);
      to = Arrays.copyOf(to, more);
    }
    from[arcs] = tail;
    to[arcs++] = head;
  }

  private void alone(long id) {
    alone = aloneCount == alone.length ? Arrays.copyOf(alone, 2 * aloneCount) : alone;
    alone[aloneCount++] = id;
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
