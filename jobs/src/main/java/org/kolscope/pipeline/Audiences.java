package org.kolscope.pipeline;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kolscope.report.Audience;
import org.kolscope.report.Audience.Asked;
import org.kolscope.report.Audience.Party;
import org.kolscope.report.Audience.Voices;
import org.kolscope.report.AudienceSegments;
import org.kolscope.report.LikelyGroup;
import org.kolscope.schema.Account;
import org.kolscope.schema.Brief;
import org.kolscope.schema.BriefAccount;
import org.kolscope.schema.BriefAccount.Role;
import org.kolscope.schema.ContactPoint;
import org.kolscope.schema.ContactSet;
import org.kolscope.schema.FanOverlap;
import org.kolscope.schema.FormResponse;
import org.kolscope.schema.GroupGuess;
import org.kolscope.schema.GroupWord;
import org.kolscope.schema.KindFit;
import org.kolscope.schema.KolFit;
import org.kolscope.schema.KolKind;
import org.kolscope.schema.Lookalike;
import org.kolscope.schema.OpenNeed;
import org.kolscope.schema.Segment;
import org.kolscope.schema.SegmentAffinity;
import org.kolscope.schema.Table;
import org.kolscope.schema.TargetCustomer;
import org.kolscope.schema.TargetSize;

/**
 * Gathers what the report says of the brief's target. To the driver come three rows per KOL or
 * brand account and a few alike ones, a row per need and form, the contact points, of which the
 * settings bound the number, segments with their words, and the pairs of the first {@link
 * Audience#COMPARED} KOLs; no row about anybody else.
 */
record Audiences(Night night, KolTables tables) {

  private static final double PARTS = 1e6;

  /** What is read beside the tables of the ranking; if none of it changed, the page stays. */
  static final List<Class<? extends Record>> READ =
      List.of(
          Account.class,
          BriefAccount.class,
          TargetSize.class,
          ContactPoint.class,
          ContactSet.class,
          GroupGuess.class,
          TargetCustomer.class,
          KolFit.class,
          FanOverlap.class,
          Segment.class,
          SegmentAffinity.class,
          GroupWord.class,
          Lookalike.class,
          KolKind.class,
          KindFit.class,
          OpenNeed.class,
          FormResponse.class);

  /** What is asked; null without a brief. */
  static Asked asked(Brief brief) {
    return brief == null ? null : Asked.of(brief);
  }

  /** Null without a brief. */
  Audience of() {
    var asked = asked(night.request().brief());
    if (asked == null) {
      return null;
    }
    var parties = parties();
    var fits = night.table(KolFit.class).collect();
    return new Audience(
        asked,
        parties,
        night.table(TargetSize.class).collect(),
        night.table(ContactPoint.class).collect(),
        night.table(ContactSet.class).collect(),
        groups(),
        fits,
        overlaps(Audience.compared(fits, parties)),
        new AudienceSegments(
            night.table(Segment.class).collect(),
            night.table(SegmentAffinity.class).collect(),
            night.table(GroupWord.class).collect(),
            lookalikes()),
        voices());
  }

  /** Whole parts are summed, so that the order of rows does not count. */
  private List<LikelyGroup> groups() {
    var weight = col("genuineProbability").multiply(col("probability"));
    var targets =
        night
            .table(TargetCustomer.class)
            .rows()
            .select(col("accountId"), floor(weight.multiply(PARTS)).as("parts"));
    return night
        .table(GroupGuess.class)
        .rows()
        .select("accountId", "groupId", "groupName", "heldOutAccuracy")
        .join(targets, new String[] {"accountId"}, "inner")
        .groupBy("groupId")
        .agg(
            max("groupName").as("name"),
            count(lit(1)).as("accounts"),
            sum("parts").as("parts"),
            min("heldOutAccuracy").as("accuracy"))
        .collectAsList()
        .stream()
        .map(
            row ->
                new LikelyGroup(
                    row.getLong(0),
                    row.getString(1),
                    row.getLong(2),
                    row.getLong(3) / PARTS,
                    row.isNullAt(4) ? null : row.getDouble(4)))
        .toList();
  }

  /** The first few of each KOL. */
  private List<Lookalike> lookalikes() {
    var alike = night.table(Lookalike.class).rows().where(col("place").leq(AudienceSegments.ALIKE));
    return new Table<>(Lookalike.class, alike).collect();
  }

  private Voices voices() {
    return new Voices(
        night.request().settings().reach().prices().currency(),
        night.table(KolKind.class).collect(),
        night.table(KindFit.class).collect(),
        night.table(OpenNeed.class).collect(),
        night.table(FormResponse.class).collect());
  }

  private Map<Long, Party> parties() {
    var roles = new TreeMap<Long, Role>();
    night.table(BriefAccount.class).collect().stream()
        .filter(a -> a.role().isBrand() || a.role() == Role.PRICED)
        .forEach(a -> roles.merge(a.accountId(), a.role(), (r, s) -> r.compareTo(s) <= 0 ? r : s));
    var named = Named.accounts(tables.kols(), night.table(BriefAccount.class)).distinct();
    var parties = new TreeMap<Long, Party>();
    night
        .state(Account.class)
        .rows()
        .select("accountId", "screenName")
        .join(broadcast(named), new String[] {"accountId"}, "left_semi")
        .collectAsList()
        .forEach(
            row -> {
              var id = row.getLong(0);
              parties.put(id, new Party(id, row.getString(1), roles.get(id)));
            });
    return parties;
  }

  private List<FanOverlap> overlaps(List<Long> compared) {
    var ids = compared.toArray();
    return new Table<>(
            FanOverlap.class,
            night
                .table(FanOverlap.class)
                .rows()
                .where(col("accountId").isin(ids).and(col("otherId").isin(ids))))
        .collect();
  }
}
