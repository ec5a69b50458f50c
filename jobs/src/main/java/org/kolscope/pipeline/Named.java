package org.kolscope.pipeline;

import static org.apache.spark.sql.functions.col;

import java.util.Arrays;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.schema.BriefAccount;
import org.kolscope.schema.BriefAccount.Role;
import org.kolscope.schema.KolRank;
import org.kolscope.schema.Table;

/** Who may be shown by name: KOLs and the accounts that speak for a brand. Nobody else. */
public final class Named {

  private Named() {}

  /** One column {@code accountId}. */
  public static Dataset<Row> accounts(Table<KolRank> kols, Table<BriefAccount> brief) {
    var brands = Arrays.stream(Role.values()).filter(Role::isBrand).map(Role::name).toArray();
    return kols.rows()
        .select("accountId")
        .union(brief.rows().where(col("role").isin(brands)).select("accountId"));
  }
}
