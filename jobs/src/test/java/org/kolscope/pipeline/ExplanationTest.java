package org.kolscope.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kolscope.schema.Account;
import org.kolscope.schema.BriefAccount;
import org.kolscope.schema.Crawl;
import org.kolscope.schema.Evidence;
import org.kolscope.schema.Evidence.Family;
import org.kolscope.schema.ExpertScore;
import org.kolscope.schema.ExpertScore.Abstention;
import org.kolscope.schema.Farm;
import org.kolscope.schema.FarmCustomer;
import org.kolscope.schema.FarmMember;
import org.kolscope.schema.Follow;
import org.kolscope.schema.IdOf;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;
import org.kolscope.schema.Verdict;
import org.kolscope.schema.Verdict.Call;
import org.kolscope.store.Mask;
import org.kolscope.store.Store;
import org.kolscope.testing.Given;
import org.kolscope.testing.LocalSpark;

/**
 * Account 1 is a zombie of farm 2026-03-31-1: it came to brand 101 and to 102 with others, and
 * reposted post 901 in a ring; it also follows 103 and reposted 902, which no evidence is about.
 * Account 2 has the text id {@code li_ming} and is unjudged.
 */
@ExtendWith(LocalSpark.class)
class ExplanationTest {

  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 31);
  private static final Instant NOON = Instant.parse("2026-03-20T12:00:00Z");
  private static final Mask MASK = new Mask("sixteen bytes at".getBytes(StandardCharsets.US_ASCII));
  private static final String FARM = "2026-03-31-1";

  @TempDir Path folder;

  private SparkSession spark;

  private Explanation night(SparkSession session) {
    spark = session;
    var store = new Store(spark, LocalSpark.catalog(folder));
    store.writeAccounts(
        NIGHT,
        table(Account.class, account(1, null), account(2, "li_ming"), account(101, null)),
        table(Account.class));
    store.writeFollows(
        NIGHT, table(Follow.class, follow(101), follow(102), follow(103)), table(Crawl.class), 0);
    store.writeNight(
        Post.class,
        NIGHT,
        table(
            Post.class,
            Given.repost(1, 1).rootPost(901).drawn(),
            Given.repost(2, 1).rootPost(902).drawn()));
    write(store, BriefAccount.class, new BriefAccount(101, BriefAccount.Role.OWN, "Liyuan"));
    write(
        store,
        Verdict.class,
        new Verdict(
            1, Call.ZOMBIE, Call.ZOMBIE, 0.99, 0.9, List.of("TIME_COHORT", "RING"), false, "2"),
        new Verdict(2, null, null, null, null, List.of(), false, "2"));
    write(
        store,
        ExpertScore.class,
        new ExpertScore(1, Family.TIME_COHORT, 0.95, null, 3.0, 1L),
        new ExpertScore(1, Family.RING, 0.9, null, 2.2, 1L),
        new ExpertScore(2, Family.TIME_COHORT, null, Abstention.NO_TIMES, null, null));
    write(
        store,
        Evidence.class,
        evidence(Family.TIME_COHORT, "joinedBurst", 1, 1.5, 101L, null),
        evidence(Family.TIME_COHORT, "joinedBurst", 2, 1.2, 102L, null),
        evidence(Family.RING, "coRepost", 1, 4.0, null, 901L));
    write(store, FarmMember.class, new FarmMember(FARM, 1));
    write(store, Farm.class, new Farm(FARM, NIGHT, 1, 2, NOON, NOON.plusSeconds(3600)));
    write(
        store,
        FarmCustomer.class,
        new FarmCustomer(FARM, 102, 4, NOON, NOON.plusSeconds(60)),
        new FarmCustomer(FARM, 101, 9, NOON, NOON.plusSeconds(60)));
    return new Explanation(store, NIGHT, MASK);
  }

  private <R extends Record> void write(Store store, Class<R> type, Object... rows) {
    store.writeDerived(type, NIGHT, table(type, rows));
  }

  private <R extends Record> Table<R> table(Class<R> type, Object... rows) {
    return Table.of(spark, type, Arrays.stream(rows).map(type::cast).toList());
  }

  private static Account account(long id, String textId) {
    return new Account(
        id,
        textId,
        "name" + id,
        null,
        null,
        null,
        null,
        null,
        null,
        NOON,
        3L,
        900L,
        2L,
        null,
        null,
        null,
        null);
  }

  private static Follow follow(long followee) {
    return new Follow(1, followee, null, NOON, false);
  }

  private static Evidence evidence(
      Family family, String signal, int place, double strength, Long followee, Long post) {
    return new Evidence(
        1, family, signal, place, 9, 1.0, strength, followee, post, NOON, NOON.plusSeconds(60), 9L);
  }

  private static Map<String, List<Row>> told(Explanation night, String asked) {
    return night.of(asked).stream()
        .collect(Collectors.toMap(Explanation.Part::title, p -> p.rows().collectAsList()));
  }

  @Test
  void anAccountOrAFarmIsExplainedDownToTheRowsItWasMadeOf(SparkSession session) {
    var night = night(session);

    var zombie = told(night, "1");
    assertThat(zombie.keySet())
        .containsExactlyInAnyOrder(
            "The verdict",
            "Its farm",
            "What each expert says",
            "Why: evidence, the strongest first",
            "From these follows",
            "From these reposts",
            "From this profile");
    long mask = MASK.of(IdOf.Kind.ACCOUNT, 1);
    assertThat(zombie.get("The verdict")).hasSize(1);
    assertThat(zombie.get("The verdict").get(0).<Long>getAs("accountId")).isEqualTo(mask);
    assertThat(zombie.get("The verdict").get(0).<String>getAs("call")).isEqualTo("ZOMBIE");
    assertThat(zombie.get("Its farm").get(0).<String>getAs("farmId")).isEqualTo(FARM);
    assertThat(zombie.get("Why: evidence, the strongest first"))
        .extracting(r -> r.<Double>getAs("strength"))
        .containsExactly(4.0, 1.5, 1.2);
    // the brand by its id, the other masked; 103 is no evidence
    assertThat(zombie.get("From these follows"))
        .extracting(r -> r.<Long>getAs("followeeId"))
        .containsExactlyInAnyOrder(101L, MASK.of(IdOf.Kind.ACCOUNT, 102));
    assertThat(zombie.get("From these follows"))
        .allMatch(r -> r.getAs("firstSeen").toString().equals(NIGHT.toString()));
    assertThat(zombie.get("From these reposts")).as("902 is no evidence").hasSize(1);
    assertThat(zombie.toString()).as("private").doesNotContain("name1");

    assertThat(told(night, Long.toString(mask)).toString()).isEqualTo(zombie.toString());

    var farm = told(night, FARM);
    assertThat(farm.keySet())
        .containsExactlyInAnyOrder("The farm", "Whom its accounts came to", "Its accounts");
    assertThat(farm.get("Whom its accounts came to"))
        .as("most fans first")
        .extracting(r -> r.<Long>getAs("fansCount"))
        .containsExactly(9L, 4L);
    assertThat(farm.get("Its accounts").get(0).<Long>getAs("accountId")).isEqualTo(mask);

    var unjudged = told(night, "li_ming");
    assertThat(unjudged.keySet())
        .containsExactlyInAnyOrder("The verdict", "What each expert says", "From this profile");
    assertThat(unjudged.get("What each expert says").get(0).<String>getAs("abstainedFor"))
        .isEqualTo("NO_TIMES");

    assertThatThrownBy(() -> night.of("77"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no account 77 in night 2026-03-31");
    assertThatThrownBy(() -> night.of("nobody"))
        .hasMessage("no account nobody in night 2026-03-31");
    assertThatThrownBy(() -> night.of("2026-03-31-9"))
        .hasMessage("no farm 2026-03-31-9 in night 2026-03-31");
  }
}
