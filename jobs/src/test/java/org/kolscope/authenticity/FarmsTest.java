package org.kolscope.authenticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kolscope.authenticity.Written.NOON;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.schema.FarmCustomer;
import org.kolscope.schema.FarmMember;
import org.kolscope.schema.Table;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class FarmsTest {

  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 31);

  @Test
  void zombiesOfOneCohortAreAFarmThatKeepsItsNameAndHasCustomers(SparkSession spark) {
    var night = FarmOfSix.of(spark);
    var none = Table.of(spark, FarmMember.class, List.of());

    var members = new FarmMembers().of(night.verdicts(), night.scores(), none, NIGHT);
    assertThat(members.collect())
        .as("6 was decided to be genuine")
        .extracting(FarmMember::accountId)
        .containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L);
    assertThat(members.collect()).extracting(FarmMember::farmId).containsOnly("2026-03-31-1");

    var customers = new FarmCustomers().of(members, night.evidence());
    assertThat(customers.collect())
        .extracting(FarmCustomer::followeeId)
        .containsExactlyInAnyOrder(101L, 102L, 103L);
    var farm = new Farms().of(members, customers).collect().get(0);
    assertThat(farm.firstFoundOn()).isEqualTo(NIGHT);
    assertThat(farm.zombiesCount()).isEqualTo(5);
    assertThat(farm.customersCount()).isEqualTo(3);
    assertThat(farm.startsAt()).isEqualTo(NOON);

    var later = new FarmMembers().of(night.verdicts(), night.scores(), members, NIGHT.plusDays(1));
    assertThat(later.collect()).extracting(FarmMember::farmId).containsOnly("2026-03-31-1");
  }
}
