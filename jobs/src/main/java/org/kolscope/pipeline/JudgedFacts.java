package org.kolscope.pipeline;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import org.kolscope.report.ProfileCoverage;
import org.kolscope.schema.Evidence.Family;
import org.kolscope.schema.ExpertScore;
import org.kolscope.schema.ExpertScore.Abstention;
import org.kolscope.schema.Table;

/**
 * What the judging of a night has to say that stands in no table.
 *
 * @param profile whom the profile expert judged
 * @param expiredAppeals decisions in the file of appeals that no longer hold
 */
record JudgedFacts(ProfileCoverage profile, long expiredAppeals) {

  /** One pass over the scores, which are as many as accounts times experts. */
  static JudgedFacts of(Table<ExpertScore> scores, long expiredAppeals) {
    var isSilent = col("probability").isNull();
    var isUnlike = isSilent.and(col("abstainedFor").equalTo(Abstention.UNLIKE_TRAINING.name()));
    var counted =
        scores
            .rows()
            .where(col("family").equalTo(Family.PROFILE.name()))
            .agg(
                count("probability").as("judged"),
                count(when(isUnlike, 1)).as("unlike"),
                count(lit(1)).as("all"))
            .first();
    var judged = counted.getLong(0);
    var unlike = counted.getLong(1);
    return new JudgedFacts(
        new ProfileCoverage(judged, unlike, counted.getLong(2) - judged - unlike), expiredAppeals);
  }
}
