package org.kolscope.pipeline;

import java.util.Set;
import java.util.regex.Pattern;
import org.apache.spark.sql.SparkSession;
import org.kolscope.intake.Refusals;
import org.kolscope.intake.Source;
import org.kolscope.intake.Source.Ids;
import org.kolscope.store.WarehousePlatform;

/** Accounts that refused, as the settings name them, with ids as this warehouse has them. */
public final class RefusalList {

  private static final Pattern PLATFORM = Pattern.compile("platform (.+) with (\\w+) ids");

  private RefusalList() {}

  /** What a warehouse writes down of a source: its platform and its kind of ids. */
  static String platform(Source source) {
    return "platform " + source.platform() + " with " + source.ids() + " ids";
  }

  /** The accounts for a run of {@code source}; none if no list is set. */
  static Set<Long> of(SparkSession spark, Settings settings, Source source) {
    return of(spark, settings, source.platform(), source.ids());
  }

  /**
   * The accounts for a warehouse that was loaded before; none if no list is set.
   *
   * @throws IllegalArgumentException if nothing was loaded yet
   */
  public static Set<Long> of(SparkSession spark, Settings settings, String warehouse) {
    var kept = String.valueOf(WarehousePlatform.kept(spark, warehouse));
    var platform = PLATFORM.matcher(kept);
    if (!platform.matches()) {
      throw new IllegalArgumentException("the warehouse has no published night yet");
    }
    return of(spark, settings, platform.group(1), Ids.valueOf(platform.group(2)));
  }

  private static Set<Long> of(SparkSession spark, Settings settings, String platform, Ids ids) {
    var list = settings.privacy().refusalList();
    return list == null ? Set.of() : Refusals.read(spark, list, platform, ids);
  }
}
