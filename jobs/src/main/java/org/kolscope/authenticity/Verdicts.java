package org.kolscope.authenticity;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.kolscope.schema.Account;
import org.kolscope.schema.Appeal;
import org.kolscope.schema.Evidence;
import org.kolscope.schema.Evidence.Family;
import org.kolscope.schema.ExpertScore;
import org.kolscope.schema.Table;
import org.kolscope.schema.Verdict;

/**
 * Makes one verdict per account of what all experts say of it ({@link VerdictRule}) and of what
 * people decided.
 *
 * <p>Customers of a time cohort are the followees to which at least {@code leastFans} accounts of
 * it came in joint bursts, whatever the single account has of them.
 *
 * <p>The profile expert only hints at accounts of which it says so ({@link ProfileExpert#hints}).
 *
 * <p>Cost: one shuffle of the scores by account, one of the time cohorts' evidence by cohort and
 * followee, and joins with the accounts. No sums of doubles: independent of partitioning.
 *
 * @param leastFans accounts of a cohort that make a followee its customer, at least 2; 4, as many
 *     as join two bursts
 */
public record Verdicts(VerdictRule rule, int leastFans) implements Serializable {

  private static final String[] ACCOUNT = {"accountId"};

  public Verdicts {
    if (leastFans < 2) {
      throw new IllegalArgumentException("leastFans must be at least 2, was " + leastFans);
    }
  }

  /** The values that stand beside the settings. */
  public Verdicts() {
    this(new VerdictRule(), 4);
  }

  /** One verdict for each of {@code accounts}. */
  public Table<Verdict> of(
      Table<Account> accounts,
      Table<ExpertScore> scores,
      Table<Evidence> evidence,
      Table<Appeal> appeals) {
    var said =
        scores
            .rows()
            .where(col("probability").isNotNull())
            .groupBy("accountId")
            .agg(collect_list(struct("family", "probability")).as("said"));
    var rows =
        accounts
            .rows()
            .select("accountId")
            .join(said, ACCOUNT, "left")
            .join(customers(scores, evidence), ACCOUNT, "left")
            .join(ProfileExpert.hints(evidence).withColumn("isHint", lit(true)), ACCOUNT, "left")
            .join(
                appeals.rows().select(col("accountId"), col("call").as("decided")), ACCOUNT, "left")
            .select(
                col("accountId"),
                col("said"),
                coalesce(col("customers"), lit(0L)).as("customers"),
                col("decided"),
                coalesce(col("isHint"), lit(false)).as("isHint"))
            .map(
                (MapFunction<Row, Row>) this::verdict, Encoders.row(Table.schemaOf(Verdict.class)));
    return new Table<>(Verdict.class, rows);
  }

  /** One row per account in a time cohort: customers of that cohort. */
  private Dataset<Row> customers(Table<ExpertScore> scores, Table<Evidence> evidence) {
    var members =
        scores
            .rows()
            .where(
                col("family").equalTo(Family.TIME_COHORT.name()).and(col("clusterId").isNotNull()))
            .select("accountId", "clusterId");
    var byCohort =
        TimeCohort.joinedBursts(evidence)
            .join(members, ACCOUNT, "inner")
            .groupBy("clusterId", "followeeId")
            .agg(count(lit(1)).as("fans"))
            .where(col("fans").geq(leastFans))
            .groupBy("clusterId")
            .agg(count(lit(1)).as("customers"));
    return members.join(byCohort, new String[] {"clusterId"}, "inner").drop("clusterId");
  }

  private Row verdict(Row row) {
    var probabilities = new TreeMap<Family, Double>();
    List<Row> said = row.isNullAt(1) ? List.of() : row.getList(1);
    said.forEach(s -> probabilities.put(Family.valueOf(s.getString(0)), s.getDouble(1)));
    Set<Family> hints = row.getBoolean(4) ? Set.of(Family.PROFILE) : Set.of();
    var ruling = rule.of(probabilities, hints, (int) row.getLong(2));
    var families = new ArrayList<String>();
    probabilities.forEach(
        (family, p) -> {
          if (VerdictRule.fires(p) && !hints.contains(family)) {
            families.add(family.name());
          }
        });
    boolean isAppealed = !row.isNullAt(3);
    var call = ruling.call() == null ? null : ruling.call().name();
    return RowFactory.create(
        row.getLong(0),
        isAppealed ? row.getString(3) : call,
        call,
        Double.isNaN(ruling.coordinated()) ? null : ruling.coordinated(),
        Double.isNaN(ruling.zombie()) ? null : ruling.zombie(),
        families.toArray(String[]::new),
        isAppealed,
        VerdictRule.VERSION);
  }
}
