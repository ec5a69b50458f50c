package org.kolscope.intake;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.SparkSession;
import org.kolscope.intake.Source.Ids;
import org.kolscope.schema.Account;
import org.kolscope.schema.Brief;
import org.kolscope.schema.Brief.AccountName;
import org.kolscope.schema.BriefAccount;
import org.kolscope.schema.BriefAccount.Role;
import org.kolscope.schema.Form;
import org.kolscope.schema.IdOf;
import org.kolscope.schema.Table;

/**
 * Finds the accounts a brief names in the data. The brief is small by nature, so what it names is
 * looked up in one job and held on the driver.
 *
 * @param found one row per account and role
 * @param prices in the order of the brief
 * @param missing what the brief wrote and the data does not have, or has more than once
 */
public record BriefAccounts(
    Table<BriefAccount> found, List<AskedPrice> prices, List<String> missing) {

  /**
   * What the brief says that an account of the data asks for.
   *
   * @param form of the post; null for any
   */
  public record AskedPrice(long accountId, Form form, double price) {}

  private record Asked(AccountName account, Role role, String brand) {}

  /**
   * Resolves a brief; null gives no rows.
   *
   * @param accounts the state of the night
   */
  public static BriefAccounts of(
      SparkSession spark, Brief brief, Source source, Table<Account> accounts) {
    var asked = brief == null ? List.<Asked>of() : asked(brief);
    var names = new TreeSet<String>();
    var ids = new TreeMap<String, Long>();
    for (var one : asked) {
      if (one.account().id() == null) {
        names.add(one.account().name());
      } else {
        ids.put(one.account().id(), id(source, one.account().id()));
      }
    }
    var known = asked.isEmpty() ? Map.<AccountName, List<Long>>of() : known(accounts, names, ids);
    Map<List<Object>, BriefAccount> rows = new LinkedHashMap<>();
    var missing = new TreeSet<String>();
    for (var one : asked) {
      var bearers = known.getOrDefault(bare(one.account()), List.of());
      if (bearers.size() == 1) {
        var row = new BriefAccount(bearers.get(0), one.role(), one.brand());
        rows.putIfAbsent(List.of(row.accountId(), row.role()), row);
      } else {
        // staff and customers are private persons, and what is missing is told to everybody
        missing.add(
            switch (one.role()) {
              case STAFF -> "one of the staff";
              case CUSTOMER -> "one of the known customers";
              default -> one.account().written();
            });
      }
    }
    var sorted = new ArrayList<>(rows.values());
    sorted.sort(Comparator.comparing(BriefAccount::accountId).thenComparing(BriefAccount::role));
    var prices = brief == null ? List.<AskedPrice>of() : prices(brief, known);
    return new BriefAccounts(
        Table.of(spark, BriefAccount.class, sorted), prices, List.copyOf(missing));
  }

  private static List<AskedPrice> prices(Brief brief, Map<AccountName, List<Long>> known) {
    return brief.prices().stream()
        .filter(p -> known.getOrDefault(bare(p.account()), List.of()).size() == 1)
        .map(p -> new AskedPrice(known.get(bare(p.account())).get(0), p.form(), p.price()))
        .toList();
  }

  private static List<Asked> asked(Brief brief) {
    List<Asked> asked = new ArrayList<>();
    brief.accounts().forEach(a -> asked.add(new Asked(a, Role.OWN, brief.brand())));
    for (var rival : brief.competitors()) {
      rival.accounts().forEach(a -> asked.add(new Asked(a, Role.COMPETITOR, rival.brand())));
    }
    brief.dealers().forEach(a -> asked.add(new Asked(a, Role.DEALER, brief.brand())));
    brief.industryMedia().forEach(a -> asked.add(new Asked(a, Role.INDUSTRY_MEDIA, null)));
    brief.staff().forEach(a -> asked.add(new Asked(a, Role.STAFF, brief.brand())));
    if (brief.target() != null) {
      brief
          .target()
          .positives()
          .forEach(a -> asked.add(new Asked(a, Role.CUSTOMER, brief.brand())));
    }
    brief.prices().forEach(p -> asked.add(new Asked(p.account(), Role.PRICED, null)));
    return asked;
  }

  private static Long id(Source source, String id) {
    if (source.ids() == Ids.TEXT) {
      return ColumnReader.hash(source.platform(), IdOf.Kind.ACCOUNT, id.strip());
    }
    try {
      return Long.valueOf(id.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("brief: id must be a 64-bit number, was " + id, e);
    }
  }

  private static AccountName bare(AccountName account) {
    return new AccountName(account.id(), account.name(), null);
  }

  /** By what the brief wrote, the accounts that bear that id or name. */
  private static Map<AccountName, List<Long>> known(
      Table<Account> accounts, TreeSet<String> names, TreeMap<String, Long> ids) {
    var rows =
        accounts
            .rows()
            .select("accountId", "screenName")
            .where(
                col("screenName")
                    .isin(names.toArray())
                    .or(col("accountId").isin(ids.values().toArray())))
            .collectAsList();
    Map<AccountName, List<Long>> known = new HashMap<>();
    for (var row : rows) {
      ids.forEach(
          (written, id) -> {
            if (id == row.getLong(0)) {
              known.put(new AccountName(written, null, null), List.of(id));
            }
          });
      if (!row.isNullAt(1) && names.contains(row.getString(1))) {
        known
            .computeIfAbsent(new AccountName(null, row.getString(1), null), n -> new ArrayList<>())
            .add(row.getLong(0));
      }
    }
    return known;
  }
}
