package org.kolscope.authenticity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;

/** Of every judge of the model that ships; that of a user's own differs in numbers only. */
class ProfilePropertiesTest {

  private static final List<Judge> JUDGES = judges();

  private static List<Judge> judges() {
    var model = ProfileModelFile.read(null);
    var judges = new ArrayList<Judge>();
    for (int i = 0; i < model.panels(); i++) {
      judges.addAll(model.panel(i).judges());
    }
    return judges;
  }

  private static void neverRises(Profile less, Profile more, double share) {
    for (var judge : JUDGES) {
      assertThat(ProfileModel.probability(judge, more, share))
          .isLessThanOrEqualTo(ProfileModel.probability(judge, less, share));
    }
  }

  @Property(tries = 300)
  void moreFollowersNeverMakeAnAccountMoreSuspicious(
      @ForAll("profiles") Profile p,
      @ForAll @LongRange(min = 1, max = 100_000) long more,
      @ForAll @Scale(3) @DoubleRange(min = 0.001, max = 0.95) double share) {
    neverRises(p, with(p, p.followers() + more, p.posts(), p.descriptionLength()), share);
  }

  @Property(tries = 300)
  void morePostsNeverMakeAnAccountMoreSuspicious(
      @ForAll("profiles") Profile p,
      @ForAll @LongRange(min = 1, max = 100_000) long more,
      @ForAll @Scale(3) @DoubleRange(min = 0.001, max = 0.95) double share) {
    neverRises(p, with(p, p.followers(), p.posts() + more, p.descriptionLength()), share);
  }

  @Property(tries = 300)
  void aLongerDescriptionNeverMakesAnAccountMoreSuspicious(
      @ForAll("profiles") Profile p,
      @ForAll @LongRange(min = 1, max = 100) long more,
      @ForAll @Scale(3) @DoubleRange(min = 0.001, max = 0.95) double share) {
    neverRises(p, with(p, p.followers(), p.posts(), p.descriptionLength() + more), share);
  }

  @Property(tries = 300)
  void whatATraitAddsRisesWithTheSuspicionOfItsFeature(
      @ForAll("profiles") Profile one, @ForAll("profiles") Profile other) {
    for (var judge : JUDGES) {
      for (var trait : judge.traits()) {
        var feature = trait.feature();
        double ofOne = feature.suspicion(feature.value(one));
        double ofOther = feature.suspicion(feature.value(other));
        if (ofOne >= ofOther) {
          assertThat(trait.contribution(one)).isGreaterThanOrEqualTo(trait.contribution(other));
        }
      }
    }
  }

  @Property(tries = 300)
  void anAccountThatOnlyLeavesThingsUndoneStaysAtThreeTenthsWhateverTheShareOfZombies(
      @ForAll @Scale(3) @DoubleRange(min = 0.001, max = 0.999) double share,
      @ForAll @LongRange(min = 130, max = 5000) long followers,
      @ForAll @Scale(3) @DoubleRange(min = 0.7, max = 1) double followed) {
    double followees = Math.max(215, followed * followers);
    // posts nothing, shows nothing, joined neither lately nor long ago
    var silent = new Profile(followers, followees, 0, 800, 0, 0, 0, 0, 0, null, 0, 0, 0);
    for (var judge : JUDGES) {
      if (judge.spoken(silent) == 0) {
        assertThat(ProfileModel.probability(judge, silent, share)).isLessThanOrEqualTo(0.3);
      }
    }
    assertThat(JUDGES).anyMatch(j -> j.spoken(silent) == 0);
  }

  private static Profile with(Profile p, double followers, double posts, double description) {
    return new Profile(
        followers,
        p.followees(),
        posts,
        p.days(),
        p.avatar(),
        p.link(),
        description,
        p.province(),
        p.verified(),
        p.name(),
        p.loadedPosts(),
        p.loadedReposts(),
        p.recentPosts());
  }

  @Provide
  Arbitrary<Profile> profiles() {
    var counters = Arbitraries.longs().between(0, 100_000).map(n -> (double) n);
    var flags = Arbitraries.of(0.0, 1.0);
    var names = Arbitraries.of("小婷同学", "安荣青泽4ij184", "Rosa", "user20393857");
    return Combinators.combine(counters, counters, counters, counters, flags, flags, names)
        .as(
            (followers, followees, posts, days, avatar, link, name) ->
                new Profile(
                    followers,
                    followees,
                    posts,
                    days % 5000,
                    avatar,
                    link,
                    avatar * 20,
                    link,
                    0,
                    NameSigns.of(name),
                    Double.NaN,
                    Double.NaN,
                    Double.NaN));
  }
}
