package org.kolscope.audience.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.schema.AccountVertical;
import org.kolscope.schema.Follow;
import org.kolscope.schema.GroupGuess;
import org.kolscope.schema.GroupGuess.Basis;
import org.kolscope.schema.Membership;
import org.kolscope.schema.Table;
import org.kolscope.testing.Given;
import org.kolscope.testing.LocalSpark;

/**
 * People 1000 to 1239, person i of group i modulo 3; of the first 120 it is known. Each follows six
 * accounts of the ten of its group (900 + 10 g to 909 + 10 g) and one of any. People 2000 to 2008
 * follow nobody, and write in the vertical of group i modulo 3, as do the known ones.
 */
@ExtendWith(LocalSpark.class)
class GroupGuessesTest {

  private static final GroupGuesses STEP =
      new GroupGuesses(20, 50, 5, 10, 5, 5_000, 1_000_000, 100_000, 1);

  private final List<Follow> follows = new ArrayList<>();
  private final List<Membership> members = new ArrayList<>();
  private final List<AccountVertical> verticals = new ArrayList<>();

  private void plant() {
    var random = new SplittableRandom(4);
    for (int i = 0; i < 240; i++) {
      for (int f = 0; f < 6; f++) {
        follows.add(new Follow(1_000 + i, 900 + 10 * (i % 3) + (i + f) % 10, null, null, false));
      }
      follows.add(new Follow(1_000 + i, 950 + random.nextInt(3), null, null, false));
      if (i < 120) {
        join(1_000 + i, i % 3);
        write(1_000 + i, i % 3);
      }
    }
    for (int i = 0; i < 9; i++) {
      write(2_000 + i, i % 3);
    }
  }

  private void join(long account, int group) {
    members.add(new Membership(account, 70 + group, "group " + group, Membership.Kind.COMMUNITY));
  }

  private void write(long account, int vertical) {
    verticals.add(new AccountVertical(account, "vertical " + vertical, 4, 1, 0, false));
  }

  private GroupGuesses.Known known(SparkSession spark, String zombies) {
    return new GroupGuesses.Known(
        Table.of(spark, Follow.class, follows),
        Table.of(spark, Membership.class, members),
        Table.of(spark, AccountVertical.class, verticals),
        new Given(spark).verdicts(zombies));
  }

  @Test
  void peopleAreGuessedByWhomTheyFollowOrWhatTheyWrite(SparkSession spark) {
    plant();
    var known = known(spark, "1130:0.99");
    var rows = STEP.of(known).collect();

    var byId = rows.stream().collect(Collectors.toMap(GroupGuess::accountId, r -> r));
    for (long i = 120; i < 240; i++) {
      if (i != 130) {
        assertThat(byId.get(1_000 + i).groupId()).isEqualTo(70 + i % 3);
        assertThat(byId.get(1_000 + i).basis()).isEqualTo(Basis.FOLLOWS);
        assertThat(byId.get(1_000 + i).groupName()).isEqualTo("group " + i % 3);
      }
    }
    for (long i = 0; i < 9; i++) {
      assertThat(byId.get(2_000 + i).groupId()).isEqualTo(70 + i % 3);
      assertThat(byId.get(2_000 + i).basis()).isEqualTo(Basis.FOLLOWS_AND_TOPICS);
    }
    assertThat(byId.keySet())
        .as("neither who is known nor a zombie")
        .noneMatch(id -> id == 1130 || (id >= 1_000 && id < 1_120));
    assertThat(rows)
        .allSatisfy(r -> assertThat(r.knownCount()).isEqualTo(120))
        .allSatisfy(r -> assertThat(r.heldOutAccuracy()).isEqualTo(1.0))
        .allSatisfy(r -> assertThat(r.probability()).isBetween(1 / 3.0, 1.0));
    assertThat(byId.keySet())
        .as("nobody is known who only is followed")
        .noneMatch(id -> id < 1_000);

    var given = new Given(spark);
    var shuffled =
        new GroupGuesses.Known(
            given.shuffled(known.follows()),
            given.shuffled(known.memberships()),
            given.shuffled(known.verticals()),
            given.shuffled(known.verdicts()));
    assertThat(STEP.of(shuffled).collect()).containsExactlyInAnyOrderElementsOf(rows);
  }

  @Test
  void withoutTwoGroupsNobodyIsGuessedAndWithoutFollowsByTopicsAlone(SparkSession spark) {
    plant();
    follows.clear();
    assertThat(STEP.of(known(spark, "")).collect())
        .hasSize(9)
        .allSatisfy(r -> assertThat(r.groupId()).isEqualTo(70 + (r.accountId() - 2_000) % 3));
    verticals.clear();
    assertThat(STEP.of(known(spark, "")).collect()).as("nothing is known of anybody").isEmpty();

    members.removeIf(m -> m.groupId() > 70);
    plant();
    members.removeIf(m -> m.groupId() > 70);
    assertThat(STEP.of(known(spark, "")).collect()).as("one group").isEmpty();
    members.clear();
    assertThat(STEP.of(known(spark, "")).collect()).as("no group").isEmpty();
  }

  @Test
  void tooManyFollowsAreDrawnByFollower(SparkSession spark) {
    plant();
    var half = new GroupGuesses(20, 50, 5, 10, 5, 5_000, 840, 100_000, 1);
    var rows = half.of(known(spark, "")).collect();
    // 120 are unknown, half of them drawn: four standard deviations of a binomial
    assertThat(rows.stream().filter(r -> r.accountId() >= 1_000 && r.accountId() < 1_240).count())
        .isBetween(60L - 22, 60L + 22);
  }

  @Test
  void saysWhichSettingIsOutOfRange() {
    assertThatThrownBy(() -> new GroupGuesses(0, 50, 5, 10, 5, 1, 1, 1, 1))
        .hasMessageContaining("minMembers must be at least 1, was 0");
    assertThatThrownBy(() -> new GroupGuesses(1, 1, 5, 10, 5, 1, 1, 1, 1))
        .hasMessageContaining("maxGroups must be at least 2");
    assertThatThrownBy(() -> new GroupGuesses(1, 2, 5, 10, 1, 1, 1, 1, 1))
        .hasMessageContaining("folds must be at least 2");
  }
}
