package org.kolscope.influence.spread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.schema.Form;
import org.kolscope.schema.RateCard;
import org.kolscope.schema.Reach;
import org.kolscope.schema.RosterPick;
import org.kolscope.schema.Table;
import org.kolscope.schema.TopicRelevance;
import org.kolscope.schema.Verdict;
import org.kolscope.testing.Given;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
public class ReachesTest {

  /** What a brief asks for one post. */
  public record Asked(long accountId, Form form, double price) {}

  private static final Reaches STEP =
      new Reaches(new Exposures(), new PostPrices(), 3, 1 << 14, 3, 1_000, 5, 1);

  private static Verdict judged(long id, double zombie, Verdict.Call appealed) {
    var call = Verdict.Call.UNSURE;
    return new Verdict(
        id,
        appealed == null ? call : appealed,
        call,
        zombie,
        zombie,
        List.of(),
        appealed != null,
        "1");
  }

  private static Dataset<Row> asked(SparkSession spark, Asked... prices) {
    return Table.of(spark, Asked.class, List.of(prices)).rows();
  }

  private static Table<RateCard> cards(SparkSession spark) {
    return Table.of(
        spark,
        RateCard.class,
        List.of(
            new RateCard(9, Form.TEXT, 100, "CNY"),
            new RateCard(9, Form.VIDEO, 300, "CNY"),
            new RateCard(8, Form.VIDEO, 70, "CNY"),
            new RateCard(7, Form.TEXT, 5, "USD")));
  }

  private static Reaches.Known known(SparkSession spark, boolean isShuffled) {
    var given = new Given(spark);
    var follows = given.follows("1>9 2>9 3>9 4>9 1>8 2>8 5>8 6>9x");
    var posts = given.reposts("1>9 2>9 1>8 7>9 9>8 8>9");
    return new Reaches.Known(
        LocalDate.of(2026, 1, 1),
        ZoneId.of("Asia/Shanghai"),
        given.candidates(8, 9, 10),
        given.brief("8:INDUSTRY_MEDIA 10:OWN"),
        isShuffled ? given.shuffled(follows) : follows,
        follows.rows().selectExpr("followerId", "followeeId", "date'2026-01-01' firstSeen"),
        isShuffled ? given.shuffled(posts) : posts,
        Table.of(
            spark,
            Verdict.class,
            List.of(
                judged(1, 0, null),
                judged(2, 0, null),
                judged(3, 0.9, Verdict.Call.ZOMBIE),
                judged(4, 0.9, Verdict.Call.GENUINE),
                judged(5, 0.5, null),
                judged(8, 0, null),
                judged(9, 0, null))),
        Table.of(
            spark,
            TopicRelevance.class,
            List.of(
                new TopicRelevance(TopicRelevance.Kind.BRIEF, "砾原", 5, 1, 1, false, 0.6),
                new TopicRelevance(TopicRelevance.Kind.BRIEF, "砾原", 4, 1, 1, false, 0.1),
                new TopicRelevance(TopicRelevance.Kind.HASHTAG, "车", 3, 1, 1, false, 0.9))),
        cards(spark),
        asked(spark, new Asked(9, null, 90.0)),
        80.0);
  }

  @Test
  void aNightTellsReachAndRostersWhateverThePartitions(SparkSession spark) {
    var made = STEP.of(known(spark, false));
    var again = STEP.of(known(spark, true));
    var reaches = made.reaches().collect();

    assertThat(again.reaches().collect()).containsExactlyInAnyOrderElementsOf(reaches);
    assertThat(again.picks().collect()).containsExactlyInAnyOrderElementsOf(made.picks().collect());
    // 8 and 9 made one post each; 1 and 2 passed on one of 9, 1 one of 8; others follow nobody
    assertThat(reaches)
        .extracting(
            Reach::accountId,
            Reach::fansCount,
            Reach::exposuresCount,
            Reach::sharesCount,
            Reach::otherSharesCount,
            Reach::rates)
        .containsExactlyInAnyOrder(
            tuple(8L, 3L, 3L, 1L, 1L, Reach.Rates.LEARNED),
            tuple(9L, 4L, 4L, 2L, 2L, Reach.Rates.LEARNED),
            tuple(10L, 0L, 0L, 0L, 0L, Reach.Rates.LEARNED));
    // 9 is shown to itself, 1, 2, 4; nobody reads 1 or 2, so nobody else
    var nine = reaches.stream().filter(r -> r.accountId() == 9).findFirst().orElseThrow();
    assertThat(nine.reachLow95()).isLessThanOrEqualTo(4);
    assertThat(nine.reachHigh95()).isGreaterThanOrEqualTo(4);
    assertThat(nine.plainReachLow95()).isLessThanOrEqualTo(5);
    assertThat(nine.plainReachHigh95()).isGreaterThanOrEqualTo(5);
    assertThat(nine.targetReachHigh95()).isBetween(0.1, 0.12);
    // 8 alone can be paid; for the brief it is also the first; nobody hires the brand itself
    assertThat(made.picks().collect())
        .extracting(RosterPick::kind, RosterPick::place, RosterPick::accountId, RosterPick::price)
        .containsExactlyInAnyOrder(
            tuple(RosterPick.Kind.SIZE, 1, 8L, null),
            tuple(RosterPick.Kind.SIZE, 2, 9L, null),
            tuple(RosterPick.Kind.BUDGET, 1, 8L, 70.0));
  }

  @Test
  void pricesAreTheBriefsBeforeTheCardsAndTheLeastOfTheForm(SparkSession spark) {
    var asked =
        asked(spark, new Asked(9, Form.VIDEO, 250), new Asked(9, null, 90), new Asked(6, null, 10));

    assertThat(prices(new PostPrices(), spark, asked))
        .containsExactlyInAnyOrder("9 90.0", "6 10.0", "8 70.0");
    assertThat(prices(new PostPrices(Form.VIDEO, "CNY"), spark, asked))
        .containsExactlyInAnyOrder("9 250.0", "6 10.0", "8 70.0");
    assertThat(prices(new PostPrices(Form.TEXT, "USD"), spark, asked))
        .containsExactlyInAnyOrder("9 90.0", "6 10.0", "7 5.0");
  }

  private static List<String> prices(PostPrices step, SparkSession spark, Dataset<Row> asked) {
    return step.of(cards(spark), asked).collectAsList().stream().map(r -> r.mkString(" ")).toList();
  }
}
