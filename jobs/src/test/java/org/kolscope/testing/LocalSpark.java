package org.kolscope.testing;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a test its {@link SparkSession}: one per JVM, two cores, two shuffle partitions, UTC. */
public final class LocalSpark implements ParameterResolver {

  private static final AtomicInteger CATALOGS = new AtomicInteger();

  @Override
  public boolean supportsParameter(ParameterContext p, ExtensionContext e) {
    return p.getParameter().getType() == SparkSession.class;
  }

  @Override
  public SparkSession resolveParameter(ParameterContext p, ExtensionContext e) {
    return session();
  }

  /** The one session of this JVM. */
  public static SparkSession session() {
    return SparkSession.builder()
        .master("local[2]")
        .appName("test")
        .config("spark.ui.enabled", false)
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", 2)
        // a test runs each plan once or twice over a few rows: compiling it takes longer than
        // running it
        .config("spark.sql.codegen.wholeStage", false)
        .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
        // as in a night on one machine
        .config("spark.sql.adaptive.enabled", false)
        .config("spark.sql.artifact.isolation.enabled", false)
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.ansi.enabled", false)
        .config("spark.sql.datetime.java8API.enabled", true)
        .config("spark.sql.warehouse.dir", "target/spark-warehouse")
        .config(
            "spark.sql.extensions",
            "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions")
        .getOrCreate();
  }

  /** Names a fresh Iceberg catalog whose tables lie below {@code warehouse}. */
  public static String catalog(Path warehouse) {
    var name = "kol" + CATALOGS.incrementAndGet();
    var conf = session().conf();
    conf.set("spark.sql.catalog." + name, "org.apache.iceberg.spark.SparkCatalog");
    conf.set("spark.sql.catalog." + name + ".type", "hadoop");
    conf.set("spark.sql.catalog." + name + ".warehouse", warehouse.toAbsolutePath().toString());
    return name;
  }
}
