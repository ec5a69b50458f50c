package org.kolscope.authenticity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.kolscope.authenticity.FarmGroups.Zombie;

class FarmGroupsTest {

  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 31);

  private final List<Zombie> zombies = new ArrayList<>();

  private FarmGroupsTest zombies(long from, long to, String before, String... clusters) {
    LongStream.rangeClosed(from, to)
        .forEach(id -> zombies.add(new Zombie(id, List.of(clusters), before)));
    return this;
  }

  private SortedMap<String, ? extends java.util.SortedSet<Long>> farms() {
    var groups = new FarmGroups(3, NIGHT);
    zombies.forEach(groups::add);
    return groups.farms();
  }

  @Test
  void clustersAreFarmsBySizeAndSmallOnesAreNone() {
    zombies(1, 3, null, "T 1").zombies(11, 15, null, "T 11").zombies(21, 22, null, "T 21");

    assertThat(farms()).containsOnlyKeys("2026-03-31-1", "2026-03-31-2");
    assertThat(farms().get("2026-03-31-1").first()).isEqualTo(11L);
    assertThat(farms().get("2026-03-31-2").first()).isEqualTo(1L);
  }

  @Test
  void clustersOfTwoExpertsAreOneFarmIfMostOfTheSmallerAreInBoth() {
    zombies(1, 2, null, "T 1").zombies(3, 6, null, "S 3", "T 1").zombies(7, 9, null, "S 3");

    assertThat(farms().get("2026-03-31-1")).hasSize(9);
  }

  @Test
  void clustersThatShareHalfOrLessStayApart() {
    zombies(1, 4, null, "T 1").zombies(5, 8, null, "S 5", "T 1").zombies(9, 12, null, "S 5");

    // both have 8, 4 in common: the shared ones go to the first by name
    assertThat(farms().get("2026-03-31-1")).hasSize(8);
    assertThat(farms().get("2026-03-31-2")).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void nameGoesOnWithMostOfTheAccounts() {
    zombies(1, 4, "2026-03-01-1", "T 1").zombies(5, 9, null, "T 1");

    assertThat(farms()).containsOnlyKeys("2026-03-01-1");
  }

  @Test
  void whenAFarmSplitsTheLargerPartKeepsTheName() {
    zombies(1, 3, "2026-03-01-1", "T 1").zombies(5, 9, "2026-03-01-1", "T 5");

    assertThat(farms().get("2026-03-01-1")).hasSize(5);
    assertThat(farms().get("2026-03-31-1")).hasSize(3);
  }

  @Test
  void fewCommonAccountsAreNotTheSameFarm() {
    zombies(1, 2, "2026-03-01-1", "T 1").zombies(3, 9, null, "T 1");
    zombies(11, 19, "2026-03-01-1");

    assertThat(farms()).containsOnlyKeys("2026-03-31-1");
  }

  @Property(tries = 20)
  void orderChangesNothing(@ForAll int seed) {
    zombies.clear();
    zombies(1, 5, "2026-03-01-2", "T 1").zombies(6, 9, "2026-03-01-1", "S 6", "T 1");
    zombies(10, 14, "2026-03-01-1", "S 6").zombies(20, 25, null, "R 20");
    var farms = farms();
    Collections.shuffle(zombies, new Random(seed));

    assertThat(farms()).isEqualTo(farms);
  }
}
