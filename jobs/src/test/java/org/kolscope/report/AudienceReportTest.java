package org.kolscope.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.kolscope.schema.KolFit.Fit;
import org.kolscope.schema.TargetSize;

class AudienceReportTest {

  private static final Path GOLDEN = Path.of("src/test/resources/org/kolscope/report");
  private static final ReportPages PAGES = new ReportPages();
  private static final Map<String, String> FILES = files(AudiencesOfNights.small());

  /** The files of the report on the target; of the workbook its parts. */
  private static Map<String, String> files(Audience audience) {
    var files = new TreeMap<String, String>();
    PAGES.render(Nights.small(), Fans.UNSEEN, audience).entrySet().stream()
        .filter(f -> f.getKey().startsWith("audience"))
        .forEach(f -> files.put(f.getKey(), f.getValue()));
    PAGES
        .workbooks(Nights.small(), audience)
        .forEach((name, bytes) -> parts(bytes).forEach((p, xml) -> files.put(name + "/" + p, xml)));
    return files;
  }

  private static Map<String, String> parts(byte[] zip) {
    var parts = new TreeMap<String, String>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        parts.put(entry.getName(), plain(new String(in.readAllBytes(), UTF_8)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return parts;
  }

  /** The writer escapes all that is not ASCII, which a search for a name must not miss. */
  private static String plain(String xml) {
    return Pattern.compile("&#x([0-9a-f]+);")
        .matcher(xml)
        .replaceAll(m -> Character.toString(Integer.parseInt(m.group(1), 16)));
  }

  private static String page() {
    return FILES.get(ReportPages.AUDIENCE);
  }

  /** Regenerate with {@code -Dkolscope.regenerate=true}, then read the difference. */
  @Test
  void thePageAndItsTablesAreTheGoldenOnes() throws IOException {
    for (var name :
        List.of(
            ReportPages.AUDIENCE,
            "audience-size.csv",
            "audience-contacts.csv",
            "audience-segments.csv")) {
      var golden = GOLDEN.resolve(name);
      if (Boolean.getBoolean("kolscope.regenerate")) {
        Files.writeString(golden, FILES.get(name), UTF_8);
      }
      assertThat(FILES.get(name)).as(name).isEqualTo(Files.readString(golden, UTF_8));
    }
  }

  @Test
  void noFanIsNamedInAnyFile() {
    assertThat(FILES.keySet())
        .contains(
            "audience-overlap.csv",
            "audience-fit.csv",
            "audience-segments.csv",
            "audience-lookalikes.csv",
            "audience.xlsx/xl/sharedStrings.xml")
        .contains("audience-kinds.csv", "audience-needs.csv", "audience-forms.csv");
    FILES.forEach(
        (name, text) ->
            assertThat(text)
                .as(name)
                .doesNotContain(AudiencesOfNights.FAN, Long.toString(AudiencesOfNights.FAN_ID)));
    // the KOL they stand beside is in each of them
    assertThat(FILES.get("audience-fit.csv")).contains("城市观察员老陈");
    assertThat(FILES.get("audience-contacts.csv")).contains("城市观察员老陈");
    assertThat(FILES.get("audience-overlap.csv")).contains("城市观察员老陈");
    assertThat(FILES.get("audience-segments.csv")).contains("城市观察员老陈");
    assertThat(FILES.get("audience-lookalikes.csv")).contains("城市观察员老陈");
    assertThat(FILES.get("audience-kinds.csv")).contains("城市观察员老陈").doesNotContain("GRASSROOTS");
    assertThat(FILES.get("audience.xlsx/xl/sharedStrings.xml")).contains("城市观察员老陈");
  }

  @Test
  void fewPeopleAreNowhereCounted() {
    // 13 of 25 answer a road and 12 do not; a combination of 17, and the next smallest with it
    assertThat(page())
        .contains("&lt; 20", "Not shown: 2 combinations")
        .doesNotContain(">13<", ">12<", ">17<", ">31<");
    assertThat(FILES.get("audience-size.csv"))
        .contains("ROAD,demographics,25,,<20,<20,<20")
        .doesNotContain("ROADS,words,", "ROADS,words+brands,");
    assertThat(FILES.get("audience-groups.csv")).contains("62,相机,300,<20,0.81");
    // a topic where 19 people are met has no row, nor has a group that 19 belong with
    FILES.forEach((name, text) -> assertThat(text).as(name).doesNotContain("小圈子"));
    // nor has a segment of 19, a word of 19 authors, or an account that 19 of a segment follow
    assertThat(page()).contains("F1 ", "F4 ").doesNotContain("F5 ", "没几个人", "4.4×");
    assertThat(FILES.get("audience-segments.csv"))
        .contains("TARGET,FOLLOWS,1,90,", "TARGET,FOLLOWS,4,51,")
        .doesNotContain("FOLLOWS,5", "没几个人", "=cmd");
    // of 19 judged fans nothing is told
    assertThat(FILES.get("audience-fit.csv"))
        .contains("1003,<script>alert(1)</script>,KOL,FOLLOWERS,<20,<20,,,,,,,,,UNKNOWN");
  }

  @Test
  void theWorkbookOfTheSameNightHasTheSameBytesASecondLater() throws InterruptedException {
    var once = PAGES.workbooks(Nights.small(), AudiencesOfNights.small());
    // the times in a zip have steps of two seconds
    Thread.sleep(2_100);
    var again = PAGES.workbooks(Nights.small(), AudiencesOfNights.small());

    assertThat(again.get(ReportPages.AUDIENCE_XLSX)).isEqualTo(once.get(ReportPages.AUDIENCE_XLSX));
    assertThat(FILES.get("audience.xlsx/docProps/core.xml")).contains("2026-11-20T00:00:00Z");
  }

  @Test
  void idsAreTextsAndNoTextIsAFormula() {
    assertThat(FILES.get("audience.xlsx/xl/sharedStrings.xml"))
        .contains(">1001<", ">&apos;=cmd|&apos; /C calc&apos;!A0<");
    assertThat(FILES.keySet()).filteredOn(n -> n.contains("/worksheets/sheet")).hasSize(13);
    FILES.forEach((name, text) -> assertThat(text).as(name).doesNotContain("<f>"));
    assertThat(FILES.get("audience-contacts.csv"))
        .contains(",'=cmd|' /C calc'!A0,", ",\"'=HYPERLINK(\"\"x\"\")\",");
  }

  @Test
  void everyColumnIsDefinedBesideItAndOnItsOwnSheet() {
    var definitions = FILES.get("audience-definitions.csv");
    FILES.forEach(
        (name, text) -> {
          if (name.endsWith(".csv")) {
            var sheet = name.substring(0, name.length() - ".csv".length());
            var columns = text.lines().findFirst().orElseThrow().substring(1).split(",", -1);
            assertThat(definitions.contains("\n" + sheet + ",,"))
                .as(name)
                .isNotEqualTo(sheet.equals("audience-definitions"));
            for (var column : columns) {
              assertThat(definitions.contains("\n" + sheet + "," + column + ","))
                  .as("%s of %s", column, name)
                  .isNotEqualTo(sheet.equals("audience-definitions"));
            }
          }
        });
    // the same word means other things in other sheets
    assertThat(definitions)
        .contains("audience-fit,base,FOLLOWERS: who follows the account;")
        .contains("audience-overlap,base,REAL: all real fans;");
    assertThat(FILES.get("audience.xlsx/xl/comments6.xml"))
        .contains("Expected share of target customers among the judged")
        .contains("已判断者中目标客户的期望占比");
  }

  @Test
  void sharesArePercentAndHeadsCanBeFilteredBy() {
    var fit = FILES.get("audience.xlsx/xl/worksheets/sheet6.xml");
    var styles = FILES.get("audience.xlsx/xl/styles.xml");
    assertThat(styles).contains("formatCode=\"0.0%\"", "formatCode=\"#,##0\"");
    assertThat(fit).contains("<autoFilter ref=\"A1:O");
    // the share of the first row is a number with a format, not a text
    var share = Pattern.compile("<c r=\"G2\" s=\"([1-9][0-9]*)\"[^>]*><v>0\\.").matcher(fit);
    assertThat(share.find()).as(fit).isTrue();
  }

  @Test
  void whatStrangersWroteIsNeverMarkup() {
    assertThat(page())
        .contains("&lt;b&gt;四驱&lt;/b&gt;", "&lt;i&gt;越野&lt;/i&gt;", "&lt;script&gt;alert(1)")
        .doesNotContain("<script>alert", "<b>四驱", "<i>越野", "<u>露营");
  }

  @Test
  void theMismatchOfTheBrandsOwnFansIsSaidInWords() {
    assertThat(page())
        .contains("The brand’s own fans miss the target", "品牌自己的粉丝与目标客户错位")
        .contains(
            "<b>0.3 (0.2–0.6)</b> times as many as of everybody (of the rival <bdi>远望汽车</bdi>’s: 10% (5–20))")
        .contains("<b>177 (89–304)</b>");
  }

  /** The followers of 1004 fit best, but it is a bank. */
  @Test
  void noOrganisationIsToBeHired() {
    var audience = AudiencesOfNights.small();
    assertThat(new AudienceAnswer(audience).kols(Fit.MATCH))
        .extracting(Audience.Party::accountId)
        .containsExactly(1001L);
    assertThat(page())
        .contains(
            "湖畔银行</bdi> <small>1004</small> <span class=\"tag\"><span class=\"en\" lang=\"en\">organisation");
    assertThat(FILES.get("audience-fit.csv")).contains("1004,湖畔银行,ORGANISATION,FOLLOWERS");
  }

  @Test
  void whatATargetCustomerCostsByKindIsSaidInWords() {
    assertThat(page())
        .contains("opinion leaders at CNY 12.5, stars at CNY 230.", "意见领袖 CNY 12.5，明星 CNY 230。")
        // their intervals are apart
        .doesNotContain("The intervals overlap")
        .contains("12.5 (8.00\u201319.5)", "unsure: the rules disagree")
        // the price of eleven target customers, and 19 judged people
        .doesNotContain("77.0 (");
    assertThat(FILES.get("audience-kind-fit.csv"))
        .contains("CULTURAL_CELEBRITY,FOLLOWERS,4,4,120,0.1,1.6,1.1,2.3,3,,,,CNY")
        .contains("UNSURE,FOLLOWERS,4,4,<20,,,,,0,,,,CNY");
  }

  @Test
  void needsOfFewPeopleAreNotShown() {
    assertThat(page())
        .contains("sides of the product, 1.", "&lt;u&gt;露营&lt;/u&gt;", "kolscope care --needs")
        .doesNotContain(">noise<");
    // of 25 statements 12 are about the brand, and the rest is as few; 23 people less 13 are ten
    assertThat(FILES.get("audience-needs.csv"))
        .contains("<u>露营</u>,true,ALL,25,23,,,,0.1,,,false,false,远望")
        .contains("service,false,ALL,66,44,33,<20,24,0.4,9.5,,true,false,远望")
        .doesNotContain("noise");
  }

  @Test
  void whatWorksIsSaidInWordsAndSoIsThatNothingDoes() {
    assertThat(page())
        .contains("More response: video. Less: link. For the others no difference found.")
        .contains("响应更多：视频。更少：链接。其余未发现差别。")
        .contains("No difference found: every interval holds 1.")
        .contains("Nothing to compare: no such posts are loaded");
    assertThat(FILES.get("audience-forms.csv")).as("17 people").doesNotContain("poll");
  }

  @Test
  void kindsNeedsAndFormsNameTheDataTheyLack() {
    var bare = files(AudiencesOfNights.saying(VoicesOfNights.bare())).get(ReportPages.AUDIENCE);

    assertThat(bare)
        .contains("No memberships of groups are loaded", "No prices: neither the brief")
        .contains("No words beside badges", "No comments are loaded: whether anybody was answered")
        .contains("Nothing to compare")
        .doesNotContain("A real target customer among the followers costs");
    var none = new Audience.Voices("CNY", List.of(), List.of(), List.of(), List.of());
    assertThat(files(AudiencesOfNights.saying(none)).get(ReportPages.AUDIENCE))
        .contains("None that 20 people or more speak of.");
  }

  @Test
  void aSizeWithoutAnIntervalIsNotKnown() {
    var size = AudiencesOfNights.size(TargetSize.Kind.TARGET, "", 900, 100, 50, null, null);

    assertThat(files(AudiencesOfNights.with(List.of(size))).get(ReportPages.AUDIENCE))
        .contains("Not known with any certainty", "无法确知", "Fewer than three roads");
    assertThat(files(AudiencesOfNights.with(List.of())).get(ReportPages.AUDIENCE))
        .contains("Not known: nobody could be screened", "未知：没有可筛查的人");
  }

  @Test
  void segmentsSayWhoTheyAreAndHowFarTheyStand() {
    assertThat(page())
        .contains("&lt;b&gt;帐篷&lt;/b&gt;", "川西自驾", "远望汽车", "1.8×", "2.3×")
        .contains("stands clearly", "93% the same without a fifth", "doubtful", "存疑")
        .contains("None that stand", "没有稳定的人群")
        .doesNotContain("<b>帐篷", "No clear segments");
    // why one KOL is like another, without what is unknown
    assertThat(page())
        .contains("same fans 41%; same topics 90%: cars, 越野; same people act on both 12%")
        .contains("粉丝相似 41%；内容相似 90%：cars、越野；互动者重合 12%");
  }

  @Test
  void aGuessOfGroupsThatIsMostlyWrongIsNotTold() {
    var wrong = List.of(new LikelyGroup(61, "四驱俱乐部", 120, 31.6, 0.16));

    assertThat(page()).contains("In a trial at least 81% of known members");
    assertThat(files(AudiencesOfNights.grouped(wrong)).get(ReportPages.AUDIENCE))
        .contains("in a trial on known members the guess was wrong too often")
        .doesNotContain("四驱俱乐部", "In a trial at least");
  }

  @Test
  void everyEmptyRoadIsNamed() {
    assertThat(page())
        .contains("The brief asks for nothing on the road “brands followed”")
        .contains("Nothing is known on the road “topics joined”")
        .contains("简报在“关注的品牌”这条路径上没有要求")
        .doesNotContain("the road “what they write”", "the road “communities”");
  }

  @Test
  void everyPageLeadsToItAndBackOnlyWhereThereIsABrief() {
    var with = PAGES.render(Nights.small(), FansOfNights.small(), AudiencesOfNights.small());
    var without = PAGES.render(Nights.small(), FansOfNights.small());

    for (var page : List.of(ReportPages.INDEX, ReportPages.RANKING)) {
      assertThat(with.get(page)).contains("href=\"audience.html\"");
      assertThat(without.get(page)).doesNotContain("audience.html");
    }
    assertThat(with.get("kol/1001.html")).contains("href=\"../audience.html\"");
    assertThat(page()).contains("href=\"index.html\"", "href=\"audience.xlsx\"");
    assertThat(without).doesNotContainKey(ReportPages.AUDIENCE);
    assertThat(PAGES.workbooks(Nights.small(), null)).isEmpty();
  }
}
