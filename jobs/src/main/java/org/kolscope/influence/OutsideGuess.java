package org.kolscope.influence;

import static org.apache.spark.sql.functions.ceil;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.graph.sample.InDegreeImportance;
import org.kolscope.graph.sample.WholeTotals;

/**
 * How important an account of one graph is taken to be where it is outside a sample, and what all
 * of them add up to.
 *
 * @param whole of all accounts with an edge; what landing and importance count is genuine accounts
 * @param importance the guess from an account's followers
 */
record OutsideGuess(WholeTotals whole, InDegreeImportance importance) implements Serializable {

  /** Nobody is outside, so nothing is guessed. */
  static OutsideGuess ofNobody(long accounts) {
    return new OutsideGuess(WholeTotals.even(accounts, 0), new InDegreeImportance(1, 0));
  }

  /**
   * Works the guesses out, by the number of the graph: one job, sums of integers only. What
   * accounts pass on is rounded up, each for itself, so that the edges never carry more than that.
   *
   * @param accounts with {@code passedIn}, see {@link WholeGraphs#withPassedIn}
   * @param damping of the PageRank to be guessed
   */
  static Map<Integer, OutsideGuess> of(Dataset<Row> accounts, double damping) {
    var guesses = new TreeMap<Integer, OutsideGuess>();
    accounts
        .groupBy("graph")
        .agg(
            count(lit(1)),
            sum("genuine"),
            sum(col("outWeight").multiply(col("genuine"))),
            sum(passedOn("genuine")),
            sum(passedOn("passedIn")))
        .collectAsList()
        .forEach(row -> guesses.put(row.getInt(0), of(row, damping)));
    return guesses;
  }

  private static OutsideGuess of(Row sums, double damping) {
    long accounts = sums.getLong(1);
    double landing = Genuine.share(sums.getLong(2));
    double passed = Genuine.share(sums.getLong(4));
    var byLanding = new WholeTotals(accounts, landing, atLeastNothing(landing - passed));
    var guess = InDegreeImportance.of(byLanding, Genuine.share(sums.getLong(3)), damping);
    double guessedPassed = guess.of(passed, Genuine.share(sums.getLong(5)));
    return new OutsideGuess(
        new WholeTotals(accounts, landing, landing, atLeastNothing(landing - guessedPassed)),
        guess);
  }

  private static double atLeastNothing(double kept) {
    return Math.max(0, kept);
  }

  /** What an account passes on of so many units; nothing without an edge out. */
  private static Column passedOn(String units) {
    return when(col("outWeight").equalTo(0L), lit(0L))
        .otherwise(ceil(col(units).cast("double").multiply(genuine())));
  }

  private static Column genuine() {
    return col("genuine").divide((double) Genuine.UNITS);
  }

  /** What an account gives along all its edges out, as a number of accounts. */
  Column given() {
    return lit(importance.perLanding())
        .multiply(col("genuine"))
        .plus(lit(importance.perWeight()).multiply(col("passedIn")))
        .multiply(genuine())
        .divide((double) Genuine.UNITS);
  }
}
