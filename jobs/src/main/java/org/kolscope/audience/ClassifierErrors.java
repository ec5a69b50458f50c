package org.kolscope.audience;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.io.Serializable;
import java.util.Collections;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.schema.Label;
import org.kolscope.schema.Table;
import org.kolscope.schema.Verdict;

/**
 * How often verdicts are wrong: counted on the labels of the warehouse where these are enough, else
 * as measured elsewhere. The labels must not be those the experts were trained on.
 *
 * @param kinds what was measured elsewhere, by kind of zombie; must not be empty, for there is no
 *     honest guess
 * @param leastLabels judged zombies and judged genuine accounts, each, from which on the labels of
 *     the warehouse are taken; at least 1. Default 100, chosen: with fewer the sensitivity of a
 *     good classifier is known no better than to 8 points, and the interval says little.
 */
public record ClassifierErrors(SortedMap<String, Labelled> kinds, int leastLabels)
    implements Serializable {

  private static final int DEFAULT_LEAST_LABELS = 100;

  public ClassifierErrors {
    if (kinds.isEmpty()) {
      throw new IllegalArgumentException("kinds must hold at least 1 kind of zombie, was empty");
    }
    if (leastLabels < 1) {
      throw new IllegalArgumentException("leastLabels must be at least 1, was " + leastLabels);
    }
    kinds = Collections.unmodifiableSortedMap(new TreeMap<>(kinds));
  }

  /** With the default number of labels. */
  public ClassifierErrors(SortedMap<String, Labelled> kinds) {
    this(kinds, DEFAULT_LEAST_LABELS);
  }

  /**
   * All kinds together: their zombies add up; of the genuine accounts, which usually are the same
   * for all kinds, the largest set counts, of several that with the most false alarms.
   */
  Labelled pooled() {
    var genuine =
        kinds.values().stream()
            .max(
                Comparator.comparingInt(Labelled::genuineCount)
                    .thenComparing(Labelled::genuineFoundCount, Comparator.reverseOrder()))
            .orElseThrow();
    return new Labelled(
        kinds.values().stream().mapToInt(Labelled::zombiesCount).sum(),
        kinds.values().stream().mapToInt(Labelled::zombiesFoundCount).sum(),
        genuine.genuineCount(),
        genuine.genuineFoundCount());
  }

  boolean isEnough(Labelled labels) {
    return labels.zombiesCount() >= leastLabels && labels.genuineCount() >= leastLabels;
  }

  /**
   * One row: the four counts of {@link Labelled}. Accounts on which labels differ and those on
   * which a person decided say nothing about the classifier.
   */
  static Dataset<Row> counted(Table<Label> labels, Table<Verdict> verdicts) {
    var agreed =
        labels
            .rows()
            .groupBy("accountId")
            .agg(countDistinct("label").as("labels"), first("label").as("label"))
            .where(col("labels").equalTo(1));
    var judged = verdicts.rows().where(col("call").isNotNull().and(not(col("isAppealed"))));
    var isZombie = col("label").equalTo(Label.Judgement.ZOMBIE.name());
    var isCalled = col("call").equalTo(Verdict.Call.ZOMBIE.name());
    return agreed
        .join(judged, new String[] {"accountId"}, "inner")
        .agg(
            number(isZombie).as("zombies"),
            number(isZombie.and(isCalled)).as("zombiesFound"),
            number(not(isZombie)).as("genuine"),
            number(not(isZombie).and(not(isCalled))).as("genuineFound"));
  }

  private static Column number(Column condition) {
    return count(when(condition, 1)).cast("int");
  }
}
