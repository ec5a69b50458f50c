package org.kolscope.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kolscope.intake.Source.Ids;
import org.kolscope.schema.IdOf;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class AccountListsTest {

  @TempDir Path folder;

  private AccountFile file(Ids ids, String text) throws IOException {
    var path = Files.writeString(folder.resolve("list.csv"), text);
    return new AccountFile(path.toString(), "x", ids);
  }

  @Test
  void columnsStandInAnyOrderAndTheSameGroupMayComeAgain(SparkSession spark) throws IOException {
    var file = file(Ids.NUMERIC, "accountId,group\n7,club\n8,\"new, silent\"\n9, club \n");
    assertThat(AccountLists.groups(spark, file))
        .isEqualTo(Map.of("club", Set.of(7L, 9L), "new, silent", Set.of(8L)));
  }

  @Test
  void textIdsAreHashedAsTheSourceDoesEvenThoseOfDigits(SparkSession spark) throws IOException {
    var file = file(Ids.TEXT, "group,accountId\nclub,0042\n");
    assertThat(AccountLists.groups(spark, file).get("club"))
        .containsExactly(ColumnReader.hash("x", IdOf.Kind.ACCOUNT, "0042"));
  }

  @Test
  void farmsSayWhoServedWhom(SparkSession spark) throws IOException {
    var text = "farm,role,accountId\na,fan,1\na,fan,2\na,customer,9\nb,fan,3\n";
    var farms = AccountLists.farms(spark, file(Ids.NUMERIC, text));
    assertThat(farms.fans()).isEqualTo(Map.of("a", Set.of(1L, 2L), "b", Set.of(3L)));
    assertThat(farms.customers()).isEqualTo(Map.of("a", Set.of(9L)));
  }

  @Test
  void whatIsWrongIsNamedWithItsLine(SparkSession spark) throws IOException {
    var unnamed = file(Ids.NUMERIC, "group,account\nclub,7\n");
    assertThatThrownBy(() -> AccountLists.groups(spark, unnamed))
        .hasMessageEndingWith("the first line must name column accountId, has [group, account]");
    var nameless = file(Ids.NUMERIC, "group,accountId\nclub,7\n,8\n");
    assertThatThrownBy(() -> AccountLists.groups(spark, nameless))
        .hasMessageEndingWith("line 3: group must be written, was empty");
    var roleless = file(Ids.NUMERIC, "farm,role,accountId\na,boss,1\n");
    assertThatThrownBy(() -> AccountLists.farms(spark, roleless))
        .hasMessageEndingWith("line 2: role must be fan or customer, was boss");
  }
}
