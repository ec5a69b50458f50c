package org.kolscope.store;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * Keeps a warehouse to one platform and one kind of ids: the same number on two platforms is two
 * people.
 */
public final class WarehousePlatform {

  private static final String FOLDER = "platform";
  private static final String FILE = "platform.txt";

  private WarehousePlatform() {}

  /**
   * Refuses a source of another platform than the warehouse has.
   *
   * @param platform what the source says of itself: platform and kind of ids
   * @throws IllegalArgumentException naming both
   */
  public static void check(SparkSession spark, String warehouse, String platform) {
    var kept = kept(spark, warehouse);
    if (kept != null && !kept.equals(platform)) {
      throw new IllegalArgumentException(
          "warehouse "
              + warehouse
              + " holds "
              + kept
              + ", the source says "
              + platform
              + "; one warehouse holds one platform");
    }
  }

  /** Whose accounts the warehouse holds, as it was written down; null if nothing was loaded yet. */
  public static String kept(SparkSession spark, String warehouse) {
    var kept = new OutFolder(spark, warehouse).read(FOLDER + "/" + FILE);
    return kept == null ? null : new String(kept, StandardCharsets.UTF_8);
  }

  /** Writes down whose accounts the warehouse holds, once. */
  public static void keep(SparkSession spark, String warehouse, String platform) {
    var folder = new OutFolder(spark, warehouse);
    if (folder.read(FOLDER + "/" + FILE) == null) {
      folder.put(FOLDER, Map.of(FILE, platform));
    }
  }
}
