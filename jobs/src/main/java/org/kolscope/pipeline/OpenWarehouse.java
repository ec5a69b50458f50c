package org.kolscope.pipeline;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.kolscope.pipeline.Housekeeping.Purged;
import org.kolscope.store.MaskKey;
import org.kolscope.store.OutFolder;
import org.kolscope.store.RunLog;
import org.kolscope.store.Store;
import org.kolscope.store.Upkeep;
import org.kolscope.store.WarehouseLock;
import org.kolscope.store.WarehousePlatform;

/**
 * A warehouse that this process alone writes to, with what an earlier run left undone settled: work
 * on the same night is gone on with, work on another night is taken back.
 *
 * @param folder the warehouse's own small files
 * @param refused accounts of the refusal list
 * @param purged what this run took out for those of them that had not been taken out before
 */
record OpenWarehouse(
    SparkSession spark,
    Store store,
    RunRequest request,
    OutFolder folder,
    Set<Long> refused,
    Purged purged,
    WarehouseLock lock)
    implements AutoCloseable {

  private static final String UNFINISHED = "unfinished";
  private static final String NIGHT = "night.txt";

  /**
   * Takes the warehouse for a night.
   *
   * @throws WarehouseLock.InUseException naming who has it
   */
  static OpenWarehouse of(SparkSession spark, Store store, RunRequest request) {
    var lock =
        WarehouseLock.take(request.warehouse(), holder("the run of night " + request.asOf()));
    try {
      var folder = new OutFolder(spark, request.warehouse());
      var platform = RefusalList.platform(request.source());
      WarehousePlatform.check(spark, request.warehouse(), platform);
      settle(store, folder, request.asOf());
      var refused = RefusalList.of(spark, request.settings(), request.source());
      var housekeeping = new Housekeeping(spark, store, request.warehouse(), request.out());
      if (housekeeping.isPurgeDue(refused)) {
        // what is published with the purge must not hold half a night
        settle(store, folder, null);
      }
      var purged = purged(spark, housekeeping, request, refused);
      if (!request.asOf().equals(unfinished(folder))) {
        folder.put(UNFINISHED, Map.of(NIGHT, request.asOf().toString()));
      }
      return new OpenWarehouse(spark, store, request, folder, refused, purged, lock);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static Purged purged(
      SparkSession spark, Housekeeping housekeeping, RunRequest request, Set<Long> refused) {
    var warehouse = request.warehouse();
    if (MaskKey.fingerprint(spark, warehouse).isEmpty()) {
      return Purged.NOTHING;
    }
    var mask = MaskKey.of(spark, warehouse, request.settings().privacy().maskKeyFile());
    return housekeeping.purge(refused, mask);
  }

  /** What the next one who asks is told. */
  static String holder(String work) {
    return work + ", process " + ProcessHandle.current().pid();
  }

  /**
   * Takes back what an unfinished run of another night than {@code asOf} left.
   *
   * @param asOf null to take back in any case
   */
  static void settle(Store store, OutFolder folder, LocalDate asOf) {
    var left = unfinished(folder);
    if (left != null && !left.equals(asOf)) {
      // first forget what was done, then take it back: cut off here, nothing is taken for done
      folder.remove(Stages.folder(left));
      new Upkeep(store).rollBack();
      folder.remove(UNFINISHED);
    }
  }

  private static LocalDate unfinished(OutFolder folder) {
    var night = folder.read(UNFINISHED + "/" + NIGHT);
    return night == null ? null : LocalDate.parse(new String(night, StandardCharsets.UTF_8));
  }

  Stages stages(Progress progress, int count) {
    return new Stages(spark, folder, request.asOf(), CodeVersion.current(), progress, count);
  }

  /** Whether readers see all that is stored, and this night as this very run would leave it. */
  boolean isPublished(RunLog.Identity identity) {
    var log = new RunLog(store);
    var night = log.byNight().get(request.asOf());
    return log.newest().filter(r -> r.snapshotsByTable().equals(log.current())).isPresent()
        && night != null
        && night.published()
        && RunLog.Identity.of(night).equals(identity);
  }

  /** Nothing is left to do. */
  void finished() {
    folder.remove(UNFINISHED);
  }

  @Override
  public void close() {
    lock.close();
  }
}
