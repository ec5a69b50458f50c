package org.kolscope.audience;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.kolscope.schema.Verdict.Call;

/** Which fans each count of a KOL is over. */
final class FanCounts {

  private static final Map<String, Column> CONDITIONS = new LinkedHashMap<>();

  static {
    var isJudged = col("call").isNotNull();
    CONDITIONS.put("fansCount", lit(true));
    CONDITIONS.put("judgedCount", isJudged);
    CONDITIONS.put("unjudgedCount", not(isJudged));
    CONDITIONS.put("zombiesCount", FanTypes.isCalled(Call.ZOMBIE));
    CONDITIONS.put("coordinatedCount", FanTypes.isCalled(Call.COORDINATED));
    CONDITIONS.put("unsureCount", FanTypes.isCalled(Call.UNSURE));
    CONDITIONS.put("genuineCount", FanTypes.isCalled(Call.GENUINE));
    put("typeNoDataCount", FanTypes.Type.NO_DATA);
    put("typeMassFollowerCount", FanTypes.Type.MASS_FOLLOWER);
    put("typeInfluencerCount", FanTypes.Type.INFLUENCER);
    put("typeZombieCount", FanTypes.Type.ZOMBIE);
    put("typeInactiveCount", FanTypes.Type.INACTIVE);
    put("typeCoordinatedCount", FanTypes.Type.COORDINATED);
    put("typeUnsureCount", FanTypes.Type.UNSURE);
    put("typeUnjudgedCount", FanTypes.Type.UNJUDGED);
    put("typeRealCount", FanTypes.Type.REAL);
    var followees = col("followeesCount");
    reach("reachTo499Count", followees.lt(500));
    reach("reachTo999Count", followees.between(500, 999));
    reach("reachTo1500Count", followees.between(1_000, 1_500));
    reach("reachOver1500Count", followees.gt(1_500));
    reach("reachUnknownCount", followees.isNull());
    CONDITIONS.put("actsKnownCount", col("isActsKnown"));
    active(7);
    active(30);
    active(90);
    CONDITIONS.put("visibleFansOfCount", col("visible").isNotNull());
    var isNewest = col("isNewest");
    var isZombie = FanTypes.isCalled(Call.ZOMBIE);
    CONDITIONS.put("newestFansCount", isNewest);
    CONDITIONS.put("newestJudged", isNewest.and(isJudged));
    CONDITIONS.put("newestZombiesCount", isNewest.and(isZombie));
    CONDITIONS.put("olderJudged", not(isNewest).and(isJudged));
    CONDITIONS.put("olderZombiesCount", not(isNewest).and(isZombie));
  }

  private FanCounts() {}

  private static void put(String name, FanTypes.Type type) {
    CONDITIONS.put(name, col("type").equalTo(type.name()));
  }

  private static void reach(String name, Column followees) {
    CONDITIONS.put(name, FanTypes.isCalled(Call.GENUINE).and(followees));
  }

  private static void active(int days) {
    CONDITIONS.put("active" + days, col("actAge").lt(days));
  }

  /** Aggregates over fans. */
  static Stream<Column> columns() {
    return CONDITIONS.entrySet().stream()
        .map(e -> count(when(coalesce(e.getValue(), lit(false)), 1)).as(e.getKey()));
  }

  static String[] names() {
    return CONDITIONS.keySet().toArray(String[]::new);
  }
}
