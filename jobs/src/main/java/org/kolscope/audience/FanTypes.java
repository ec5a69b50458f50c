package org.kolscope.audience;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.kolscope.schema.Verdict.Call;

/**
 * One type per fan, the first that fits, in the order of {@link Type}. What is unknown never fits:
 * a fan whose followees nobody knows is no mass follower, one whose acts nobody knows not inactive.
 *
 * @param massAbove followees above which a fan is a mass follower, at least 1; default 1,500 as
 *     HypeAuditor says (feature 2 of the plan)
 * @param influencerAbove followers above which a fan is an influencer, at least 1; default 5,000,
 *     likewise
 * @param inactiveDays days without a public act from which on a fan is inactive, at least 1;
 *     default 90, likewise
 */
public record FanTypes(int massAbove, int influencerAbove, int inactiveDays) {

  /** In the order in which they are asked. */
  enum Type {
    NO_DATA,
    MASS_FOLLOWER,
    INFLUENCER,
    ZOMBIE,
    INACTIVE,
    COORDINATED,
    UNSURE,
    UNJUDGED,
    REAL
  }

  public FanTypes {
    requireAbove0("massAbove", massAbove);
    requireAbove0("influencerAbove", influencerAbove);
    requireAbove0("inactiveDays", inactiveDays);
  }

  /** Feature 2 of the plan. */
  public FanTypes() {
    this(1_500, 5_000, 90);
  }

  private static void requireAbove0(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, was " + value);
    }
  }

  /**
   * The name of the type of a fan with these columns: call, followersCount, followeesCount,
   * isActsKnown, lastDay.
   */
  Column of(Days days) {
    var isUnjudged = col("call").isNull();
    var isUnknown = col("followersCount").isNull().and(col("followeesCount").isNull());
    var isActive = coalesce(days.isInLast(inactiveDays, col("lastDay")), lit(false));
    return when(isUnjudged.and(isUnknown), lit(Type.NO_DATA.name()))
        .when(col("followeesCount").gt(massAbove), lit(Type.MASS_FOLLOWER.name()))
        .when(col("followersCount").gt(influencerAbove), lit(Type.INFLUENCER.name()))
        .when(isCalled(Call.ZOMBIE), lit(Type.ZOMBIE.name()))
        .when(col("isActsKnown").and(isActive.unary_$bang()), lit(Type.INACTIVE.name()))
        .when(isCalled(Call.COORDINATED), lit(Type.COORDINATED.name()))
        .when(isCalled(Call.UNSURE), lit(Type.UNSURE.name()))
        .when(isUnjudged, lit(Type.UNJUDGED.name()))
        .otherwise(lit(Type.REAL.name()));
  }

  static Column isCalled(Call call) {
    return col("call").equalTo(call.name());
  }
}
