package org.kolscope.authenticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.data.Offset.offset;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.schema.Appeal;
import org.kolscope.schema.Evidence;
import org.kolscope.schema.Evidence.Family;
import org.kolscope.schema.ExpertScore;
import org.kolscope.schema.ExpertScore.Abstention;
import org.kolscope.schema.FarmCustomer;
import org.kolscope.schema.FarmMember;
import org.kolscope.schema.Label;
import org.kolscope.schema.Label.Judgement;
import org.kolscope.schema.Post;
import org.kolscope.schema.PrizeHunter;
import org.kolscope.schema.SegmentAudit;
import org.kolscope.schema.Table;
import org.kolscope.schema.Verdict;
import org.kolscope.schema.Verdict.Call;
import org.kolscope.testing.Given;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class JudgingStepsTest {

  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 31);
  private static final Instant NOON = Instant.parse("2026-03-20T12:00:00Z");

  private static <R extends Record> Table<R> spread(Table<R> table, int partitions) {
    return new Table<>(table.type(), table.rows().repartition(partitions));
  }

  private static Post original(long id, long author, String text) {
    return post(id, author, NOON, null, null, text);
  }

  private static Post repost(long id, long account, Instant at, Post of) {
    return post(id, account, at, of.postId(), of.accountId(), "");
  }

  private static Post post(
      long id, long account, Instant at, Long root, Long rootAuthor, String text) {
    return new Post(
        id,
        account,
        at,
        root != null,
        text,
        null,
        null,
        null,
        null,
        root,
        rootAuthor,
        root,
        rootAuthor,
        null,
        null,
        null,
        null,
        null);
  }

  /**
   * 30 posts of 3 authors; accounts 1 to 4 repost the first 12 within the same minute; 100 others
   * repost 6 of the 30 each, at any time of the day.
   */
  private static List<Post> ringOfFour() {
    var random = new Random(5);
    var originals = new ArrayList<Post>();
    for (int p = 0; p < 30; p++) {
      originals.add(original(1000 + p, 900 + p % 3, "words"));
    }
    var posts = new ArrayList<>(originals);
    long next = 10_000;
    for (int p = 0; p < 12; p++) {
      var minute = NOON.plusSeconds(3600L * p);
      for (int account = 1; account <= 4; account++) {
        posts.add(
            repost(next++, account, minute.plusSeconds(random.nextInt(50)), originals.get(p)));
      }
    }
    for (int account = 101; account <= 200; account++) {
      for (int p : random.ints(0, 30).distinct().limit(6).toArray()) {
        posts.add(
            repost(next++, account, NOON.plusSeconds(random.nextInt(86_400)), originals.get(p)));
      }
    }
    return posts;
  }

  @Test
  void ringIsWhoRepostsTogetherAndItsEvidenceRecounts(SparkSession spark) {
    var posts = Table.of(spark, Post.class, ringOfFour());
    var made = new Rings().of(spread(posts, 1), NIGHT);
    var scores = made.scores().collect();
    var evidence = made.evidence().collect();

    assertThat(scores.stream().filter(s -> s.probability() > 0.5).map(ExpertScore::accountId))
        .containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
    assertThat(scores).hasSize(104);
    assertThat(scores.stream().filter(s -> s.clusterId() != null).map(ExpertScore::clusterId))
        .containsOnly(1L);
    var sums = evidence.stream().collect(Collectors.groupingBy(Evidence::accountId));
    for (var score : scores) {
      double sum =
          sums.getOrDefault(score.accountId(), List.of()).stream()
              .mapToDouble(Evidence::strength)
              .sum();
      assertThat(score.logOdds()).isCloseTo(new Rings().prior() + sum, offset(1e-9));
    }
    // by hand: all four came within the minute to each of the twelve posts
    assertThat(evidence.stream().filter(e -> e.signal().equals("coRepost")))
        .hasSize(48)
        .allMatch(e -> e.value() == 4 && e.postId() < 1012);

    var four = new Rings().of(spread(posts, 4), NIGHT);
    assertThat(four.scores().collect()).containsExactlyInAnyOrderElementsOf(scores);
    assertThat(four.evidence().collect()).containsExactlyInAnyOrderElementsOf(evidence);
  }

  @Test
  void fansOfOneStarAreNoRing(SparkSession spark) {
    var posts =
        ringOfFour().stream()
            .map(
                p ->
                    p.isRepost()
                        ? post(p.postId(), p.accountId(), p.createdAt(), p.rootPostId(), 900L, "")
                        : p)
            .toList();

    assertThat(new Rings().of(Table.of(spark, Post.class, posts), NIGHT).evidence().collect())
        .isEmpty();
  }

  @Test
  void hunterIsWhoRepostsPrizesAndFollowsTheirGivers(SparkSession spark) {
    var posts = new ArrayList<Post>();
    var follows = new StringBuilder();
    for (int p = 0; p < 40; p++) {
      // accounts 1 to 5 give prizes, twice each; 6 to 20 give none
      int author = 1 + p % 20;
      posts.add(original(100 + p, author, author <= 5 ? "转发抽3位朋友送颈枕" : "今天天气好"));
    }
    long next = 1000;
    for (int account = 51; account <= 99; account++) {
      for (int k = 0; k < 6; k++) {
        posts.add(repost(next++, account, NOON, posts.get((account * 7 + k * 3) % 40)));
        follows.append(account).append('>').append(1 + (account * 3 + k * 5) % 20).append(' ');
      }
    }
    for (int p : new int[] {0, 1, 2, 3, 4, 20, 21}) {
      posts.add(repost(next++, 50, NOON, posts.get(p)));
      // a giver who reposts its rivals is no hunter
      posts.add(repost(next++, 5, NOON, posts.get(p)));
    }
    follows.append("50>1 50>2 50>3 50>4 50>5 5>1 5>2 5>3 5>4");
    var all = Table.of(spark, Post.class, posts);
    var given = new Given(spark);

    var hunters = new PrizeHunters().of(all, given.follows(follows.toString()), NIGHT).collect();

    assertThat(hunters).extracting(PrizeHunter::accountId).containsExactly(50L);
    assertThat(hunters.get(0).prizeRepostsCount()).isEqualTo(7);
    assertThat(hunters.get(0).giversCount()).isEqualTo(5);
    assertThat(hunters.get(0).giversFollowedCount()).isEqualTo(5);
    assertThat(hunters.get(0).logOdds())
        .isCloseTo(evidence(7, 7, 0.4, posts) + followEvidence(follows.toString()), offset(1e-9));
  }

  @Test
  void prizePostsThatArePersistedAreNotLookedForAgain(SparkSession spark) {
    var given = new Given(spark);
    var posts = Table.of(spark, Post.class, List.of(original(1, 1, "转发抽奖")));
    var follows = given.follows("9>1");
    var step = new PrizeHunters();
    var hunters = Table.of(spark, PrizeHunter.class, List.of());

    var prizePosts = step.prizePosts(posts).persist();
    try {
      // each look for the words is a regular expression in the plan
      assertThat(step.of(posts, follows, NIGHT).rows().queryExecution().withCachedData().toString())
          .contains("InMemoryRelation")
          .doesNotContain("RLIKE");
      var explained = step.explained(hunters, posts, follows);
      assertThat(explained.queryExecution().withCachedData().toString())
          .contains("InMemoryRelation")
          .doesNotContain("RLIKE");
    } finally {
      prizePosts.unpersist();
    }
    assertThat(step.explained(hunters, posts, follows).queryExecution().analyzed().toString())
        .contains("RLIKE");
  }

  /** The binomial ratio with the base rate counted by hand: 7 + 7 reposts and those of the rest. */
  private static double evidence(int prizes, int reposts, double share, List<Post> posts) {
    var givers = Set.of(1L, 2L, 3L, 4L, 5L);
    var all = posts.stream().filter(Post::isRepost).toList();
    double base =
        (all.stream().filter(p -> givers.contains(p.rootAccountId())).count() + 1.0)
            / (all.size() + 2.0);
    double hunters = Math.min(0.9, Math.max(share, 2 * base));
    return prizes * Math.log(hunters / base)
        + (reposts - prizes) * Math.log((1 - hunters) / (1 - base));
  }

  private static double followEvidence(String follows) {
    var ends = new HashSet<>(List.of(follows.split(" ", -1)));
    long given = ends.stream().filter(e -> Integer.parseInt(e.split(">", -1)[1]) <= 5).count();
    double base = (given + 1.0) / (ends.size() + 2.0);
    return 5 * Math.log(Math.min(0.9, Math.max(0.35, 2 * base)) / base);
  }

  /**
   * 400 fans follow 8 of 60 each, by chance; 1 to 40 follow 12 more, which nobody else does much.
   */
  private static String farmOfForty() {
    var random = new Random(3);
    var follows = new HashSet<String>();
    for (int fan = 1; fan <= 400; fan++) {
      int from = fan;
      random.ints(1000, 1060).distinct().limit(8).forEach(to -> follows.add(from + ">" + to));
      if (fan <= 40) {
        IntStream.range(1000, 1012).forEach(to -> follows.add(from + ">" + to));
      }
    }
    return follows.stream().sorted().collect(Collectors.joining(" "));
  }

  @Test
  void blockIsFoundItsEvidenceRecountsAndCirclesOfFriendsAreLeftOut(SparkSession spark) {
    var farm = farmOfForty();
    // 15 friends who all follow each other
    var friends = new StringBuilder();
    for (int a = 301; a <= 315; a++) {
      for (int b = 301; b <= 315; b++) {
        friends.append(a == b ? "" : " " + a + ">" + b);
      }
    }
    var follows = new Given(spark).follows(farm + friends);
    var made = new StaticCohort().of(spread(follows, 1));
    var scores = made.scores().collect();
    var evidence = made.evidence().collect();
    var likely =
        scores.stream()
            .filter(s -> s.probability() != null && s.probability() > 0.5)
            .map(ExpertScore::accountId)
            .collect(Collectors.toSet());

    assertThat(likely).hasSizeBetween(38, 42).doesNotContain(301L, 308L);
    assertThat(likely.stream().filter(a -> a <= 40)).hasSizeGreaterThanOrEqualTo(38);
    addUp(scores, evidence);
    var members =
        scores.stream()
            .filter(s -> s.clusterId() != null)
            .map(ExpertScore::accountId)
            .collect(Collectors.toSet());
    for (var row : evidence) {
      if (row.signal().equals("blockFollow")) {
        long fans =
            members.stream().filter(m -> farm.contains(m + ">" + row.followeeId() + " ")).count();
        assertThat(row.value()).isEqualTo((double) fans);
        assertThat(row.accountsCount()).isEqualTo(members.size());
      }
    }
    assertThat(made.leftOut().first().getLong(1)).isZero();

    var four = new StaticCohort().of(spread(follows, 4));
    assertThat(four.scores().collect()).containsExactlyInAnyOrderElementsOf(scores);
    assertThat(four.evidence().collect()).containsExactlyInAnyOrderElementsOf(evidence);
  }

  /** Floor and strengths are the log odds, for accounts that have evidence. */
  private static void addUp(List<ExpertScore> scores, List<Evidence> evidence) {
    double floor =
        scores.stream()
            .filter(s -> s.logOdds() != null)
            .min(Comparator.comparingDouble(ExpertScore::logOdds))
            .orElseThrow()
            .logOdds();
    var sums = new HashMap<Long, Double>();
    evidence.forEach(e -> sums.merge(e.accountId(), e.strength(), Double::sum));
    assertThat(sums).isNotEmpty();
    scores.stream()
        .filter(s -> sums.containsKey(s.accountId()))
        .forEach(
            s -> assertThat(s.logOdds()).isCloseTo(floor + sums.get(s.accountId()), offset(1e-6)));
  }

  @Test
  void followsThatDoNotFitAreToldAndThoseOfTheLargestGo(SparkSession spark) {
    var made =
        new StaticCohort(new StaticCohort().cohorts(), new Calibration(1, 0), 0.15, 1000)
            .of(new Given(spark).follows(farmOfForty()));

    var leftOut = made.leftOut().first();

    assertThat(leftOut.getLong(0)).isGreaterThan(3000);
    assertThat(leftOut.getLong(0) - leftOut.getLong(1)).isLessThanOrEqualTo(1000);
    assertThat(made.scores().collect()).hasSize(400);
  }

  private static ExpertScore score(long account, Family family, Double p, Long cluster) {
    return new ExpertScore(
        account,
        family,
        p,
        p == null ? Abstention.NO_TIMES : null,
        p == null ? null : 1.0,
        cluster);
  }

  private static Evidence joined(long account, long followee) {
    return new Evidence(
        account,
        Family.TIME_COHORT,
        "joinedBurst",
        (int) followee,
        9,
        1.0,
        2,
        followee,
        null,
        NOON,
        NOON.plusSeconds(86_400),
        9L);
  }

  @Test
  void verdictsFarmsAndCustomersOfANight(SparkSession spark) {
    var scores = new ArrayList<ExpertScore>();
    var evidence = new ArrayList<Evidence>();
    for (long a = 1; a <= 6; a++) {
      scores.add(score(a, Family.TIME_COHORT, 0.95, 1L));
      // to 101 and 102 all six came, to 103 four, to 104 three: customers are three
      for (long followee = 101; followee <= (a <= 3 ? 104 : a <= 4 ? 103 : 102); followee++) {
        evidence.add(joined(a, followee));
      }
    }
    scores.add(score(7, Family.TIME_COHORT, null, null));
    scores.add(score(8, Family.TIME_COHORT, 0.01, null));
    var given = new Given(spark);
    var said = Table.of(spark, ExpertScore.class, scores);
    var why = Table.of(spark, Evidence.class, evidence);
    var appeals =
        Table.of(spark, Appeal.class, List.of(new Appeal(6, Call.GENUINE, "known", "me", null)));

    var verdicts = new Verdicts().of(given.accounts(1, 2, 3, 4, 5, 6, 7, 8, 9), said, why, appeals);
    var calls =
        verdicts.collect().stream()
            .collect(Collectors.toMap(Verdict::accountId, v -> String.valueOf(v.call())));

    assertThat(calls)
        .containsEntry(5L, "ZOMBIE")
        .containsEntry(6L, "GENUINE")
        .containsEntry(7L, "null")
        .containsEntry(8L, "GENUINE")
        .containsEntry(9L, "null");
    var appealed = verdicts.collect().stream().filter(v -> v.accountId() == 6).findAny();
    assertThat(appealed.orElseThrow().isAppealed()).isTrue();
    assertThat(appealed.orElseThrow().expertsCall()).isEqualTo(Call.ZOMBIE);
    assertThat(appealed.orElseThrow().coordinatedProbability()).isCloseTo(0.95, offset(1e-12));

    var none = Table.of(spark, FarmMember.class, List.of());
    var members = new FarmMembers().of(verdicts, said, none, NIGHT);
    assertThat(members.collect())
        .extracting(FarmMember::farmId, FarmMember::accountId)
        .hasSize(5)
        .allMatch(t -> t.toList().get(0).equals("2026-03-31-1"));
    var customers = new FarmCustomers().of(members, why);
    assertThat(customers.collect())
        .extracting(FarmCustomer::followeeId)
        .containsExactlyInAnyOrder(101L, 102L, 103L);
    var farm = new Farms().of(members, customers).collect().get(0);
    assertThat(farm.firstFoundOn()).isEqualTo(NIGHT);
    assertThat(farm.zombiesCount()).isEqualTo(5);
    assertThat(farm.customersCount()).isEqualTo(3);
    assertThat(farm.startsAt()).isEqualTo(NOON);

    var later = new FarmMembers().of(verdicts, said, members, NIGHT.plusDays(1));
    assertThat(later.collect()).extracting(FarmMember::farmId).containsOnly("2026-03-31-1");
  }

  @Test
  void segmentsTellWhereVerdictsFallAndWhereTheyAreKnownToBeWrong(SparkSession spark) {
    var verdicts = new ArrayList<Verdict>();
    for (long a = 1; a <= 6; a++) {
      var call = a <= 2 ? Call.ZOMBIE : a == 3 ? Call.UNSURE : a <= 5 ? Call.GENUINE : null;
      verdicts.add(new Verdict(a, call, call, null, null, List.of(), false, "1"));
    }
    // 1 is labelled genuine, 2 genuine on appeal but a zombie by a label, 4 and 6 genuine
    var labels =
        List.of(
            label(1, Judgement.GENUINE),
            label(2, Judgement.ZOMBIE),
            label(4, Judgement.GENUINE),
            label(6, Judgement.GENUINE));
    var appeals = List.of(new Appeal(2, Call.GENUINE, "r", "w", null));
    var posts = List.of(original(1, 1, ""), sentWith(2, 4, "phone"), sentWith(3, 4, "phone"));

    var audit =
        new SegmentAudits()
            .of(
                new Given(spark).accounts(1, 2, 3, 4, 5, 6),
                Table.of(spark, Post.class, posts),
                Table.of(spark, Verdict.class, verdicts),
                Table.of(spark, Label.class, labels),
                Table.of(spark, Appeal.class, appeals),
                NIGHT)
            .collect();

    var all = audit.stream().filter(s -> s.kind() == SegmentAudit.Kind.ALL).toList();
    assertThat(all).hasSize(1);
    assertThat(all.get(0).accountsCount()).isEqualTo(6);
    assertThat(all.get(0).judgedCount()).isEqualTo(5);
    assertThat(all.get(0).zombiesCount()).isEqualTo(2);
    assertThat(all.get(0).unsureCount()).isEqualTo(1);
    // 1 and 4 of the judged are known to be genuine; 1 of them is called a zombie
    assertThat(all.get(0).genuineCount()).isEqualTo(2);
    assertThat(all.get(0).falseZombiesCount()).isEqualTo(1);
    assertThat(all.get(0).falseZombieShare()).isEqualTo(0.5);
    // Clopper and Pearson for 1 of 2: the ends solve p^2 = 0.975, that is 0.0126 and 0.9874
    assertThat(all.get(0).falseZombieShareLow95()).isCloseTo(1 - Math.sqrt(0.975), offset(1e-6));
    assertThat(all.get(0).falseZombieShareHigh95()).isCloseTo(Math.sqrt(0.975), offset(1e-6));
    // 4 alone wrote with this program, and was judged rightly: none of one
    var phone = audit.stream().filter(s -> s.segment().equals("phone")).toList();
    assertThat(phone.get(0).falseZombieShareLow95()).isZero();
    assertThat(phone.get(0).falseZombieShareHigh95()).isCloseTo(0.975, offset(1e-6));
    assertThat(audit.stream().filter(s -> s.kind() == SegmentAudit.Kind.SILENCE))
        .extracting(SegmentAudit::segment, SegmentAudit::accountsCount)
        .containsExactlyInAnyOrder(tuple("posts", 2L), tuple("", 4L));
  }

  private static Post sentWith(long id, long author, String client) {
    return new Post(
        id, author, NOON, false, "", client, null, null, null, null, null, null, null, null, null,
        null, null, null);
  }

  private static Label label(long account, Judgement judgement) {
    return new Label(account, "by hand", judgement, null);
  }
}
