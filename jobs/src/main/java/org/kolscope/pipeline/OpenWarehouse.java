package org.kolscope.pipeline;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.kolscope.intake.Refusals;
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
 */
record OpenWarehouse(
    SparkSession spark,
    Store store,
    RunRequest request,
    OutFolder folder,
    Set<Long> refused,
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
      var source = request.source();
      var platform = "platform " + source.platform() + " with " + source.ids() + " ids";
      WarehousePlatform.check(spark, request.warehouse(), platform);
      settle(store, folder, request.asOf());
      folder.put(UNFINISHED, Map.of(NIGHT, request.asOf().toString()));
      WarehousePlatform.keep(spark, request.warehouse(), platform);
      var list = request.settings().privacy().refusalList();
      var refused =
          list == null
              ? Set.<Long>of()
              : Refusals.read(spark, list, source.platform(), source.ids());
      return new OpenWarehouse(spark, store, request, folder, refused, lock);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
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
    var night = folder.read(UNFINISHED + "/" + NIGHT);
    if (night == null) {
      return;
    }
    var left = new String(night, StandardCharsets.UTF_8);
    if (asOf == null || !left.equals(asOf.toString())) {
      new Upkeep(store).rollBack();
      folder.remove(Stages.folder(LocalDate.parse(left)));
      folder.remove(UNFINISHED);
    }
  }

  Stages stages(Progress progress, int count) {
    return new Stages(spark, folder, request.asOf(), CodeVersion.current(), progress, count);
  }

  /** Whether readers see all that is stored, and this night among it. */
  boolean isPublished() {
    var log = new RunLog(store);
    return log.newest().filter(r -> r.snapshotsByTable().equals(log.current())).isPresent()
        && log.nights().contains(request.asOf());
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
