package org.kolscope.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DossierFolderTest {

  @Test
  void theFingerprintIsThatOfTheListThatSha256sumWrites() {
    var report =
        new TreeMap<>(
            Map.of(
                "index.html", "i", "kol/2.html", "two", "kol/10.html", "ten", "kol/2-e.csv", ""));

    // printf ten >10.html; printf two >2.html; : >2-e.csv; LC_ALL=C sha256sum * | sha256sum
    assertThat(DossierFolder.of(report)).isEqualTo(new DossierFolder(2, 3, "eb3168394ce3"));
  }

  @Test
  void aReportWithoutPagesOfKolsHasNone() {
    assertThat(DossierFolder.of(new TreeMap<>(Map.of("index.html", "i"))).pages()).isZero();
  }
}
