package org.kolscope.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.sample.attack.Background;
import org.kolscope.schema.Account;
import org.kolscope.schema.Appeal;
import org.kolscope.schema.Evidence;
import org.kolscope.schema.Evidence.Family;
import org.kolscope.schema.ExpertScore;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;
import org.kolscope.schema.Verdict;
import org.kolscope.schema.Verdict.Call;
import org.kolscope.testing.LocalSpark;

/**
 * Every zombie carries at least two rows of evidence that can be counted again from the source
 * tables, by code that knows nothing of how they were made ({@link EvidenceRecount}).
 */
@ExtendWith(LocalSpark.class)
class ZombieEvidenceRecountsTest {

  private static final LocalDate NIGHT = LocalDate.ofEpochDay(Background.LAST_DAY);

  @Test
  void everyZombieCarriesTwoRowsThatRecountFromTheSourceTables(SparkSession spark) {
    var world = FarmWorld.made();
    var follows = Table.of(spark, Follow.class, world.follows());
    var known =
        new Judging.Known(
            Table.of(spark, Account.class, world.accounts()),
            follows,
            follows.rows().selectExpr("followerId", "followeeId", "date'1972-12-31' AS firstSeen"),
            Table.of(spark, Post.class, world.posts()),
            Table.of(spark, Appeal.class, List.of()),
            NIGHT);
    var judging = Judging.defaults();
    var said = judging.said(known, judging.hunters(known));
    var scores = Table.of(spark, ExpertScore.class, said.scores().collect());
    var evidence = Table.of(spark, Evidence.class, said.evidence().collect());
    var zombies =
        judging.verdicts(known, new Judging.Said(scores, evidence)).collect().stream()
            .filter(v -> v.call() == Call.ZOMBIE)
            .map(Verdict::accountId)
            .collect(Collectors.toSet());
    assertThat(zombies).as("of 140 planted").hasSizeGreaterThan(100);
    assertThat(world.planted()).containsAll(zombies);

    var recount = new EvidenceRecount(world, scores.collect(), evidence.collect(), NIGHT);
    var checked = new HashMap<Long, Integer>();
    Map<String, Integer> bySignal = new TreeMap<>();
    for (var row : evidence.collect()) {
      if (zombies.contains(row.accountId())
          && !EvidenceRecount.NOT_OF_TABLES.contains(row.signal())) {
        var again = recount.of(row);
        assertThat(row.value()).as("value of %s", row).isCloseTo(again.value(), within(1e-9));
        if (again.baseline() != null) {
          assertThat(row.baseline())
              .as("baseline of %s", row)
              .isCloseTo(again.baseline(), within(1e-9 * Math.max(1, again.baseline())));
        }
        checked.merge(row.accountId(), 1, Integer::sum);
        bySignal.merge(row.family() + " " + row.signal(), 1, Integer::sum);
      }
    }
    System.out.println("recounted " + bySignal);
    assertThat(checked.keySet()).isEqualTo(zombies);
    assertThat(checked.values()).allMatch(rows -> rows >= 2);
    assertThat(checked.values().stream().mapToInt(n -> n).sum()).isGreaterThanOrEqualTo(100);
    for (var family : Family.values()) {
      assertThat(bySignal.keySet())
          .as("of every family")
          .anyMatch(s -> s.startsWith(family.name()));
    }
  }
}
