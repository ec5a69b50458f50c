package org.kolscope.pipeline.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kolscope.pipeline.quality.Earlier.nights;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kolscope.intake.Drop.Counts;
import org.kolscope.schema.QualityFigure;
import org.kolscope.schema.QualityFigure.Outcome;

class RowsRuleTest {

  private static final Question DUPLICATES = new Question(Rule.DUPLICATE_SHARE, "Post", "");

  private static QualityFigure figure(Rule rule, Counts counts, History history) {
    List<QualityFigure> figures =
        RowsRule.defaults().figures(Map.of("Post", counts), history, HistoryWindow.defaults());
    return Earlier.only(figures.stream().filter(f -> f.rule().equals(rule.text())).toList());
  }

  @Test
  void moreThanATwentiethQuarantinedWarnsWithTheCommonestReason() {
    var counts = new Counts(100, 94, 0, 6, Map.of("self-follow", 2L, "future-time", 4L));

    var f = figure(Rule.QUARANTINED_SHARE, counts, new History());

    assertThat(f.outcome()).isEqualTo(Outcome.BREACH);
    assertThat(f.value()).isEqualTo(0.06);
    assertThat(f.failedCount()).isEqualTo(6);
    assertThat(f.badValue()).isEqualTo("future-time 4");
    assertThat(
            figure(
                    Rule.QUARANTINED_SHARE,
                    new Counts(100, 95, 0, 5, Map.of("future-time", 5L)),
                    new History())
                .outcome())
        .isEqualTo(Outcome.OK);
  }

  @Test
  void noRowsHaveNoShares() {
    var f = figure(Rule.QUARANTINED_SHARE, new Counts(0, 0, 0, 0, Map.of()), new History());

    assertThat(f.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
    assertThat(f.value()).isNull();
  }

  @Test
  void duplicatesAreHeldAgainstTheUsualShareOfThem() {
    var nineOfTen = new Counts(100, 10, 90, 0, Map.of());

    assertThat(figure(Rule.DUPLICATE_SHARE, nineOfTen, nights(DUPLICATES, 0.9, 0.8, 0.9)).outcome())
        .isEqualTo(Outcome.OK);
    assertThat(figure(Rule.DUPLICATE_SHARE, nineOfTen, nights(DUPLICATES, 0.5, 0.9, 0.6)))
        .extracting(QualityFigure::outcome, QualityFigure::high)
        .containsExactly(Outcome.BREACH, 0.8);
    assertThat(figure(Rule.DUPLICATE_SHARE, nineOfTen, nights(DUPLICATES, 0, 0)).outcome())
        .isEqualTo(Outcome.NOT_APPLICABLE);
  }
}
