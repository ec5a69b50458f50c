package org.kolscope.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;
import org.kolscope.schema.Appeal;
import org.kolscope.schema.Verdict.Call;

/**
 * The file of what people decided against or for the experts: columns {@code account}, {@code
 * verdict} (genuine, unsure, coordinated or zombie), {@code reason}, {@code who} and {@code until},
 * the last night on which it holds, such as 2026-12-31, or nothing.
 */
public final class Appeals {

  private static final List<String> COLUMNS =
      List.of("account", "verdict", "reason", "who", "until");

  private Appeals() {}

  /**
   * Reads the file.
   *
   * @return in the order of the file, each account once
   * @throws IntakeException naming file, line and value
   */
  public static List<Appeal> read(SparkSession spark, AccountFile file) {
    var appeals = new ArrayList<Appeal>();
    var seen = new HashMap<Long, Long>();
    for (var line : file.read(spark, COLUMNS)) {
      var appeal =
          new Appeal(
              file.account(line, "account"),
              call(file, line),
              text(file, line, "reason"),
              text(file, line, "who"),
              until(file, line));
      var before = seen.put(appeal.accountId(), line.number());
      if (before != null) {
        throw file.fault(
            line.number(),
            "account " + line.cell("account") + " was decided on in line " + before + " already");
      }
      appeals.add(appeal);
    }
    return List.copyOf(appeals);
  }

  private static Call call(AccountFile file, AccountFile.Line line) {
    var word = line.cell("verdict");
    for (var call : Call.values()) {
      if (call.name().equalsIgnoreCase(word)) {
        return call;
      }
    }
    throw file.fault(
        line.number(),
        "verdict must be one of "
            + List.of(Call.values()).toString().toLowerCase(Locale.ROOT)
            + ", was "
            + word);
  }

  private static String text(AccountFile file, AccountFile.Line line, String column) {
    if (line.cell(column).isEmpty()) {
      throw file.fault(line.number(), column + " must be written, was empty");
    }
    return line.cell(column);
  }

  private static LocalDate until(AccountFile file, AccountFile.Line line) {
    var text = line.cell("until");
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw file.fault(
          line.number(), "until must be a date such as 2026-12-31 or empty, was " + text);
    }
  }
}
