package org.kolscope.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A text of the class path that is put into the pages: a script or a style sheet.
 *
 * @param text its text
 */
record Script(String text) {

  /** The version in the path is the one the build declares; a new one is named here too. */
  private static final String ECHARTS =
      "/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.min.js";

  static Script echarts() {
    return read(ECHARTS);
  }

  static Script own(String name) {
    return read("/org/kolscope/report/" + name);
  }

  private static Script read(String path) {
    try (InputStream in = Script.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("not on the class path: " + path);
      }
      return new Script(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A content policy: nothing may be loaded, and only these scripts may run. */
  static String policy(List<Script> scripts) {
    return scripts.stream()
        .map(Script::allowance)
        .collect(
            Collectors.joining(
                " ",
                "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
                    + " form-action 'none'; script-src ",
                ""));
  }

  /** The source expression that lets a browser run this script and no other. */
  String allowance() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
