package org.kolscope.pipeline;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.report.NightAppeals;
import org.kolscope.report.NightAppeals.Line;
import org.kolscope.schema.Account;
import org.kolscope.schema.Appeal;
import org.kolscope.schema.BriefAccount;
import org.kolscope.schema.IdOf;
import org.kolscope.schema.Personal;
import org.kolscope.schema.Table;
import org.kolscope.schema.Verdict;
import org.kolscope.schema.Verdict.Call;
import org.kolscope.store.Mask;

/** Gathers what people decided, as outsiders may see it: by the same rule as plain Parquet. */
record Decisions(Night night, KolTables tables, Mask mask) {

  private static final String[] ACCOUNT = {"accountId"};

  /** A decision beside what the experts say; nothing that is personal leaves it unmasked. */
  record Decision(
      @IdOf(IdOf.Kind.ACCOUNT) long accountId,
      @Personal String screenName,
      boolean isLoaded,
      Call expertsCall,
      Call call,
      @Personal String reason,
      LocalDate holdsUntil) {}

  /** Of a night that was judged. It comes to the driver: people wrote it by hand. */
  NightAppeals appeals() {
    var expired = night.judged().expiredAppeals();
    if (night.rows(Appeal.class) == 0) {
      return new NightAppeals(List.of(), expired);
    }
    var named = Named.accounts(tables.kols(), night.table(BriefAccount.class));
    var lines = mask.masked(new Table<>(Decision.class, decisions()), named).collectAsList();
    return new NightAppeals(lines.stream().map(Decisions::line).toList(), expired);
  }

  private Dataset<Row> decisions() {
    var appeals = night.table(Appeal.class).rows();
    var decided = broadcast(appeals.select("accountId"));
    var names =
        night
            .state(Account.class)
            .rows()
            .select("accountId", "screenName")
            .join(decided, ACCOUNT, "left_semi");
    var said =
        night
            .table(Verdict.class)
            .rows()
            .select(col("accountId"), col("expertsCall"), lit(true).as("isJudged"))
            .join(decided, ACCOUNT, "left_semi");
    return appeals
        .join(names, ACCOUNT, "left")
        .join(said, ACCOUNT, "left")
        .withColumn("isLoaded", coalesce(col("isJudged"), lit(false)));
  }

  private static Line line(Row row) {
    String said = row.getAs("expertsCall");
    return new Line(
        Long.toString(row.<Long>getAs("accountId")),
        row.getAs("screenName"),
        row.<Boolean>getAs("isLoaded"),
        said == null ? null : Call.valueOf(said),
        Call.valueOf(row.getAs("call")),
        row.getAs("reason"),
        row.getAs("holdsUntil"));
  }
}
