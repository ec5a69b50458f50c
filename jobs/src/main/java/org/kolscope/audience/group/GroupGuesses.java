package org.kolscope.audience.group;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;

import java.io.Serializable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.kolscope.schema.AccountVertical;
import org.kolscope.schema.Follow;
import org.kolscope.schema.GroupGuess;
import org.kolscope.schema.Membership;
import org.kolscope.schema.Table;
import org.kolscope.schema.Verdict;

/**
 * Guesses for accounts whose groups are not loaded which of them they belong with: members of a
 * group follow alike, are followed alike and write alike. Coordinates in the follow graph ({@link
 * org.kolscope.graph.spectral.SpectralCoordinates}) and shares of verticals are the features of two
 * multinomial logistic regressions on the members that are known, one for who writes and one for
 * who does not.
 *
 * <p>Measured on 3,490 Weibo accounts of ten forums, a tenth of them known, in docs/accuracy.md.
 *
 * <p>Cost: one task. With k dimensions, n accounts and m follows, O((m + n k) k) a sweep and a pass
 * over the known accounts per step of the regressions; memory 24 bytes an account and dimension and
 * 32 a follow. Deterministic, independent of partitions.
 *
 * @param minMembers known members a group must have to be guessed, at least 1; 20, below which
 *     nothing is told of people
 * @param maxGroups that are told apart, those with most known members, at least 2; 50
 * @param dimensions of the coordinates, at least 1; 50: 100 were no better on those forums
 * @param sweeps over the follows, at least 1; 8
 * @param folds of the trial on known accounts, at least 2; 5
 * @param maxKnown known accounts that are learned from, at least 1; the first by a hash of their
 *     ids; 5,000, to bound the time
 * @param maxFollows of the graph, about, at least 1; of more, those of a share of followers drawn
 *     by a hash of their ids; the others are not guessed. 10 million
 * @param maxAccounts followers in the graph, about, at least 1; as for follows; 500,000 take 0.7 GB
 *     by that count
 * @param randomSeed of the search for coordinates
 */
public record GroupGuesses(
    int minMembers,
    int maxGroups,
    int dimensions,
    int sweeps,
    int folds,
    int maxKnown,
    int maxFollows,
    int maxAccounts,
    long randomSeed)
    implements Serializable {

  /** Shares are drawn in parts of this. */
  private static final long PARTS = 1L << 20;

  private static final String[] ACCOUNT = {"accountId"};

  /**
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  public GroupGuesses {
    atLeast("minMembers", minMembers, 1);
    atLeast("maxGroups", maxGroups, 2);
    atLeast("dimensions", dimensions, 1);
    atLeast("sweeps", sweeps, 1);
    atLeast("folds", folds, 2);
    atLeast("maxKnown", maxKnown, 1);
    atLeast("maxFollows", maxFollows, 1);
    atLeast("maxAccounts", maxAccounts, 1);
  }

  private static void atLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + ", was " + value);
    }
  }

  /** The values that stand beside the settings. */
  public GroupGuesses() {
    this(20, 50, 50, 8, 5, 5_000, 10_000_000, 500_000, 1);
  }

  /**
   * What the night knows; each may be empty.
   *
   * @param verdicts who is called zombie neither teaches nor is guessed
   */
  public record Known(
      Table<Follow> follows,
      Table<Membership> memberships,
      Table<AccountVertical> verticals,
      Table<Verdict> verdicts) {}

  /** Guesses; empty where fewer than two groups have enough known members. Lazy. */
  public Table<GroupGuess> of(Known known) {
    var zombies =
        known.verdicts().rows().where(col("call").equalTo("ZOMBIE")).select("accountId").distinct();
    var facts =
        follows(known, zombies)
            .unionByName(
                real(known.memberships().rows(), zombies)
                    .select(
                        lit(GroupTask.MEMBER).as("what"),
                        col("accountId"),
                        col("groupId").as("other"),
                        lit(0.0).as("value"),
                        col("groupName").as("name")))
            .unionByName(
                real(known.verticals().rows(), zombies)
                    .select(
                        lit(GroupTask.TOPIC).as("what"),
                        col("accountId"),
                        lit(0L).as("other"),
                        col("share").as("value"),
                        col("vertical").as("name")));
    return new Table<>(
        GroupGuess.class,
        facts
            .repartition(1)
            .mapPartitions(new GroupTask(this), Encoders.row(Table.schemaOf(GroupGuess.class))));
  }

  private static Dataset<Row> real(Dataset<Row> rows, Dataset<Row> zombies) {
    return rows.join(zombies, ACCOUNT, "left_anti");
  }

  private Dataset<Row> follows(Known known, Dataset<Row> zombies) {
    var follows =
        real(
            known
                .follows()
                .rows()
                .where(not(col("gone")).and(col("followerId").notEqual(col("followeeId"))))
                .select(col("followerId").as("accountId"), col("followeeId").as("other")),
            zombies);
    var size =
        follows.agg(count(lit(1)).as("follows"), countDistinct("accountId").as("accounts")).first();
    double share =
        Math.min(
            (double) maxFollows / Math.max(1, size.getLong(0)),
            (double) maxAccounts / Math.max(1, size.getLong(1)));
    return follows
        .where(isDrawn(share))
        .select(
            lit(GroupTask.FOLLOW).as("what"),
            col("accountId"),
            col("other"),
            lit(0.0).as("value"),
            lit(null).cast("string").as("name"));
  }

  private static Column isDrawn(double share) {
    return share >= 1
        ? lit(true)
        : pmod(xxhash64(col("accountId")), lit(PARTS)).lt((long) (share * PARTS));
  }
}
