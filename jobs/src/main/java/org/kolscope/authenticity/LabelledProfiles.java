package org.kolscope.authenticity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.schema.Account;
import org.kolscope.schema.Label;
import org.kolscope.schema.Label.Judgement;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;

/**
 * The labelled accounts of one source that have counters. An account that is labelled both ways is
 * left out.
 *
 * @param name of the set
 * @param rows those of {@link Profiles#of} and {@code isZombie}; kept on the executors
 */
public record LabelledProfiles(String name, Dataset<Row> rows) {

  /** One account on the driver. */
  record Example(long accountId, Profile profile, boolean isZombie) {}

  /**
   * Joins accounts and their labels.
   *
   * @param accounts all of the source, labelled or not: they say which columns it has
   */
  public static LabelledProfiles of(
      String name,
      Table<Account> accounts,
      Table<Post> posts,
      Table<Label> labels,
      LocalDate asOf) {
    var judged =
        labels
            .rows()
            .groupBy("accountId")
            .agg(
                max(col("label").equalTo(lit(Judgement.ZOMBIE.name()))).as("isZombie"),
                min(col("label").equalTo(lit(Judgement.ZOMBIE.name()))).as("isOnlyZombie"))
            .where(col("isZombie").equalTo(col("isOnlyZombie")))
            .drop("isOnlyZombie");
    var rows =
        Profiles.of(accounts, posts, asOf)
            .where(not(col("followers").isNaN()).and(not(col("followees").isNaN())))
            .join(judged, new String[] {"accountId"}, "inner")
            .coalesce(1)
            .sortWithinPartitions("accountId")
            .localCheckpoint(true);
    return new LabelledProfiles(name, rows);
  }

  /** On the driver: labels are made by hand, so they fit. */
  List<Example> examples() {
    return rows.collectAsList().stream().map(LabelledProfiles::example).toList();
  }

  static Example example(Row row) {
    return new Example(
        row.getLong(0), Profiles.profile(row), row.getBoolean(row.fieldIndex("isZombie")));
  }
}
