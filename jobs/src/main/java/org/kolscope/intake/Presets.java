package org.kolscope.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.kolscope.schema.KnownNames;

/** The sources that ship with Kolscope: crawlers and public formats that people really have. */
public final class Presets {

  /** Their names, in the order of the README. */
  public static final List<String> NAMES =
      List.of(
          "kolscope",
          "weibo-spider-jsonl",
          "weibo-crawler-csv",
          "twitter-v1",
          "weibo-fan-network",
          "weibo-labelled",
          "bought-followers",
          "weibo-cascades",
          "edge-list");

  private Presets() {}

  /**
   * The preset of that name.
   *
   * @throws IllegalArgumentException naming the nearest preset there is
   */
  public static Source named(String name) {
    return YamlFile.read("preset " + name, text(name), Source.class);
  }

  /** Its text, to copy and change. */
  public static String text(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException("no preset " + name + KnownNames.nearest(name, NAMES));
    }
    try (var in = Presets.class.getResourceAsStream("presets/" + name + ".yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
