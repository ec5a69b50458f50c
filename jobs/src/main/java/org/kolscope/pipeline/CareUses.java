package org.kolscope.pipeline;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.kolscope.store.OutFolder;

/**
 * The list {@code careUses} in the manifest of a night: who used {@link Care} and when. A run that
 * writes the manifest of the night anew must carry the list over.
 */
public record CareUses(SparkSession spark, String out) {

  /** The key in the manifest. */
  static final String KEY = "careUses";

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * One use; never says who was shown.
   *
   * @param at when, by the clock
   * @param user who, as the operating system knows them
   * @param peopleShown number of people
   * @param idsAsked whether masked ids were asked for, or else the first of all
   */
  public record Use(Instant at, String user, String brand, int peopleShown, boolean idsAsked) {}

  /** What the manifest of a night has, oldest first; empty if there is none. */
  public List<Map<String, Object>> of(LocalDate night) {
    List<Map<String, Object>> uses = new ArrayList<>();
    if (manifest(night).get(KEY) instanceof List<?> kept) {
      for (var use : kept) {
        uses.add(JSON.convertValue(use, new TypeReference<Map<String, Object>>() {}));
      }
    }
    return uses;
  }

  /** Adds a use to the manifest of a night, in one step. */
  public void add(LocalDate night, Use use) {
    var line = new LinkedHashMap<String, Object>();
    line.put("at", use.at().toString());
    line.put("user", use.user());
    line.put("brand", use.brand());
    line.put("peopleShown", use.peopleShown());
    line.put("idsAsked", use.idsAsked());
    var uses = of(night);
    uses.add(line);
    var manifest = manifest(night);
    manifest.put(KEY, uses);
    new OutFolder(spark, out).putFile(name(night), Manifest.json(manifest));
  }

  /** Takes an entry out of the manifest of a run, if it is there. */
  void without(String run, String entry) {
    var name = "runs/" + run + "/manifest.json";
    var manifest = manifest(name);
    if (manifest.remove(entry) != null) {
      new OutFolder(spark, out).putFile(name, Manifest.json(manifest));
    }
  }

  private Map<String, Object> manifest(LocalDate night) {
    return manifest(name(night));
  }

  private Map<String, Object> manifest(String name) {
    var bytes = new OutFolder(spark, out).read(name);
    if (bytes == null) {
      return new LinkedHashMap<>();
    }
    try {
      return JSON.readValue(bytes, new TypeReference<LinkedHashMap<String, Object>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(name + " is no JSON object", e);
    }
  }

  private static String name(LocalDate night) {
    return "runs/" + night + "/manifest.json";
  }
}
