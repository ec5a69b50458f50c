package org.kolscope.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.schema.GroupWord;
import org.kolscope.schema.GroupWord.Kind;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;
import org.kolscope.testing.Given;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class GroupWordsTest {

  private static final int A = 30;
  private static final int ALL = 100;

  private static Post post(long id, long account, String text) {
    return new Post(
        id,
        account,
        Instant.EPOCH,
        false,
        text,
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

  /** Accounts 0 to 29 are group a, all others of a hundred are in none. */
  private static Dataset<Row> groups(SparkSession spark) {
    return spark.createDataFrame(
        LongStream.range(0, A).mapToObj(i -> RowFactory.create("a", i)).toList(),
        StructType.fromDDL("group STRING, accountId BIGINT"));
  }

  private static Table<Post> posts(SparkSession spark) {
    var posts = new ArrayList<Post>();
    for (int i = 0; i < ALL; i++) {
      // everybody joins one topic, 25 of group a and 5 of the others another
      posts.add(post(posts.size(), i, "#早安#"));
      if (i < 25 || i >= 95) {
        posts.add(post(posts.size(), i, "#自驾#"));
      }
      // 19 of group a are too few to be shown
      if (i < 19) {
        posts.add(post(posts.size(), i, "#秘密#"));
      }
      // one account is one voice, however loud
      if (i == 50) {
        for (int k = 0; k < 40; k++) {
          posts.add(post(posts.size(), i, "#自驾#"));
        }
      }
    }
    return Table.of(spark, Post.class, posts);
  }

  /**
   * Topics of group a: 30 + 25 + 19 = 74; of all: 100 + 31 + 19 = 150. y = 25, y' = 6, a = 1000, a
   * of the topic 1000 * 31 / 150.
   */
  @Test
  void zIsTheLogOddsRatioOverItsError(SparkSession spark) {
    var found = new GroupWords(20, 30, 0, 1_000, 10.83).of(posts(spark), groups(spark), null);

    double prior = 1_000 * 31 / 150.0;
    double own = Math.log((25 + prior) / (74 + 1_000 - 25 - prior));
    double others = Math.log((6 + prior) / (76 + 1_000 - 6 - prior));
    double z = (own - others) / Math.sqrt(1 / (25 + prior) + 1 / (6 + prior));
    assertThat(found.collect())
        .singleElement()
        .satisfies(
            word -> {
              assertThat(word.groupName()).isEqualTo("a");
              assertThat(word.kind()).isEqualTo(Kind.TOPIC);
              assertThat(word.word()).isEqualTo("自驾");
              assertThat(word.authorsCount()).isEqualTo(25);
              assertThat(word.postsCount()).isEqualTo(25);
              assertThat(word.z()).isCloseTo(z, within(1e-9));
            });
  }

  @Test
  void aPhraseIsPutTogetherMoreThanByChance(SparkSession spark) {
    var posts = new ArrayList<Post>();
    for (int i = 0; i < ALL; i++) {
      posts.add(post(2L * i, i, i < A ? "我们喜欢城市道路。" : "我们喜欢农村。"));
      posts.add(post(2L * i + 1, i, i < A ? "看农村学校。" : "城市学校！农村道路！"));
    }
    var found =
        new GroupWords(20, 30, 0, 10, 10.83)
            .of(Table.of(spark, Post.class, posts), groups(spark), null)
            .collect();
    assertThat(found).extracting(GroupWord::kind).contains(Kind.PHRASE, Kind.WORD);
    assertThat(found)
        .filteredOn(w -> w.kind() == Kind.PHRASE)
        .extracting(GroupWord::word)
        .contains("城市道路")
        .doesNotContain("道路农村");
  }

  @Test
  void personsAreNoWordsAndPlacesAndOrganisationsAreEntities() {
    var words = new UsedWords(BriefWords.of(null)).of("王小明在北京大学和上海见面，李雪健演员也喜欢城市");

    assertThat(words)
        .filteredOn(w -> w.kind() == Kind.ENTITY)
        .extracting(UsedWords.Used::word)
        .contains("北京大学", "上海");
    assertThat(words)
        .extracting(UsedWords.Used::word)
        .noneMatch(w -> w.contains("王小明") || w.contains("李雪健"));
  }

  @Test
  void rowsDoNotDependOnPartitions(SparkSession spark) {
    var step = new GroupWords(5, 30, 0, 1_000, 0);
    var posts = posts(spark);

    assertThat(step.of(new Given(spark).shuffled(posts), groups(spark), null).collect())
        .hasSizeGreaterThan(1)
        .containsExactlyInAnyOrderElementsOf(step.of(posts, groups(spark), null).collect());
    assertThat(step.of(Table.of(spark, Post.class, List.of()), groups(spark), null).collect())
        .isEmpty();
  }
}
