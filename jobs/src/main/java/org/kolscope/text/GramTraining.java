package org.kolscope.text;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.mllib.linalg.Vectors;
import org.apache.spark.mllib.optimization.LBFGS;
import org.apache.spark.mllib.optimization.LogisticGradient;
import org.apache.spark.mllib.optimization.SquaredL2Updater;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.Tuple2;

/**
 * Makes a {@link GramModel} from texts whose class people told. For labels of a rule use {@link
 * BayesTraining}: the regression would learn the rule back (measured in docs/accuracy.md).
 *
 * <p>Each bucket weighs by how much likelier it is in texts of the class than in others, add-one
 * smoothed: log(p / q). Spark's logistic regression corrects these (S. Wang, C. Manning, Baselines
 * and Bigrams, ACL 2012, with logistic instead of hinge loss), {@link Feelings} beside them.
 *
 * <p>Scores of held-out folds calibrate the model (Platt scaling). The examples are read four times
 * and once more per round of the regression, in one task sorted by post, so the model does not
 * depend on partitions; the driver holds two counts per bucket.
 *
 * @param l2 of the regression, above 0
 * @param folds for the calibration, at least 2
 */
record GramTraining(double l2, int folds) implements Serializable {

  /** Columns of examples: a post's number, its folded own words, whether it is of the class. */
  static final StructType EXAMPLE =
      StructType.fromDDL("postId BIGINT NOT NULL, plain STRING NOT NULL, isOf BOOLEAN NOT NULL");

  private static final StructType POINT =
      new StructType()
          .add("label", DataTypes.DoubleType, false)
          .add("features", SQLDataTypes.VectorType(), false);

  /**
   * Feelings weigh less than a gram in the penalty's eyes. Chosen by halves of weibo-emotion: 0.1
   * and 0.3 give the same AUC within 0.001.
   */
  private static final double FEELINGS = 0.3;

  private static final int FEELINGS_AT = Grams.BUCKETS;

  /** A feature that is always 1. */
  private static final int INTERCEPT_AT = Grams.BUCKETS + 1;

  private static final int CORRECTIONS = 10;
  private static final int ROUNDS = 100;
  private static final double TOLERANCE = 1e-6;

  /** Weak, for one coefficient. */
  private static final double L2_OF_CALIBRATION = 1e-6;

  GramTraining {
    if (!(l2 > 0)) {
      throw new IllegalArgumentException("l2 must be above 0, was " + l2);
    }
    if (folds < 2) {
      throw new IllegalArgumentException("folds must be at least 2, was " + folds);
    }
  }

  /** The values that the figures of docs/accuracy.md were measured with. */
  static GramTraining supervised() {
    return new GramTraining(1e-4, 4);
  }

  /**
   * @param examples with the columns of {@link #EXAMPLE}
   * @throws IllegalArgumentException if one of the classes has fewer examples than there are folds
   */
  GramModel of(String name, Dataset<Row> examples) {
    var sorted =
        examples
            .select("postId", "plain", "isOf")
            .coalesce(1)
            .sortWithinPartitions("postId", "plain")
            .localCheckpoint(true);
    long all = sorted.count();
    long ofClass = sorted.where(col("isOf")).count();
    if (Math.min(ofClass, all - ofClass) < folds) {
      throw new IllegalArgumentException(
          "model %s needs at least %d examples of each kind, had %d and %d"
              .formatted(name, folds, ofClass, all - ofClass));
    }
    var whole = fitted(name, sorted);
    List<Dataset<Row>> scores = new ArrayList<>();
    for (int fold = 0; fold < folds; fold++) {
      var isHeldOut = col("postId").mod(folds).plus(folds).mod(folds).equalTo(fold);
      var model = fitted(name, sorted.where(isHeldOut.unary_$bang()));
      scores.add(
          points(
              sorted.where(isHeldOut),
              (grams, f) -> org.apache.spark.ml.linalg.Vectors.dense(model.score(grams, f))));
    }
    var line = calibration().fit(scores.stream().reduce(Dataset::union).orElseThrow().coalesce(1));
    return whole.calibrated(Math.max(1e-3, line.coefficients().apply(0)), line.intercept());
  }

  private GramModel fitted(String name, Dataset<Row> examples) {
    double[] ratios = ratios(examples);
    var found = coefficients(points(examples, (g, f) -> features(ratios, g, f)));
    double[] weights = new double[Grams.BUCKETS];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = ratios[i] * found.apply(i);
    }
    double byFeelings = FEELINGS * found.apply(FEELINGS_AT);
    var line = new GramModel.Line(found.apply(INTERCEPT_AT), byFeelings, 0.5, 1, 0);
    return new GramModel(name, line, narrow(weights));
  }

  /**
   * The minimum of mean log loss + l2 / 2 * squared coefficients, by L-BFGS as it is: the newer
   * LogisticRegression rescales features within, and on rare grams stops long before the minimum
   * (AUC on halves of weibo-emotion 0.941 instead of 0.965).
   */
  private org.apache.spark.mllib.linalg.Vector coefficients(Dataset<Row> points) {
    var data =
        points
            .toJavaRDD()
            .map(
                row ->
                    new Tuple2<Object, org.apache.spark.mllib.linalg.Vector>(
                        row.getDouble(0), Vectors.fromML((Vector) row.get(1))))
            .cache();
    try {
      return LBFGS
          .runLBFGS(
              data.rdd(),
              new LogisticGradient(),
              new SquaredL2Updater(),
              CORRECTIONS,
              TOLERANCE,
              ROUNDS,
              l2,
              Vectors.zeros(INTERCEPT_AT + 1))
          ._1();
    } finally {
      data.unpersist();
    }
  }

  private static float[] narrow(double[] weights) {
    float[] narrow = new float[weights.length];
    for (int i = 0; i < weights.length; i++) {
      narrow[i] = (float) weights[i];
    }
    return narrow;
  }

  private static LogisticRegression calibration() {
    return new LogisticRegression()
        .setFamily("binomial")
        .setRegParam(L2_OF_CALIBRATION)
        .setStandardization(false)
        .setMaxIter(ROUNDS)
        .setTol(TOLERANCE);
  }

  private static Vector features(double[] ratios, int[] grams, Feelings.Weights feelings) {
    int n = grams.length;
    int[] indices = Arrays.copyOf(grams, n + 2);
    double[] values = new double[n + 2];
    for (int i = 0; i < n; i++) {
      values[i] = ratios[grams[i]] * Grams.weight(grams);
    }
    indices[n] = FEELINGS_AT;
    values[n] = FEELINGS * feelings.logOdds();
    indices[n + 1] = INTERCEPT_AT;
    values[n + 1] = 1;
    return org.apache.spark.ml.linalg.Vectors.sparse(INTERCEPT_AT + 1, indices, values);
  }

  private interface Reading extends Serializable {
    Vector of(int[] grams, Feelings.Weights feelings);
  }

  private static Dataset<Row> points(Dataset<Row> examples, Reading reading) {
    return examples
        .map(
            (MapFunction<Row, Row>)
                row ->
                    RowFactory.create(
                        row.getBoolean(2) ? 1.0 : 0.0,
                        reading.of(
                            Grams.of(row.getString(1)), Shared.FEELINGS.of(row.getString(1)))),
            Encoders.row(POINT))
        .coalesce(1)
        .localCheckpoint(true);
  }

  /** One list of words per JVM. */
  private static final class Shared {
    private static final Feelings FEELINGS = Feelings.shipped();
  }

  private static double[] ratios(Dataset<Row> examples) {
    var grams = udf(new Buckets(), DataTypes.createArrayType(DataTypes.IntegerType));
    var counts =
        examples
            .select(explode(grams.apply(col("plain"))).as("bucket"), col("isOf"))
            .groupBy("bucket")
            .agg(
                coalesce(count(when(col("isOf"), lit(1))), lit(0L)).as("own"),
                count(lit(1)).as("all"))
            .collectAsList();
    double[] own = new double[Grams.BUCKETS];
    double[] others = new double[Grams.BUCKETS];
    double allOwn = Grams.BUCKETS;
    double allOthers = Grams.BUCKETS;
    for (var row : counts) {
      own[row.getInt(0)] = row.getLong(1);
      others[row.getInt(0)] = row.getLong(2) - row.getLong(1);
      allOwn += own[row.getInt(0)];
      allOthers += others[row.getInt(0)];
    }
    double[] ratios = new double[Grams.BUCKETS];
    for (int i = 0; i < ratios.length; i++) {
      if (own[i] + others[i] > 0) {
        ratios[i] = Math.log((own[i] + 1) / allOwn) - Math.log((others[i] + 1) / allOthers);
      }
    }
    return ratios;
  }

  private record Buckets() implements UDF1<String, Object> {
    @Override
    public Object call(String plain) {
      return Grams.of(plain);
    }
  }
}
