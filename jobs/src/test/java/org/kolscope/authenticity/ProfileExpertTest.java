package org.kolscope.authenticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.authenticity.ProfileExpert.Made;
import org.kolscope.schema.Account;
import org.kolscope.schema.Evidence;
import org.kolscope.schema.ExpertScore;
import org.kolscope.schema.ExpertScore.Abstention;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;
import org.kolscope.testing.Given;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class ProfileExpertTest {

  private static final LocalDate AS_OF = LocalDate.of(2026, 3, 31);

  private final ProfileExpert expert = ProfileExpert.defaults();

  private static Account account(
      long id, String name, String description, Long followers, Long followees, Long posts) {
    return new Account(
        id,
        null,
        name,
        description,
        null,
        null,
        null,
        null,
        null,
        Instant.parse("2020-01-01T00:00:00Z").plusSeconds(86_400 * id),
        followers,
        followees,
        posts,
        null,
        null,
        null,
        null);
  }

  /**
   * Two made accounts, two people, one who only reads, one newcomer, one that is only mentioned.
   */
  private static List<Account> few() {
    return List.of(
        account(1, "安荣青泽4ij184", null, 1L, 0L, 40L),
        account(2, "user20393857", null, 8L, 900L, 3L),
        account(3, "小婷同学", "长安街", 150L, 260L, 2100L),
        account(4, "Rosa", "coffee", 90L, 180L, 700L),
        account(5, "阿晨", null, 130L, 110L, 0L),
        account(6, "新人", null, 0L, 2L, 0L),
        account(7, null, null, null, null, null));
  }

  private Made made(SparkSession spark, List<Account> accounts) {
    return expert.of(
        Table.of(spark, Account.class, accounts), Table.of(spark, Post.class, List.of()), AS_OF);
  }

  private static Map<Long, ExpertScore> scores(Made made) {
    return made.scores().collect().stream()
        .collect(Collectors.toMap(ExpertScore::accountId, s -> s));
  }

  @Test
  void madeAccountsScoreAboveThoseOfPeopleAndWhoeverCannotBeJudgedSaysWhy(SparkSession spark) {
    var scores = scores(made(spark, few()));
    assertThat(scores).hasSize(7);
    assertThat(scores.get(1L).probability()).isGreaterThan(scores.get(3L).probability());
    assertThat(scores.get(2L).probability()).isGreaterThan(scores.get(4L).probability());
    assertThat(scores.get(3L).probability()).isLessThan(0.05);
    assertThat(scores.get(5L).probability()).as("only reads").isLessThanOrEqualTo(0.3);
    assertThat(scores.get(6L).abstainedFor()).isEqualTo(Abstention.TOO_FEW);
    assertThat(scores.get(7L).abstainedFor()).isEqualTo(Abstention.NO_DATA);
    assertThat(scores.get(7L).probability()).isNull();
  }

  @Test
  void evidenceAddsUpAndRecomputesFromTheAccounts(SparkSession spark) {
    var model = ProfileModelFile.read(null);
    var made =
        new ProfileExpert(null, ProfileExpert.Prior.STATED, 0)
            .of(
                Table.of(spark, Account.class, few()),
                Table.of(spark, Post.class, List.of()),
                AS_OF);
    var panel = made.choice().collectAsList().get(0).getString(0);
    var judges = new ArrayList<Judge>();
    for (int i = 0; i < model.panels(); i++) {
      if (model.panel(i).name().equals(panel)) {
        judges.addAll(model.panel(i).judges());
      }
    }
    var scores = scores(made);
    var sums = new HashMap<Long, Double>();
    for (var row : made.evidence().collect()) {
      sums.merge(row.accountId(), row.strength(), Double::sum);
      var account = few().get((int) row.accountId() - 1);
      if (row.signal().equals("fewFollowers")) {
        assertThat(row.value()).isEqualTo((double) account.followersCount());
      }
      if (row.signal().equals("followeesPerFollower")) {
        assertThat(row.value())
            .isEqualTo((1.0 + account.followeesCount()) / (1 + account.followersCount()));
      }
      if (row.signal().equals("quietAbroad")) {
        assertThat(row.value()).isEqualTo((double) account.postsCount()).isLessThanOrEqualTo(100);
        assertThat(row.strength()).isZero();
      } else if (!row.signal().equals("prior") && !row.signal().equals("otherCounters")) {
        assertThat(judges).as(row.signal()).anyMatch(j -> isOf(j, row));
      }
    }
    assertThat(sums.keySet()).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L);
    sums.forEach((id, sum) -> assertThat(sum).isCloseTo(scores.get(id).logOdds(), within(1e-9)));
  }

  /** Whether a trait gives this strength to this value against this baseline. */
  private static boolean isOf(Judge judge, Evidence row) {
    return judge.traits().stream()
        .filter(t -> t.feature().signal().equals(row.signal()) && row.baseline() == t.baseline())
        .anyMatch(
            t -> {
              double off =
                  (t.feature().suspicion(row.value()) - t.feature().suspicion(t.baseline()))
                      / t.spread();
              double far = Math.min(Trait.FARTHEST, off);
              return Math.abs(t.coefficient() * far * far - row.strength()) < 1e-9;
            });
  }

  @Test
  void accountsBelowTheBarHaveNoEvidence(SparkSession spark) {
    var made = made(spark, few());
    var scores = scores(made);
    assertThat(made.evidence().collect())
        .allSatisfy(
            e -> assertThat(scores.get(e.accountId()).probability()).isGreaterThanOrEqualTo(0.3));
  }

  @Test
  void aColumnThatTheSourceDoesNotHaveIsUnknownNotEmpty(SparkSession spark) {
    var without = few().stream().map(a -> change(a, x -> null, x -> x)).toList();
    var all = new ProfileExpert(null, ProfileExpert.Prior.STATED, 0);
    var posts = Table.of(spark, Post.class, List.of());
    var made = all.of(Table.of(spark, Account.class, without), posts, AS_OF);
    assertThat(scores(made).get(1L).probability()).isNotNull();
    assertThat(made.evidence().collect())
        .noneMatch(e -> e.signal().contains("escription") || e.signal().contains("rovince"));
  }

  @Test
  void withoutPostsTheOthersJudge(SparkSession spark) {
    var without = few().stream().map(a -> change(a, x -> x, x -> null)).toList();
    var made = made(spark, without);
    var scores = scores(made);
    assertThat(scores.get(1L).probability()).isGreaterThan(scores.get(3L).probability());
    assertThat(made.evidence().collect()).noneMatch(e -> e.signal().contains("osts"));
  }

  private static Account change(
      Account a, UnaryOperator<String> description, UnaryOperator<Long> posts) {
    return account(
        a.accountId(),
        a.screenName(),
        description.apply(a.description()),
        a.followersCount(),
        a.followeesCount(),
        posts.apply(a.postsCount()));
  }

  @Test
  void aSourceUnlikeAllTrainingIsLeftUnjudgedAsAWhole(SparkSession spark) {
    var odd = new ArrayList<Account>();
    for (long id = 1; id <= 600; id++) {
      odd.add(account(id, "n" + id, null, 3 + id % 3, 40 + id % 7, 5 + id % 2));
    }
    var made = made(spark, odd);
    assertThat(made.choice().collectAsList().get(0).getString(0)).isEqualTo("nobody");
    assertThat(made.scores().collect())
        .allMatch(s -> s.abstainedFor() == Abstention.UNLIKE_TRAINING && s.probability() == null);
    assertThat(made.evidence().collect()).isEmpty();
  }

  @Test
  void orderAndPartitionsChangeNothing(SparkSession spark) {
    var given = new Given(spark);
    var many = new ArrayList<Account>();
    for (long id = 1; id <= 300; id++) {
      many.add(
          account(
              id,
              id % 3 == 0 ? "u" + id * 7919 : "Rosa",
              id % 2 == 0 ? "x" : null,
              id * id % 911,
              id * 37 % 613,
              id * id * 13 % 4001));
    }
    var accounts = Table.of(spark, Account.class, many);
    var one = new Table<>(Account.class, accounts.rows().coalesce(1));
    var posts = Table.of(spark, Post.class, List.of());
    var first = expert.of(one, posts, AS_OF);
    var second = expert.of(given.shuffled(accounts), posts, AS_OF);
    assertThat(second.scores().collect())
        .containsExactlyInAnyOrderElementsOf(first.scores().collect());
    assertThat(second.evidence().collect())
        .containsExactlyInAnyOrderElementsOf(first.evidence().collect());
    assertThat(second.choice().collectAsList()).isEqualTo(first.choice().collectAsList());
  }

  @Test
  void loadedPostsGiveRepostsAndRecentOnes(SparkSession spark) {
    // posts n come n seconds after 2026-01-01; account 3 has six, four of them reposts
    var posts =
        new Given(spark)
            .posts(
                Given.post(1, 3).drawn(),
                Given.post(2, 3).drawn(),
                Given.repost(3, 3).drawn(),
                Given.repost(4, 3).drawn(),
                Given.repost(5, 3).drawn(),
                Given.repost(6, 3).drawn(),
                Given.post(7, 4).drawn());
    var rows =
        Profiles.of(Table.of(spark, Account.class, few()), posts, AS_OF).collectAsList().stream()
            .collect(Collectors.toMap(r -> r.getLong(0), Profiles::profile));
    assertThat(ProfileFeature.REPOST_SHARE.value(rows.get(3L))).isEqualTo(4.0 / 6);
    assertThat(rows.get(3L).recentPosts()).isEqualTo(6);
    assertThat(ProfileFeature.REPOST_SHARE.value(rows.get(4L))).as("too few posts").isNaN();
    assertThat(rows.get(5L).recentPosts()).as("nobody looked").isNaN();
    // registered two days before the newest
    assertThat(rows.get(5L).days()).isEqualTo(2);
    assertThat(rows.get(5L).descriptionLength()).isZero();
    assertThat(rows.get(5L).province()).as("no account has one").isNaN();
    var later = Profiles.of(Table.of(spark, Account.class, few()), posts, AS_OF.plusDays(1));
    assertThat(Profiles.profile(later.where("accountId = 3").head()).recentPosts()).isZero();
  }
}
