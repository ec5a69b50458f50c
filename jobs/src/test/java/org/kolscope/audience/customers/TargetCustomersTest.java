package org.kolscope.audience.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.intake.YamlFile;
import org.kolscope.schema.Account;
import org.kolscope.schema.AccountWord;
import org.kolscope.schema.Brief;
import org.kolscope.schema.BriefAccount;
import org.kolscope.schema.BriefAccount.Role;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Membership;
import org.kolscope.schema.Post;
import org.kolscope.schema.PostText;
import org.kolscope.schema.Table;
import org.kolscope.schema.TargetCustomer;
import org.kolscope.schema.TargetSize;
import org.kolscope.schema.Verdict;
import org.kolscope.testing.Given;
import org.kolscope.testing.LocalSpark;

/**
 * A town of 600, of whom the first 150 love boats; half of everybody lives where boats are sold.
 */
@ExtendWith(LocalSpark.class)
class TargetCustomersTest {

  private static final int PEOPLE = 600;
  private static final int LOVERS = 150;
  private static final long BRAND = 9_001;
  private static final long ZOMBIE = 7_001;
  private static final long STAFF = 7_002;

  /** Nobody of the brief follows it, but lovers of boats do; every other voice is anybody's. */
  private static final long BOAT_VOICE = 8_000;

  private static final Brief BRIEF =
      YamlFile.read(
          "brief",
          """
          brand: 帆远
          accounts: [{id: 9001}]
          words: [帆船]
          target:
            provinces: [浙江]
            topics: [出海]
            communities: [帆友]
          """,
          Brief.class);

  private final List<Account> accounts = new ArrayList<>();
  private final List<BriefAccount> briefAccounts =
      new ArrayList<>(List.of(new BriefAccount(BRAND, Role.OWN, "帆远")));
  private final List<Follow> follows = new ArrayList<>();
  private final List<Membership> members = new ArrayList<>();
  private final List<PostText> texts = new ArrayList<>();
  private final List<AccountWord> words = new ArrayList<>();

  private void town() {
    var random = new Random(3);
    for (int person = 1; person <= PEOPLE; person++) {
      boolean loves = person <= LOVERS;
      account(person, person % 2 == 0 ? "浙江" : "山西", null);
      if (random.nextDouble() < (loves ? 0.5 : 0.03)) {
        members.add(new Membership(person, 1, "出海", Membership.Kind.TOPIC));
      } else {
        members.add(new Membership(person, 2, "早餐", Membership.Kind.TOPIC));
      }
      if (random.nextDouble() < (loves ? 0.5 : 0.03)) {
        members.add(new Membership(person, 3, "帆友", Membership.Kind.COMMUNITY));
      } else {
        members.add(new Membership(person, 4, "同乡", Membership.Kind.COMMUNITY));
      }
      boolean writes = random.nextDouble() < (loves ? 0.5 : 0.03);
      texts.add(text(person, writes ? List.of("帆船") : List.of()));
      follow(person, BOAT_VOICE + 1 + random.nextInt(20));
      if (random.nextDouble() < (loves ? 0.7 : 0.05)) {
        follow(person, BOAT_VOICE);
      }
    }
    account(ZOMBIE, "浙江", null);
    account(STAFF, "浙江", "帆远船长");
    follow(ZOMBIE, BOAT_VOICE);
    follow(STAFF, BOAT_VOICE);
  }

  private void account(long id, String province, String verifiedReason) {
    accounts.add(
        new Account(
            id,
            null,
            "n" + id,
            null,
            null,
            province,
            null,
            null,
            verifiedReason,
            null,
            null,
            4L,
            null,
            null,
            null,
            null,
            null));
  }

  private void follow(long follower, long followee) {
    follows.add(new Follow(follower, followee, null, null, false));
  }

  private static PostText text(long author, List<String> briefWords) {
    return new PostText(
        author,
        author,
        5,
        List.of(),
        List.of(),
        List.of(),
        0,
        List.of(),
        List.of(),
        briefWords,
        List.of(),
        false,
        false,
        List.of(),
        null,
        null,
        null,
        null,
        null,
        false,
        false,
        List.of(),
        List.of());
  }

  private TargetCustomers.Known known(SparkSession spark, int partitions) {
    return new TargetCustomers.Known(
        LocalDate.of(2026, 3, 31),
        BRIEF,
        table(spark, BriefAccount.class, briefAccounts, 1),
        table(spark, Account.class, accounts, partitions),
        table(spark, Follow.class, follows, partitions),
        table(spark, Membership.class, members, partitions),
        table(spark, Post.class, List.of(), 1),
        table(spark, PostText.class, texts, partitions),
        table(spark, AccountWord.class, words, 1),
        table(
            spark,
            Verdict.class,
            List.of(
                new Verdict(
                    ZOMBIE,
                    Verdict.Call.ZOMBIE,
                    Verdict.Call.ZOMBIE,
                    0.9,
                    0.9,
                    List.of(),
                    false,
                    "1")),
            1));
  }

  private static <R extends Record> Table<R> table(
      SparkSession spark, Class<R> type, List<R> rows, int partitions) {
    return new Table<>(type, Table.of(spark, type, rows).rows().repartition(partitions));
  }

  @Test
  void loversWhereBoatsAreSoldAreFoundAndCountedWithoutALabel(SparkSession spark) {
    town();

    var made = new TargetCustomers().of(known(spark, 1));

    var rows =
        made.customers().collect().stream()
            .collect(Collectors.toMap(TargetCustomer::accountId, Function.identity()));
    assertThat(rows).hasSize(PEOPLE).doesNotContainKeys(ZOMBIE, STAFF, BRAND);
    double lovers = mean(rows, 2, LOVERS);
    double others = mean(rows, LOVERS + 2, PEOPLE);
    assertThat(lovers).isGreaterThan(0.6);
    assertThat(others).isLessThan(0.15);
    // none of the far provinces: a hundredth of the interest is left at most
    assertThat(rows.get(1L).probability()).isLessThan(0.011);
    var size =
        made.sizes().collect().stream()
            .collect(Collectors.toMap(s -> s.kind() + s.roads(), Function.identity()));
    var all = size.get(TargetSize.Kind.TARGET.name());
    assertThat(75.0).isBetween(all.targetsLow95(), all.targetsHigh95());
    assertThat(all.knownCount()).isEqualTo(PEOPLE);
    assertThat(size.get("ROADdemographics").shownCount()).isEqualTo(PEOPLE / 2);

    var again = new TargetCustomers().of(known(spark, 3));
    assertThat(again.customers().collect()).containsExactlyInAnyOrderElementsOf(rows.values());
    assertThat(again.sizes().collect()).containsExactlyInAnyOrderElementsOf(size.values());
  }

  private static double mean(Map<Long, TargetCustomer> rows, int from, int to) {
    double sum = 0;
    int count = 0;
    for (long person = from; person <= to; person += 2) {
      sum += rows.get(person).probability();
      count++;
    }
    return sum / count;
  }

  /** Nobody writes of boats or is in a group: only forty customers that the brief knows teach. */
  @Test
  void knownCustomersTeachAlone(SparkSession spark) {
    town();
    members.clear();
    texts.clear();
    var strangers = new TargetCustomers().of(known(spark, 1)).customers().collect();
    assertThat(strangers).allSatisfy(c -> assertThat(c.isPositive()).isFalse());

    for (long person = 1; person <= 40; person++) {
      briefAccounts.add(new BriefAccount(person, Role.CUSTOMER, "帆远"));
    }
    var rows =
        new TargetCustomers()
            .of(known(spark, 1)).customers().collect().stream()
                .collect(Collectors.toMap(TargetCustomer::accountId, Function.identity()));

    assertThat(rows.values()).filteredOn(TargetCustomer::isPositive).hasSize(40);
    // seven of ten lovers of boats follow their voice, as one in twenty others
    assertThat(mean(rows, 42, LOVERS)).isGreaterThan(3 * mean(rows, LOVERS + 2, PEOPLE));
  }

  @Test
  void roadsWithoutDataAreUnknownAndGiveNoInterval(SparkSession spark) {
    town();
    members.clear();
    texts.clear();
    follow(3, BRAND);

    var made = new TargetCustomers().of(known(spark, 1));

    var row =
        made.customers().collect().stream()
            .filter(c -> c.accountId() == 3)
            .findFirst()
            .orElseThrow();
    assertThat(row.topicsValue()).isNull();
    assertThat(row.topicsCoverage()).isZero();
    assertThat(row.wordsValue()).isNull();
    assertThat(row.brandsValue()).isCloseTo(0.5, within(1e-12));
    assertThat(row.demographicsValue()).isZero();
    assertThat(row.demographicsCoverage()).isEqualTo(1);
    var sizes = made.sizes().collect();
    assertThat(sizes).allSatisfy(s -> assertThat(s.targetsLow95()).isNull());
    assertThat(sizes)
        .filteredOn(s -> s.kind() == TargetSize.Kind.ROAD && s.roads().equals("topics"))
        .singleElement()
        .satisfies(s -> assertThat(s.knownCount()).isZero());

    accounts.clear();
    town();
    follows.clear();
    accounts.replaceAll(a -> Given.account(a.accountId(), a.screenName(), a.followersCount()));
    var unplaced = new TargetCustomers().of(known(spark, 1));
    assertThat(unplaced.customers().collect())
        .isNotEmpty()
        .allSatisfy(c -> assertThat(c.demographicsValue()).isNull())
        .allSatisfy(c -> assertThat(c.demographicsCoverage()).isZero())
        .allSatisfy(c -> assertThat(c.brandsValue()).isNull())
        .anySatisfy(c -> assertThat(c.communitiesValue()).isNotNull());
    assertThat(unplaced.sizes().collect())
        .filteredOn(z -> z.kind() == TargetSize.Kind.ROAD && z.knownCount() == 0)
        .extracting(TargetSize::roads)
        .containsExactlyInAnyOrder("demographics", "brands");

    accounts.clear();
    members.clear();
    texts.clear();
    assertThat(new TargetCustomers().of(known(spark, 1)).customers().collect()).isEmpty();
  }
}
