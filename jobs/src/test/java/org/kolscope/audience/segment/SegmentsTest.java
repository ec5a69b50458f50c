package org.kolscope.audience.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.audience.TargetWorld;
import org.kolscope.schema.BriefAccount.Role;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Segment;
import org.kolscope.schema.Segment.Base;
import org.kolscope.schema.Segment.Clarity;
import org.kolscope.schema.Segment.Way;
import org.kolscope.schema.SegmentAffinity;
import org.kolscope.schema.SegmentMember;
import org.kolscope.schema.Table;
import org.kolscope.schema.TargetCustomer;
import org.kolscope.testing.Given;
import org.kolscope.testing.LocalSpark;

/**
 * 240 people, 1000 to 1239, of three kinds by {@link PlantedFollows}: they follow accounts 1 to
 * 105, of which 1, 16 and 31 are candidates that one kind each likes best, and 2 is the brand's
 * own. Who knows whom is planted by the same kinds. 1240 to 1299 are zombies, 1300 to 1304 staff
 * who are as sure targets as the people; 2000 to 2999 hardly are. 16 is followed by a gone edge,
 * too.
 */
@ExtendWith(LocalSpark.class)
class SegmentsTest {

  private static final int PEOPLE = 240;
  private static final PlantedFollows PLANTED = PlantedFollows.of(PEOPLE, 3, 0.6, 5);
  private static final PlantedTies TIES = PlantedTies.of(PEOPLE, 3, 12, 1, 5);
  private static final Segments STEP = new Segments();

  /** What stands: made once. */
  private record Told(
      List<Segment> segments, List<SegmentMember> members, List<SegmentAffinity> affinities) {}

  private static Told told;

  private static List<Follow> follows(int except) {
    var follows = new ArrayList<Follow>();
    for (int i = 0; i < PEOPLE; i++) {
      for (int account : PLANTED.follows()[i]) {
        if ((i + account) % 40 != except) {
          follows.add(new Follow(1_000 + i, account + 1L, null, null, false));
        }
      }
      for (int other : TIES.ties()[i]) {
        follows.add(new Follow(1_000 + i, 1_000 + other, null, null, false));
      }
      follows.add(new Follow(1_000 + i, 16, null, null, true));
    }
    for (long other = 1_240; other < 1_305; other++) {
      for (long account = 200; account < 220; account++) {
        follows.add(new Follow(other, account, null, null, false));
      }
    }
    return follows;
  }

  private static Segments.Known known(
      SparkSession spark,
      List<Follow> follows,
      List<TargetCustomer> targets,
      List<SegmentMember> before,
      List<Segment> given) {
    var drawn = new Given(spark);
    return new Segments.Known(
        drawn.candidates(1, 16, 31),
        drawn.brief(
            "2:OWN 46:OWN 5:CUSTOMER "
                + LongStream.range(1_300, 1_305)
                    .mapToObj(i -> i + ":STAFF")
                    .collect(Collectors.joining(" "))),
        Table.of(spark, Follow.class, follows),
        drawn.posts(Given.post(1, 1_000).drawn(), Given.post(2, 1_001).drawn()),
        drawn.verdicts(
            "1000:0.1 "
                + LongStream.range(1_240, 1_300)
                    .mapToObj(i -> i + ":0.99")
                    .collect(Collectors.joining(" "))),
        TargetWorld.targets(spark, targets),
        Table.of(spark, SegmentMember.class, before),
        Table.of(spark, Segment.class, given).rows().select("base", "way", "segmentId"));
  }

  private static List<TargetCustomer> targets() {
    var targets = new ArrayList<TargetCustomer>();
    LongStream.range(1_000, 1_305).forEach(id -> targets.add(TargetWorld.target(id, 0.9)));
    // 24 more are expected among them: as many as the 240 lack
    LongStream.range(2_000, 3_000).forEach(id -> targets.add(TargetWorld.target(id, 0.024)));
    return targets;
  }

  private static Told of(Segments step, Segments.Known known) {
    var made = step.of(known);
    return new Told(
        made.segments().collect(), made.members().collect(), made.affinities().collect());
  }

  private static Told told(SparkSession spark) {
    if (told == null) {
      told = of(STEP, known(spark, follows(-1), targets(), List.of(), List.of()));
    }
    return told;
  }

  private static int[] places(List<SegmentMember> members, Way way) {
    int[] place = new int[PEOPLE];
    Arrays.fill(place, -1);
    members.stream()
        .filter(m -> m.way() == way)
        .forEach(m -> place[(int) m.accountId() - 1_000] = m.segmentId());
    return place;
  }

  @Test
  void theTargetFallsIntoThePlantedKindsBothWays(SparkSession spark) {
    var told = told(spark);

    assertThat(told.segments()).hasSize(6);
    assertThat(told.segments())
        .allSatisfy(
            s -> {
              assertThat(s.base()).isEqualTo(Base.TARGET);
              assertThat(s.clarity()).isEqualTo(Clarity.CLEAR);
              assertThat(s.supportedCount()).isEqualTo(3);
              assertThat(s.baseCount()).as("no zombies, no staff").isEqualTo(PEOPLE);
              assertThat(s.lookedAtCount()).isEqualTo(PEOPLE);
              assertThat(s.keptShare()).isNull();
              assertThat(s.silentShare()).isBetween(0.97, 1.0);
              assertThat(s.certainty() == null).isEqualTo(s.way() == Way.TIES);
            });
    for (var way : Way.values()) {
      assertThat(AdjustedRand.index(PLANTED.groups(), places(told.members(), way)))
          .as("%s", way)
          .isGreaterThan(0.9);
      var sizes = new TreeMap<Integer, Long>();
      told.members().stream()
          .filter(m -> m.way() == way)
          .forEach(m -> sizes.merge(m.segmentId(), 1L, Long::sum));
      assertThat(
              told.segments().stream()
                  .filter(s -> s.way() == way)
                  .collect(Collectors.toMap(Segment::segmentId, Segment::membersCount)))
          .isEqualTo(sizes);
    }
  }

  @Test
  void eachKindHasItsCandidateAndOnlyNamedAccountsAreTold(SparkSession spark) {
    var told = told(spark);
    var byWay = told.affinities().stream().filter(a -> a.way() == Way.FOLLOWS).toList();

    assertThat(byWay).extracting(SegmentAffinity::accountId).containsOnly(1L, 2L, 16L, 31L);
    var follows = places(told.members(), Way.FOLLOWS);
    for (var affinity : byWay) {
      // candidate 1 is account 0 of kind 0, 16 of kind 1, 31 of kind 2
      int kind = (int) (affinity.accountId() - 1) / 15;
      var members =
          IntStream.range(0, PEOPLE).filter(i -> follows[i] == affinity.segmentId()).toArray();
      assertThat(Arrays.stream(members).filter(i -> PLANTED.groups()[i] == kind).count())
          .isGreaterThan(members.length * 9L / 10);
      assertThat(affinity.followersCount())
          .isEqualTo(
              Arrays.stream(members)
                  .filter(
                      i ->
                          Arrays.binarySearch(PLANTED.follows()[i], (int) affinity.accountId() - 1)
                              >= 0)
                  .count());
      assertThat(affinity.index()).isGreaterThan(1);
      assertThat(affinity.role()).isEqualTo(affinity.accountId() == 2 ? Role.OWN : null);
    }
  }

  @Test
  void aNightLaterTheNumbersAreTheSameAlsoOfAPart(SparkSession spark) {
    var first = told(spark);
    var part = new Segments(20, 200, 10, 0.8, 2_000, 3, 3, 8, 1.96);
    // a fortieth of the follows is gone, and not all people are looked at
    var second = of(part, known(spark, follows(7), targets(), first.members(), first.segments()));

    assertThat(second.segments())
        .hasSize(6)
        .allSatisfy(
            s -> {
              assertThat(s.segmentId()).isBetween(1, 3);
              assertThat(s.keptShare()).isGreaterThan(0.9);
              assertThat(s.baseCount()).isEqualTo(PEOPLE);
              assertThat(s.lookedAtCount()).isBetween(160L, 235L);
            });
    for (var way : Way.values()) {
      int[] before = places(first.members(), way);
      int[] after = places(second.members(), way);
      int[] both = IntStream.range(0, PEOPLE).filter(i -> before[i] > 0 && after[i] > 0).toArray();
      assertThat(Arrays.stream(both).filter(i -> before[i] == after[i]).count())
          .as("%s", way)
          .isGreaterThan(both.length * 9L / 10);
    }
  }

  @Test
  void orderAndPartitionsChangeNothingNorDoesASecondNightOfTheSame(SparkSession spark) {
    var once = told(spark);
    var given = new Given(spark);
    var known = known(spark, follows(-1), targets(), once.members(), once.segments());
    var again =
        of(
            STEP,
            new Segments.Known(
                given.shuffled(known.candidates()),
                given.shuffled(known.named()),
                given.shuffled(known.follows()),
                given.shuffled(known.posts()),
                given.shuffled(known.verdicts()),
                given.shuffled(known.targets()),
                given.shuffled(known.before()),
                known.given()));

    assertThat(again.members()).isEqualTo(once.members());
    assertThat(again.affinities()).isEqualTo(once.affinities());
    assertThat(again.segments())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("keptShare")
        .isEqualTo(once.segments());
    assertThat(again.segments()).extracting(Segment::keptShare).containsOnly(1.0);
  }

  @Test
  void withoutATargetTheFansOfTheBrandAreTheBase(SparkSession spark) {
    var few = targets().subList(0, 50);
    var fans = of(STEP, known(spark, follows(-1), few, List.of(), List.of()));
    var own =
        IntStream.range(0, PEOPLE)
            .filter(
                i ->
                    Arrays.binarySearch(PLANTED.follows()[i], 1) >= 0
                        || Arrays.binarySearch(PLANTED.follows()[i], 45) >= 0)
            .count();

    assertThat(own).as("those who follow an own account").isGreaterThan(60);
    assertThat(fans.segments())
        .isNotEmpty()
        .allSatisfy(
            s -> {
              assertThat(s.base()).isEqualTo(Base.FANS);
              assertThat(s.baseCount()).isEqualTo(own);
            });
    assertThat(new SegmentTask(STEP).call(List.<Row>of().iterator())).isExhausted();
  }

  @Test
  void settingsOutOfRangeAreNamed() {
    assertThatThrownBy(() -> new Segments(20, 10, 10, 0.8, 10, 3, 3, 2, 1.96))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("most must be at least 3, was 2");
  }
}
