package org.kolscope.authenticity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kolscope.authenticity.RealAccounts.QuietPeople;
import org.kolscope.evaluation.Evaluation;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;
import org.kolscope.testing.LocalSpark;

/**
 * How right the profile expert is on accounts that others labelled. What is asserted holds with a
 * margin; the figures themselves are printed, and those of the shipped model stand in its file.
 */
@ExtendWith(LocalSpark.class)
class ProfileOnRealAccountsTest {

  private static Evaluation told(String what, Evaluation figures) {
    System.out.println(RealAccounts.line(what, figures));
    return figures;
  }

  /**
   * The shipped model knows both sets, so this is no measure of how right it is, only of its file
   * being read and used as it was trained.
   */
  @Test
  void theShippedModelKnowsItsOwnSets(SparkSession spark) {
    for (var set : List.of(RealAccounts.twitter(spark), RealAccounts.weibo(spark))) {
      var figures = told("shipped, seen", set.judged(ProfileModelFile.read(null)));
      assertThat(figures.auc().value()).isGreaterThan(0.98);
      assertThat(figures.f1().value()).isGreaterThan(0.95);
      assertThat(figures.ece().value()).isLessThan(0.06);
      assertThat(figures.abstained()).isLessThan(0.05);
    }
  }

  @Tag("slow")
  @Test
  void acrossPlatformsItStillRanksAndStaysCalibrated(SparkSession spark) {
    var weibo = RealAccounts.weibo(spark);
    var twitter = RealAccounts.twitter(spark);
    var expert = ProfileExpert.defaults();
    var none = Table.of(spark, Post.class, List.of());
    var onTwitter = expert.of(weibo.model(), twitter.accounts(), none, twitter.asOf());
    var onWeibo = expert.of(twitter.model(), weibo.accounts(), none, weibo.asOf());
    for (var figures :
        List.of(
            told("weibo on twitter", twitter.judged(onTwitter)),
            told("twitter on weibo", weibo.judged(onWeibo)))) {
      assertThat(figures.auc().value()).isGreaterThan(0.95);
      assertThat(figures.ece().value()).isLessThan(0.10);
      assertThat(figures.f1().value()).isGreaterThan(0.90);
      assertThat(figures.abstained()).isLessThan(0.05);
    }
    var quiet = told("abroad", twitter.quietPeople(onTwitter).and(weibo.quietPeople(onWeibo)));
    assertThat(quiet.likely()).as("what hints are for").isGreaterThan(quiet.people() / 2);
    assertThat(quiet.alone()).isZero();
    assertThat(quiet.besideAnother()).isZero();
  }

  private static QuietPeople told(String where, QuietPeople people) {
    System.out.println(where + ": " + people);
    return people;
  }

  @Tag("slow")
  @Test
  void atHomeQuietPeopleAreNotCalledZombies(SparkSession spark) {
    var twitter = RealAccounts.twitter(spark);
    var weibo = RealAccounts.weibo(spark);
    var quiet =
        told(
            "at home",
            twitter
                .quietPeople(twitter.heldOutRows(), Set.of())
                .and(weibo.quietPeople(weibo.heldOutRows(), Set.of())));
    assertThat(quiet.alone()).isZero();
    // a sure sign of another kind beside each of them is more than any platform has
    assertThat((double) quiet.besideAnother() / quiet.people()).isLessThan(0.07);
  }

  @Tag("slow")
  @Test
  void estimatingTheShareOfZombiesCalibratesOnForeignSources(SparkSession spark) {
    var twitter = RealAccounts.twitter(spark);
    var model = RealAccounts.weibo(spark).model();
    var stated = new ProfileExpert(null, ProfileExpert.Prior.STATED, 0.3);
    var as = told("share stated", twitter.judged(model, stated));
    var estimated = told("share estimated", twitter.judged(model));
    assertThat(estimated.ece().value()).isLessThan(as.ece().value());
  }

  @Tag("slow")
  @Test
  void boughtFollowersAreFoundAtHome(SparkSession spark) {
    var figures = told("bought-followers, 5 folds", RealAccounts.twitter(spark).heldOut());
    assertThat(figures.f1().value()).isGreaterThanOrEqualTo(0.975);
    assertThat(figures.ece().value()).isLessThan(0.03);
    assertThat(figures.abstained()).isLessThan(0.10);
    assertThat(figures.groups().get("quiet").falsePositiveRate().value()).isLessThan(0.10);
  }

  /** Half of the people and one seller's accounts are left out of the training. */
  @Tag("slow")
  @ParameterizedTest
  @ValueSource(strings = {"INT", "TWT", "FSF"})
  void aSellerThatWasNeverSeenIsJudgedAndMostlyFound(String seller, SparkSession spark) {
    var all = RealAccounts.twitter(spark);
    var vendors = RealAccounts.vendors(spark);
    Set<Long> judged = new TreeSet<>(vendors.get(seller));
    Set<Long> trained = new TreeSet<>();
    for (var name : List.of("E13", "TFP")) {
      var people = new ArrayList<>(vendors.get(name));
      for (int i = 0; i < people.size(); i++) {
        (i % 2 == 0 ? judged : trained).add(people.get(i));
      }
    }
    for (var name : List.of("INT", "TWT", "FSF")) {
      if (!name.equals(seller)) {
        trained.addAll(vendors.get(name));
      }
    }
    var figures = told(seller + " held out", all.only(judged).judged(all.only(trained).model()));
    assertThat(figures.abstained()).isLessThan(0.20);
    assertThat(figures.auc().value()).isGreaterThan(0.95);
  }
}
