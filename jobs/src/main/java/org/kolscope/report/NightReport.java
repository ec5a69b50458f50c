package org.kolscope.report;

import java.time.LocalDate;
import java.util.List;
import org.kolscope.schema.KolRank;

/**
 * Everything the pages of one night say. A null means that the data cannot tell ("n/a"), never 0.
 *
 * @param asOf the night
 * @param platform the platform of the warehouse, as a reader would write it
 * @param zone the time zone of hours and days
 * @param isSample whether the data is a made-up sample world; the pages then say so at the top
 * @param codeVersion version of the code that made the tables
 * @param brief what was asked; null if there was no brief
 * @param candidatesCount accounts that could have been ranked; null if unknown
 * @param kols the ranking, by rank
 * @param roster what the budget of the brief buys; null if it has none
 * @param rowsShown KOLs in the table of the page at most; the CSV has all
 * @param intake one line per source table that was read that night
 * @param chains how well repost chains were resolved; null if the source has none
 * @param tables rows of every table of the night, in the order to show
 * @param method how the ranking was made
 * @param warnings what the reader must know before believing the numbers, most important first
 * @param notices what the reader of fan quality must know and is no fault of the data
 */
public record NightReport(
    LocalDate asOf,
    String platform,
    String zone,
    boolean isSample,
    String codeVersion,
    BriefLine brief,
    Long candidatesCount,
    List<KolRank> kols,
    Roster roster,
    int rowsShown,
    List<IntakeLine> intake,
    ChainLine chains,
    List<TableLine> tables,
    Method method,
    List<Words> warnings,
    List<Words> notices) {

  public NightReport {
    kols = List.copyOf(kols);
    intake = List.copyOf(intake);
    tables = List.copyOf(tables);
    warnings = List.copyOf(warnings);
    notices = List.copyOf(notices);
    for (int i = 1; i < kols.size(); i++) {
      if (kols.get(i).rank() <= kols.get(i - 1).rank()) {
        throw new IllegalArgumentException(
            "kols must be ordered by rank, but " + kols.get(i).accountId() + " is out of order");
      }
    }
  }

  /**
   * The brief as understood.
   *
   * @param brand the brand it is for
   * @param ownNames names of the brand's own accounts
   * @param competitorNames names of the competitors' accounts
   * @param budget amount and currency as written; null if none
   */
  public record BriefLine(
      String brand, List<String> ownNames, List<String> competitorNames, String budget) {

    public BriefLine {
      ownNames = List.copyOf(ownNames);
      competitorNames = List.copyOf(competitorNames);
    }
  }

  /**
   * What became of the raw rows of one source table. Read must be accepted + merged + quarantined;
   * the page shows it as an error where it is not.
   *
   * @param tableName the source table
   * @param readCount raw rows
   * @param acceptedCount rows that are in the table now
   * @param mergedCount rows merged into another as duplicates
   * @param quarantinedCount rows kept apart with a reason
   * @param refusedCount rows left out because they name an account that refused
   * @param stubsCount accounts or posts known only from a mention in these rows; no raw rows
   * @param topReasons the most frequent reasons of quarantine, most frequent first
   */
  public record IntakeLine(
      String tableName,
      long readCount,
      long acceptedCount,
      long mergedCount,
      long quarantinedCount,
      long refusedCount,
      long stubsCount,
      List<Reason> topReasons) {

    public IntakeLine {
      topReasons = List.copyOf(topReasons);
    }

    /** Rows whose end is not known: 0, or a broken promise. */
    long lostCount() {
      return readCount - acceptedCount - mergedCount - quarantinedCount - refusedCount;
    }
  }

  /**
   * A reason of quarantine and how often it was given.
   *
   * @param code see docs/quarantine.md
   * @param rowsCount rows with it
   */
  public record Reason(String code, long rowsCount) {}

  /**
   * How well repost chains ({@code //@name:}) were traced back to accounts.
   *
   * @param postsCount posts whose text carries a chain
   * @param resolvedCount posts whose first name, the parent's author, leads to exactly one account
   */
  public record ChainLine(long postsCount, long resolvedCount) {

    /** Share of the posts that were resolved; null if there were none. */
    Double resolvedShare() {
      return postsCount == 0 ? null : (double) resolvedCount / postsCount;
    }
  }

  /**
   * How many rows a table has that night.
   *
   * @param tableName the table
   * @param rowsCount its rows
   */
  public record TableLine(String tableName, long rowsCount) {}

  /**
   * How the ranking was made, enough to repeat it.
   *
   * @param algorithms class names of the graph algorithms
   * @param sampler what draws the subgraphs
   * @param replicatesCount subgraphs drawn
   * @param sampleSize accounts in a subgraph at most; null if there is no limit
   * @param leftOutShare share of the accounts whose follows and reposts do not count in a
   *     replicate, drawn at random; null if all count
   * @param randomSeed the seed
   * @param weights weights of the four parts
   * @param minFans fans in the data that make an account a candidate
   */
  public record Method(
      List<String> algorithms,
      String sampler,
      int replicatesCount,
      Integer sampleSize,
      Double leftOutShare,
      long randomSeed,
      Weights weights,
      int minFans) {

    public Method {
      algorithms = List.copyOf(algorithms);
    }
  }

  /** Weights of the four parts of the score; only their proportions matter. */
  public record Weights(double status, double broker, double relay, double response) {

    public Weights {
      if (!(Math.min(Math.min(status, broker), Math.min(relay, response)) >= 0)
          || !(status + broker + relay + response > 0)) {
        throw new IllegalArgumentException(
            "weights must be at least 0 and not all 0, were %s, %s, %s, %s"
                .formatted(status, broker, relay, response));
      }
    }

    double sum() {
      return status + broker + relay + response;
    }
  }
}
