package org.kolscope.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.kolscope.graph.Digraph;

/**
 * Names the code that runs: the hash of its own classes and resources and the version of Spark. The
 * same sources built twice have the same version, whatever the date and the commit; a changed line
 * changes it.
 */
public final class CodeVersion {

  private static final String FOLDER = "org/kolscope";

  private CodeVersion() {}

  /** The first 12 hex digits of the SHA-256 over all files of ours, by name. */
  public static String current() {
    Map<String, byte[]> files = new TreeMap<>();
    for (var type : new Class<?>[] {CodeVersion.class, Digraph.class}) {
      add(files, type);
    }
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      files.forEach(
          (name, bytes) -> {
            digest.update(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            digest.update(bytes);
          });
      digest.update(
          org.apache
              .spark
              .package$
              .MODULE$
              .SPARK_VERSION()
              .getBytes(java.nio.charset.StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void add(Map<String, byte[]> files, Class<?> type) {
    try {
      var place = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(place)) {
        addBelow(files, place, place.resolve(FOLDER));
        return;
      }
      try (var jar = FileSystems.newFileSystem(URI.create("jar:" + place.toUri()), Map.of())) {
        addBelow(files, jar.getPath("/"), jar.getPath("/" + FOLDER));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void addBelow(Map<String, byte[]> files, Path root, Path folder)
      throws IOException {
    try (var all = Files.walk(folder)) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        var name = root.relativize(file).toString().replace('\\', '/');
        files.put(name, Files.readAllBytes(file));
      }
    }
  }
}
