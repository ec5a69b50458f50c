package org.kolscope.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0; 0",
        "12; 12",
        "2659; 2,659",
        "2556.5; 2,557",
        "0.031415926; 0.03142",
        "0.00001234; 0.00001234",
        "0.0000001234; 1.234E-7",
        "-3.5; -3.5",
        "NaN; NaN",
        "1e300; 1E+300",
      })
  void numbersAreReadAtAGlance(double value, String text) {
    assertThat(Figure.number(value).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0,0 B",
    "1023,1023 B",
    "1024,1.0 KiB",
    "1536,1.5 KiB",
    "10485760,10 MiB",
    "1099511627776,1.0 TiB",
    "9223372036854775807,8192 PiB",
  })
  void bytesHaveUnitsOf1024(long bytes, String text) {
    assertThat(Figure.bytes(bytes).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0,0.00 s",
    "0.42,0.42 s",
    "0.996,1.0 s",
    "9.96,10 s",
    "59.6,1 min 0 s",
    "754.4,12 min 34 s",
    "12000,3 h 20 min",
  })
  void durationsAreReadAsOneSaysThem(double seconds, String text) {
    assertThat(Figure.duration(seconds).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0.0401,+4%", "-0.5,−50%", "0.001,±0%", "12,'+1,200%'"})
  void changesHaveASign(double share, String text) {
    assertThat(Figure.change(share).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0.0034,0.34%", "0.000031,0.0031%", "0.5,50%", "1,100%", "0,0%"})
  void smallSharesKeepTwoDigits(double share, String text) {
    assertThat(Figure.share(share).text()).isEqualTo(text);
  }
}
