package org.kolscope.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.schema.AccountText;
import org.kolscope.schema.AccountVertical;
import org.kolscope.schema.Brief;
import org.kolscope.schema.Post;
import org.kolscope.schema.PostText;
import org.kolscope.schema.Table;
import org.kolscope.testing.Given;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class AccountTextsTest {

  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 31);
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** The last second of the night. */
  private static final Instant END = Instant.parse("2026-03-31T15:59:59Z");

  private static final Brief BRIEF =
      new Brief(
          "鲲界",
          null,
          null,
          null,
          null,
          null,
          List.of("试驾"),
          List.of("模型"),
          null,
          null,
          null,
          null,
          null);

  /** A post of ten words and what else is said of it. */
  private record Said(
      long account,
      int daysAgo,
      int words,
      List<String> brief,
      boolean isExcluded,
      Double probability,
      String vertical) {

    private Said(long account, int daysAgo, String word) {
      this(account, daysAgo, 10, words(word), false, null, null);
    }

    private Said excluded() {
      return new Said(account, daysAgo, words, brief, true, null, null);
    }

    private static List<String> words(String word) {
      return word == null ? List.of() : List.of(word);
    }
  }

  private static Said vertical(long account, String vertical) {
    return new Said(account, 0, 10, List.of(), false, null, vertical);
  }

  private static Said mood(long account, double probability) {
    return new Said(account, 0, 10, List.of(), false, probability, null);
  }

  private record World(Table<PostText> texts, Table<Post> posts) {

    static World of(SparkSession spark, Stream<Said> said) {
      var texts = new ArrayList<PostText>();
      var posts = new ArrayList<Post>();
      said.forEach(
          s -> {
            long id = texts.size();
            posts.add(post(id, s));
            texts.add(text(id, s));
          });
      return new World(Table.of(spark, PostText.class, texts), Table.of(spark, Post.class, posts));
    }

    private static Post post(long id, Said s) {
      var p = Given.post(id, s.account()).drawn();
      return new Post(
          id,
          p.accountId(),
          END.minus(Duration.ofDays(s.daysAgo())),
          false,
          "",
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null);
    }

    private static PostText text(long id, Said s) {
      List<String> none = List.of();
      return new PostText(
          id,
          s.account(),
          s.words(),
          none,
          none,
          none,
          0,
          none,
          none,
          s.brief(),
          none,
          s.isExcluded(),
          s.daysAgo() == 0 && s.brief().isEmpty(),
          none,
          s.probability(),
          s.probability(),
          s.probability(),
          s.vertical(),
          s.vertical() == null ? null : Double.valueOf(0.5),
          false,
          false,
          none,
          none);
    }

    Map<Long, AccountText> summed(Brief brief) {
      var verticals = new AccountVerticals().of(texts);
      var byId = new TreeMap<Long, AccountText>();
      new AccountTexts()
          .of(NIGHT, ZONE, texts, posts, verticals, brief)
          .collect()
          .forEach(a -> byId.put(a.accountId(), a));
      return byId;
    }
  }

  private static Stream<Said> times(int n, Said said) {
    return Stream.generate(() -> said).limit(n);
  }

  /** Two write 30 words each, one of them a word that is rare for log 2: 3 / (3 + 1.2). */
  @Test
  void relevanceIsTheShareOfWhatTheWordsWouldAddWithoutEnd(SparkSession spark) {
    var world =
        World.of(
            spark, Stream.concat(times(3, new Said(1, 0, "试驾")), times(3, new Said(2, 0, null))));

    var summed = world.summed(BRIEF);

    assertThat(summed.get(1L).relevance()).isCloseTo(100 * 3 / 4.2, within(1e-4));
    assertThat(summed.get(2L).relevance()).isZero();
    assertThat(summed.get(1L).aboutBriefCount()).isEqualTo(3);
    assertThat(summed.get(1L).aboutBriefShare()).isEqualTo(1);
    assertThat(summed.get(2L).questionShare()).isEqualTo(1);
  }

  /** Half of three words and of the length of everybody: 1.5 / (1.5 + 1.2). */
  @Test
  void whatIsAHalfLifeOldWeighsHalf(SparkSession spark) {
    var world =
        World.of(
            spark, Stream.concat(times(3, new Said(1, 30, "试驾")), times(3, new Said(2, 30, null))));

    assertThat(world.summed(BRIEF).get(1L).relevance()).isCloseTo(100 * 1.5 / 2.7, within(1e-4));
  }

  /** One of three accounts uses the one word, two the other. */
  @Test
  void theRarerWordWeighsMore(SparkSession spark) {
    var world =
        World.of(
            spark,
            Stream.of(
                    times(3, new Said(1, 0, "鲲界")),
                    times(3, new Said(2, 0, "试驾")),
                    times(3, new Said(3, 0, "试驾")))
                .flatMap(s -> s));

    var summed = world.summed(BRIEF);

    double rare = Math.log1p(2.5 / 1.5);
    double common = Math.log1p(1.5 / 2.5);
    double part = 100 * (3 / 4.2) / (rare + common);
    assertThat(summed.get(1L).relevance()).isCloseTo(rare * part, within(1e-3));
    assertThat(summed.get(2L).relevance()).isCloseTo(common * part, within(1e-3));
  }

  @Test
  void asManyPostsWithAnExcludedWordTakeAllAway(SparkSession spark) {
    var word = new Said(1, 0, "试驾");
    var world =
        World.of(
            spark,
            Stream.of(times(3, word), times(3, word.excluded()), times(6, new Said(2, 0, null)))
                .flatMap(s -> s));

    var one = world.summed(BRIEF).get(1L);

    assertThat(one.relevance()).isZero();
    assertThat(one.aboutBriefCount()).isEqualTo(3);
    assertThat(one.aboutBriefShare()).isEqualTo(0.5);
  }

  @Test
  void withTooFewPostsOrWithoutABriefNothingIsKnown(SparkSession spark) {
    var world = World.of(spark, times(2, new Said(1, 0, "试驾")));

    assertThat(world.summed(BRIEF).get(1L).relevance()).isNull();
    assertThat(world.summed(BRIEF).get(1L).aboutBriefShare()).isEqualTo(1);
    var without = world.summed(null).get(1L);
    assertThat(without.relevance()).isNull();
    assertThat(without.aboutBriefCount()).isNull();
    assertThat(without.ownBrandCount()).isNull();
    assertThat(without.postsCount()).isEqualTo(2);
  }

  @Test
  void onlyClearMoodsCountAndAllProbabilities(SparkSession spark) {
    var world = World.of(spark, Stream.of(0.9, 0.8, 0.5, 0.1).map(p -> mood(1, p)));

    var one = world.summed(null).get(1L);

    assertThat(one.moodPostsCount()).isEqualTo(3);
    assertThat(one.gladShare()).isEqualTo(2 / 3.0);
    assertThat(one.complaintShare()).isCloseTo(0.575, within(1e-9));
    assertThat(one.advertShare()).isCloseTo(0.575, within(1e-9));
    assertThat(one.vertical()).isNull();
  }

  /** Shares ½, ¼, ¼: 1.5 bits. */
  @Test
  void entropyIsThatOfTheShares(SparkSession spark) {
    var world =
        World.of(spark, Stream.of("cars", "cars", "food", "games").map(v -> vertical(1, v)));

    var one = world.summed(null).get(1L);

    assertThat(one.vertical()).isEqualTo("cars");
    assertThat(one.verticalShare()).isEqualTo(0.5);
    assertThat(one.verticalEntropy()).isCloseTo(1.5, within(1e-6));
  }

  @Test
  void anExpertWritesMoreOfItThanFourOfFive(SparkSession spark) {
    var world =
        World.of(
            spark,
            Stream.of(
                    times(1, vertical(1, "cars")),
                    times(2, vertical(2, "cars")),
                    times(2, vertical(3, "cars")),
                    times(3, vertical(4, "cars")),
                    times(4, vertical(5, "cars")),
                    times(4, vertical(5, "food")))
                .flatMap(s -> s));

    assertThat(new AccountVerticals().of(world.texts()).collect())
        .contains(
            new AccountVertical(1, "cars", 1, 1, 0, false),
            new AccountVertical(3, "cars", 2, 1, 0.2, false),
            new AccountVertical(4, "cars", 3, 1, 0.6, false),
            new AccountVertical(5, "cars", 4, 0.5, 0.8, true),
            new AccountVertical(5, "food", 4, 0.5, 0, false));
  }

  @Test
  void sumsDoNotDependOnPartitionsAndNoPostsAreNoRows(SparkSession spark) {
    var said =
        Stream.iterate(0, i -> i + 1)
            .limit(60)
            .map(
                i ->
                    new Said(
                        i % 7,
                        i % 50,
                        1 + i % 9,
                        List.of("试驾"),
                        i % 11 == 0,
                        i / 61.0,
                        "v" + i % 3));
    var world = World.of(spark, said);
    var given = new Given(spark);

    assertThat(
            new World(given.shuffled(world.texts()), given.shuffled(world.posts())).summed(BRIEF))
        .hasSize(7)
        .isEqualTo(world.summed(BRIEF));
    assertThat(World.of(spark, Stream.empty()).summed(BRIEF)).isEmpty();
  }
}
