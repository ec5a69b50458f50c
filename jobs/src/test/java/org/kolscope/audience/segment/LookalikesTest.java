package org.kolscope.audience.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.audience.TargetWorld;
import org.kolscope.audience.overlap.FanOverlaps;
import org.kolscope.schema.Account;
import org.kolscope.schema.AccountVertical;
import org.kolscope.schema.Comment;
import org.kolscope.schema.Crawl;
import org.kolscope.schema.FanOverlap;
import org.kolscope.schema.Like;
import org.kolscope.schema.Lookalike;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;
import org.kolscope.testing.Given;
import org.kolscope.testing.LocalSpark;

/**
 * KOLs 1, 2 and 3 have 100, 400 and 50 fans, 4 has ten. 1 and 2 share 80 fans, 3 none. 1 writes of
 * cars alone, 2 of cars and travel, 3 of watches. Accounts 100 to 109 repost 1, 104 to 113 repost
 * 2, 100 to 105 repost 4. 9 is the brand's own and shares 90 fans with 1.
 */
@ExtendWith(LocalSpark.class)
class LookalikesTest {

  private static Lookalikes.Known known(SparkSession spark) {
    var given = new Given(spark);
    var posts = new ArrayList<Post>();
    for (long actor = 100; actor < 114; actor++) {
      if (actor < 110) {
        posts.add(Given.repost(posts.size(), actor).ofAccount(1).drawn());
      }
      if (actor >= 104) {
        posts.add(Given.repost(posts.size(), actor).ofAccount(2).drawn());
      }
      if (actor < 106) {
        posts.add(Given.repost(posts.size(), actor).ofAccount(4).drawn());
      }
    }
    return new Lookalikes.Known(
        LocalDate.of(2026, 1, 2),
        ZoneId.of("UTC"),
        given.candidates(1, 2, 3, 4),
        Table.of(
            spark, Account.class, List.of(tagged(1, "suv", "camp"), tagged(2, "suv"), tagged(3))),
        given.fansOf("1:100 2:400 3:50 4:10"),
        Table.of(
            spark,
            FanOverlap.class,
            List.of(shared(1, 2, 80, 80.0 / 420, 0.8), shared(1, 9, 90, 0.8, 0.9))),
        new FanOverlaps(),
        Table.of(
            spark,
            AccountVertical.class,
            Stream.of("1 cars 1", "2 cars 0.6", "2 travel 0.8", "3 watches 1")
                .map(v -> v.split(" ", -1))
                .map(
                    v ->
                        new AccountVertical(
                            Long.parseLong(v[0]), v[1], 9, Double.parseDouble(v[2]), 0.5, false))
                .toList()),
        Table.of(spark, Post.class, posts),
        Table.of(spark, Comment.class, List.of()),
        Table.of(spark, Like.class, List.of()),
        given.brief("9:OWN"),
        Table.of(spark, Crawl.class, List.of()),
        given.verdicts("109:0.99"),
        TargetWorld.targets(spark, List.of()));
  }

  private static Account tagged(long id, String... tags) {
    var a = Given.account(id, null, null);
    return new Account(
        id,
        null,
        null,
        null,
        a.gender(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(tags),
        null,
        null,
        null);
  }

  private static FanOverlap shared(long a, long b, double count, double jaccard, double smaller) {
    return new FanOverlap(
        a, b, FanOverlap.Base.REAL, count, count, count, jaccard, smaller, FanOverlap.Method.EXACT);
  }

  @Test
  void likenessIsOfFansTopicsAndActorsAndOfWhatIsKnown(SparkSession spark) {
    var rows = new Lookalikes().of(known(spark)).collect();
    var byPair =
        rows.stream().collect(Collectors.toMap(l -> l.accountId() + "-" + l.otherId(), l -> l));

    assertThat(byPair.keySet())
        .as("3 shares nothing, 9 speaks for a brand, 2 and 4 share two actors")
        .containsExactlyInAnyOrder("1-2", "2-1", "1-4", "4-1");
    var alike = byPair.get("1-2");
    // 80 of 100 and 400
    assertThat(alike.audienceCosine()).isCloseTo(0.4, within(1e-9));
    // cosine 0.6, and one of two tags
    assertThat(alike.topicSimilarity()).isCloseTo((0.6 + 0.5) / 2, within(1e-9));
    // 104 to 108 of 100 to 113 without the zombie 109
    assertThat(alike.actorJaccard()).isCloseTo(5.0 / 13, within(1e-9));
    assertThat(alike.score()).isCloseTo(0.5 * 0.4 + 0.3 * 0.55 + 0.2 * 5 / 13, within(1e-9));
    assertThat(alike.place()).isEqualTo(2);
    assertThat(alike.sharedFansCount()).isEqualTo(80);
    assertThat(alike.sharedVerticals()).containsExactly("cars");
    assertThat(alike.sharedTags()).containsExactly("suv");
    // of 4 neither its audience nor what it writes about is known: actors alone, 6 of 9
    var few = byPair.get("1-4");
    assertThat(few.audienceCosine()).isNull();
    assertThat(few.topicSimilarity()).isNull();
    assertThat(few.score()).isCloseTo(6.0 / 9, within(1e-9));
    assertThat(few.sharedFansCount()).isNull();
    assertThat(few.place()).isEqualTo(1);
    assertThat(byPair.get("2-1").score()).isEqualTo(alike.score());
    assertThat(byPair.get("2-1").place()).isEqualTo(1);
  }

  @Test
  void onlyTheMostAlikeAreToldWhateverTheOrder(SparkSession spark) {
    var given = new Given(spark);
    var known = known(spark);
    var shuffled =
        new Lookalikes.Known(
            known.asOf(),
            known.zone(),
            given.shuffled(known.candidates()),
            known.accounts(),
            given.shuffled(known.facts()),
            given.shuffled(known.overlaps()),
            known.overlap(),
            given.shuffled(known.verticals()),
            given.shuffled(known.posts()),
            known.comments(),
            known.likes(),
            known.named(),
            known.crawls(),
            known.verdicts(),
            known.targets());
    var one = new Lookalikes(1, 20, 5, 90, 0.5, 0.3, 0.2);

    assertThat(one.of(shuffled).collect())
        .extracting(Lookalike::accountId, Lookalike::otherId)
        .containsExactlyInAnyOrder(tuple(1L, 4L), tuple(2L, 1L), tuple(4L, 1L));
  }

  @Test
  void settingsOutOfRangeAreNamed() {
    assertThatThrownBy(() -> new Lookalikes(1, 20, 5, 90, 0, 0.3, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one of audience and actor above");
  }
}
