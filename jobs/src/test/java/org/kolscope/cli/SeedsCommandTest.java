package org.kolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 1 has ten fans (11 to 20), 2 has six (21 to 26), 3 has five (31 to 35), and none of these follows
 * anybody else: weighted cascade passes on all that they say.
 */
class SeedsCommandTest {

  @TempDir Path folder;
  private Path edges;

  private record Answer(int exitCode, String out, String err) {}

  private Answer seeds(Object... args) {
    var out = new StringWriter();
    var err = new StringWriter();
    var line = Main.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    var all = new ArrayList<>(List.of("seeds", edges.toString()));
    for (var arg : args) {
      all.add(arg.toString());
    }
    return new Answer(line.execute(all.toArray(String[]::new)), out.toString(), err.toString());
  }

  private static JsonNode json(Answer answer) throws IOException {
    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCodes.DONE);
    return new ObjectMapper().readTree(answer.out());
  }

  @BeforeEach
  void write() throws IOException {
    var text = new StringBuilder();
    for (int fan = 11; fan <= 20; fan++) {
      text.append(fan).append(" 1\n");
    }
    for (int fan = 21; fan <= 26; fan++) {
      text.append(fan).append(" 2\n");
    }
    for (int fan = 31; fan <= 35; fan++) {
      text.append(fan).append(" 3\n");
    }
    edges = Files.writeString(folder.resolve("edges.txt"), text);
  }

  @Test
  void theStarsAreChosenByWhatTheyAdd() throws IOException {
    var chosen = json(seeds("--k", 2, "--json"));

    assertThat(chosen.at("/picks/0/id").asLong()).isEqualTo(1);
    assertThat(chosen.at("/picks/1/id").asLong()).isEqualTo(2);
    // 11 and 7 accounts for certain; the sample draws from 24
    assertThat(chosen.at("/reach").asDouble())
        .isBetween(chosen.at("/reachLow95").asDouble(), chosen.at("/reachHigh95").asDouble());
    assertThat(chosen.at("/reachLow95").asDouble()).isBetween(17.8, 18.0);
    assertThat(chosen.at("/reachHigh95").asDouble()).isBetween(18.0, 18.2);
    assertThat(chosen.at("/guarantee").asDouble()).isBetween(0.9, 1.0);
  }

  @Test
  void aBudgetBuysThePairThatReachesMore() throws IOException {
    // 2 and 3 together cost what 1 costs and reach 13 in place of 11
    var prices = Files.writeString(folder.resolve("p.csv"), "id,price\n1,100\n2,55\n3,45\n");

    var chosen = json(seeds("--prices", prices, "--budget", 100, "--json"));

    assertThat(chosen.at("/picks").findValuesAsText("id")).containsExactlyInAnyOrder("2", "3");
    assertThat(chosen.at("/cost").asDouble()).isEqualTo(100);
    assertThat(chosen.at("/reachLow95").asDouble()).isBetween(12.8, 13.0);
    assertThat(chosen.at("/others/highest PageRank").asDouble()).isBetween(10.8, 11.2);
    assertThat(seeds("--prices", prices, "--budget", 100).out())
        .contains("Costs 100.0 of 100.0")
        .contains("highest PageRank for the price");
  }

  @Test
  void whatCannotBeDoneIsSaidInOneLine() throws IOException {
    var prices = Files.writeString(folder.resolve("p.csv"), "id,price\n1,-3\n");
    var none = Files.writeString(folder.resolve("none.csv"), "id,price\n77,3\n");
    var twice = Files.writeString(folder.resolve("twice.csv"), "id,price\n1,3\n1,4\n");

    assertThat(seeds().err()).contains("give a number with --k, or --prices and --budget");
    assertThat(seeds("--k", 99).err()).contains("at most the accounts there are, 24, was 99");
    assertThat(seeds("--k", 1, "--model", "given").err()).contains("third cell");
    assertThat(seeds("--prices", prices).err()).contains("--budget must be above 0");
    assertThat(seeds("--prices", prices, "--budget", 9).err())
        .contains("p.csv, line 2: price must be a number from 0 on, was -3");
    assertThat(seeds("--prices", none, "--budget", 9).err()).contains("none of its accounts");
    assertThat(seeds("--prices", twice, "--budget", 9).err()).contains("has a price already");
    assertThat(seeds("--prices", edges, "--budget", 9).err())
        .contains("line 1: the header must be id,price, was 11 1");
  }
}
