package org.kolscope.pipeline;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.kolscope.schema.Account;
import org.kolscope.schema.Evidence;
import org.kolscope.schema.Evidence.Family;
import org.kolscope.schema.ExpertScore;
import org.kolscope.schema.Follow;

/**
 * Counts a row of evidence again, from the source tables and from which accounts are in the same
 * cluster: the definitions of the experts' Javadoc written down plainly, over lists.
 */
final class EvidenceRecount {

  /** Signals about the model, not about a table. */
  static final Set<String> NOT_OF_TABLES = Set.of("prior", "otherCounters");

  /** Value and baseline; null for a baseline that the tables alone do not give. */
  record Again(double value, Double baseline) {}

  private static final long DAY = 86_400;
  private static final int LOCAL_DAYS = 180;

  private final Map<Long, Account> accounts;
  private final Map<Long, List<Follow>> byFollowee;
  private final Map<Long, List<Follow>> byFollower;
  private final List<Follow> compared;
  private final Map<Family, Map<Long, Long>> clusters = new HashMap<>();
  private final long comparedAccounts;
  private final RepostRecount reposts;
  private final List<Evidence> evidence;
  private final LocalDate night;

  EvidenceRecount(
      FarmWorld world, List<ExpertScore> scores, List<Evidence> evidence, LocalDate night) {
    accounts = world.accounts().stream().collect(toMap(Account::accountId, a -> a));
    byFollowee = world.follows().stream().collect(groupingBy(Follow::followeeId));
    byFollower = world.follows().stream().collect(groupingBy(Follow::followerId));
    compared = compared(world.follows());
    for (var family : Family.values()) {
      clusters.put(
          family,
          scores.stream()
              .filter(s -> s.family() == family && s.clusterId() != null)
              .collect(toMap(ExpertScore::accountId, ExpertScore::clusterId)));
    }
    comparedAccounts =
        scores.stream()
            .filter(s -> s.family() == Family.STATIC_COHORT && s.probability() != null)
            .count();
    reposts = RepostRecount.of(world.posts());
    this.evidence = evidence;
    this.night = night;
  }

  Again of(Evidence row) {
    return switch (row.signal()) {
      case "joinedBurst" -> joinedBurst(row);
      case "followedOutside" -> new Again(followedOutside(row), null);
      case "registrationWeek" -> registrationWeek(row);
      case "blockFollow" -> blockFollow(row);
      case "followsElsewhere" -> new Again(followsElsewhere(row), null);
      case "coRepost" -> reposts.coRepost(row, sameCluster(row));
      case "partnersTested" -> new Again(reposts.partners(row.accountId()), null);
      default -> new Again(profile(row.signal(), accounts.get(row.accountId())), null);
    };
  }

  // --- times ---

  private static long day(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), DAY);
  }

  /** Platforms suggest whom to follow on the day of registration. */
  private boolean isOnboarding(Follow follow) {
    var joined = accounts.get(follow.followerId()).createdAt();
    return follow.followedAt().getEpochSecond() - joined.getEpochSecond() < DAY;
  }

  private long fans(long followee, long from, long to) {
    return byFollowee.get(followee).stream()
        .filter(f -> !isOnboarding(f))
        .filter(f -> day(f.followedAt()) >= from && day(f.followedAt()) < to)
        .count();
  }

  /** Fans of the window, and what 180 days before and after it let expect. */
  private Again joinedBurst(Evidence row) {
    long start = day(row.startsAt());
    long end = day(row.endsAt());
    require(
        byFollower.get(row.accountId()).stream()
            .anyMatch(f -> f.followeeId() == row.followeeId() && isIn(f, start, end)),
        row + ": the account is not among them");
    long first =
        byFollowee.get(row.followeeId()).stream()
            .filter(f -> !isOnboarding(f))
            .mapToLong(f -> day(f.followedAt()))
            .min()
            .orElseThrow();
    long last = night.toEpochDay() + 1;
    long from = Math.max(first, start - LOCAL_DAYS);
    long to = Math.min(last, end + LOCAL_DAYS);
    long within = fans(row.followeeId(), start, end);
    long around = fans(row.followeeId(), from, to) - within;
    long days = Math.min(last, end) - Math.max(first, start);
    require(row.accountsCount() == within, row + ": accountsCount");
    return new Again(within, (around + 0.5) * days / (to - from - days));
  }

  private static boolean isIn(Follow follow, long start, long end) {
    return day(follow.followedAt()) >= start && day(follow.followedAt()) < end;
  }

  /** The account's follows of the cohort's followees on other days than the cohort's. */
  private double followedOutside(Evidence row) {
    var bursts = cohortOf(row.accountId()).stream().collect(groupingBy(Burst::followeeId));
    return byFollower.get(row.accountId()).stream()
        .filter(f -> bursts.containsKey(f.followeeId()))
        .filter(
            f -> bursts.get(f.followeeId()).stream().noneMatch(b -> isIn(f, b.start(), b.end())))
        .count();
  }

  private record Burst(long followeeId, long start, long end) {

    static Burst of(Evidence row) {
      return new Burst(row.followeeId(), day(row.startsAt()), day(row.endsAt()));
    }
  }

  /** All bursts that accounts join: whose came to one came to others with the next. */
  private Set<Burst> cohortOf(long account) {
    var byAccount =
        evidence.stream()
            .filter(e -> e.signal().equals("joinedBurst"))
            .collect(groupingBy(Evidence::accountId, mapping(Burst::of, toSet())));
    var cohort = new HashSet<>(byAccount.get(account));
    int before = 0;
    while (before < cohort.size()) {
      before = cohort.size();
      byAccount.values().stream()
          .filter(bursts -> bursts.stream().anyMatch(cohort::contains))
          .forEach(cohort::addAll);
    }
    return cohort;
  }

  /** Fans of the burst registered in the week; 20 fans evenly spread are mixed into the others. */
  private Again registrationWeek(Evidence row) {
    var burst =
        evidence.stream()
            .filter(e -> e.accountId() == row.accountId() && e.signal().equals("joinedBurst"))
            .filter(e -> e.followeeId().equals(row.followeeId()))
            .findAny()
            .orElseThrow();
    Predicate<Follow> isInBurst = f -> isIn(f, day(burst.startsAt()), day(burst.endsAt()));
    var fans = byFollowee.get(row.followeeId()).stream().filter(f -> !isOnboarding(f)).toList();
    var weeks = new TreeSet<Long>();
    fans.forEach(f -> weeks.add(week(f)));
    double even = 1.0 / Math.max(52, weeks.last() - weeks.first() + 1);
    long asked = Math.floorDiv(day(row.startsAt()), 7L);
    double others = fans.stream().filter(isInBurst.negate()).count();
    double sameWeek =
        fans.stream().filter(isInBurst.negate()).filter(f -> week(f) == asked).count();
    double share = Math.max(even, (sameWeek + 20 * even) / (others + 20));
    return new Again(
        fans.stream().filter(isInBurst).filter(f -> week(f) == asked).count(),
        fans.stream().filter(isInBurst).count() * share);
  }

  private long week(Follow follow) {
    return Math.floorDiv(day(accounts.get(follow.followerId()).createdAt()), 7L);
  }

  // --- common followees ---

  /** Without onboarding; of followees with three fans, then of accounts with three of these. */
  private List<Follow> compared(List<Follow> all) {
    var late = all.stream().filter(f -> !isOnboarding(f)).toList();
    var fans = late.stream().collect(groupingBy(Follow::followeeId, counting()));
    var known = late.stream().filter(f -> fans.get(f.followeeId()) >= 3).toList();
    var followees = known.stream().collect(groupingBy(Follow::followerId, counting()));
    return known.stream().filter(f -> followees.get(f.followerId()) >= 3).toList();
  }

  private Again blockFollow(Evidence row) {
    var members = sameCluster(row);
    require(row.accountsCount() == members.size(), row + ": accountsCount");
    var fans = compared.stream().filter(f -> f.followeeId() == row.followeeId()).toList();
    require(
        fans.stream().anyMatch(f -> f.followerId() == row.accountId()),
        row + ": the account does not follow it");
    return new Again(
        fans.stream().filter(f -> members.contains(f.followerId())).count(),
        members.size() * (double) fans.size() / comparedAccounts);
  }

  private Set<Long> sameCluster(Evidence row) {
    var cluster = clusters.get(row.family());
    return cluster.entrySet().stream()
        .filter(e -> e.getValue().equals(cluster.get(row.accountId())))
        .map(Map.Entry::getKey)
        .collect(toSet());
  }

  /** All it follows less what the other rows tell of. */
  private double followsElsewhere(Evidence row) {
    double inBlock =
        evidence.stream()
            .filter(e -> e.accountId() == row.accountId())
            .mapToDouble(
                e ->
                    e.signal().equals("blockFollow")
                        ? 1
                        : e.signal().equals("otherBlockFollows") ? e.value() : 0)
            .sum();
    return compared.stream().filter(f -> f.followerId() == row.accountId()).count() - inBlock;
  }

  // --- profiles ---

  private double profile(String signal, Account account) {
    double followers = account.followersCount();
    double followees = account.followeesCount();
    double posts = account.postsCount();
    long newest =
        accounts.values().stream()
            .mapToLong(a -> a.createdAt().getEpochSecond())
            .max()
            .orElseThrow();
    double days = (newest - account.createdAt().getEpochSecond()) / (double) DAY;
    var name = account.screenName();
    double digits = name.chars().filter(Character::isDigit).count();
    return switch (signal) {
      case "fewFollowers" -> followers;
      case "fewFollowees" -> followees;
      case "fewPosts", "quietAbroad" -> posts;
      case "followeesPerFollower" -> (followees + 1) / (followers + 1);
      case "followeesPerPost" -> (followees + 1) / (posts + 1);
      case "young" -> days;
      case "followersPerDay" -> (followers + 1) / (days + 30);
      case "followeesPerDay" -> (followees + 1) / (days + 30);
      case "postsPerDay" -> (posts + 1) / (days + 30);
      case "longName" -> name.length();
      case "nameDigits" -> digits;
      case "nameDigitShare" -> digits / name.length();
      // user123: letters once give way to digits
      case "nameChanges" -> digits > 0 ? 1 : 0;
      case "nameEntropy" ->
          name.chars().boxed().collect(groupingBy(c -> c, counting())).values().stream()
              .mapToDouble(n -> -n / (double) name.length() * Math.log(n / (double) name.length()))
              .sum();
      default -> throw new AssertionError("nobody knows how to count " + signal + " again");
    };
  }

  static void require(boolean isSo, String what) {
    if (!isSo) {
      throw new AssertionError(what);
    }
  }
}
