package org.kolscope.authenticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.testing.LocalSpark;

/**
 * Three followees 901 to 903 with 100 other fans, one a day from day 0; fans 1 to 50 are block 1.
 */
@ExtendWith(LocalSpark.class)
class OwnPaceTest {

  private static final int OTHERS = 100;
  private static final int FANS = 50;

  private final List<Row> timed = new ArrayList<>();

  private void follow(long fan, long followee, int day) {
    timed.add(RowFactory.create(fan, followee, day, day, false));
  }

  private OwnPaceTest others() {
    for (long followee = 901; followee <= 903; followee++) {
      for (int i = 0; i < OTHERS; i++) {
        follow(1000 * followee + i, followee, i);
      }
    }
    return this;
  }

  /** The block's fans on every {@code step}-th day from {@code from} on. */
  private void block(long followee, int from, int step) {
    for (int i = 0; i < FANS; i++) {
      follow(1 + i, followee, from + i * step);
    }
  }

  private Dataset<Row> judged(SparkSession spark) {
    var rows = new ArrayList<Row>();
    for (long fan = 1; fan <= FANS; fan++) {
      var evidence = new ArrayList<Row>();
      for (long followee = 901; followee <= 903; followee++) {
        evidence.add(RowFactory.create("blockFollow", 1, 50.0, 1.0, 3.0, followee, 50L));
      }
      rows.add(RowFactory.create(fan, 1.0, 9.0, 1L, evidence.toArray(Row[]::new)));
    }
    rows.add(RowFactory.create(99L, 0.0, -9.0, null, new Row[0]));
    return spark.createDataFrame(rows, BlockJudgement.JUDGED);
  }

  private Dataset<Row> timed(SparkSession spark) {
    return spark.createDataFrame(
        timed,
        StructType.fromDDL(
            "followerId BIGINT, followeeId BIGINT, day INT, at INT, isGuarded BOOLEAN"));
  }

  private double distance(SparkSession spark) {
    return new OwnPace().distances(judged(spark), timed(spark)).first().getDouble(1);
  }

  @Test
  void fansThatComeEveryOtherDayCameLikeTheOthers(SparkSession spark) {
    others();
    for (long followee = 901; followee <= 903; followee++) {
      block(followee, 0, 2);
    }
    assertThat(distance(spark)).isZero();
    var applied =
        new OwnPace().applied(judged(spark), timed(spark), new Calibration(1, 0)).collectAsList();
    assertThat(applied).hasSize(FANS + 1);
    for (var row : applied) {
      boolean isOfBlock = row.getLong(0) <= FANS;
      assertThat(row.getDouble(2)).isEqualTo(isOfBlock ? OwnPace.EXONERATED : -9.0);
      assertThat(row.isNullAt(3)).isTrue();
    }
  }

  /**
   * All within the first half: at day 49 all of the block and half of the others have come, D =
   * 0.5; m = 50 * 100 / 150, so that distance² = 0.25 - 0.8225 / 33.33 = 0.2253.
   */
  @Test
  void fansOfTheFirstHalfOfTheTimeAreADelivery(SparkSession spark) {
    others();
    for (long followee = 901; followee <= 903; followee++) {
      block(followee, 0, 1);
    }
    assertThat(distance(spark)).isCloseTo(Math.sqrt(0.22533), within(1e-4));
    assertThat(
            new OwnPace()
                .applied(judged(spark), timed(spark), new Calibration(1, 0))
                .where("clusterId = 1")
                .count())
        .isEqualTo(FANS);
  }

  @Test
  void oneStarThatWasDeliveredToDoesNotCondemnAClub(SparkSession spark) {
    others();
    block(901, 0, 2);
    block(902, 0, 2);
    block(903, 0, 1);
    assertThat(distance(spark)).isZero();
  }

  @Test
  void nothingIsSaidOfFollowsWithoutTimes(SparkSession spark) {
    assertThat(new OwnPace().distances(judged(spark), timed(spark)).isEmpty()).isTrue();
  }
}
