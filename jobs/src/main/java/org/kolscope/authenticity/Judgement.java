package org.kolscope.authenticity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.kolscope.schema.Evidence.Family;
import org.kolscope.schema.ExpertScore.Abstention;

/**
 * What the profile expert says of one account.
 *
 * @param judge who speaks; null if nobody may
 * @param abstainedFor why there is no probability; null where there is one
 * @param stated share of zombies before looking at the source
 * @param share of zombies that the probability refers to
 * @param isAbroad whether the judge only knows what labelled sets have in common
 */
record Judgement(
    long accountId,
    Profile profile,
    Judge judge,
    Abstention abstainedFor,
    double stated,
    double share,
    boolean isAbroad) {

  /**
   * @param row a row of {@link Profiles#of} with {@link Profiles#known} and the choice beside it
   */
  static Judgement of(ProfileModel model, Row row) {
    var profile = Profiles.profile(row);
    int panel = row.getInt(row.fieldIndex("panel"));
    var judge =
        panel == SourceChoice.NOBODY ? null : model.panel(panel).judge(Profiles.shares(row));
    return new Judgement(
        row.getLong(0),
        profile,
        judge,
        abstained(profile, judge),
        model.zombieShare(),
        row.getDouble(row.fieldIndex("zombieShare")),
        panel == model.homes().size());
  }

  /** At home. */
  static Judgement of(long accountId, Profile profile, Judge judge, double stated, double share) {
    return new Judgement(
        accountId, profile, judge, abstained(profile, judge), stated, share, false);
  }

  private static Abstention abstained(Profile profile, Judge judge) {
    if (!profile.isKnown()) {
      return Abstention.NO_DATA;
    }
    if (ProfileExpert.isEmpty(profile)) {
      return Abstention.TOO_FEW;
    }
    return judge == null || judge.territory().isOutside(profile)
        ? Abstention.UNLIKE_TRAINING
        : null;
  }

  /** NaN where it abstains. */
  double probability() {
    return abstainedFor == null ? ProfileModel.probability(judge, profile, share) : Double.NaN;
  }

  private double logOdds() {
    return judge.logOdds(profile) + ZombiePrior.logOdds(share);
  }

  /** As a row of {@link org.kolscope.schema.ExpertScore}. */
  Row score() {
    return abstainedFor == null
        ? RowFactory.create(accountId, Family.PROFILE.name(), probability(), null, logOdds(), null)
        : RowFactory.create(
            accountId, Family.PROFILE.name(), null, abstainedFor.name(), null, null);
  }

  /**
   * As rows of {@link org.kolscope.schema.Evidence}; none below {@code from}, but that it is a hint
   * is always said of what would count else.
   */
  Iterator<Row> evidence(double from) {
    var rows = new ArrayList<Row>();
    boolean isTold = probability() >= from;
    if (isAbroad && (isTold || VerdictRule.fires(probability()))) {
      if (Double.isNaN(profile.posts())) {
        rows.add(row(ProfileExpert.POSTS_UNKNOWN_ABROAD, 1, null, 0));
      } else if (profile.posts() <= ProfileFit.QUIET) {
        rows.add(row(ProfileExpert.QUIET_ABROAD, profile.posts(), (double) ProfileFit.QUIET, 0));
      }
    }
    if (isTold) {
      rows.addAll(contributions());
    }
    return rows.iterator();
  }

  private List<Row> contributions() {
    var told =
        judge.traits().stream()
            .filter(t -> t.contribution(profile) != 0)
            .sorted(
                Comparator.comparing((Trait t) -> -Math.abs(t.contribution(profile)))
                    .thenComparing(Trait::feature))
            .toList();
    var rows = new ArrayList<Row>();
    double others = 0;
    for (int i = 0; i < told.size(); i++) {
      var trait = told.get(i);
      double strength = trait.contribution(profile);
      if (i < ProfileExpert.MOST_FEATURES) {
        var feature = trait.feature();
        rows.add(row(feature.signal(), feature.value(profile), trait.baseline(), strength));
      } else {
        others += strength;
      }
    }
    if (told.size() > ProfileExpert.MOST_FEATURES) {
      int count = told.size() - ProfileExpert.MOST_FEATURES;
      rows.add(row("otherCounters", count, null, others));
    }
    rows.add(row("prior", share, stated, judge.intercept() + ZombiePrior.logOdds(share)));
    return rows;
  }

  private Row row(String signal, double value, Double baseline, double strength) {
    return RowFactory.create(
        accountId,
        Family.PROFILE.name(),
        signal,
        1,
        value,
        baseline,
        strength,
        null,
        null,
        null,
        null,
        null);
  }
}
