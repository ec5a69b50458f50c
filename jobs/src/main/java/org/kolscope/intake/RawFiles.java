package org.kolscope.intake;

import java.io.EOFException;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.kolscope.intake.Source.Format;

/**
 * The raw files below one folder, on any file system that Hadoop knows.
 *
 * @param root the input folder, or the folder of the one input file
 * @param files all of them, by path below the root, sorted
 */
record RawFiles(String root, List<RawFile> files) {

  /** Files in this folder of a night are raw files as if they lay beside it; they come later. */
  static final String REPAIRED = "repaired/";

  /** Paths of raw files in the order in which they were written: repaired ones last. */
  static final Comparator<String> LATER =
      Comparator.comparing((String path) -> path.startsWith(REPAIRED))
          .thenComparing(Comparator.naturalOrder());

  /**
   * One file.
   *
   * @param path below the root, with {@code /}
   * @param location where Hadoop finds it
   * @param bytes its size
   */
  record RawFile(String path, String location, long bytes) implements Serializable {

    private static final long serialVersionUID = 1;

    boolean isRepaired() {
      return path.startsWith(REPAIRED);
    }

    /** The path as patterns and expressions see it: as if it lay outside of {@code repaired/}. */
    String place() {
      return isRepaired() ? path.substring(REPAIRED.length()) : path;
    }

    String fileName() {
      return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The name without ending: {@code comment_77_1} of {@code a/comment_77_1.jsonl.gz}. */
    String stem() {
      var name = unpacked(fileName());
      var dot = name.lastIndexOf('.');
      return dot > 0 ? name.substring(0, dot) : name;
    }

    /** The name of the folder it lies in; empty at the root. */
    String folder() {
      var place = place();
      var parent = place.substring(0, Math.max(0, place.lastIndexOf('/')));
      return parent.substring(parent.lastIndexOf('/') + 1);
    }

    boolean isPacked() {
      return path.endsWith(".gz");
    }
  }

  /**
   * Lists the files of {@code input}, a folder or one file; hidden ones (a dot or underscore first)
   * are left out, as Hadoop does.
   *
   * @throws IntakeException if it is not there
   */
  static RawFiles below(String input, Configuration hadoop) {
    var path = new Path(input);
    try {
      var system = path.getFileSystem(hadoop);
      var root = system.getFileStatus(path);
      if (root.isFile()) {
        var file = new RawFile(path.getName(), root.getPath().toString(), root.getLen());
        return new RawFiles(input, List.of(file));
      }
      refuseUnreadableNames(path, system);
      List<RawFile> found = new ArrayList<>();
      var base = root.getPath().toUri().getPath();
      var all = system.listFiles(path, true);
      while (all.hasNext()) {
        var file = all.next();
        var below = below(base, file);
        if (!below.startsWith(".") && !below.startsWith("_") && !below.contains("/.")) {
          found.add(new RawFile(below, file.getPath().toString(), file.getLen()));
        }
      }
      found.sort(Comparator.comparing(RawFile::path));
      return new RawFiles(input, List.copyOf(found));
    } catch (FileNotFoundException e) {
      throw new IntakeException("no input folder or file " + input, e);
    } catch (IOException e) {
      throw new IntakeException("cannot list " + input + ": " + e.getMessage(), e);
    }
  }

  /**
   * Java reads names of local files in the encoding of the process's locale, and Hadoop leaves out,
   * without a word, what that garbles. So it is looked for, and refused.
   */
  private static void refuseUnreadableNames(Path folder, FileSystem system) throws IOException {
    if (!system.getScheme().equals("file")
        || StandardCharsets.UTF_8.name().equalsIgnoreCase(System.getProperty("sun.jnu.encoding"))) {
      return;
    }
    var root = new File(system.makeQualified(folder).toUri().getPath());
    var todo = new ArrayDeque<>(List.of(root));
    while (!todo.isEmpty()) {
      var files = todo.remove().listFiles();
      for (var file : files == null ? new File[0] : files) {
        if (file.getName().indexOf('\uFFFD') >= 0) {
          throw new IntakeException(
              "a file name in "
                  + file.getParent()
                  + " cannot be read in the encoding "
                  + System.getProperty("sun.jnu.encoding")
                  + "; set LC_ALL=C.UTF-8");
        }
        if (file.isDirectory()) {
          todo.add(file);
        }
      }
    }
  }

  private static String below(String base, FileStatus file) {
    var path = file.getPath().toUri().getPath();
    return path.substring(base.endsWith("/") ? base.length() : base.length() + 1);
  }

  /** Files whose place, without {@code .gz}, matches the glob. */
  List<RawFile> matching(String glob) {
    var matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    return files.stream()
        .filter(f -> matcher.matches(java.nio.file.Path.of(unpacked(f.place()))))
        .toList();
  }

  /** A name without {@code .gz}. */
  static String unpacked(String name) {
    return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
  }

  /** Opens a file for its raw rows. */
  static RawReader open(RawFile file, Reading how, Configuration hadoop) {
    try {
      var stream = unpackedStream(file, hadoop);
      var encoding = Charset.forName(how.encoding());
      if (how.format() == Format.JSON) {
        var strict =
            encoding
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        return new JsonDocumentRows(new InputStreamReader(stream, strict));
      }
      var lines = new PhysicalLines(stream, encoding, how.maxLineBytes());
      return switch (how.format()) {
        case CSV, TSV -> new CsvRows(lines, how.delimiter(), how.cellCount(), how.maxLineBytes());
        case JSONL -> new JsonLineRows(lines);
        case EDGES -> new EdgeRows(lines, false);
        case ADJACENCY -> new EdgeRows(lines, true);
        case JSON, PARQUET -> throw new IllegalStateException("no text rows in " + file.path());
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * How to take a text file apart.
   *
   * @param cellCount cells a row must have, 0 for any number
   */
  record Reading(Format format, String encoding, char delimiter, int cellCount, int maxLineBytes)
      implements Serializable {
    private static final long serialVersionUID = 1;
  }

  /** The bytes of a file, unpacked if it is packed. */
  static InputStream unpackedStream(RawFile file, Configuration hadoop) throws IOException {
    var path = new Path(file.location());
    InputStream raw = path.getFileSystem(hadoop).open(path);
    if (!file.isPacked()) {
      return raw;
    }
    try {
      return new WholeGzip(raw);
    } catch (ZipException | EOFException e) {
      raw.close();
      return new BrokenStream();
    }
  }

  /** Java stops in silence where bytes follow that are no further member; here that is a break. */
  private static final class WholeGzip extends GZIPInputStream {

    private static final int TRAILER = 8;

    WholeGzip(InputStream packed) throws IOException {
      super(packed, 1 << 16);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      var count = super.read(into, offset, length);
      if (count < 0) {
        for (int i = len - inf.getRemaining() + TRAILER; i < len; i++) {
          // packers may fill up with zeros
          if (buf[i] != 0) {
            throw new ZipException("bytes after the end of the packed file");
          }
        }
      }
      return count;
    }
  }

  /** A stream that breaks at its first byte: a packed file without even a header. */
  private static final class BrokenStream extends InputStream {
    @Override
    public int read() throws IOException {
      throw new ZipException("no gzip header");
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return read();
    }
  }

  /**
   * SHA-256 of a file as it lies there, in hex, and another digest of it that is never shown: who
   * does not have the file cannot know it.
   */
  record Digests(String sha256, String secret) implements Serializable {
    private static final long serialVersionUID = 1;
  }

  /** The digests of a file. */
  static Digests digests(RawFile file, Configuration hadoop) {
    try {
      var path = new Path(file.location());
      var digest = MessageDigest.getInstance("SHA-256");
      var secret = MessageDigest.getInstance("SHA-256");
      secret.update("kolscope mask key".getBytes(StandardCharsets.UTF_8));
      try (var in = new DigestInputStream(path.getFileSystem(hadoop).open(path), digest)) {
        in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), secret));
      }
      var hex = HexFormat.of();
      return new Digests(hex.formatHex(digest.digest()), hex.formatHex(secret.digest()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
