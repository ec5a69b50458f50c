package org.kolscope.audience.group;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.spectral.SpectralCoordinates;
import org.kolscope.testing.SharedData;

/** The forum of real accounts, a tenth of them known; needs ../shared/data. */
class ForumsTest {

  private static final int FORUMS = 10;

  @Test
  void forumsAreFoundByFollowsAndByTopics() throws IOException {
    Path folder = SharedData.path("weibo-follow-topics");
    double[][] topics = numbers(folder.resolve("content.txt"));
    double[][] forums = new double[topics.length][FORUMS];
    double[][] members = numbers(folder.resolve("clusters.txt"));
    for (int f = 0; f < FORUMS; f++) {
      for (double member : members[f]) {
        if (member > 0) {
          forums[(int) member - 1][f] = 1;
        }
      }
    }
    double[][] edges = numbers(folder.resolve("edge.txt"));
    var loopless = Arrays.stream(edges).filter(e -> e[0] != e[1]).toList();
    var graph =
        Digraph.of(
            LongStream.rangeClosed(1, topics.length).toArray(),
            loopless.stream().mapToLong(e -> (long) e[0]).toArray(),
            loopless.stream().mapToLong(e -> (long) e[1]).toArray());
    long t = System.nanoTime();
    for (int split = 0; split < 5; split++) {
      List<Integer> order = new ArrayList<>();
      for (int v = 0; v < topics.length; v++) {
        order.add(v);
      }
      Collections.shuffle(order, new Random(split));
      double[][] known = new double[topics.length][];
      order.subList(0, topics.length / 10).forEach(v -> known[v] = forums[v]);
      var guess = new Kindred(new SpectralCoordinates(50, 8, 1), graph, topics, known, 5).guess();
      int byFollows = 0;
      int byBoth = 0;
      var asked = order.subList(topics.length / 10, topics.length);
      for (int v : asked) {
        if (guess.byFollows()[v] != null) {
          byFollows += (int) forums[v][Kindred.likeliest(guess.byFollows()[v])];
        }
        byBoth += (int) forums[v][Kindred.likeliest(guess.byBoth()[v])];
      }
      System.out.println(
          split
              + " "
              + (double) byFollows / asked.size()
              + " "
              + (double) byBoth / asked.size()
              + " "
              + guess.ofFollows().share()
              + " "
              + guess.ofBoth().share()
              + " "
              + (System.nanoTime() - t) / 1e9);
    }
  }

  private static double[][] numbers(Path file) throws IOException {
    try (var lines = Files.lines(file)) {
      return lines
          .map(
              l -> Arrays.stream(l.trim().split("\\s+")).mapToDouble(Double::parseDouble).toArray())
          .toArray(double[][]::new);
    }
  }
}
