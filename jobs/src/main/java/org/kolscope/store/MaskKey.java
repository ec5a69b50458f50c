package org.kolscope.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/**
 * The key that masks private persons. Given as a file, that file is the key. Else a warehouse keeps
 * one of its own, drawn from the content of the first drop it loaded: the same input gives the same
 * masked ids, later nights can be joined with earlier ones, and who has neither the raw files nor
 * the warehouse cannot undo it.
 */
public final class MaskKey {

  /** Shorter keys could be tried out; 16 bytes are 128 bits. */
  private static final int MIN_BYTES = 16;

  private static final String FOLDER = "keys";
  private static final String FILE = "mask.key";

  private MaskKey() {}

  /**
   * The mask of a warehouse that is being written.
   *
   * @param keyFile the file given, or null
   * @param secrets digests of the input that are shown nowhere
   */
  public static Mask of(
      SparkSession spark, String warehouse, String keyFile, List<String> secrets) {
    if (keyFile == null && new OutFolder(spark, warehouse).read(FOLDER + "/" + FILE) == null) {
      new OutFolder(spark, warehouse).put(FOLDER, Map.of(FILE, digest(secrets)));
    }
    return of(spark, warehouse, keyFile);
  }

  /**
   * The mask of a warehouse that was written before.
   *
   * @throws IllegalArgumentException if there is no key, or a short one
   */
  public static Mask of(SparkSession spark, String warehouse, String keyFile) {
    var place = keyFile == null ? new Path(new Path(warehouse, FOLDER), FILE) : new Path(keyFile);
    var key =
        new OutFolder(spark, String.valueOf(place.getParent() == null ? "." : place.getParent()))
            .read(place.getName());
    if (key == null) {
      throw new IllegalArgumentException("no mask key " + place);
    }
    if (key.length < MIN_BYTES) {
      throw new IllegalArgumentException(
          "mask key " + place + " must have at least " + MIN_BYTES + " bytes, has " + key.length);
    }
    return new Mask(key);
  }

  private static String digest(List<String> secrets) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      secrets.forEach(s -> digest.update(s.getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
