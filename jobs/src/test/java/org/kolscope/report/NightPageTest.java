package org.kolscope.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kolscope.schema.QualityFigure.Level;
import org.kolscope.schema.QualityFigure.Outcome;
import org.kolscope.testing.Golden;

class NightPageTest {

  private static final ReportPages PAGES = new ReportPages();

  @Test
  void thePageOfAFullNightIsTheGoldenOne() throws IOException {
    golden("night-full.html").holds(PAGES.night(NightPages.full()));
  }

  @Test
  void thePageOfAStoppedNightWithLittleDataIsTheGoldenOne() throws IOException {
    golden("night-stopped.html").holds(PAGES.night(NightPages.stopped()));
  }

  @Test
  void theSameNightGivesTheSameBytesInEveryLocale() {
    var expected = PAGES.night(NightPages.full());
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(new ReportPages().night(NightPages.full())).isEqualTo(expected);
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
        "</script><script>alert(1)</script>",
        "</style><img src=x onerror=alert(1)>",
        "<!--<script>",
        "&lt;script&gt;",
        "${run.zone()}@raw"
      })
  void whatAStrangerWroteIsNeverMarkup(String text) {
    assertThat(tagNames(PAGES.night(NightPages.full(text))))
        .isEqualTo(tagNames(PAGES.night(NightPages.full("x"))));
  }

  @Test
  void nothingIsLoadedAndLinksStayInTheOutputFolder() {
    assertThat(PAGES.night(NightPages.full()))
        .contains("default-src &#39;none&#39;")
        .doesNotContainPattern(Pattern.compile("https?://|@import|url\\(|\\bsrc\\s*="))
        .doesNotContainPattern(
            Pattern.compile("href=\"(?!#|manifest\\.json|\\.\\./\\.\\./reports/2026-03-31/)"));
    assertThatThrownBy(() -> new NightPage.Links("manifest.json", "javascript:alert(1)//"))
        .hasMessage("link must be relative, was javascript:alert(1)//");
    assertThatThrownBy(() -> new NightPage.Links("//elsewhere.example/m", null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aStoppedNightSaysWhatStoppedItWhatReadersSeeAndWhatToDo() {
    assertThat(english(PAGES.night(NightPages.stopped())))
        .contains("STOP not published")
        .contains("Stopped by: volume Follow: 412 (allowed 1,300 – 2,600)")
        .contains("Readers see nothing: no night was ever published.")
        .contains("kolscope run --as-of 2026-03-31 --input in");
  }

  @Test
  void idsOfPrivatePeopleInTheFiguresAreNotShown() {
    assertThat(PAGES.night(NightPages.full()))
        .contains("-4611686018427387904")
        .doesNotContain("424242");
  }

  @Test
  void whoRefusedIsCountedAmongTheDroppedAndNotNamed() {
    var page = NightPages.full();
    var refused = page.before().kols().get(59);
    var gone = page.before().kols().get(58);

    assertThat(PAGES.night(page))
        .contains(gone.screenName())
        .contains("and 1 taken out because they refused")
        .doesNotContain(refused.screenName())
        .doesNotContain(Long.toString(refused.accountId()));
  }

  @Test
  void decisionsAgainstTheExpertsComeFirstAndAreCounted() {
    var text = english(PAGES.night(NightPages.full()));

    assertThat(text)
        .contains(
            "People decided on 5 accounts: 2 against the model, 1 as the model says, 1 that it"
                + " does not judge, 1 that the data does not have.")
        .contains("Expired and no longer in force: 2.")
        .contains("-17 genuine zombie yes not shown without end")
        .contains("城市观察员老陈 1798 coordinated genuine yes 城市观察员老陈 2026-03-31")
        .contains("-55 not in the data unsure no", "-91 unjudged genuine no");
    assertThat(text.indexOf("-17 genuine")).isLessThan(text.indexOf("1798 coordinated"));
    assertThat(text.indexOf("1798 coordinated")).isLessThan(text.indexOf("-55 not in"));
  }

  @Test
  void aNightWithoutDecisionsSaysSoInOneSentenceAndShowsNoTable() {
    var none = new NightAppeals(List.of(), 0);
    var page = PAGES.night(NightPages.withAppeals(none, new ProfileCoverage(10, 0, 0)));

    assertThat(english(page))
        .contains("No verdict of this night was decided by people.")
        .doesNotContain("Expired and no longer", "People decided on", "not shown")
        .doesNotContain("nobody was judged by profile");
    var expired = new NightAppeals(List.of(), 3);
    assertThat(english(PAGES.night(NightPages.withAppeals(expired, null))))
        .contains("No verdict of this night was decided by people. Expired")
        .contains("no longer in force: 3.")
        .contains("The run ended before accounts were judged.");
  }

  @Test
  void onlyAProfileExpertThatJudgesNobodyIsWorthANotice() {
    assertThat(new ProfileCoverage(1, 9_999, 0).notices()).isEmpty();
    assertThat(new ProfileCoverage(0, 0, 0).notices()).isEmpty();
    assertThat(new ProfileCoverage(0, 1, 9).notices().get(0).en())
        .startsWith("nobody was judged by profile: this source is unlike all")
        .contains("kolscope train");
    assertThat(new ProfileCoverage(0, 0, 9).notices().get(0).en())
        .startsWith("nobody was judged by profile: no account shows enough");
  }

  @Test
  void brokenRulesComeFirstAndTheOthersAreFoldedAway() {
    var text = english(PAGES.night(NightPages.full()));

    assertThat(text).contains("OK: 1; not applicable: 1");
    assertThat(text.indexOf("freshness")).isLessThan(text.indexOf("referential"));
    assertThat(text.indexOf("referential")).isLessThan(text.indexOf("OK: 1;"));
  }

  @Test
  void theQuarantineTableHasTwentyLinesAndCountsTheRest() {
    assertThat(english(PAGES.night(NightPages.full())))
        .contains("552 rows were kept apart")
        .contains("follow-23.csv", "follow-4.csv", "and 3 further lines 12")
        .doesNotContain("follow-3.csv");
  }

  @Test
  void rowsThatDoNotAddUpAreShownAsAnError() {
    assertThat(english(PAGES.night(NightPages.full()))).containsOnlyOnce("✗ no, 1 off");
  }

  @Test
  void theHistoryOfARuleIsItsValueOrItsFailedShareForFourteenNights() {
    var counted = NightPages.figure("r", "T", "", Level.WARN, Outcome.OK, 8, 2, null, null, null);
    var idle =
        NightPages.figure("r", "T", "", Level.WARN, Outcome.NOT_APPLICABLE, 0, 0, 1., null, null);
    var measured = NightPages.figure("r", "T", "", Level.WARN, Outcome.OK, 8, 2, 7., null, null);

    assertThat(NightRule.of(measured, null, Arrays.asList(counted, null, idle)).history())
        .containsExactly(0.25, null, null, 7.0);
    var twenty = Collections.nCopies(20, counted);
    assertThat(NightRule.of(measured, null, twenty).history()).hasSize(14).endsWith(7.0);
  }

  @Test
  void aNightWithoutFigureIsAGapInTheLine() {
    var line = new Sparkline(Arrays.asList(0.0, 1.0, null, 1.0, null, 0.0, 1.0));

    assertThat(line.path().chars().filter(c -> c == 'M')).as("three pieces").hasSize(3);
    assertThat(line.path()).startsWith("M3.0 19.0L18.3 3.0M").contains("h0.1");
    assertThat(line.tonight()).containsExactly(new Sparkline.Point("95.0", "3.0"));
    assertThat(new Sparkline(Arrays.asList(1.0, null)).tonight()).isEmpty();
    assertThat(new Sparkline(List.of()).isEmpty()).isTrue();
    assertThat(new Sparkline(List.of(5.0, 5.0)).path()).isEqualTo("M3.0 11.0L95.0 11.0");
  }

  private static Golden golden(String name) {
    return new Golden(Path.of("src/test/resources/org/kolscope/report", name), NightPageTest.class);
  }

  /** The English words of a page, in one line. */
  private static String english(String page) {
    return page.replaceAll("(?s)<(style|script)>.*?</\\1>", " ")
        .replaceAll("<span class=\"zh\" lang=\"zh-CN\">[^<]*((<(?!/span>)[^>]*>)[^<]*)*</span>", "")
        .replaceAll("<[^>]*>", " ")
        .replaceAll("\\s+", " ")
        .replace("STOP  ", "STOP ");
  }

  /** Elements outside the scripts in document order. */
  private static List<String> tagNames(String page) {
    return Pattern.compile("<[a-zA-Z/!][^>]*?(?=[\\s>])(?:\\s+[a-z-]+(?==\"))*")
        .matcher(page.replaceAll("(?s)(<script>).*?</script>", "$1"))
        .results()
        .map(m -> m.group())
        .toList();
  }
}
