package org.kolscope.pipeline.quality;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.kolscope.pipeline.quality.Question.Answer;
import org.kolscope.schema.Account;
import org.kolscope.schema.QualityFigure;
import org.kolscope.schema.QualityFigure.Level;
import org.kolscope.schema.Table;

/**
 * {@code distribution-drift} and {@code category-drift}: do the same accounts look like other
 * accounts?
 *
 * <p>Compared are accounts with themselves: those that came with a profile tonight and had one
 * before, their values tonight with their values before. Which accounts a crawl visits changes from
 * night to night and moves every distribution; what an account shows does not move much overnight.
 *
 * <ul>
 *   <li>Counters: the two-sample Kolmogorov-Smirnov statistic D, the greatest distance between the
 *       two distribution functions. Not its p-value: with many accounts every difference is
 *       significant. D does not change under a rising transformation, so there is no need for
 *       logarithms. Accounts that lack one of the two values are left out.
 *   <li>Categories: the population stability index, see {@link Stability}; null is a category.
 * </ul>
 *
 * <p>Cost: one join of tonight's accounts with those before; the sample comes to the driver.
 * Deterministic: the sample is the {@code sampleAccounts} accounts with the least xxhash64 of their
 * id, ties by id.
 *
 * @param sampleAccounts accounts compared, at least 1 and at most 100,000; default 5,000: D is then
 *     known to about 0.03, and it is two megabytes
 * @param minAccounts accounts below which nothing is said, at least 1; default 400: two independent
 *     samples of 400 of one distribution differ by more than {@code 1.358 * sqrt(2 / 400) = 0.096}
 *     in one of twenty cases (Smirnov's limit), just below {@code maxDistance}; the two samples
 *     here are the same accounts, and differ less
 * @param maxDistance greatest D that is fine, in [0, 1]; default 0.1: chosen, no more than a tenth
 *     of the accounts have changed sides of any value
 * @param maxStabilityIndex greatest index that is fine, at least 0; default 0.2: chosen within the
 *     0.1 to 0.25 that the rule of thumb calls a moderate change (B. Yurdakul and J. Naranjo,
 *     Statistical properties of the population stability index, Journal of Risk Model Validation,
 *     2020, who also show that chance alone gives {@code (categories - 1) * 2 / n}: 0.045 for ten
 *     categories of 400 accounts each night)
 * @param categories categories that are told apart, null and the rest included, at least 3; default
 *     10
 */
public record DriftRule(
    int sampleAccounts,
    int minAccounts,
    double maxDistance,
    double maxStabilityIndex,
    int categories) {

  private static final int MOST_ACCOUNTS = 100_000;
  private static final int LEAST_CATEGORIES = 3;
  private static final List<String> COUNTERS =
      List.of("followersCount", "followeesCount", "postsCount");
  private static final List<String> CODES = List.of("gender", "verifiedType");
  private static final String BEFORE = "Before";

  public DriftRule {
    if (sampleAccounts < 1 || sampleAccounts > MOST_ACCOUNTS) {
      throw new IllegalArgumentException(
          "sampleAccounts must be from 1 to 100000, was " + sampleAccounts);
    }
    if (minAccounts < 1) {
      throw new IllegalArgumentException("minAccounts must be at least 1, was " + minAccounts);
    }
    Shares.check("maxDistance", maxDistance);
    if (!(maxStabilityIndex >= 0 && maxStabilityIndex < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "maxStabilityIndex must be a number of at least 0, was " + maxStabilityIndex);
    }
    if (categories < LEAST_CATEGORIES) {
      throw new IllegalArgumentException("categories must be at least 3, was " + categories);
    }
  }

  static DriftRule defaults() {
    return new DriftRule(5_000, 400, 0.1, 0.2, 10);
  }

  /** A value of one account before and tonight; either may be null. */
  record Pair<T>(T before, T now) {}

  /**
   * Five figures, whether accounts came or not.
   *
   * @param tonight the accounts that came; null if none did
   */
  List<QualityFigure> figures(Table<?> tonight, Table<Account> before) {
    var sample = tonight == null ? List.<Row>of() : sample(tonight, before);
    List<QualityFigure> figures = new ArrayList<>();
    for (var counter : COUNTERS) {
      figures.add(counterDrift(counter, pairs(sample, counter)));
    }
    for (var code : CODES) {
      figures.add(categoryDrift(code, pairs(sample, code)));
    }
    return figures;
  }

  QualityFigure counterDrift(String counter, List<Pair<Long>> pairs) {
    var question = new Question(Rule.DISTRIBUTION_DRIFT, "Account", counter);
    var both = pairs.stream().filter(p -> p.before() != null && p.now() != null).toList();
    if (both.size() < minAccounts) {
      return question.withoutBounds(Level.WARN, Answer.unmeasured(both.size()));
    }
    var before = both.stream().mapToDouble(Pair::before).toArray();
    var now = both.stream().mapToDouble(Pair::now).toArray();
    // the statistic draws nothing; only exact p-values, not asked for here, do
    var distance = new KolmogorovSmirnovTest().kolmogorovSmirnovStatistic(before, now);
    var medians =
        String.format(
            Locale.ROOT, "%.0f -> %.0f", new Median().evaluate(before), new Median().evaluate(now));
    return question.held(Level.WARN, Answer.of(both.size(), distance, medians), null, maxDistance);
  }

  QualityFigure categoryDrift(String code, List<Pair<String>> pairs) {
    var question = new Question(Rule.CATEGORY_DRIFT, "Account", code);
    var known = pairs.stream().anyMatch(p -> p.before() != null || p.now() != null);
    if (pairs.size() < minAccounts || !known) {
      return question.withoutBounds(Level.WARN, Answer.unmeasured(pairs.size()));
    }
    var stability =
        Stability.of(
            pairs.stream().map(Pair::before).toList(),
            pairs.stream().map(Pair::now).toList(),
            categories);
    return question.held(
        Level.WARN,
        Answer.of(pairs.size(), stability.index(), stability.mostMoved()),
        null,
        maxStabilityIndex);
  }

  private List<Row> sample(Table<?> tonight, Table<Account> before) {
    var compared = Stream.concat(COUNTERS.stream(), CODES.stream()).toList();
    var was =
        before
            .rows()
            .where(Profiles.isProfile())
            .select(
                Stream.concat(
                        Stream.of(col("accountId").as("id")),
                        compared.stream().map(c -> col(c).as(c + BEFORE)))
                    .toArray(Column[]::new));
    return tonight
        .rows()
        .where(Profiles.isProfile())
        .join(was, col("accountId").equalTo(col("id")), "inner")
        .orderBy(xxhash64(col("id")), col("id"))
        .limit(sampleAccounts)
        .select(
            compared.stream()
                .flatMap(c -> Stream.of(col(c + BEFORE), col(c)))
                .toArray(Column[]::new))
        .collectAsList();
  }

  @SuppressWarnings("unchecked")
  private static <T> List<Pair<T>> pairs(List<Row> sample, String column) {
    return sample.stream()
        .map(r -> new Pair<>((T) r.getAs(column + BEFORE), (T) r.getAs(column)))
        .toList();
  }
}
