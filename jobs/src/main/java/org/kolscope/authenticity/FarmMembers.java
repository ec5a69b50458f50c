package org.kolscope.authenticity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.struct;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.kolscope.authenticity.FarmGroups.Zombie;
import org.kolscope.schema.ExpertScore;
import org.kolscope.schema.FarmMember;
import org.kolscope.schema.Table;
import org.kolscope.schema.Verdict;
import org.kolscope.schema.Verdict.Call;

/**
 * Puts the zombies of a night together to farms ({@link FarmGroups}) and gives each the name it had
 * the night before.
 *
 * <p>Cost: joins of the zombies with their scores, and one task over the zombies: about 200 bytes
 * each. Independent of partitioning.
 *
 * @param leastZombies zombies that make a farm, at least 2; 5, chosen: fewer have no common
 *     customers to speak of
 */
public record FarmMembers(int leastZombies) {

  private static final String[] ACCOUNT = {"accountId"};

  public FarmMembers {
    if (leastZombies < 2) {
      throw new IllegalArgumentException("leastZombies must be at least 2, was " + leastZombies);
    }
  }

  /** With the value that stands beside the setting. */
  public FarmMembers() {
    this(5);
  }

  /**
   * The farms of a night by their accounts.
   *
   * @param before farms of an earlier night, whose names go on; empty for none
   */
  public Table<FarmMember> of(
      Table<Verdict> verdicts,
      Table<ExpertScore> scores,
      Table<FarmMember> before,
      LocalDate asOf) {
    var zombies =
        verdicts.rows().where(col("call").equalTo(Call.ZOMBIE.name())).select("accountId");
    var clusters =
        scores
            .rows()
            .where(col("clusterId").isNotNull())
            .join(zombies, ACCOUNT, "left_semi")
            .groupBy("accountId")
            .agg(collect_list(struct("family", "clusterId")).as("clusters"));
    var rows =
        clusters
            .join(before.rows(), ACCOUNT, "left")
            .select("accountId", "clusters", "farmId")
            .repartition(1)
            .mapPartitions(members(asOf), Encoders.row(Table.schemaOf(FarmMember.class)));
    return new Table<>(FarmMember.class, rows);
  }

  private MapPartitionsFunction<Row, Row> members(LocalDate asOf) {
    int least = leastZombies;
    return rows -> {
      var groups = new FarmGroups(least, asOf);
      rows.forEachRemaining(row -> groups.add(zombie(row)));
      return rowsOf(groups);
    };
  }

  private static Iterator<Row> rowsOf(FarmGroups groups) {
    var rows = new ArrayList<Row>();
    groups
        .farms()
        .forEach(
            (farmId, accounts) -> accounts.forEach(a -> rows.add(RowFactory.create(farmId, a))));
    return rows.iterator();
  }

  private static Zombie zombie(Row row) {
    List<Row> clusters = row.getList(1);
    return new Zombie(
        row.getLong(0),
        clusters.stream().map(c -> c.getString(0) + " " + c.getLong(1)).sorted().toList(),
        row.isNullAt(2) ? null : row.getString(2));
  }
}
