package org.kolscope.pipeline;

import static org.apache.spark.sql.functions.col;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.kolscope.schema.AccountFact;
import org.kolscope.schema.AccountText;
import org.kolscope.schema.AccountVertical;
import org.kolscope.schema.BriefAccount;
import org.kolscope.schema.Centrality;
import org.kolscope.schema.Comment;
import org.kolscope.schema.Evidence;
import org.kolscope.schema.ExpertScore;
import org.kolscope.schema.GroupGuess;
import org.kolscope.schema.Influence;
import org.kolscope.schema.InfluenceReplicate;
import org.kolscope.schema.KolRank;
import org.kolscope.schema.Like;
import org.kolscope.schema.Post;
import org.kolscope.schema.PostText;
import org.kolscope.schema.QuarantinedRow;
import org.kolscope.schema.RepostEdge;
import org.kolscope.schema.Run;
import org.kolscope.schema.Run.Cause;
import org.kolscope.schema.Tables;
import org.kolscope.schema.TargetCustomer;
import org.kolscope.schema.TextModel;
import org.kolscope.schema.TopicRelevance;
import org.kolscope.store.Mask;
import org.kolscope.store.OutFolder;
import org.kolscope.store.PlainParquet;
import org.kolscope.store.RunLog;
import org.kolscope.store.Store;
import org.kolscope.store.Upkeep;

/**
 * What is let go of: by age, because somebody refused, or to save space. To be called by whoever
 * holds the {@link org.kolscope.store.WarehouseLock}, after what was never published was rolled
 * back.
 */
public record Housekeeping(SparkSession spark, Store store, String warehouse, String out) {

  /** Any run makes them anew from the logs. */
  private static final Set<Class<? extends Record>> WORKING =
      Set.of(
          AccountFact.class,
          RepostEdge.class,
          ExpertScore.class,
          Evidence.class,
          Centrality.class,
          TopicRelevance.class,
          TextModel.class,
          PostText.class,
          AccountVertical.class,
          AccountText.class,
          TargetCustomer.class,
          GroupGuess.class,
          InfluenceReplicate.class,
          Influence.class);

  /** When a row was made; rows of other tables say nothing that a person wrote or did. */
  private static final Map<Class<? extends Record>, String> PERSONAL =
      Map.of(Post.class, "createdAt", Comment.class, "createdAt", Like.class, "likedAt");

  /**
   * Nights that are folded at a time. A fold writes a whole state, so that of one night each night
   * would cost as much as the night; chosen: a month of them costs that much once a month.
   */
  private static final int FOLDED_AT_A_TIME = 30;

  private static final String REFUSALS = "refusals";
  private static final String PURGED = "purged.txt";

  /**
   * What was let go of by age.
   *
   * @param derivedNights nights of derived tables, summed over the tables
   * @param foldedNights nights of source logs, summed over the tables
   * @param outputNights nights of plain Parquet or reports
   */
  public record Retained(int derivedNights, int foldedNights, int outputNights) {}

  /**
   * What was taken out for accounts that refused; never says which.
   *
   * @param tableRows per table of the warehouse, rows taken out
   * @param parquetRows per table of plain Parquet, rows taken out, summed over the nights
   * @param pages nights whose report and night page were removed; a run of the night makes them
   *     anew
   */
  public record Purged(
      Map<String, Long> tableRows, Map<String, Long> parquetRows, NavigableSet<LocalDate> pages) {

    static final Purged NOTHING = new Purged(Map.of(), Map.of(), new TreeSet<>());

    /** Whether nobody had to be taken out. */
    public boolean isNothing() {
      return tableRows.isEmpty() && parquetRows.isEmpty() && pages.isEmpty();
    }
  }

  /**
   * Lets go, before a night is published, of what is older than {@code retention} keeps. Of a table
   * that has nights after {@code asOf} nothing goes: who runs an old night again wants to have it.
   *
   * <p>Nothing to do, no commit.
   */
  public Retained retain(LocalDate asOf, Retention retention) {
    var upkeep = new Upkeep(store);
    var derived = 0;
    for (var type : Tables.DERIVED) {
      if (isNewest(type, asOf)) {
        derived += upkeep.forget(type, first(asOf, nights(type, retention)));
      }
    }
    var folded = 0;
    for (var type : Tables.SOURCE) {
      if (!isNewest(type, asOf)) {
        continue;
      }
      var last = first(asOf, retention.historyNights()).minusDays(1);
      var due = store.nights(type).headSet(last, true).size();
      if (due > Math.min(FOLDED_AT_A_TIME, retention.historyNights())) {
        folded += store.compact(type, last);
      }
    }
    return new Retained(derived, folded, forgetOutputs(asOf, retention));
  }

  /** Takes back what a run left that was cut off or stopped, and forgets which of it was done. */
  public void settle() {
    OpenWarehouse.settle(store, new OutFolder(spark, warehouse), null);
  }

  /**
   * Takes posts, comments and likes out of the logs that are older than {@code retention} keeps,
   * before a night is loaded: what is computed tonight is computed without them.
   *
   * @return rows that were taken out
   */
  public long retainPersonal(LocalDate asOf, Retention retention) {
    var personal = 0L;
    if (retention.personalDays() != null) {
      for (var type : PERSONAL.keySet()) {
        if (isNewest(type, asOf)) {
          personal +=
              new Upkeep(store)
                  .forgetPersonal(type, PERSONAL.get(type), first(asOf, retention).toInstant());
        }
      }
    }
    return personal;
  }

  /** The column by which a table ages, and the first time that is kept; null if all is kept. */
  static ZonedDateTime first(LocalDate asOf, Retention retention) {
    return asOf.minusDays(retention.personalDays()).atStartOfDay(ZoneOffset.UTC);
  }

  /** The column that says when a row was made by a person; null for tables that have none. */
  static String personalTime(Class<? extends Record> type) {
    return PERSONAL.get(type);
  }

  private boolean isNewest(Class<? extends Record> type, LocalDate asOf) {
    var nights = store.nights(type);
    return !nights.isEmpty() && !nights.last().isAfter(asOf);
  }

  private static int nights(Class<? extends Record> type, Retention retention) {
    if (type == QuarantinedRow.class) {
      return retention.quarantineNights();
    }
    return WORKING.contains(type) ? retention.workingNights() : retention.derivedNights();
  }

  private static LocalDate first(LocalDate asOf, int nights) {
    return asOf.minusDays(nights - 1L);
  }

  private int forgetOutputs(LocalDate asOf, Retention retention) {
    if (retention.outputNights() == null) {
      return 0;
    }
    var folder = new OutFolder(spark, out);
    var gone = new TreeSet<String>();
    for (var kind : List.of("parquet", "reports")) {
      var nights = folder.names(kind).stream().filter(Housekeeping::isNight).toList();
      if (nights.stream().anyMatch(n -> LocalDate.parse(n).isAfter(asOf))) {
        continue;
      }
      var first = first(asOf, retention.outputNights());
      for (var night : nights) {
        if (LocalDate.parse(night).isBefore(first)) {
          folder.remove(kind + "/" + night);
          gone.add(night);
        }
      }
    }
    return gone.size();
  }

  private static boolean isNight(String name) {
    return name.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  }

  /**
   * Deletes, after a night was published, the files that none of the newest published runs needs.
   * Reads the list of snapshots of every table; no Spark job where there is nothing to expire.
   */
  public void expire(Retention retention) {
    var published = new RunLog(store).all().stream().filter(Run::published).toList();
    var from = Math.max(0, published.size() - retention.runsKept());
    new Upkeep(store).expire(published.subList(from, published.size()));
  }

  /**
   * Takes accounts that refused out of the tables, of plain Parquet and of the pages, unless
   * exactly these were taken out before. Readers of older published runs must start anew: their
   * files are gone.
   *
   * <p>Files outside the warehouse come first and the note that it is done comes last: after a kill
   * the same call ends the work.
   *
   * @param mask of the warehouse
   */
  public Purged purge(Set<Long> refused, Mask mask) {
    var notes = new OutFolder(spark, warehouse);
    if (refused.isEmpty()) {
      // a list that is given again later must be carried out again
      notes.remove(REFUSALS);
    }
    if (!isPurgeDue(refused)) {
      return Purged.NOTHING;
    }
    var pages = removePages(refused);
    var parquetRows = new PlainParquet(spark, out).purge(refused, mask);
    var tableRows = new Upkeep(store).purge(refused);
    publishAlone(Cause.REFUSAL);
    notes.put(REFUSALS, Map.of(PURGED, digest(refused)));
    return new Purged(tableRows, parquetRows, pages);
  }

  /** Whether there are accounts to take out that were not taken out before. */
  boolean isPurgeDue(Set<Long> refused) {
    var known = new OutFolder(spark, warehouse).read(REFUSALS + "/" + PURGED);
    return !refused.isEmpty()
        && (known == null || !new String(known, StandardCharsets.UTF_8).equals(digest(refused)));
  }

  /** Removes the pages of nights that showed one of them by name. */
  private NavigableSet<LocalDate> removePages(Set<Long> refused) {
    var named = new TreeSet<LocalDate>();
    var isNamed = col("accountId").isin(refused.toArray());
    for (var type : List.of(KolRank.class, BriefAccount.class)) {
      for (var night : store.nights(type)) {
        if (!named.contains(night) && !store.read(type, night).rows().filter(isNamed).isEmpty()) {
          named.add(night);
        }
      }
    }
    var removed = new TreeSet<LocalDate>();
    if (named.isEmpty()) {
      return removed;
    }
    // pages of nights whose ranking is no longer kept cannot be held against it
    var kept = store.nights(KolRank.class);
    kept.addAll(store.nights(BriefAccount.class));
    var folder = new OutFolder(spark, out);
    for (var name : folder.names("reports").stream().filter(Housekeeping::isNight).toList()) {
      var night = LocalDate.parse(name);
      if (named.contains(night) || !kept.contains(night)) {
        folder.remove("reports/" + name);
        removed.add(night);
      }
    }
    // the page and the digest of a night also name who fell out of the ranking of the one before
    for (var run : folder.names("runs")) {
      if (folder.remove("runs/" + run + "/night.html") && isNight(run)) {
        removed.add(LocalDate.parse(run));
      }
      folder.remove("runs/" + run + "/digest.txt");
      new CareUses(spark, out).without(run, "digest");
    }
    return removed;
  }

  /**
   * Folds the nights of all source logs before a date into one, publishes, and deletes the files of
   * all older runs: whoever still reads those must start anew.
   *
   * @return nights that were folded, summed over the tables
   * @param nightsKept nights that must stay one by one; at least 1, the newest
   * @throws IllegalArgumentException if one of those would be folded
   */
  public int compact(LocalDate before, int nightsKept) {
    var nights = new TreeSet<LocalDate>();
    Tables.SOURCE.forEach(t -> nights.addAll(store.nights(t)));
    if (!nights.isEmpty() && before.isAfter(nights.last().minusDays(nightsKept - 1L))) {
      throw new IllegalArgumentException(
          "before must leave the last %d nights, in which counters settle, so at most %s, was %s"
              .formatted(nightsKept, nights.last().minusDays(nightsKept - 1L), before));
    }
    var folded = 0;
    for (var type : Tables.SOURCE) {
      folded += store.compact(type, before.minusDays(1));
    }
    if (folded > 0) {
      publishAlone(Cause.COMPACT);
    }
    return folded;
  }

  /**
   * Lets readers see the tables as they are now, under the name of the newest run, and no other.
   */
  private void publishAlone(Cause cause) {
    var log = new RunLog(store);
    var newest = log.newest();
    if (newest.isPresent()) {
      var run = newest.get();
      var identity = new RunLog.Identity(run.codeVersion(), run.settingsHash(), run.inputsHash());
      newest = Optional.of(log.publish(run.night(), run.verdict(), cause, identity));
    }
    new Upkeep(store).expire(newest.stream().toList());
  }

  private static String digest(Set<Long> refused) {
    try {
      var ids = refused.stream().sorted().map(String::valueOf).collect(Collectors.joining("\n"));
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(ids.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
