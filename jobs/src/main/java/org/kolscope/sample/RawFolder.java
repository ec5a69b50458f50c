package org.kolscope.sample;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Writes packed text files below a folder. A file appears under its name when it is whole; one
 * without a line does not appear.
 */
record RawFolder(Path folder) {

  private static final int BUFFER = 1 << 16;

  /** One line after the other, without their ends. */
  interface Lines {
    void line(CharSequence line);
  }

  /** What goes into a file. */
  interface Content {
    void to(Lines lines);
  }

  /**
   * Writes a file.
   *
   * @param name without {@code .gz}
   * @param header the first line, or null
   */
  void write(String name, String header, Content content) {
    var file = folder.resolve(name + ".gz");
    var unfinished = file.resolveSibling("." + file.getFileName() + ".writing");
    try {
      Files.createDirectories(file.getParent());
      long lines;
      try (var out = new FileLines(unfinished, header)) {
        content.to(out);
        lines = out.count;
      }
      if (lines == 0) {
        Files.delete(unfinished);
      } else {
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** Writes a small text as it is. */
  void text(String name, String text) {
    try {
      Files.createDirectories(folder.resolve(name).getParent());
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + folder.resolve(name), e);
    }
  }

  private static final class FileLines implements Lines, AutoCloseable {
    private final Writer out;
    private long count;

    private FileLines(Path file, String header) throws IOException {
      out =
          new BufferedWriter(
              new OutputStreamWriter(new Fast(Files.newOutputStream(file)), StandardCharsets.UTF_8),
              BUFFER);
      if (header != null) {
        out.append(header).append('\n');
      }
    }

    @Override
    public void line(CharSequence line) {
      try {
        out.append(line).append('\n');
        count++;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  /** Packs fast rather than small: a world is made once and read once. */
  private static final class Fast extends GZIPOutputStream {
    private Fast(OutputStream out) throws IOException {
      super(out, BUFFER);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
