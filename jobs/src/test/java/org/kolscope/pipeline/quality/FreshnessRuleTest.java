package org.kolscope.pipeline.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kolscope.pipeline.quality.Earlier.NIGHT;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kolscope.schema.Post;
import org.kolscope.schema.QualityFigure;
import org.kolscope.schema.QualityFigure.Outcome;

class FreshnessRuleTest {

  /** The figure of posts whose newest is of this time; the night ends at 16:00 UTC. */
  private static QualityFigure posts(String newest) {
    var micros = newest == null ? null : Instant.parse(newest).getEpochSecond() * 1_000_000;
    return FreshnessRule.defaults()
        .figures(
            Map.of(Post.class, new SeenTable(1, Map.of(), micros, null, null)),
            NIGHT,
            ZoneId.of("Asia/Shanghai"))
        .get(0);
  }

  @Test
  void hoursAreCountedToTheEndOfTheNightInItsZone() {
    assertThat(posts("2026-03-31T15:59:58Z").value()).isEqualTo(2.0 / 3600);
    assertThat(posts("2026-03-31T04:00:00Z").value()).isEqualTo(12);
  }

  @Test
  void postsOlderThanTwoDaysAreStale() {
    assertThat(posts("2026-03-29T16:00:00Z").outcome()).isEqualTo(Outcome.OK);

    var stale = posts("2026-03-29T15:00:00Z");
    assertThat(stale.outcome()).isEqualTo(Outcome.BREACH);
    assertThat(stale.value()).isEqualTo(49);
    assertThat(stale.badValue()).isEqualTo("2026-03-29T15:00:00Z");
  }

  @Test
  void whatDidNotComeHasNoAge() {
    assertThat(posts(null).outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
    assertThat(FreshnessRule.defaults().figures(Map.of(), NIGHT, ZoneId.of("UTC")))
        .hasSize(3)
        .allMatch(f -> f.outcome() == Outcome.NOT_APPLICABLE && f.value() == null);
  }
}
