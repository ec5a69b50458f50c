package org.kolscope.intake;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;

/** Lists of accounts that a person wrote to hold verdicts against. */
public final class AccountLists {

  private static final String ID = "accountId";

  /**
   * The farms of a world: who served whom.
   *
   * @param fans accounts by farm
   * @param customers accounts by farm
   */
  public record Farms(SortedMap<String, Set<Long>> fans, SortedMap<String, Set<Long>> customers) {}

  private AccountLists() {}

  /**
   * Accounts by group: columns group and accountId.
   *
   * @throws IntakeException naming file, line and value
   */
  public static SortedMap<String, Set<Long>> groups(SparkSession spark, AccountFile file) {
    var groups = new TreeMap<String, Set<Long>>();
    for (var line : file.read(spark, List.of("group", ID))) {
      add(groups, file, line, "group");
    }
    return groups;
  }

  /**
   * Farms: columns farm, role (fan or customer) and accountId.
   *
   * @throws IntakeException naming file, line and value
   */
  public static Farms farms(SparkSession spark, AccountFile file) {
    var roles =
        Map.of(
            "fan", new TreeMap<String, Set<Long>>(), "customer", new TreeMap<String, Set<Long>>());
    for (var line : file.read(spark, List.of("farm", "role", ID))) {
      var members = roles.get(line.cell("role"));
      if (members == null) {
        throw file.fault(line.number(), "role must be fan or customer, was " + line.cell("role"));
      }
      add(members, file, line, "farm");
    }
    return new Farms(roles.get("fan"), roles.get("customer"));
  }

  private static void add(
      SortedMap<String, Set<Long>> lists, AccountFile file, AccountFile.Line line, String column) {
    var name = line.cell(column);
    if (name.isEmpty()) {
      throw file.fault(line.number(), column + " must be written, was empty");
    }
    lists.computeIfAbsent(name, n -> new HashSet<>()).add(file.account(line, ID));
  }
}
