package org.kolscope.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/**
 * The key that masks private persons. Given as a file, that file is the key. Else a warehouse keeps
 * one of its own, drawn from the content of the first drop it loaded: the same input gives the same
 * masked ids, later nights can be joined with earlier ones, and who has neither the raw files nor
 * the warehouse cannot undo it. Where the file system has permissions, only the owner may read it;
 * on others, such as object stores, keep the warehouse itself closed or give a file.
 *
 * <p>A warehouse remembers the fingerprint of the key that its nights were masked with, and refuses
 * every other: nights with different masks cannot be joined, and nobody would notice.
 */
public final class MaskKey {

  /** Shorter keys could be tried out; 16 bytes are 128 bits. */
  private static final int MIN_BYTES = 16;

  private static final String FOLDER = "keys";
  private static final String FILE = "mask.key";

  /** Not in the folder of the key: it may be read by everybody who reads the tables. */
  private static final String KNOWN = "mask";

  private static final String KNOWN_FILE = "fingerprint.txt";

  private MaskKey() {}

  /**
   * The mask of a warehouse that is being written; its fingerprint is kept.
   *
   * @param keyFile the file given, or null
   * @param secrets digests of the input that are shown nowhere
   * @throws IllegalArgumentException if there is no key, a short one, or another than before
   */
  public static Mask of(
      SparkSession spark, String warehouse, String keyFile, List<String> secrets) {
    var folder = new OutFolder(spark, warehouse);
    if (keyFile == null && folder.read(FOLDER + "/" + FILE) == null) {
      refuseLost(warehouse, fingerprint(spark, warehouse));
      folder.putPrivate(FOLDER, Map.of(FILE, digest(secrets)));
    }
    var mask = of(spark, warehouse, keyFile);
    if (folder.read(KNOWN + "/" + KNOWN_FILE) == null) {
      folder.put(KNOWN, Map.of(KNOWN_FILE, mask.fingerprint()));
    }
    return mask;
  }

  /**
   * The mask of a warehouse that was written before.
   *
   * @throws IllegalArgumentException if there is no key, a short one, or another than the nights
   *     were masked with
   */
  public static Mask of(SparkSession spark, String warehouse, String keyFile) {
    var place = keyFile == null ? new Path(new Path(warehouse, FOLDER), FILE) : new Path(keyFile);
    var mask = read(spark, place);
    fingerprint(spark, warehouse)
        .filter(known -> !known.equals(mask.fingerprint()))
        .ifPresent(
            known -> {
              throw new IllegalArgumentException(
                  ("mask key %s has fingerprint %s, but the nights of warehouse %s were masked"
                          + " with key %s; give that key, or write to a new OUT and backfill")
                      .formatted(place, mask.fingerprint(), warehouse, known));
            });
    return mask;
  }

  /** Which key the nights of a warehouse were masked with; empty if there are none yet. */
  public static Optional<String> fingerprint(SparkSession spark, String warehouse) {
    var folder = new OutFolder(spark, warehouse);
    var known = folder.read(KNOWN + "/" + KNOWN_FILE);
    if (known != null) {
      return Optional.of(new String(known, StandardCharsets.UTF_8).strip());
    }
    // written before fingerprints were kept
    var own = folder.read(FOLDER + "/" + FILE);
    return own == null ? Optional.empty() : Optional.of(new Mask(own).fingerprint());
  }

  /** A warehouse whose key came from a file does not get one of its own later. */
  private static void refuseLost(String warehouse, Optional<String> known) {
    known.ifPresent(
        k -> {
          throw new IllegalArgumentException(
              ("no mask key is given, but the nights of warehouse %s were masked with key %s;"
                      + " give that key as privacy.mask-key-file, or write to a new OUT and"
                      + " backfill")
                  .formatted(warehouse, k));
        });
  }

  private static Mask read(SparkSession spark, Path place) {
    var folder = place.getParent() == null ? "." : place.getParent().toString();
    var key = new OutFolder(spark, folder).read(place.getName());
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
