package org.kolscope.pipeline;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.kolscope.intake.Drop.InputFile;
import org.kolscope.schema.Tables;
import org.kolscope.store.Store;

/**
 * How Spark carries out the plans of a night: it compiles each to Java, which for a few rows takes
 * longer than going through them as the plan stands. The rows are the same. A session that was
 * given one of these settings keeps it.
 */
record Plans(SparkSession spark, boolean areInterpreted) {

  /**
   * Bytes of raw files and stored source tables up to which plans are not compiled. Chosen: three
   * times the sample world, which gains a tenth; see docs/decisions/0014.
   */
  private static final long SMALL = 16L << 20;

  private static final Map<String, String> INTERPRETED =
      Map.of(
          "spark.sql.codegen.wholeStage", "false",
          "spark.sql.codegen.factoryMode", "NO_CODEGEN");

  /** For a night of these files. */
  static Plans of(SparkSession spark, Store store, List<InputFile> files) {
    // what was set by somebody: single settings are told with their defaults
    var given = spark.conf().getAll();
    var isFree = INTERPRETED.keySet().stream().noneMatch(given::contains);
    return new Plans(spark, isFree && bytes(store, files) <= SMALL);
  }

  private static long bytes(Store store, List<InputFile> files) {
    return files.stream().mapToLong(InputFile::bytes).sum()
        + Tables.SOURCE.stream().mapToLong(store::bytes).sum();
  }

  /** Plans that are carried out within {@code night} are carried out like this. */
  <T> T run(Supplier<T> night) {
    if (!areInterpreted) {
      return night.get();
    }
    INTERPRETED.forEach((k, v) -> spark.conf().set(k, v));
    try {
      return night.get();
    } finally {
      INTERPRETED.keySet().forEach(spark.conf()::unset);
    }
  }
}
