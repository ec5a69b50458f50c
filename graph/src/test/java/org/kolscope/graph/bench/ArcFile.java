package org.kolscope.graph.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.kolscope.graph.ArcSource;

/** Arcs in a file: vertices, then tail and head of each arc, as little-endian 32-bit integers. */
public final class ArcFile {

  private static final int BUFFER = 1 << 16;

  private ArcFile() {}

  /** The number of vertices that the file states. */
  public static int vertices(Path file) {
    try (var channel = FileChannel.open(file)) {
      var header = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
      channel.read(header);
      return header.getInt(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The arcs, read from the file on each walk. */
  public static ArcSource arcs(Path file) {
    return visitor -> {
      var buffer = ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
      try (var channel = FileChannel.open(file)) {
        channel.position(4);
        while (channel.read(buffer) >= 0) {
          buffer.flip();
          while (buffer.remaining() >= 8) {
            visitor.arc(buffer.getInt(), buffer.getInt(), 1);
          }
          buffer.compact();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  /**
   * Draws arcs by R-MAT (D. Chakrabarti, Y. Zhan and C. Faloutsos, SDM 2004) with a = .57, b = c =
   * .19, d = .05, permutes ids, drops self-loops, repeated arcs and ids without arcs.
   */
  static void generate(Path file, int scale, int drawn, long seed) {
    var random = new SplittableRandom(seed);
    int n = 1 << scale;
    int[] id = shuffled(n, random);
    long[] arcs = new long[drawn];
    for (int i = 0; i < drawn; i++) {
      int u = 0;
      int v = 0;
      for (int bit = 0; bit < scale; bit++) {
        double at = random.nextDouble();
        u = 2 * u + (at < 0.76 ? 0 : 1);
        v = 2 * v + (at < 0.57 || (at >= 0.76 && at < 0.95) ? 0 : 1);
      }
      arcs[i] = (long) id[u] << 32 | id[v];
    }
    Arrays.sort(arcs);
    int[] place = new int[n];
    int kept = 0;
    for (int i = 0; i < drawn; i++) {
      if ((i == 0 || arcs[i] != arcs[i - 1]) && arcs[i] >>> 32 != (int) arcs[i]) {
        arcs[kept++] = arcs[i];
        place[(int) (arcs[i] >>> 32)] = 1;
        place[(int) arcs[i]] = 1;
      }
    }
    int vertices = 0;
    for (int v = 0; v < n; v++) {
      place[v] = place[v] == 1 ? vertices++ : -1;
    }
    write(file, vertices, Arrays.copyOf(arcs, kept), place);
  }

  private static int[] shuffled(int n, SplittableRandom random) {
    int[] id = new int[n];
    for (int i = 0; i < n; i++) {
      int j = random.nextInt(i + 1);
      id[i] = id[j];
      id[j] = i;
    }
    return id;
  }

  private static void write(Path file, int vertices, long[] arcs, int[] place) {
    var buffer = ByteBuffer.allocate(4 + 8 * arcs.length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putInt(vertices);
    for (long arc : arcs) {
      buffer.putInt(place[(int) (arc >>> 32)]).putInt(place[(int) arc]);
    }
    buffer.flip();
    try (var channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
