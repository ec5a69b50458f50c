package org.kolscope.audience.segment;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.kolscope.schema.Lookalike;
import org.kolscope.schema.Table;

/** Makes the two rows of a pair of {@link Lookalikes}; their place is still to be found. */
record LookalikeTask(Lookalikes settings) implements FlatMapFunction<Row, Row> {

  private static final int VERTICALS = 3;

  /**
   * What is known of a candidate.
   *
   * @param verticals shares of its posts
   */
  record About(long fans, boolean hasActors, Map<String, Double> verticals, TreeSet<String> tags) {

    private static About of(Row row) {
      var verticals = new TreeMap<String, Double>();
      if (!row.isNullAt(2)) {
        row.<Row>getList(2).forEach(v -> verticals.put(v.getString(0), v.getDouble(1)));
      }
      var tags = new TreeSet<String>(row.isNullAt(3) ? List.of() : row.<String>getList(3));
      return new About(row.getLong(0), row.getBoolean(1), verticals, tags);
    }
  }

  @Override
  public Iterator<Row> call(Row row) {
    long account = row.getAs("accountId");
    long other = row.getAs("otherId");
    var one = About.of(row.getAs("one"));
    var two = About.of(row.getAs("other"));
    Double shared = row.getAs("fansShared");
    Double audience =
        Math.min(one.fans(), two.fans()) < settings.leastFans()
            ? null
            : shared == null
                ? Double.valueOf(0)
                : cosine(shared, row.getAs("fansJaccard"), row.getAs("fansOfSmaller"));
    Double jaccard = row.getAs("actorJaccard");
    Double actors =
        !one.hasActors() || !two.hasActors() ? null : jaccard == null ? Double.valueOf(0) : jaccard;
    Double topic = topic(one, two);
    double score = score(audience, topic, actors);
    return Stream.of(new long[] {account, other}, new long[] {other, account})
        .map(
            pair ->
                Table.toRow(
                    new Lookalike(
                        pair[0],
                        pair[1],
                        0,
                        score,
                        audience,
                        topic,
                        actors,
                        shared,
                        verticals(one, two),
                        one.tags().stream().filter(two.tags()::contains).toList())))
        .iterator();
  }

  /** Weighed mean of what is known; 0 where nothing is. */
  private double score(Double audience, Double topic, Double actors) {
    double sum = 0;
    double weights = 0;
    var parts = new Double[] {audience, topic, actors};
    double[] weight = {settings.audienceWeight(), settings.topicWeight(), settings.actorWeight()};
    for (int i = 0; i < parts.length; i++) {
      if (parts[i] != null) {
        sum += weight[i] * parts[i];
        weights += weight[i];
      }
    }
    return weights > 0 ? sum / weights : 0;
  }

  /** Shared by the root of the product of both sizes, which follow from the two shares. */
  static double cosine(double shared, double jaccard, double ofSmaller) {
    if (!(shared > 0 && jaccard > 0 && ofSmaller > 0)) {
      return 0;
    }
    double smaller = shared / ofSmaller;
    double greater = Math.max(smaller, shared / jaccard + shared - smaller);
    return Math.min(1, shared / Math.sqrt(smaller * greater));
  }

  /** Mean of what is known of verticals and tags; null if nothing is. */
  static Double topic(About one, About two) {
    var known = DoubleStream.builder();
    if (!one.verticals().isEmpty() && !two.verticals().isEmpty()) {
      known.add(cosine(one.verticals(), two.verticals()));
    }
    if (!one.tags().isEmpty() && !two.tags().isEmpty()) {
      var all = new TreeSet<>(one.tags());
      all.addAll(two.tags());
      known.add((double) one.tags().stream().filter(two.tags()::contains).count() / all.size());
    }
    var mean = known.build().average();
    return mean.isPresent() ? mean.getAsDouble() : null;
  }

  private static double cosine(Map<String, Double> one, Map<String, Double> two) {
    double product = 0;
    for (var share : one.entrySet()) {
      product += share.getValue() * two.getOrDefault(share.getKey(), 0.0);
    }
    return Math.min(1, product / Math.sqrt(squares(one) * squares(two)));
  }

  private static double squares(Map<String, Double> shares) {
    double sum = 0;
    for (double share : shares.values()) {
      sum += share * share;
    }
    return sum;
  }

  /** Those with the greatest common share, ties by name. */
  private static List<String> verticals(About one, About two) {
    var common = new HashMap<String, Double>();
    one.verticals()
        .forEach(
            (vertical, share) -> {
              if (two.verticals().containsKey(vertical)) {
                common.put(vertical, Math.min(share, two.verticals().get(vertical)));
              }
            });
    return common.entrySet().stream()
        .sorted(
            Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(VERTICALS)
        .map(Map.Entry::getKey)
        .toList();
  }
}
