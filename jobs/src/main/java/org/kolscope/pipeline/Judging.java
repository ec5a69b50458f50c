package org.kolscope.pipeline;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.authenticity.FarmCustomers;
import org.kolscope.authenticity.FarmMembers;
import org.kolscope.authenticity.FollowTimes;
import org.kolscope.authenticity.PrizeHunters;
import org.kolscope.authenticity.ProfileExpert;
import org.kolscope.authenticity.Rings;
import org.kolscope.authenticity.StaticCohort;
import org.kolscope.authenticity.TimeCohort;
import org.kolscope.authenticity.Verdicts;
import org.kolscope.schema.Account;
import org.kolscope.schema.Appeal;
import org.kolscope.schema.Evidence;
import org.kolscope.schema.ExpertScore;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Post;
import org.kolscope.schema.PrizeHunter;
import org.kolscope.schema.Table;
import org.kolscope.schema.Verdict;

/**
 * Which accounts are real: all experts, the verdict and the farms, with their settings. {@link
 * Pipeline} runs and stores it, and an evaluation runs the same on tables that are in no warehouse.
 *
 * @param prizeHunters who lives by prizes
 * @param timeCohort expert on follows that came together
 * @param staticCohort expert on followees in common
 * @param rings expert on reposts at the same times
 * @param profile expert on what an account shows
 * @param verdicts the rule that joins the experts
 * @param farmMembers what makes a farm
 * @param farmCustomers what makes a customer of one
 * @param appeals a file of what people decided, see docs/verdicts.md; null for none
 */
public record Judging(
    PrizeHunters prizeHunters,
    TimeCohort timeCohort,
    StaticCohort staticCohort,
    Rings rings,
    ProfileExpert profile,
    Verdicts verdicts,
    FarmMembers farmMembers,
    FarmCustomers farmCustomers,
    String appeals) {

  /** The values that stand beside the settings. */
  public static Judging defaults() {
    return new Judging(
        new PrizeHunters(),
        new TimeCohort(),
        new StaticCohort(),
        new Rings(),
        ProfileExpert.defaults(),
        new Verdicts(),
        new FarmMembers(),
        new FarmCustomers(),
        null);
  }

  /**
   * What is judged.
   *
   * @param firstSeen followerId, followeeId, firstSeen (a date): first night each follow is known
   *     of
   * @param appeals what people decided, as it holds on the night
   */
  public record Known(
      Table<Account> accounts,
      Table<Follow> follows,
      Dataset<Row> firstSeen,
      Table<Post> posts,
      Table<Appeal> appeals,
      LocalDate asOf) {}

  /** What the experts say, each account once per family, and why. */
  public record Said(Table<ExpertScore> scores, Table<Evidence> evidence) {}

  /** Who came for prizes: no verdict, and no evidence against anybody. */
  public Table<PrizeHunter> hunters(Known known) {
    return prizeHunters.of(known.posts(), known.follows(), known.asOf());
  }

  /** Asks all experts. */
  public Said said(Known known, Table<PrizeHunter> hunters) {
    var explained = prizeHunters.explained(hunters, known.posts(), known.follows());
    // a hundred bytes a follow, so once for both
    var timed =
        FollowTimes.of(
                known.accounts(), known.follows(), known.firstSeen(), explained, known.asOf())
            .localCheckpoint(true);
    // the kernel of the static expert is one task: others work beside it
    List<Callable<Said>> experts =
        List.of(
            () -> {
              var made = staticCohort.of(timed);
              return new Said(made.scores(), made.evidence());
            },
            () -> {
              var made = timeCohort.of(timed, known.asOf());
              return new Said(made.scores(), made.evidence());
            },
            () -> {
              var made = rings.of(known.posts(), known.asOf());
              return new Said(made.scores(), made.evidence());
            },
            () -> {
              var made = profile.of(known.accounts(), known.posts(), known.asOf());
              return new Said(made.scores(), made.evidence());
            });
    var said = SideBySide.all(experts);
    return new Said(
        union(said.stream().map(Said::scores).toList()),
        union(said.stream().map(Said::evidence).toList()));
  }

  private static <R extends Record> Table<R> union(List<Table<R>> tables) {
    var rows = tables.stream().map(Table::rows).reduce((one, other) -> one.unionByName(other));
    return new Table<>(tables.get(0).type(), rows.orElseThrow());
  }

  /** The verdicts on what was said. */
  public Table<Verdict> verdicts(Known known, Said said) {
    return verdicts.of(known.accounts(), said.scores(), said.evidence(), known.appeals());
  }
}
