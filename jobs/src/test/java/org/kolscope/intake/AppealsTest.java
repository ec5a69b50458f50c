package org.kolscope.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kolscope.intake.Source.Ids;
import org.kolscope.schema.Appeal;
import org.kolscope.schema.IdOf;
import org.kolscope.schema.Verdict.Call;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class AppealsTest {

  @TempDir Path folder;

  private AccountFile file(String text, Ids ids) throws Exception {
    var path = folder.resolve("overrides.csv");
    Files.writeString(path, text);
    return new AccountFile(path.toString(), "weibo", ids);
  }

  private AccountFile file(String rows) throws Exception {
    return file("account,verdict,reason,who,until\n" + rows, Ids.NUMERIC);
  }

  @Test
  void columnsInAnyOrderAndMoreOfThem(SparkSession spark) throws Exception {
    var file =
        file(
            """
            \uFEFFwho,account,note,until,verdict,reason
            li, 12 ,x,2026-12-31,Genuine,"met them, twice"

            wang,13,,,ZOMBIE,seller's list
            """,
            Ids.NUMERIC);

    assertThat(Appeals.read(spark, file))
        .containsExactly(
            new Appeal(12, Call.GENUINE, "met them, twice", "li", LocalDate.of(2026, 12, 31)),
            new Appeal(13, Call.ZOMBIE, "seller's list", "wang", null));
  }

  @Test
  void textIdsAreHashedAsTheTablesHaveThem(SparkSession spark) throws Exception {
    var file = file("account,verdict,reason,who,until\nabc,unsure,r,w,\n", Ids.TEXT);

    assertThat(Appeals.read(spark, file).get(0).accountId())
        .isEqualTo(ColumnReader.hash("weibo", IdOf.Kind.ACCOUNT, "abc"));
  }

  @Test
  void whatIsWrongIsNamedWithItsLine(SparkSession spark) throws Exception {
    assertRefused(spark, "12,fake,r,w,\n", "line 2: verdict must be one of [genuine, unsure,");
    assertRefused(spark, "12,zombie,,w,\n", "line 2: reason must be written, was empty");
    assertRefused(
        spark, "1,unsure,r,w,\nx9,zombie,r,w,\n", "line 3: account must be an account id");
    assertRefused(spark, "12,zombie,r,w,soon\n", "line 2: until must be a date such as 2026-12-31");
    assertRefused(spark, "12,zombie,r,w\n", "line 2: must have 5 cells as the first line has");
    assertRefused(
        spark, "1,unsure,r,w,\n1,zombie,r,w,\n", "account 1 was decided on in line 2 already");
    var without = file("account,verdict\n", Ids.NUMERIC);
    assertThatThrownBy(() -> Appeals.read(spark, without))
        .isInstanceOf(IntakeException.class)
        .hasMessageContaining("must name column reason");
    var missing = new AccountFile(folder.resolve("no.csv").toString(), "weibo", Ids.NUMERIC);
    assertThatThrownBy(() -> Appeals.read(spark, missing)).hasMessageContaining("no file");
  }

  private void assertRefused(SparkSession spark, String rows, String message) throws Exception {
    var file = file(rows);
    assertThatThrownBy(() -> Appeals.read(spark, file))
        .isInstanceOf(IntakeException.class)
        .hasMessageContaining(message);
  }
}
