package org.kolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kolscope.intake.Intake;
import org.kolscope.intake.Presets;
import org.kolscope.schema.Account;
import org.kolscope.schema.QuarantinedRow;
import org.kolscope.schema.Run.Cause;
import org.kolscope.schema.Run.Verdict;
import org.kolscope.schema.Table;
import org.kolscope.store.RunLog;
import org.kolscope.store.Store;
import org.kolscope.testing.LocalSpark;

/** The command from a stored night to files that can be mended. */
@ExtendWith(LocalSpark.class)
class QuarantineCommandTest {

  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 31);

  @TempDir Path folder;

  private record Answer(int exitCode, String out, String err) {}

  private Answer quarantine(String... more) {
    var out = new StringWriter();
    var err = new StringWriter();
    var line = Main.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    var args =
        new ArrayList<>(
            List.of(
                "quarantine",
                "--preset",
                "kolscope",
                "--input",
                folder.resolve("raw").toString(),
                "--out",
                folder.resolve("out").toString(),
                "--to",
                folder.resolve("raw/repaired").toString()));
    args.addAll(List.of(more));
    return new Answer(line.execute(args.toArray(String[]::new)), out.toString(), err.toString());
  }

  @Test
  void aStoredNightGivesOneLinePerFileAndWhatToDoNext(SparkSession spark) throws IOException {
    Files.createDirectories(folder.resolve("raw"));
    var longText = "长".repeat(5000);
    Files.writeString(
        folder.resolve("raw/label.csv"), "accountId,labelSource,label\n1,a,GENUINE\n");
    Files.writeString(
        folder.resolve("raw/account.csv"), "accountId,screenName\n1,a\nx," + longText + "\n");
    var store = new Store(spark, LocalSpark.catalog(folder.resolve("out/warehouse")));
    var intake = new Intake(1, 1 << 20);
    var plan =
        intake.plan(spark, Presets.named("kolscope"), folder.resolve("raw").toString(), NIGHT);
    var nobody = Table.of(spark, Account.class, List.of());
    try (var drop = intake.load(spark, plan, nobody, ZoneId.of("Asia/Shanghai"))) {
      store.writeDerived(QuarantinedRow.class, NIGHT, drop.quarantined());
    }
    new RunLog(store)
        .publish(NIGHT, Verdict.WARN, Cause.NIGHT, new RunLog.Identity("code", "settings", "in"));

    var wrongNight = quarantine("--as-of", "2026-03-30");
    assertThat(wrongNight.exitCode()).isNotZero();
    assertThat(wrongNight.err()).contains("2026-03-30");
    var answer = quarantine("--as-of", "2026-03-31");

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    assertThat(answer.out())
        .contains("account.csv: 1 rows in " + folder.resolve("raw/repaired/account.csv"))
        .contains("see that the folder is " + folder.resolve("raw") + "/repaired, run again")
        .doesNotContain("label.csv");
    assertThat(Files.readString(folder.resolve("raw/repaired/account.csv")))
        .as("whole, not as cut in the table")
        .isEqualTo("accountId,screenName\nx," + longText + "\n");
    assertThat(quarantine("--as-of", "2026-03-31").err()).contains("is there already");
  }
}
