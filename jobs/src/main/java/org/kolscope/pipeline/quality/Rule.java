package org.kolscope.pipeline.quality;

import java.util.Arrays;
import java.util.Locale;

/** The set rules, by the names they have in {@code QualityFigure.rule} and docs/quality.md. */
enum Rule {
  VOLUME,
  QUARANTINED_SHARE,
  DUPLICATE_SHARE,
  REFERENTIAL,
  FRESHNESS,
  DISTRIBUTION_DRIFT,
  CATEGORY_DRIFT,
  NULL_SHARE,
  CAPPED_COUNTER,
  CRAWL_SHORT;

  /** Such as {@code quarantined-share}. */
  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Rule named(String text) {
    return Arrays.stream(values())
        .filter(r -> r.text().equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no quality rule " + text));
  }
}
