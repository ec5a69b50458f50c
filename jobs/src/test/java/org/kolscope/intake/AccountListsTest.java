package org.kolscope.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kolscope.intake.Source.Ids;
import org.kolscope.schema.IdOf;

class AccountListsTest {

  private static final Source NUMERIC = Presets.named("kolscope");
  private static final Source TEXT =
      new Source("x", "UTC", Ids.TEXT, NUMERIC.options(), NUMERIC.tables());

  @Test
  void columnsStandInAnyOrderAndTheSameGroupMayComeAgain() {
    assertThat(
            AccountLists.groups(
                "g.csv", "accountId,group\n7,club\n8,\"new, silent\"\n9, club \n", NUMERIC))
        .isEqualTo(Map.of("club", Set.of(7L, 9L), "new, silent", Set.of(8L)));
  }

  @Test
  void textIdsAreHashedAsTheSourceDoesEvenThoseOfDigits() {
    assertThat(AccountLists.groups("g.csv", "group,accountId\nclub,0042\n", TEXT).get("club"))
        .containsExactly(ColumnReader.hash("x", IdOf.Kind.ACCOUNT, "0042"));
  }

  @Test
  void farmsSayWhoServedWhom() {
    var farms =
        AccountLists.farms(
            "f.csv", "farm,role,accountId\na,fan,1\na,fan,2\na,customer,9\nb,fan,3\n", NUMERIC);
    assertThat(farms.fans()).isEqualTo(Map.of("a", Set.of(1L, 2L), "b", Set.of(3L)));
    assertThat(farms.customers()).isEqualTo(Map.of("a", Set.of(9L)));
  }

  @Test
  void anUnknownColumnIsAnsweredWithThoseThatMustBe() {
    refused(
        "group,account\nclub,7\n", "g.csv: columns must be group,accountId, were group,account");
    refused("", "g.csv: columns must be group,accountId, were ");
  }

  @Test
  void aRowThatNamesNobodyIsNamedByItsLine() {
    refused("group,accountId\nclub,7\nclub,\n", "g.csv line 3: needs group,accountId, was club,");
    refused("group,accountId\nclub,Ann\n", "g.csv line 2: no account id");
    refused("group,accountId\n", "g.csv has no rows");
  }

  @Test
  void aRoleThatIsNoneIsNamed() {
    assertThatThrownBy(
            () -> AccountLists.farms("f.csv", "farm,role,accountId\na,boss,1\n", NUMERIC))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("f.csv: role must be fan or customer, was boss");
  }

  private static void refused(String text, String message) {
    assertThatThrownBy(() -> AccountLists.groups("g.csv", text, NUMERIC))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }
}
