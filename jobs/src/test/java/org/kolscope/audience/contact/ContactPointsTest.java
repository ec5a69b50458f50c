package org.kolscope.audience.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.audience.TargetWorld;
import org.kolscope.schema.Account;
import org.kolscope.schema.BriefAccount.Role;
import org.kolscope.schema.ContactPoint;
import org.kolscope.schema.ContactPoint.Kind;
import org.kolscope.schema.ContactSet;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Membership;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;
import org.kolscope.schema.TargetCustomer;
import org.kolscope.testing.Given;
import org.kolscope.testing.LocalSpark;

/**
 * 200 people, 1001 to 1200, all follow KOL 1; the first 50 are targets with 0.8, the rest with
 * nothing. KOL 2 has the 40 first and ten others, KOL 3 the last 100. Account 4 is the brand's own
 * with the 50 targets, account 5 private with 30 of them. Topic 7 has the targets 1001 to 1030 and
 * ten others, topic 8 ten people; account 6 is staff that 30 targets follow.
 */
@ExtendWith(LocalSpark.class)
class ContactPointsTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final LocalDate AS_OF = LocalDate.of(2026, 3, 31);
  private static final ContactPoints STEP =
      new ContactPoints(20, 100, 0.05, 3, 100_000, 90, 1, 50, 1_000_000);

  private final List<Follow> follows = new ArrayList<>();
  private final List<Membership> members = new ArrayList<>();
  private final List<Post> posts = new ArrayList<>();

  private void follow(long followee, int from, int to) {
    for (int i = from; i < to; i++) {
      follows.add(new Follow(1_000 + i, followee, null, null, false));
    }
  }

  private void join(long group, Membership.Kind kind, int from, int to) {
    for (int i = from; i < to; i++) {
      members.add(new Membership(1_000 + i, group, "group " + group, kind));
    }
  }

  private void postAt(long firstId, Instant at, int from, int to) {
    for (int i = from; i < to; i++) {
      var p = Given.post(firstId + i, 1_000 + i).drawn();
      posts.add(
          new Post(
              p.postId(),
              p.accountId(),
              at,
              false,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null));
    }
  }

  private void plant() {
    follow(1, 1, 201);
    follow(2, 1, 41);
    follow(2, 51, 61);
    follow(3, 101, 201);
    follow(4, 1, 51);
    follow(5, 1, 31);
    follow(6, 1, 31);
    // a zombie follows, too
    follow(2, 999, 1_000);
    join(7, Membership.Kind.TOPIC, 1, 31);
    join(7, Membership.Kind.TOPIC, 61, 71);
    join(8, Membership.Kind.SUPER_TOPIC, 1, 11);
    join(9, null, 41, 51);
    join(9, null, 91, 111);
    // Friday 20:30 and Saturday 09:10 in Shanghai; one long before
    postAt(10_000, Instant.parse("2026-03-27T12:30:00Z"), 1, 26);
    postAt(20_000, Instant.parse("2026-03-28T01:10:00Z"), 1, 26);
    postAt(30_000, Instant.parse("2026-03-28T01:59:00Z"), 101, 126);
    postAt(40_000, Instant.parse("2025-12-27T01:59:00Z"), 1, 101);
  }

  private ContactPoints.Known known(SparkSession spark) {
    var given = new Given(spark);
    var targets = new ArrayList<TargetCustomer>();
    for (long id = 1_001; id <= 1_050; id++) {
      targets.add(TargetWorld.target(id, 0.8));
    }
    return new ContactPoints.Known(
        AS_OF,
        ZONE,
        given.candidates(1, 2, 3, 6),
        given.brief("4:OWN 6:STAFF 6:PRICED"),
        Table.of(
            spark,
            Account.class,
            List.of(Given.account(1, "star", 900_000L), Given.account(2, "gem", 900L))),
        Table.of(spark, Follow.class, follows),
        Table.of(spark, Membership.class, members),
        Table.of(spark, Post.class, posts),
        given.verdicts("1999:0.99 1001:"),
        TargetWorld.targets(spark, targets));
  }

  /** What the step makes of all that is planted; made once. */
  private record Told(Map<String, ContactPoint> points, List<ContactSet> sets) {}

  private static Told told;

  private Told told(SparkSession spark) {
    plant();
    if (told == null) {
      var made = STEP.of(known(spark));
      told = new Told(byName(made.points().collect()), made.sets().collect());
    }
    return told;
  }

  private static Map<String, ContactPoint> byName(List<ContactPoint> points) {
    var all = new TreeMap<String, ContactPoint>();
    points.forEach(p -> all.put(p.kind() + " " + p.contactId(), p));
    return all;
  }

  @Test
  void plantedAccountsAreToldWithTheirLiftAndPrivatePersonsAreNot(SparkSession spark) {
    var points = told(spark).points();

    assertThat(points.keySet())
        .as("5 is private, 6 staff, topic 8 has ten members")
        .containsExactly(
            "ACCOUNT 1",
            "ACCOUNT 2",
            "ACCOUNT 3",
            "ACCOUNT 4",
            "COMMUNITY 9",
            "HOUR 20",
            "HOUR 33",
            "TOPIC 7");
    var two = points.get("ACCOUNT 2");
    assertThat(two.membersCount()).as("without the zombie").isEqualTo(50);
    assertThat(two.targetsCount()).isCloseTo(32, within(1e-4));
    // 32 of 40 targets among 50 of 200
    assertThat(two.coverage()).isCloseTo(0.8, within(1e-6));
    assertThat(two.lift()).isCloseTo(3.2, within(1e-6));
    assertThat(two.liftLow95())
        .isCloseTo(
            3.2 * Math.exp(-1.959964 * Math.sqrt(1 / 32.0 - 1 / 40.0 + 1 / 50.0 - 1 / 200.0)),
            within(1e-3));
    assertThat(two.isSignificant()).isTrue();
    assertThat(two.isHiddenGem()).isTrue();
    assertThat(two.name()).isEqualTo("gem");
    assertThat(two.accountId()).isEqualTo(2L);
    assertThat(points.get("ACCOUNT 1").lift()).isCloseTo(1, within(1e-9));
    assertThat(points.get("ACCOUNT 1").isSignificant()).isFalse();
    assertThat(points.get("ACCOUNT 3").lift()).isZero();
    var own = points.get("ACCOUNT 4");
    assertThat(own.role()).isEqualTo(Role.OWN);
    assertThat(own.lift()).isCloseTo(4, within(1e-6));
    assertThat(own.isHiddenGem()).as("its own home is no gem").isFalse();
  }

  @Test
  void groupsAndHoursAreComparedWithThoseOfWhomTheyAreKnown(SparkSession spark) {
    var points = told(spark).points();

    // topics are known of 40 people, all targets among them in topic 7
    var topic = points.get("TOPIC 7");
    assertThat(topic.membersCount()).isEqualTo(40);
    assertThat(topic.lift()).isCloseTo(1, within(1e-9));
    assertThat(topic.name()).isEqualTo("group 7");
    assertThat(topic.accountId()).isNull();
    // 25 targets at 20:30 on a Friday and on a Saturday morning with 25 others, of 50 who posted
    var friday = points.get("HOUR 20");
    assertThat(friday.name()).isEqualTo("weekday 20");
    assertThat(friday.lift()).isCloseTo(2, within(1e-6));
    assertThat(points.get("HOUR 33").name()).isEqualTo("weekend 9");
    assertThat(points.get("HOUR 33").membersCount()).isEqualTo(50);
    assertThat(points.get("HOUR 33").lift()).isCloseTo(1, within(1e-9));
  }

  @Test
  void setsMeetTheTargetWithTheFewestPlacesAndNotAtHome(SparkSession spark) {
    var told = told(spark);

    // KOL 1 meets everybody, so one place is enough for all levels
    var sets = told.sets().stream().filter(s -> s.kind() == Kind.ACCOUNT).toList();
    assertThat(sets).extracting(s -> s.level()).containsExactlyInAnyOrder(0.5, 0.7, 0.9);
    assertThat(sets)
        .allSatisfy(
            s -> {
              assertThat(s.size()).isEqualTo(1);
              assertThat(s.coverage()).isCloseTo(1, within(1e-9));
              assertThat(s.isReached()).isTrue();
              assertThat(s.guarantee()).isEqualTo(1);
              assertThat(s.leastSize()).isEqualTo(1);
            });
    var points = told.points();
    assertThat(points.get("ACCOUNT 1").setPlace()).isEqualTo(1);
    assertThat(points.get("ACCOUNT 1").setCoverage()).isCloseTo(1, within(1e-9));
    assertThat(points.get("ACCOUNT 4").setPlace()).isNull();

    // where only places of more than twice the usual count, KOL 2 is left with 80 %
    var choosy = new ContactPoints(20, 100, 0.05, 3, 100_000, 90, 2, 50, 1_000_000);
    var last =
        choosy.of(known(spark)).sets().collect().stream()
            .filter(s -> s.kind() == Kind.ACCOUNT && s.level() == 0.9)
            .findFirst()
            .orElseThrow();
    assertThat(last.coverage()).isCloseTo(0.8, within(1e-6));
    assertThat(last.isReached()).isFalse();
    assertThat(last.leastSize()).isNull();
  }

  @Test
  void orderAndPartitionsChangeNothing(SparkSession spark) {
    var once = told(spark);
    var given = new Given(spark);
    var known = known(spark);
    var again =
        STEP.of(
            new ContactPoints.Known(
                AS_OF,
                ZONE,
                given.shuffled(known.candidates()),
                given.shuffled(known.named()),
                known.accounts(),
                given.shuffled(known.follows()),
                given.shuffled(known.memberships()),
                given.shuffled(known.posts()),
                known.verdicts(),
                given.shuffled(known.targets())));

    assertThat(byName(again.points().collect())).isEqualTo(once.points());
    assertThat(again.sets().collect()).isEqualTo(once.sets());
  }

  @Test
  void roadsWithoutDataGiveNoPoints(SparkSession spark) {
    follow(2, 1, 41);
    var made = STEP.of(known(spark));
    assertThat(made.points().collect())
        .extracting(ContactPoint::kind)
        .containsExactly(Kind.ACCOUNT);

    follows.clear();
    var none = STEP.of(known(spark));
    assertThat(none.points().collect()).isEmpty();
    assertThat(none.sets().collect()).isEmpty();
  }

  @Test
  void settingsOutOfRangeAreNamed() {
    assertThatThrownBy(() -> new ContactPoints(0, 1, 0.05, 3, 1, 1, 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("leastMembers must be at least 1, was 0");
  }
}
