package org.kolscope.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LineCopyTest {

  private static final byte[] NOT_UTF8 = {(byte) 0xC3, 0x28, 0};

  private static String copy(String text, Map<Long, Long> runs, Map<Long, Long> places)
      throws IOException {
    var out = new ByteArrayOutputStream();
    var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    assertThat(LineCopy.copy(in, new TreeMap<>(runs), out)).isEqualTo(places);
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  @Test
  void linesAreCopiedByteByByteWithTheirEnds() throws IOException {
    var bad = new String(NOT_UTF8, StandardCharsets.ISO_8859_1);
    assertThat(copy("a\r\n" + bad + "\r\nc\nd", Map.of(2L, 2L, 4L, 4L), Map.of(2L, 1L, 4L, 2L)))
        .isEqualTo(bad + "\r\nd\n");
  }

  @Test
  void blankLinesComeAlongOnlyBetweenWantedLines() throws IOException {
    assertThat(
            copy(
                "\nh\n\nx\n\ny\n \n\nz\n\n",
                Map.of(2L, 2L, 6L, 6L, 9L, 9L),
                Map.of(2L, 1L, 6L, 2L, 9L, 5L)))
        .isEqualTo("h\ny\n \n\nz\n");
  }

  @Test
  void aRunBeyondTheEndIsNotFound() throws IOException {
    assertThat(copy("a\nb\n", Map.of(1L, 2L, 4L, 4L), Map.of(1L, 1L))).isEqualTo("a\nb\n");
  }
}
