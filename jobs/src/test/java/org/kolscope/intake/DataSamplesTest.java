package org.kolscope.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.schema.Account;
import org.kolscope.schema.Brief;
import org.kolscope.schema.BriefAccount;
import org.kolscope.schema.Table;
import org.kolscope.testing.Given;
import org.kolscope.testing.LocalSpark;

/**
 * Worlds made by hand come out as their READMEs promise; the tables there are read by this test.
 */
@ExtendWith(LocalSpark.class)
class DataSamplesTest {

  private static final Path TINY = Path.of("src/test/resources/org/kolscope/tiny-world");
  private static final Path BROKEN = Path.of("../data-samples/broken");

  private static List<String> tableRows() throws IOException {
    return Files.readString(BROKEN.resolve("README.md"))
        .lines()
        .filter(l -> l.startsWith("| `"))
        .toList();
  }

  private static List<String> cells(String row) {
    return Arrays.stream(row.split("\\|", -1)).map(String::strip).toList();
  }

  @Test
  void theBrokenWorldHasTheOutcomesOfItsReadme(SparkSession spark) throws IOException {
    try (var drop = new Loading(spark, BROKEN).preset("kolscope")) {
      var promised =
          tableRows().stream()
              .map(DataSamplesTest::cells)
              .filter(c -> c.size() == 7 && c.get(5).startsWith("`"))
              .map(
                  c -> c.get(1).replace("`", "") + ":" + c.get(2) + " " + c.get(5).replace("`", ""))
              .collect(Collectors.toSet());
      assertThat(promised).hasSize(23);
      assertThat(Loading.outcomes(drop).stream().map(o -> o.replaceFirst("\\w+ ", "")))
          .containsExactlyInAnyOrderElementsOf(promised);
      assertThat(Loading.counts(drop, "Account")).isEqualTo("16 = 5 + 1 + 10");
      assertThat(Loading.counts(drop, "Follow")).isEqualTo("11 = 5 + 1 + 5");
      assertThat(Loading.counts(drop, "Post")).isEqualTo("11 = 4 + 1 + 6");
      assertThat(Loading.counts(drop, "Label")).isEqualTo("10 = 7 + 1 + 2");
    }
  }

  @Test
  void theTinyWorldIsAcceptedWholeByPresetAndBySource(SparkSession spark) throws IOException {
    var yaml = Files.readString(TINY.resolve("source.yaml"));
    var written = YamlFile.read("source.yaml", yaml, Source.class);
    for (var source : List.of(Presets.named("kolscope"), written)) {
      try (var drop = new Loading(spark, TINY).load(source)) {
        assertThat(Loading.outcomes(drop)).isEmpty();
        assertThat(
                drop.counts().entrySet().stream()
                    .map(e -> e.getKey() + " " + e.getValue().accepted()))
            .containsExactlyInAnyOrder(
                "Account 67",
                "Follow 226",
                "Post 195",
                "Comment 32",
                "Like 63",
                "Membership 35",
                "Crawl 14",
                "Label 16",
                "RateCard 12",
                "HotTopic 10",
                "Outcome 12");
        assertThat(drop.counts().values()).allSatisfy(c -> assertThat(c.merged()).isZero());
        assertThat(drop.stubs().rows().count()).isEqualTo(2);
        assertThat(drop.stubs().collect().stream().map(Account::accountId))
            .containsExactlyInAnyOrder(8001L, 8002L);
      }
    }
  }

  @Test
  void aBriefFindsItsAccountsByIdAndNameOrSaysWhichItDidNot(SparkSession spark) {
    var brief =
        YamlFile.read(
            "brief.yaml",
            """
            brand: 砾原
            accounts: [7001, {name: 砾原汽车}, {name: 无此人}]
            competitors: [{brand: 拓梵, accounts: [{name: "7001"}, 404]}]
            dealers: [{name: 同名}]
            """,
            Brief.class);
    var accounts =
        Table.of(
            spark,
            Account.class,
            List.of(
                Given.account(7001, "砾原汽车", null),
                Given.account(1, "同名", null),
                Given.account(2, "同名", null),
                Given.account(3, "7001", null)));
    var found = BriefAccounts.of(spark, brief, Presets.named("kolscope"), accounts);
    assertThat(found.found().collect())
        .containsExactly(
            new BriefAccount(3, BriefAccount.Role.COMPETITOR, "拓梵"),
            new BriefAccount(7001, BriefAccount.Role.OWN, "砾原"));
    assertThat(found.missing()).containsExactlyInAnyOrder("404", "同名", "无此人");
  }

  @Test
  void anUnknownKeyOfABriefNamesLineAndNearestKey() {
    assertThatThrownBy(() -> YamlFile.read("brief.yaml", "brand: a\nacounts: [1]\n", Brief.class))
        .hasMessageContaining("brief.yaml line 2: unknown key acounts; did you mean accounts?");
    assertThatThrownBy(() -> YamlFile.read("brief.yaml", "budget: 3\n", Brief.class))
        .hasMessageContaining("brand must be named");
  }
}
