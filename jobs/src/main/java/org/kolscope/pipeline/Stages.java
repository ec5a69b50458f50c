package org.kolscope.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.apache.spark.sql.SparkSession;

/**
 * Runs the stages of a night one after the other, names them to Spark and to whoever watches, and
 * keeps how long each took. Durations are host facts: they go to the manifest and nowhere else.
 */
final class Stages {

  private final SparkSession spark;
  private final Progress progress;
  private final int count;
  private final Map<String, Double> seconds = new LinkedHashMap<>();

  Stages(SparkSession spark, Progress progress, int count) {
    this.spark = spark;
    this.progress = progress;
    this.count = count;
  }

  /** Runs one stage and counts its rows. */
  <T> T run(String name, Supplier<T> work, ToLongFunction<T> rows) {
    var number = seconds.size() + 1;
    spark.sparkContext().setJobDescription(name);
    var start = System.nanoTime();
    var result = work.get();
    var made = rows.applyAsLong(result);
    var took = Math.round((System.nanoTime() - start) / 1e6) / 1e3;
    seconds.put(name, took);
    progress.ended(number, count, name, made, took);
    return result;
  }

  Map<String, Double> seconds() {
    return seconds;
  }
}
