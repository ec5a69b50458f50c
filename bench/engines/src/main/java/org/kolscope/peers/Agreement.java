package org.kolscope.peers;

import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Compares scores with a reference: {@code values|shares REFERENCE SCORES}, two files of doubles;
 * as shares, each is divided by its sum first. Prints the share of vertices within 1e-9 and within
 * 1e-4 of the reference, relative to it; how many of the reference's first hundred are among the
 * first hundred; and the largest difference, relative to the larger of both.
 */
final class Agreement {

  private static final int TOP = 100;

  private Agreement() {}

  public static void main(String[] args) throws IOException {
    double[] expected = read(Path.of(args[1]));
    double[] found = read(Path.of(args[2]));
    if (expected.length != found.length) {
      throw new IllegalArgumentException(
          args[2] + " must have " + expected.length + " scores, has " + found.length);
    }
    if (args[0].equals("shares")) {
      scale(expected);
      scale(found);
    }
    var common = new IntOpenHashSet(top(expected));
    common.retainAll(new IntOpenHashSet(top(found)));
    System.out.printf(
        Locale.ROOT,
        "%.6f %.6f %d %.2e%n",
        within(1e-9, expected, found),
        within(1e-4, expected, found),
        common.size(),
        largest(expected, found));
  }

  private static double[] read(Path file) throws IOException {
    var bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    double[] scores = new double[bytes.capacity() / 8];
    bytes.asDoubleBuffer().get(scores);
    return scores;
  }

  private static void scale(double[] scores) {
    double sum = Arrays.stream(scores).sum();
    Arrays.setAll(scores, v -> scores[v] / sum);
  }

  private static double within(double bound, double[] expected, double[] found) {
    int near = 0;
    for (int v = 0; v < found.length; v++) {
      near += Math.abs(found[v] - expected[v]) <= bound * Math.abs(expected[v]) ? 1 : 0;
    }
    return (double) near / found.length;
  }

  private static double largest(double[] expected, double[] found) {
    double largest = 0;
    for (int v = 0; v < found.length; v++) {
      double apart = Math.abs(found[v] - expected[v]);
      if (apart != 0) {
        largest = Math.max(largest, apart / Math.max(Math.abs(found[v]), Math.abs(expected[v])));
      }
    }
    return largest;
  }

  /** The vertices of the highest scores, ties by id. */
  private static int[] top(double[] scores) {
    int[] order = new int[scores.length];
    Arrays.setAll(order, v -> v);
    IntArrays.quickSort(
        order,
        (a, b) -> {
          int byScore = Double.compare(scores[b], scores[a]);
          return byScore == 0 ? Integer.compare(a, b) : byScore;
        });
    return Arrays.copyOf(order, Math.min(TOP, order.length));
  }
}
