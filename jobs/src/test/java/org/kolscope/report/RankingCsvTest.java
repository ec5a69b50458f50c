package org.kolscope.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RankingCsvTest {

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\uFF1D1+1", "\uFF20x"})
  void aTextThatASpreadsheetWouldRunGetsAnApostrophe(String text) {
    assertThat(RankingCsv.text(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a,b|\"a,b\"",
        "say \"hi\"|\"say \"\"hi\"\"\"",
        "plain|plain",
        "=\"x\"|\"'=\"\"x\"\"\""
      })
  void aTextWithACommaOrAQuoteIsQuoted(String text, String cell) {
    assertThat(RankingCsv.text(text)).isEqualTo(cell);
  }

  @Test
  void aTextWithALineBreakIsQuoted() {
    assertThat(RankingCsv.text("a\r\nb")).isEqualTo("\"a\r\nb\"");
    assertThat(RankingCsv.text("\r=1")).isEqualTo("\"'\r=1\"");
  }

  @Test
  void theFileBeginsWithAByteOrderMarkAndHasOneRowPerKol() {
    String csv = RankingCsv.of(Nights.small().kols(), Fans.UNSEEN);

    assertThat(csv).startsWith("\uFEFFaccountId,screenName,verifiedType,basis,rank,");
    assertThat(List.of(csv.split("\r\n"))).hasSize(4);
    assertThat(csv).endsWith("\r\n").contains("\r\n9007199254740993,,0,FANS,3,2,3,C,40.0,");
  }
}
