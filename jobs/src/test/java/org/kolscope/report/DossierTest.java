package org.kolscope.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kolscope.schema.FanQuality;

class DossierTest {

  private static final Map<String, String> FILES =
      new ReportPages().render(Nights.small(), FansOfNights.small());

  private static String rich() {
    return FILES.get("kol/1001.html");
  }

  private static String poor() {
    return FILES.get("kol/1002.html");
  }

  @Test
  void theRankingLinksThePagesThereAre() {
    assertThat(FILES.get(ReportPages.RANKING))
        .contains("href=\"kol/1001.html\"", "href=\"kol/1002.html\"", "81% (77\u201385)")
        .doesNotContain("kol/9007199254740993");
    assertThat(FILES)
        .containsKeys("kol/1001-evidence.csv")
        .doesNotContainKey("kol/1002-evidence.csv");
    assertThat(FILES.get(ReportPages.RANKING_CSV))
        .contains(",told,realFanShare,realFanShareLow95,realFanShareHigh95,grade\r\n")
        .contains(",ABOVE_ZERO,0.8123,0.7749,0.8451,C\r\n", ",NOBODY_JUDGED,,,,D\r\n", ",,,,,\r\n");
  }

  @Test
  void fewPeopleAreNowhereCounted() {
    // 12 influencers, 19 genuine fans of many followees, a batch of 12 and a farm's 9 fans
    assertThat(rich())
        .doesNotContain(">12<", ">19<", ">9<", "2026-03-20-7", "2026-06-01")
        .contains("Not shown: 1 of fewer than 20 fans.", "Not shown: 1 with fewer than 20 fans")
        .contains("&lt; 20");
    // of a batch of 26 with 20 zombies the 6 others could be worked out
    assertThat(rich()).contains("&gt; 23%");
  }

  @Test
  void theBarIsWholeAndItsSmallPiecesAreOne() {
    var bar = FanBar.of(FansOfNights.told(1));

    // 12 influencers are hidden, and with them the 38 coordinated, the smallest of the others
    assertThat(bar.pieces()).hasSize(8);
    assertThat(bar.pieces().get(7).style()).isEqualTo("fans-small");
    assertThat(bar.pieces().get(7).width()).isEqualTo("2.50%");
    assertThat(bar.pieces().get(7).x()).isEqualTo("97.50%");
    assertThat(bar.cells()).extracting(c -> c.count().text()).contains("< 20", "\u2014", "760");
  }

  @Test
  void whatIsNotKnownIsNeverZero() {
    assertThat(poor())
        .contains("No share is told: none of its fans was judged.", "n/a")
        .contains("Nights of which its followers are known: 1.")
        .doesNotContain("<svg class=\"growth\"");
  }

  @Test
  void prizeHuntersAreAShareOfTheFansWhoseActsAreKnownAndSmallOnesAreNotToldApart() {
    assertThat(rich()).containsPattern("抽奖党（不是判定）.*</dt><dd>86 <small>6%</small>"); // of 1,500
    assertThat(poor()).containsPattern("抽奖党（不是判定）.*</dt><dd><span class=\"na\">");
    assertThat(hunters(0L)).isEqualTo("0%");
    assertThat(hunters(19L)).isEqualTo("< 1%");
    assertThat(hunters(1_490L)).isEqualTo("> 99%");
    assertThat(hunters(null)).isNull();
  }

  private static String hunters(Long count) {
    var fans = FansOfNights.told(1001);
    var none = List.<Dossier.FarmLine>of();
    var kol = Nights.small().kols().get(0);
    var dossier =
        new Dossier(
            kol, Moves.unknown(), fans, List.of(), none, List.of(), List.of(), 0, count, List.of());
    return new DossierView(Nights.small(), dossier, new Script(""), List.of(), false)
        .prizeHunterShare()
        .text();
  }

  @Test
  void aProfileExpertThatJudgedNobodyIsSaidWhereFansAreJudged() {
    assertThat(rich()).contains("nobody was judged by profile", "kolscope train");
  }

  @Test
  void nobodyIsAccused() {
    for (var page : List.of(rich(), poor())) {
      assertThat(page.toLowerCase(java.util.Locale.ROOT)).doesNotContain("bought", "fake", "fraud");
    }
    assertThat(rich()).contains("signals consistent with", "does not say who had it done");
  }

  @Test
  void everyVerdictHasItsSentenceInBothLanguages() {
    for (var told : FanQuality.Told.values()) {
      var fans = withTold(told);
      assertThat(FanWords.verdict(fans).en()).isNotBlank().doesNotContain("null");
      assertThat(FanWords.verdict(fans).zh()).isNotBlank().doesNotContain("null");
    }
  }

  private static FanQuality withTold(FanQuality.Told told) {
    var f = told.isRefused() ? FansOfNights.untold(1) : FansOfNights.told(1);
    return new FanQuality(
        f.accountId(),
        f.followersCount(),
        f.fansCount(),
        f.judgedCount(),
        f.unjudgedCount(),
        f.zombiesCount(),
        f.coordinatedCount(),
        f.unsureCount(),
        f.genuineCount(),
        f.typeNoDataCount(),
        f.typeMassFollowerCount(),
        f.typeInfluencerCount(),
        f.typeZombieCount(),
        f.typeInactiveCount(),
        f.typeCoordinatedCount(),
        f.typeUnsureCount(),
        f.typeUnjudgedCount(),
        f.typeRealCount(),
        told,
        f.realFanShare(),
        f.realFanShareLow95(),
        f.realFanShareHigh95(),
        f.realFanShareKindsLow95(),
        f.realFanShareKindsHigh95(),
        f.worstKind(),
        f.errorsFrom(),
        f.coverageShare(),
        f.grade(),
        f.choice(),
        f.reachTo499Count(),
        f.reachTo999Count(),
        f.reachTo1500Count(),
        f.reachOver1500Count(),
        f.reachUnknownCount(),
        f.actsKnownCount(),
        f.active7Count(),
        f.active30Count(),
        f.active90Count(),
        f.visibleFans(),
        f.visibleFansOfCount(),
        f.loyalCount(),
        f.loyalPerThousand(),
        f.newestJudgedCount(),
        f.newestZombieShare(),
        f.olderJudgedCount(),
        f.olderZombieShare(),
        f.newestDifference());
  }

  @Test
  void evidenceIsAFileThatASpreadsheetDoesNotRun() {
    assertThat(FILES.get("kol/1001-evidence.csv"))
        .startsWith("\uFEFFaccount,call,family,signal,value,")
        .contains(
            "\r\n'-42,ZOMBIE,TIME_COHORT,joinedBurst,271.0,18.4,2.7,1001,,2026-03-12T00:00:00Z,")
        .contains(",'=1+1,");
    assertThat(rich()).contains("href=\"1001-evidence.csv\"");
  }

  @Test
  void wordsOfStrangersAreEscaped() {
    assertThat(rich()).contains("<bdi>&lt;b&gt;热&lt;/b&gt;</bdi>");
    assertThat(poor()).contains("Tea &amp; ").doesNotContain("<b>\"");
  }
}
