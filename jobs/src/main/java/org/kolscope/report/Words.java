package org.kolscope.report;

import java.util.Objects;

/**
 * One text in both languages of the reports.
 *
 * @param en English
 * @param zh Chinese
 */
public record Words(String en, String zh) {

  public Words {
    Objects.requireNonNull(en, "en");
    Objects.requireNonNull(zh, "zh");
  }
}
