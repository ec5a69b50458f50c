package org.kolscope.pipeline;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.report.StageFigures;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class StageMeterTest {

  private final SparkSession spark = LocalSpark.session();

  @AfterEach
  void forgetTheDescription() {
    spark.sparkContext().setJobDescription(null);
  }

  @Test
  void everyStageOfTheNightGetsTheWorkDoneUnderItsName() {
    try (var meter = StageMeter.start(spark)) {
      describe("narrow");
      assertThat(spark.range(0, 100, 1, 5).toJavaRDD().count()).isEqualTo(100);
      describe("wide");
      spark.range(0, 1000, 1, 4).repartition(3, col("id")).toJavaRDD().count();
      describe(null);
      spark.range(0, 10, 1, 1).toJavaRDD().count();

      var figures = meter.figures();

      assertThat(figures.keySet()).containsExactly("narrow", "wide", StageMeter.OTHER);
      assertThat(figures.get("narrow"))
          .extracting(StageFigures::tasksCount, StageFigures::shuffleWriteBytes)
          .containsExactly(5L, 0L);
      var wide = figures.get("wide");
      assertThat(wide.tasksCount()).isEqualTo(4 + 3);
      assertThat(wide.shuffleWriteBytes()).isPositive().isEqualTo(wide.shuffleReadBytes());
      assertThat(figures.get(StageMeter.OTHER).tasksCount()).isEqualTo(1);
    }
  }

  /** Adaptive execution and broadcasts run on threads of Spark's own. */
  @Test
  void workOnOtherThreadsIsCountedUnderTheSameName() {
    try (var meter = StageMeter.start(spark)) {
      describe("join");
      var small = spark.range(0, 10, 1, 1).withColumnRenamed("id", "small");
      var joined =
          spark
              .range(0, 1000, 1, 4)
              .join(broadcast(small), col("id").mod(10).equalTo(col("small")))
              .groupBy("small")
              .count();
      assertThat(joined.collectAsList()).hasSize(10);

      var figures = meter.figures();

      assertThat(figures.keySet()).containsExactly("join");
      assertThat(figures.get("join").tasksCount()).isGreaterThanOrEqualTo(1 + 4 + 1);
      assertThat(figures.get("join").peakMemoryBytes()).isPositive();
    }
  }

  @Test
  void aTaskThatTakesLongerThanTheOthersIsSkew() {
    var slow =
        udf(
            (UDF1<Long, Long>)
                id -> {
                  Thread.sleep(id == 0 ? 1200 : 150);
                  return id;
                },
            DataTypes.LongType);
    try (var meter = StageMeter.start(spark)) {
      describe("skewed");
      spark.range(0, 5, 1, 5).select(slow.apply(col("id"))).toJavaRDD().count();

      var figures = meter.figures().get("skewed");

      assertThat(figures.slowestTaskSeconds()).isBetween(1.2, 30.0);
      assertThat(figures.medianTaskSeconds()).isBetween(0.15, figures.slowestTaskSeconds());
      assertThat(figures.skew()).isGreaterThan(1);
    }
  }

  @Test
  void nothingIsMeasuredAfterClosing() {
    var meter = StageMeter.start(spark);
    describe("before");
    JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(List.of(1, 2), 2).count();
    var before = meter.figures();
    meter.close();

    spark.range(0, 100, 1, 5).toJavaRDD().count();
    try (var other = StageMeter.start(spark)) {
      other.figures(); // the events of the job are out
    }

    assertThat(before.get("before").tasksCount()).isEqualTo(2);
    assertThat(meter.heard()).isEqualTo(before);
  }

  private void describe(String stage) {
    spark.sparkContext().setJobDescription(stage);
  }
}
