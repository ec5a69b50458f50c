package org.kolscope.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.kolscope.schema.KolRank.Group;
import org.kolscope.schema.QualityFigure.Level;
import org.kolscope.schema.QualityFigure.Outcome;

class DigestTest {

  @Test
  void aPublishedNightInOneLine() {
    assertThat(Digest.line(NightPages.full("老陈")).en())
        .isEqualTo(
            "Kolscope 2026-03-31 WARN, published: 58 KOLs (+1 −3), top 老陈, 山茶与海, 科技小报;"
                + " Follow 2,590 rows (+1% on the median); 552 rows quarantined; 3 warnings:"
                + " freshness Post.createdAt: 31 h (allowed 0 – 63)");
    assertThat(Digest.line(NightPages.full("老陈")).zh())
        .startsWith("Kolscope 2026-03-31 有告警，已发布：58 个 KOL (+1 −3)，前列 老陈、山茶与海、科技小报；关注 2,590 行");
  }

  @Test
  void aStoppedNightSaysWhatStoppedItAndWhatReadersSee() {
    assertThat(Digest.line(NightPages.stopped()).en())
        .isEqualTo(
            "Kolscope 2026-03-31 STOP, not published: volume Follow: 412 (allowed 1,300 – 2,600);"
                + " nothing was published before");
    var words = new Words("Post: 61 of 100 rows would be quarantined", "帖子：100 行中有 61 行会被隔离");
    assertThat(Digest.line(NightPages.stopped(words, List.of())).zh())
        .isEqualTo("Kolscope 2026-03-31 已中止，未发布：帖子：100 行中有 61 行会被隔离；此前没有已发布的数据");
  }

  @Test
  void aNameCanNeitherCallPeopleNorLinkNorTurnTheLine() {
    var kol =
        Nights.kol(
            7, "@all <!here>\n[x](http://evil.example)\u202E", 1, 1, 1, Group.A, 1, 1, 1., 1., 1.);
    var page = NightPages.withKols(List.of(kol), NightPages.stopped());
    var published = NightPages.withKols(List.of(kol), NightPages.full());

    assertThat(Digest.line(published).en())
        .contains("top all here x http evi…")
        .doesNotContain("@", "<", "[", "://", "\u202E", "\n");
    assertThat(Digest.line(page).en()).doesNotContain("all here");
  }

  @Property(tries = 300, seed = "31")
  void theLineIsShortAndPlainWhateverTheTextsHold(@ForAll String text) {
    for (var page : List.of(NightPages.full(text), stoppedBy(text))) {
      var words = Digest.line(page);
      for (String line : List.of(words.en(), words.zh())) {
        assertThat(line.length()).isLessThanOrEqualTo(Digest.MAX_LENGTH);
        assertThat(line).startsWith("Kolscope 2026-03-31 ");
        assertThat(line)
            .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}@<>]")
            .doesNotContain("://");
      }
    }
  }

  private static NightPage stoppedBy(String text) {
    var figure =
        NightPages.figure(
            "volume", "Follow", "", Level.ERROR, Outcome.BREACH, 1, 1, null, null, text);
    return NightPages.stopped(null, List.of(new NightRule(figure, null, List.of())));
  }
}
