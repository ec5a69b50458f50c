package org.kolscope.audience.contact;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.audience.Days;
import org.kolscope.schema.BriefAccount.Role;
import org.kolscope.schema.ContactPoint.Kind;
import org.kolscope.schema.Membership;

/**
 * Who is met where, and what the places are called. Private persons are no places: accounts are
 * candidates, but for staff of the brief, and those that speak for an organisation in it.
 *
 * @param known what the night knows
 * @param days of posts that say when somebody is there
 */
record Meetings(ContactPoints.Known known, int days) {

  private static final int HOURS = 24;

  /** Everybody of whom a kind is known: kind, accountId; real or not. */
  Dataset<Row> people() {
    return follows()
        .select(lit(Kind.ACCOUNT.name()).as("kind"), col("accountId"))
        .union(groups().select("kind", "accountId"))
        .union(hours().select("kind", "accountId"))
        .distinct();
  }

  /** Meetings: kind, contactId, accountId; each once. */
  Dataset<Row> all() {
    var accounts = contactAccounts().select("contactId");
    return follows()
        .join(accounts, using("contactId"), "left_semi")
        .select(lit(Kind.ACCOUNT.name()).as("kind"), col("contactId"), col("accountId"))
        .union(groups().select("kind", "contactId", "accountId"))
        .union(hours());
  }

  /** What a place is called: kind, contactId, name, role, followers. */
  Dataset<Row> names() {
    var profiles =
        known
            .accounts()
            .rows()
            .select(
                col("accountId").as("contactId"),
                col("screenName").as("name"),
                col("followersCount").as("followers"));
    var accounts =
        contactAccounts()
            .join(profiles, using("contactId"), "left")
            .select(
                lit(Kind.ACCOUNT.name()).as("kind"),
                col("contactId"),
                col("name"),
                col("role"),
                col("followers"));
    var groups =
        groups()
            .groupBy("kind", "contactId")
            .agg(max("groupName").as("name"))
            .select(
                col("kind"),
                col("contactId"),
                col("name"),
                lit(null).cast("string").as("role"),
                lit(null).cast("bigint").as("followers"));
    return accounts.union(groups);
  }

  /** The name of an hour. */
  static Column hourName() {
    var hour = pmod(col("contactId"), lit((long) HOURS)).cast("string");
    return when(col("contactId").lt((long) HOURS), concat(lit("weekday "), hour))
        .otherwise(concat(lit("weekend "), hour));
  }

  private Dataset<Row> follows() {
    return known
        .follows()
        .rows()
        .where(not(col("gone")).and(col("followerId").notEqual(col("followeeId"))))
        .select(col("followeeId").as("contactId"), col("followerId").as("accountId"));
  }

  private Dataset<Row> groups() {
    var isTopic =
        col("kind").isin(Membership.Kind.TOPIC.name(), Membership.Kind.SUPER_TOPIC.name());
    return known
        .memberships()
        .rows()
        .select(
            when(isTopic, Kind.TOPIC.name()).otherwise(Kind.COMMUNITY.name()).as("kind"),
            col("groupId").as("contactId"),
            col("accountId"),
            col("groupName"));
  }

  private Dataset<Row> hours() {
    var calendar = new Days(known.zone(), known.asOf());
    var day = calendar.of(col("createdAt"));
    // the epoch was a Thursday: day 0 is the fourth of the week, Saturday the sixth
    var isWeekend = pmod(day.plus(3), lit(7)).geq(5);
    return known
        .posts()
        .rows()
        .where(calendar.isInLast(days, day))
        .select(
            lit(Kind.HOUR.name()).as("kind"),
            calendar
                .hourOf(col("createdAt"))
                .plus(when(isWeekend, lit((long) HOURS)).otherwise(lit(0L)))
                .as("contactId"),
            col("accountId"))
        .distinct();
  }

  /** Accounts that may be named as a place: contactId, role. */
  private Dataset<Row> contactAccounts() {
    // whom the brand knows as a customer is nobody's business
    var roles = Arrays.stream(Role.values()).filter(r -> r != Role.CUSTOMER).toArray(Role[]::new);
    var place =
        IntStream.range(0, roles.length)
            .mapToObj(i -> when(col("role").equalTo(roles[i].name()), lit(i)))
            .reduce((a, b) -> coalesce(a, b))
            .orElseThrow();
    var first =
        known
            .named()
            .rows()
            .groupBy("accountId")
            .agg(min(place).as("place"))
            .select(
                col("accountId").as("contactId"),
                IntStream.range(0, roles.length)
                    .mapToObj(i -> when(col("place").equalTo(i), lit(roles[i].name())))
                    .reduce((a, b) -> coalesce(a, b))
                    .orElseThrow()
                    .as("role"));
    var speaking = Arrays.stream(roles).filter(Role::isBrand).map(Enum::name).toArray();
    return known
        .candidates()
        .rows()
        .select(col("accountId").as("contactId"), lit(true).as("isCandidate"))
        .join(first, using("contactId"), "full")
        .where(
            col("role")
                .isin(speaking)
                .or(
                    col("isCandidate")
                        .and(coalesce(col("role"), lit("")).notEqual(Role.STAFF.name()))))
        .select("contactId", "role");
  }

  private static String[] using(String column) {
    return new String[] {column};
  }
}
