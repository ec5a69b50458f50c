package org.kolscope.authenticity;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.linalg.Matrices;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.regression.IsotonicRegression;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.kolscope.authenticity.LabelledProfiles.Example;

/**
 * Fits the coefficients of one {@link Judge} and its calibration with Spark's logistic and isotonic
 * regression.
 *
 * @param traits features with baseline and spread; their coefficients do not count
 * @param leastCore least coefficient of core features
 * @param most largest coefficient
 * @param disguise part of its deviation that a zombie keeps in its second copy, which weighs half;
 *     1 for no copy
 * @param quietShare weight of people with at most 100 posts among the genuine; 0 for as they come
 */
record ProfileFit(
    List<Trait> traits, double leastCore, double most, double disguise, double quietShare)
    implements Serializable {

  /** Posts up to which a person is quiet. */
  static final int QUIET = 100;

  private static final int FOLDS = 5;

  /** Weak: coefficients are of the order of 1. */
  private static final double L2 = 1e-3;

  private static final int ROUNDS = 300;

  /** No calibration is surer than one in 500. */
  private static final double LEAST_PROBABILITY = 0.002;

  private static final StructType FEATURES =
      new StructType()
          .add("label", DataTypes.DoubleType, false)
          .add("weight", DataTypes.DoubleType, false)
          .add("features", SQLDataTypes.VectorType(), false);

  private static final StructType SCORES =
      StructType.fromDDL("label DOUBLE NOT NULL, weight DOUBLE NOT NULL, score DOUBLE NOT NULL");

  /** Weight of one account of each kind: each class weighs 1/2, whatever its size. */
  record Weights(double zombie, double active, double quiet) implements Serializable {

    double of(Example e) {
      return e.isZombie() ? zombie : isQuiet(e) ? quiet : active;
    }
  }

  /** Coefficients found. */
  record Fitted(double intercept, List<Trait> traits) implements Serializable {

    double logOdds(Profile profile) {
      double sum = intercept;
      for (var trait : traits) {
        sum += trait.contribution(profile);
      }
      return sum;
    }
  }

  private static boolean isQuiet(Example e) {
    return e.profile().posts() <= QUIET;
  }

  Weights weights(List<Example> examples) {
    double zombies = examples.stream().filter(Example::isZombie).count();
    double quiet = examples.stream().filter(e -> !e.isZombie() && isQuiet(e)).count();
    double active = examples.size() - zombies - quiet;
    double ofQuiet =
        quietShare == 0 || quiet == 0 || active == 0 ? quiet / (quiet + active) : quietShare;
    return new Weights(
        0.5 / zombies,
        active == 0 ? 0 : 0.5 * (1 - ofQuiet) / active,
        quiet == 0 ? 0 : 0.5 * ofQuiet / quiet);
  }

  /**
   * @param weights one per set
   * @param heldOut fold that is left out; -1 for none
   */
  Fitted fit(List<LabelledProfiles> sets, List<Weights> weights, int heldOut) {
    Dataset<Row> rows = null;
    for (int i = 0; i < sets.size(); i++) {
      var ofSet = weights.get(i);
      var next =
          sets.get(i)
              .rows()
              .flatMap(
                  (FlatMapFunction<Row, Row>) row -> training(row, ofSet, heldOut),
                  Encoders.row(FEATURES));
      rows = rows == null ? next : rows.union(next);
    }
    return fit(rows.coalesce(1).localCheckpoint(true));
  }

  private Iterator<Row> training(Row row, Weights weights, int heldOut) {
    var example = LabelledProfiles.example(row);
    var rows = new ArrayList<Row>();
    if (fold(example.accountId()) != heldOut) {
      double weight = weights.of(example);
      double[] surprises =
          traits.stream().mapToDouble(t -> t.surprise(example.profile())).toArray();
      rows.add(RowFactory.create(example.isZombie() ? 1.0 : 0.0, weight, Vectors.dense(surprises)));
      if (example.isZombie() && disguise < 1) {
        for (int i = 0; i < surprises.length; i++) {
          surprises[i] *= disguise * disguise;
        }
        rows.add(RowFactory.create(1.0, weight / 2, Vectors.dense(surprises.clone())));
      }
    }
    return rows.iterator();
  }

  private Fitted fit(Dataset<Row> rows) {
    int n = traits.size();
    double[] least = new double[n];
    double[] largest = new double[n];
    for (int i = 0; i < n; i++) {
      least[i] = traits.get(i).feature().isCore() ? leastCore : 0;
      largest[i] = most;
    }
    var model =
        new LogisticRegression()
            .setFamily("binomial")
            .setWeightCol("weight")
            .setRegParam(L2)
            .setStandardization(false)
            .setMaxIter(ROUNDS)
            .setTol(1e-9)
            .setLowerBoundsOnCoefficients(Matrices.dense(1, n, least))
            .setUpperBoundsOnCoefficients(Matrices.dense(1, n, largest))
            .fit(rows);
    var fitted = new ArrayList<Trait>();
    for (int i = 0; i < n; i++) {
      fitted.add(traits.get(i).weighing(model.coefficients().apply(i)));
    }
    return new Fitted(model.intercept(), fitted);
  }

  /** From accounts that were held out when their score was fitted. */
  Steps calibratedByFolds(List<LabelledProfiles> sets, List<Weights> weights) {
    var perFold = new ArrayList<Fitted>();
    for (int fold = 0; fold < FOLDS; fold++) {
      perFold.add(fit(sets, weights, fold));
    }
    var scores = new ArrayList<Dataset<Row>>();
    for (int i = 0; i < sets.size(); i++) {
      var ofSet = weights.get(i);
      scores.add(
          sets.get(i)
              .rows()
              .map(
                  (MapFunction<Row, Row>)
                      row -> {
                        var e = LabelledProfiles.example(row);
                        return scored(e, ofSet, perFold.get(fold(e.accountId())));
                      },
                  Encoders.row(SCORES)));
    }
    return calibrated(scores);
  }

  /** From sets that were held out whole. */
  Steps calibratedBySets(List<LabelledProfiles> sets, List<Weights> weights) {
    var scores = new ArrayList<Dataset<Row>>();
    for (int i = 0; i < sets.size(); i++) {
      var others = new ArrayList<>(sets);
      var theirs = new ArrayList<>(weights);
      others.remove(i);
      theirs.remove(i);
      var fitted = fit(others, theirs, -1);
      var ofSet = weights.get(i);
      scores.add(
          sets.get(i)
              .rows()
              .map(
                  (MapFunction<Row, Row>)
                      row -> scored(LabelledProfiles.example(row), ofSet, fitted),
                  Encoders.row(SCORES)));
    }
    return calibrated(scores);
  }

  private static Row scored(Example example, Weights weights, Fitted fitted) {
    return RowFactory.create(
        example.isZombie() ? 1.0 : 0.0, weights.of(example), fitted.logOdds(example.profile()));
  }

  private static Steps calibrated(List<Dataset<Row>> scores) {
    var model =
        new IsotonicRegression()
            .setFeaturesCol("score")
            .setWeightCol("weight")
            .fit(scores.stream().reduce(Dataset::union).orElseThrow().coalesce(1));
    return new Steps(
        Numbers.of(model.boundaries().toArray()),
        Numbers.of(model.predictions().toArray())
            .each(p -> Math.max(LEAST_PROBABILITY, Math.min(1 - LEAST_PROBABILITY, p))));
  }

  private static int fold(long accountId) {
    return fold(accountId, 1, FOLDS);
  }

  /** Fold of an account, from the mixed bits of its id (Stafford's mix 13). */
  static int fold(long accountId, long salt, int folds) {
    long id = accountId + salt * 0x9e3779b97f4a7c15L;
    long z = (id ^ (id >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return (int) Math.floorMod(z ^ (z >>> 31), (long) folds);
  }
}
