package org.kolscope.audience.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.schema.Account;
import org.kolscope.schema.AccountVertical;
import org.kolscope.schema.Follow;
import org.kolscope.schema.InfluenceReplicate.GraphKind;
import org.kolscope.schema.KolFit;
import org.kolscope.schema.KolFit.Base;
import org.kolscope.schema.KolFit.Fit;
import org.kolscope.schema.KolKind;
import org.kolscope.schema.KolKind.Doubt;
import org.kolscope.schema.KolKind.Kind;
import org.kolscope.schema.Membership;
import org.kolscope.schema.Table;
import org.kolscope.schema.TopicInfluence;
import org.kolscope.schema.TopicRelevance;
import org.kolscope.testing.Given;
import org.kolscope.testing.LocalSpark;

/**
 * KOL 1 is an actor whose 10 fans are in her club but for two; KOL 2 writes of cars, is third of
 * 200 there and has a badge of skill; KOL 3 has no profile at all.
 */
@ExtendWith(LocalSpark.class)
class KolKindsTest {

  private static Account account(long id, String name, String type, String reason) {
    return new Account(
        id, null, name, null, null, null, null, type, reason, null, null, null, null, null, null,
        null, null);
  }

  private static TopicInfluence topic(String topic, long id, int rank, int accounts) {
    return new TopicInfluence(
        TopicRelevance.Kind.HASHTAG, topic, GraphKind.FOLLOW, id, 0.5, 1, rank, 1, rank, accounts);
  }

  private static KolKinds.Known known(SparkSession spark, boolean hasMemberships) {
    var follows = new ArrayList<Follow>();
    var members = new ArrayList<Membership>();
    for (int i = 101; i <= 110; i++) {
      follows.add(new Follow(i, 1, null, null, false));
      follows.add(new Follow(i, 2, null, null, i > 105));
      if (i > 102) {
        members.add(new Membership(i, 51, "林安宁后援会", Membership.Kind.SUPER_TOPIC));
        members.add(new Membership(i, 52, "林安宁全国粉丝团", null));
      }
    }
    // nobody's fan
    members.add(new Membership(999, 51, "林安宁后援会", Membership.Kind.SUPER_TOPIC));
    return new KolKinds.Known(
        new Given(spark).candidates(1, 2, 3),
        Table.of(
            spark,
            Account.class,
            List.of(account(1, "林安宁", "0", "演员"), account(2, "老宋说车", "220", null))),
        Table.of(spark, Follow.class, follows),
        Table.of(spark, Membership.class, hasMemberships ? members : List.of()),
        Table.of(
            spark,
            AccountVertical.class,
            List.of(
                new AccountVertical(2, "cars", 9, 0.9, 0.95, true),
                new AccountVertical(2, "food", 1, 0.1, 0.2, false),
                new AccountVertical(1, "food", 2, 0.5, 0.2, false),
                new AccountVertical(1, "fashion", 2, 0.5, 0.2, false))),
        Table.of(
            spark,
            TopicInfluence.class,
            List.of(topic("cars", 2, 3, 200), topic("small", 1, 1, 49), topic("food", 1, 30, 100))),
        spark.createDataFrame(
            List.of(RowFactory.create(2L, 80.0)),
            StructType.fromDDL("accountId BIGINT, price DOUBLE")));
  }

  private static Map<Long, KolKind> byId(Table<KolKind> kinds) {
    var rows = new TreeMap<Long, KolKind>();
    kinds.collect().forEach(k -> rows.put(k.accountId(), k));
    return rows;
  }

  @Test
  void candidatesGetTheKindThatTheirDataSay(SparkSession spark) {
    var kinds = new KolKinds().of(known(spark, true));
    var rows = byId(kinds);

    assertThat(rows).hasSize(3);
    var star = rows.get(1L);
    assertThat(star.kind()).isEqualTo(Kind.STAR);
    assertThat(star.doubt()).isEqualTo(Doubt.AGREED);
    assertThat(star.clubShare()).as("two clubs, the same eight").isEqualTo(0.8);
    assertThat(star.vertical()).as("ties by name").isEqualTo("fashion");
    assertThat(star.topicPlace()).as("49 are too few").isEqualTo(0.3);
    assertThat(star.rulesFor()).containsExactly("badge", "fan-club", "reason");
    assertThat(star.price()).isNull();
    var leader = rows.get(2L);
    assertThat(leader.kind()).isEqualTo(Kind.OPINION_LEADER);
    assertThat(leader.rulesFor()).containsExactly("badge", "expert", "topic");
    assertThat(leader.clubShare()).isZero();
    assertThat(leader.price()).isEqualTo(80);
    assertThat(rows.get(3L).doubt()).isEqualTo(Doubt.UNKNOWN);

    var fits =
        new KindFits()
            .of(kinds, Table.of(spark, KolFit.class, List.of(fit(1, 0.2), fit(2, 0.4))))
            .collect();
    assertThat(fits)
        .extracting(f -> f.kind() + " " + f.kolsCount() + " " + f.lift() + " " + f.pricePerTarget())
        .containsExactly("OPINION_LEADER 1 4.0 2.0", "STAR 1 2.0 null");
  }

  /** Of 100 people, everybody having a tenth. */
  private static KolFit fit(long id, double share) {
    return new KolFit(
        id,
        Base.FOLLOWERS,
        100,
        100,
        true,
        100,
        share,
        share,
        share,
        share / 0.1,
        share / 0.1,
        share / 0.1,
        100 * share,
        null,
        Fit.MATCH);
  }

  @Test
  void withoutMembershipsTheFanClubsAreUnknownAndNothingFails(SparkSession spark) {
    var given = new Given(spark);
    var known = known(spark, false);
    assertThat(byId(new KolKinds().of(known)).get(1L).clubShare()).isNull();

    var bare =
        new KolKinds.Known(
            given.candidates(1),
            Table.of(spark, Account.class, List.of()),
            given.follows(""),
            Table.of(spark, Membership.class, List.of()),
            Table.of(spark, AccountVertical.class, List.of()),
            Table.of(spark, TopicInfluence.class, List.of()),
            known.prices().limit(0));
    var kinds = new KolKinds().of(bare);
    assertThat(kinds.collect()).hasSize(1).allMatch(k -> k.doubt() == Doubt.UNKNOWN);
    assertThat(new KindFits().of(kinds, Table.of(spark, KolFit.class, List.of())).collect())
        .isEmpty();
  }
}
