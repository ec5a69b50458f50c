package org.kolscope.influence.whole;

import java.util.function.Function;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** What a graph in blocks wants of the cluster. */
record BlockContext(SparkContext spark) {

  /** Tasks that run at a time. */
  int parallelism() {
    return spark.defaultParallelism();
  }

  <T> Broadcast<T> send(T value) {
    return JavaSparkContext.fromSparkContext(spark).broadcast(value);
  }

  /** Sends to all, once for each executor, only as long as the work lasts. */
  <T, R> R sending(T value, Function<Broadcast<T>, R> work) {
    var sent = send(value);
    try {
      return work.apply(sent);
    } finally {
      sent.destroy();
    }
  }
}
