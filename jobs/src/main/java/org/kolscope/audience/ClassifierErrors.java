package org.kolscope.audience;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
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
 * @param kinds what was measured elsewhere, one per kind of zombie; there is no honest guess, so
 *     none where nothing was measured, and then no share is told
 * @param leastLabels judged zombies and judged genuine accounts, each, from which on the labels of
 *     the warehouse are taken; at least 1. Default 100, chosen: with fewer the sensitivity of a
 *     good classifier is known no better than to 8 points, and the interval says little.
 */
public record ClassifierErrors(List<Kind> kinds, int leastLabels) implements Serializable {

  private static final int DEFAULT_LEAST_LABELS = 100;

  /**
   * What was measured on one kind of zombie, such as an attack or a vendor; see {@link Labelled}.
   *
   * @param name of the kind
   */
  public record Kind(
      String name, int zombiesCount, int zombiesFoundCount, int genuineCount, int genuineFoundCount)
      implements Serializable {

    public Kind {
      Labelled.requirePart("zombiesFoundCount", zombiesFoundCount, "zombiesCount", zombiesCount);
      Labelled.requirePart("genuineFoundCount", genuineFoundCount, "genuineCount", genuineCount);
    }

    Labelled labelled() {
      return new Labelled(zombiesCount, zombiesFoundCount, genuineCount, genuineFoundCount);
    }
  }

  public ClassifierErrors {
    kinds = List.copyOf(kinds);
    if (kinds.stream().map(Kind::name).distinct().count() < kinds.size()) {
      throw new IllegalArgumentException("kinds must have different names, were " + kinds);
    }
    if (leastLabels < 1) {
      throw new IllegalArgumentException("leastLabels must be at least 1, was " + leastLabels);
    }
  }

  /** With the default number of labels. */
  public ClassifierErrors(List<Kind> kinds) {
    this(kinds, DEFAULT_LEAST_LABELS);
  }

  /**
   * All kinds together: their zombies add up; of the genuine accounts, which usually are the same
   * for all kinds, the largest set counts, of several that with the most false alarms.
   */
  Labelled pooled() {
    if (kinds.isEmpty()) {
      return new Labelled(0, 0, 0, 0);
    }
    var genuine =
        kinds.stream()
            .max(
                Comparator.comparingInt(Kind::genuineCount)
                    .thenComparing(Kind::genuineFoundCount, Comparator.reverseOrder()))
            .orElseThrow();
    return new Labelled(
        kinds.stream().mapToInt(Kind::zombiesCount).sum(),
        kinds.stream().mapToInt(Kind::zombiesFoundCount).sum(),
        genuine.genuineCount(),
        genuine.genuineFoundCount());
  }

  boolean isEnough(Labelled labels) {
    return labels.zombiesCount() >= leastLabels && labels.genuineCount() >= leastLabels;
  }

  /**
   * One row: the four counts of {@link Labelled}. Accounts on which labels differ say nothing; of
   * those on which a person decided it counts what the experts said.
   */
  static Dataset<Row> counted(Table<Label> labels, Table<Verdict> verdicts) {
    var agreed =
        labels
            .rows()
            .groupBy("accountId")
            .agg(countDistinct("label").as("labels"), first("label").as("label"))
            .where(col("labels").equalTo(1));
    var judged = verdicts.rows().where(col("expertsCall").isNotNull());
    var isZombie = col("label").equalTo(Label.Judgement.ZOMBIE.name());
    var isCalled = col("expertsCall").equalTo(Verdict.Call.ZOMBIE.name());
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
