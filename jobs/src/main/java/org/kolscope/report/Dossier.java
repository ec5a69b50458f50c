package org.kolscope.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.kolscope.schema.FanBatch;
import org.kolscope.schema.FanQuality;
import org.kolscope.schema.GrowthAnomaly;
import org.kolscope.schema.KolRank;

/**
 * What the page of one KOL says of its fans. Its counts are true ones: the page suppresses small
 * cells.
 *
 * @param kol the KOL
 * @param moves whom it moves
 * @param fans who its fans are
 * @param batches windows in which fans came in concert, the oldest first
 * @param farms farms that many of its fans belong to, the largest part first
 * @param growth nights on which its followers moved unlike before, the oldest first
 * @param nights its displayed followers on the nights they were seen, the oldest first
 * @param decidedCount fans whose verdict a person decided
 * @param prizeHuntersCount fans that live by prizes ({@link org.kolscope.schema.PrizeHunter}),
 *     which is no verdict; null if nobody is known to on this night, as where posts have no texts
 * @param evidence what the verdicts on its fans were made of, zombies first; the page offers the
 *     first {@link #MAX_EVIDENCE} rows as a file
 */
public record Dossier(
    KolRank kol,
    Moves moves,
    FanQuality fans,
    List<FanBatch> batches,
    List<FarmLine> farms,
    List<GrowthAnomaly> growth,
    List<Followers> nights,
    long decidedCount,
    Long prizeHuntersCount,
    List<EvidenceLine> evidence) {

  /** Rows of evidence in the file of a KOL. */
  public static final int MAX_EVIDENCE = 200;

  public Dossier {
    batches = List.copyOf(batches);
    farms = List.copyOf(farms);
    growth = List.copyOf(growth);
    nights = List.copyOf(nights);
    evidence = evidence.stream().limit(MAX_EVIDENCE).toList();
  }

  /**
   * A farm as this KOL meets it.
   *
   * @param farmId the farm
   * @param zombiesCount accounts of the farm
   * @param fansCount those of them that came to this KOL in concert
   * @param otherKolsCount other KOLs to which many of them came
   */
  public record FarmLine(String farmId, long zombiesCount, long fansCount, long otherKolsCount) {}

  /** Followers as displayed on a night. */
  public record Followers(LocalDate night, long followersCount) {}

  /**
   * One row of evidence on a fan that is called ZOMBIE or COORDINATED; all ids but that of the KOL
   * itself are masked.
   *
   * @param account mask of the fan
   * @param call its verdict
   * @param family the expert
   * @param signal what was seen
   * @param value how much
   * @param baseline how much was to be expected; null if nothing was
   * @param strength log odds for being driven
   * @param followee whom it is about: the KOL, or a mask; null if nobody
   * @param post mask of the post it is about; null if none
   * @param startsAt begin of the time it is about; null if none
   * @param endsAt its end, not included; null if none
   * @param accountsCount accounts it was counted over; null if none
   */
  public record EvidenceLine(
      String account,
      String call,
      String family,
      String signal,
      double value,
      Double baseline,
      double strength,
      String followee,
      String post,
      Instant startsAt,
      Instant endsAt,
      Long accountsCount) {}
}
