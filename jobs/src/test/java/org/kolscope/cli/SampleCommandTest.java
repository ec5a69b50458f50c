package org.kolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that makes worlds. */
class SampleCommandTest {

  private static final Path SAMPLES = Path.of("../data-samples");
  private static final String COMMAND = "./kolscope sample ";

  private static int run(StringWriter err, String... args) {
    var line = Main.commandLine();
    line.setOut(new PrintWriter(new StringWriter(), true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(args);
  }

  @Test
  void theSampleWorldIsWhatTheCommandOfItsReadmeMakes(@TempDir Path folder) throws IOException {
    var command =
        Files.readAllLines(SAMPLES.resolve("README.md")).stream()
            .filter(l -> l.startsWith(COMMAND))
            .findFirst()
            .orElseThrow();
    var again = folder.resolve("world");
    var args =
        Arrays.stream(command.substring("./kolscope ".length()).split(" "))
            .map(a -> a.equals("data-samples/world") ? again.toString() : a)
            .toArray(String[]::new);
    assertThat(args).contains(again.toString());
    var err = new StringWriter();
    assertThat(run(err, args)).as(err.toString()).isZero();
    assertThat(contents(again)).isEqualTo(contents(SAMPLES.resolve("world")));
  }

  @Test
  void theSampleWorldIsAtMostEightMegabytes() throws IOException {
    try (var files = Files.walk(SAMPLES.resolve("world"))) {
      var bytes = files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum();
      assertThat(bytes).isLessThanOrEqualTo(8_000_000);
    }
  }

  /** Length and checksum of every file, unpacked: packers differ between machines. */
  private static Map<String, String> contents(Path folder) throws IOException {
    var contents = new TreeMap<String, String>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        contents.put(folder.relativize(file).toString(), content(file));
      }
    }
    return contents;
  }

  private static String content(Path file) throws IOException {
    var checksum = new CRC32C();
    try (var raw = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        var read = new CheckedInputStream(plain, checksum)) {
      var bytes = read.transferTo(OutputStream.nullOutputStream());
      return bytes + " " + HexFormat.of().toHexDigits(checksum.getValue());
    }
  }
}
