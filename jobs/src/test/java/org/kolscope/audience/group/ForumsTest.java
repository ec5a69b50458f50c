package org.kolscope.audience.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.spectral.SpectralCoordinates;
import org.kolscope.testing.SharedData;

/** The forum of real accounts, a tenth of them known; needs ../shared/data. */
class ForumsTest {

  private static final int FORUMS = 10;
  private static final int SPLITS = 3;
  private static final SpectralCoordinates SPACE = new SpectralCoordinates(50, 8, 1);

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
    double byFollows = 0;
    double byBoth = 0;
    double byTopics = 0;
    for (int split = 0; split < SPLITS; split++) {
      List<Integer> order = new ArrayList<>();
      IntStream.range(0, topics.length).forEach(order::add);
      Collections.shuffle(order, new Random(split));
      double[][] known = new double[topics.length][];
      order.subList(0, topics.length / 10).forEach(v -> known[v] = forums[v]);
      var asked = order.subList(topics.length / 10, topics.length);

      var guess = new Kindred(SPACE, graph, topics, known, 5).guess();
      byFollows += right(guess.byFollows(), forums, asked) / SPLITS;
      byBoth += right(guess.byBoth(), forums, asked) / SPLITS;
      // a trial on the known tenth says how good the rest is: four of its standard errors
      double of = guess.ofBoth().share();
      assertThat(right(guess.byBoth(), forums, asked))
          .isCloseTo(of, within(4 * Math.sqrt(of * (1 - of) / guess.ofBoth().of())));
      var alone = new Kindred(SPACE, unjoined(topics), topics, known, 5).guess();
      byTopics += right(alone.byBoth(), forums, asked) / SPLITS;
    }
    // the bars; measured 0.525, 0.853 and 0.851
    assertThat(byFollows).as("by follows alone").isGreaterThanOrEqualTo(0.52);
    assertThat(byBoth).as("by follows and topics").isGreaterThanOrEqualTo(0.84);
    assertThat(byBoth).as("not below topics alone").isGreaterThanOrEqualTo(byTopics);
  }

  private static Digraph unjoined(double[][] accounts) {
    long[] ids = LongStream.rangeClosed(1, accounts.length).toArray();
    return Digraph.of(ids, new long[0], new long[0]);
  }

  /** Share of those asked whose forum is the likeliest; who cannot be guessed is wrong. */
  private static double right(double[][] guess, double[][] forums, List<Integer> asked) {
    return asked.stream()
        .mapToDouble(v -> guess[v] == null ? 0 : forums[v][Kindred.likeliest(guess[v])])
        .average()
        .orElseThrow();
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
