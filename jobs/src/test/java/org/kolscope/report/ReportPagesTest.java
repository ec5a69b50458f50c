package org.kolscope.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kolscope.schema.KolRank.Group;

class ReportPagesTest {

  private static final Path GOLDEN = Path.of("src/test/resources/org/kolscope/report");
  private static final ReportPages PAGES = new ReportPages();

  /** Regenerate with {@code -Dkolscope.regenerate=true}, then read the difference. */
  @Test
  void thePagesOfTheSmallNightAreTheGoldenOnes() throws IOException {
    for (Map.Entry<String, String> file :
        PAGES.render(Nights.small(), FansOfNights.small()).entrySet()) {
      String text = withoutECharts(file.getValue());
      Path golden = GOLDEN.resolve(file.getKey());
      if (Boolean.getBoolean("kolscope.regenerate")) {
        Files.createDirectories(golden.getParent());
        Files.writeString(golden, text, UTF_8);
      }
      assertThat(text).as(file.getKey()).isEqualTo(Files.readString(golden, UTF_8));
    }
  }

  @Test
  void theSameNightGivesTheSameBytesInEveryLocale() {
    var expected = PAGES.render(Nights.small(), Fans.UNSEEN);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(new ReportPages().render(Nights.small(), Fans.UNSEEN)).isEqualTo(expected);
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"onload=\"alert(1)",
        "'onmouseover='alert(1)",
        "javascript:alert(1)",
        "</script><script>alert(1)</script>",
        "<!--<script>",
        "&lt;script&gt;",
        "\u202Egnp.exe"
      })
  void aNameIsNeverMarkup(String name) {
    var kol = Nights.kol(1, name, 1, 1, 1, Group.A, 50, 50, 50.0, 50.0, 50.0);
    var harmless = Nights.kol(1, "x", 1, 1, 1, Group.A, 50, 50, 50.0, 50.0, 50.0);

    var pages = PAGES.render(Nights.night(List.of(kol)), Fans.UNSEEN);
    var harmlessPages = PAGES.render(Nights.night(List.of(harmless)), Fans.UNSEEN);

    for (String page : List.of(ReportPages.INDEX, ReportPages.RANKING)) {
      assertThat(tagNames(pages.get(page))).isEqualTo(tagNames(harmlessPages.get(page)));
    }
  }

  @Test
  void textOfAnyDirectionIsIsolated() {
    var kol = Nights.kol(1, "\u202Egnp.exe", 1, 1, 1, Group.A, 50, 50, 50.0, 50.0, 50.0);

    var pages = PAGES.render(Nights.night(List.of(kol)), Fans.UNSEEN);

    assertThat(pages.get(ReportPages.INDEX)).contains("<bdi>\u202Egnp.exe</bdi>");
    assertThat(pages.get(ReportPages.RANKING)).contains("<bdi class=\"name\">\u202Egnp.exe</bdi>");
  }

  @Test
  void nothingIsLoadedFromAnywhere() {
    for (String page : PAGES.render(Nights.small(), FansOfNights.small()).values()) {
      assertThat(withoutECharts(page))
          .doesNotContainPattern(Pattern.compile("https?://|@import|url\\(|\\bsrc\\s*="))
          .doesNotContainPattern(
              Pattern.compile("href=\"(?!(\\.\\./)?(index\\.html|kol-ranking\\.)|kol/1|1001-)"));
    }
  }

  @Test
  void theContentPolicyAllowsOurScriptsAndNothingElse() {
    assertThat(PAGES.render(Nights.small(), Fans.UNSEEN).get(ReportPages.RANKING))
        .contains("default-src &#39;none&#39;")
        .contains(Script.echarts().allowance().replace("'", "&#39;"))
        .doesNotContain("unsafe-eval");
  }

  @Test
  void aNightWithoutKolsSaysWhy() {
    var pages = PAGES.render(Nights.nobody(), Fans.UNSEEN);

    assertThat(pages.get(ReportPages.INDEX)).contains("No KOL could be ranked");
    assertThat(pages.get(ReportPages.RANKING))
        .contains("at least 50 fans in the data")
        .doesNotContain("id=\"ranges\"", "id=\"kols\"", "echarts");
    assertThat(pages.get(ReportPages.RANKING_CSV).lines()).hasSize(1);
  }

  @Test
  void aRosterShowsWhatEachAddsAndWhatAllCost() {
    var page = PAGES.render(Nights.small(), Fans.UNSEEN).get(ReportPages.INDEX);

    assertThat(page)
        .contains("Best roster under the budget", "预算内的最佳名单", "at least 54%")
        .contains("For <b>240,001</b> of 300,000", "<b>5,239 (5,179–5,299)</b>")
        .containsSubsequence(
            "<td class=\"num\">40,001</td>", "<td class=\"num\">5,230</td>", "5,230 (5,170–5,290)")
        .containsSubsequence(
            "<td class=\"num\">200,000</td>",
            "<td class=\"num\">9.0</td>",
            "5,239 (5,179–5,299)",
            "<td class=\"num\">240,001</td>");
    assertThat(PAGES.render(Nights.nobody(), Fans.UNSEEN).get(ReportPages.INDEX))
        .contains("There is none for 300,000");
  }

  @Test
  void ofALongRosterTheFirstTwentyAreShownAndTheBillOfAll() {
    var picks =
        IntStream.rangeClosed(1, 21)
            .mapToObj(place -> Nights.pick(place, 1001, 7, 1, place))
            .toList();

    assertThat(
            PAGES
                .render(Nights.with(Nights.small(), new Roster(picks, 300)), Fans.UNSEEN)
                .get(ReportPages.INDEX))
        .contains("For <b>147</b> of 300", "The first 20 of 21 picks", "<td class=\"num\">140</td>")
        .doesNotContain("<td class=\"num\">147</td>");
  }

  @Test
  void whoIsInARosterAndNotRankedIsNotNamed() {
    var report = Nights.small();
    var other = new Roster(List.of(Nights.pick(1, 4_711, 10, 5, 5)), report.roster().budget());

    assertThat(PAGES.render(Nights.with(report, other), Fans.UNSEEN).get(ReportPages.INDEX))
        .contains("a candidate that is not ranked")
        .doesNotContain("4711");
  }

  @Test
  void aSingleKolIsComparedWithNobody() {
    assertThat(PAGES.render(Nights.realistic(1), Fans.UNSEEN).get(ReportPages.INDEX))
        .contains("is the only KOL")
        .doesNotContain("Whose place is certain", "Who cannot be told apart");
  }

  @Test
  void whatTheDataCannotTellIsNotZero() {
    assertThat(PAGES.render(Nights.small(), Fans.UNSEEN).get(ReportPages.RANKING))
        .contains(
            "<td class=\"num col-broker\" data-key=\"\"><span class=\"na\"><span class=\"en\""
                + " lang=\"en\">n/a</span><span class=\"zh\" lang=\"zh-CN\">无数据</span></span></td>");
  }

  @Test
  void intakeThatDoesNotAddUpIsShownAsAnError() {
    var night = Nights.small();
    var broken = new NightReport.IntakeLine("Like", 10, 7, 1, 1, 0, 0, List.of());
    var report =
        new NightReport(
            night.asOf(),
            night.platform(),
            night.zone(),
            false,
            night.codeVersion(),
            null,
            null,
            night.kols(),
            null,
            night.rowsShown(),
            List.of(broken),
            null,
            night.tables(),
            night.method(),
            List.of(),
            List.of());

    assertThat(PAGES.render(report, Fans.UNSEEN).get(ReportPages.INDEX)).contains("no, 1 off");
  }

  @Test
  void everyPageSaysAsOfWhen() {
    assertThat(PAGES.render(Nights.small(), Fans.UNSEEN))
        .allSatisfy(
            (name, text) ->
                assertThat(name.endsWith(".csv") || text.contains("As of <b>2026-11-20</b>"))
                    .as(name)
                    .isTrue());
  }

  private static String withoutECharts(String page) {
    return page.replace(Script.echarts().text(), "/* ECharts */");
  }

  /** Elements outside the scripts in document order. */
  private static List<String> tagNames(String page) {
    String markup =
        page.replaceAll("(?s)(<script(?: type=\"[^\"]*\" id=\"[^\"]*\")?>).*?</script>", "$1");
    return Pattern.compile("<[a-zA-Z/!][^>]*?(?=[\\s>])(?:\\s+[a-z-]+(?==\"))*")
        .matcher(markup)
        .results()
        .map(m -> m.group())
        .toList();
  }
}
