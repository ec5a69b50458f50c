package org.kolscope.cli;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.kolscope.store.Store;

/**
 * The one place where a Spark session is built: embedded on all cores of this machine, or whatever
 * spark-submit set up.
 */
final class Session implements AutoCloseable {

  /** The catalog used unless another is named. */
  static final String CATALOG = "kol";

  private final SparkSession spark;
  private final String catalog;

  private Session(SparkSession spark, String catalog) {
    this.spark = spark;
    this.catalog = catalog;
  }

  /**
   * @param catalog a catalog Spark is configured with, or null for our own in {@code warehouse}
   */
  static Session open(String catalog, String warehouse) {
    var builder = SparkSession.builder().appName("kolscope");
    var isEmbedded = System.getProperty("spark.master") == null;
    if (isEmbedded) {
      embedded(builder);
    }
    // times are UTC and a value that cannot be cast is null, which intake then judges
    builder
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.ansi.enabled", false)
        .config("spark.sql.datetime.java8API.enabled", true)
        .config(
            "spark.sql.extensions",
            "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions");
    if (catalog == null) {
      var name = "spark.sql.catalog." + CATALOG;
      builder
          .config(name, "org.apache.iceberg.spark.SparkCatalog")
          .config(name + ".type", "hadoop")
          .config(name + ".warehouse", absolute(warehouse));
    }
    return new Session(builder.getOrCreate(), catalog == null ? CATALOG : catalog);
  }

  /** A session for a command that stores nothing. */
  static Session withoutWarehouse() {
    // nothing asks the catalog, so nothing is made there
    return open(null, System.getProperty("java.io.tmpdir"));
  }

  private static void embedded(SparkSession.Builder builder) {
    var cores = Runtime.getRuntime().availableProcessors();
    builder
        .master("local[*]")
        .config("spark.ui.enabled", false)
        // re-planning after every stage costs a small run more than it can win
        .config("spark.sql.adaptive.enabled", false)
        // nobody adds classes to the session; looking for such costs every plan a call over the net
        .config("spark.sql.artifact.isolation.enabled", false)
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config(
            "spark.sql.shuffle.partitions",
            Integer.getInteger("spark.sql.shuffle.partitions", Math.max(2, cores)))
        .config("spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir"));
  }

  private static String absolute(String warehouse) {
    // a scheme such as hdfs: or s3a:; one letter is a drive
    return warehouse.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")
        ? warehouse
        : Path.of(warehouse).toAbsolutePath().normalize().toString();
  }

  SparkSession spark() {
    return spark;
  }

  Store store() {
    return new Store(spark, catalog);
  }

  @Override
  public void close() {
    spark.stop();
  }
}
