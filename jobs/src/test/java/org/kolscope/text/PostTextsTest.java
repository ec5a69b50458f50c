package org.kolscope.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kolscope.schema.Brief;
import org.kolscope.schema.Brief.AccountName;
import org.kolscope.schema.Brief.Competitor;
import org.kolscope.schema.Post;
import org.kolscope.schema.PostText;
import org.kolscope.schema.Table;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class PostTextsTest {

  private static final Brief BRIEF =
      new Brief(
          "鲲界",
          List.of(new AccountName("鲲界汽车")),
          List.of(
              new Competitor("云途", List.of(new AccountName("云途官方"))),
              new Competitor("Polar", List.of())),
          List.of(),
          List.of(),
          List.of(),
          List.of("城市SUV", "试驾"),
          List.of("模型车"),
          List.of("安静"),
          null,
          null,
          List.of(),
          List.of());

  private static PostText read(String text) {
    return new PostReader(BriefWords.of(BRIEF), TextModels.none()).read(1, 2, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          我买了鲲界                     | [鲲界] | []
          #鲲界新车上市#好               | [鲲界] | []
          问@鲲界汽车 好吗               | [鲲界] | []
          回复@云途官方:不如POLAR        | []     | [Polar, 云途]
          bipolar是病                    | []     | []
          好//@甲:我买了鲲界             | []     | []
          雲途真好                       | []     | [云途]
          """)
  void brandsAreNamedInWordsTopicsAndMentions(String text, String own, String rivals) {
    assertThat(read(text).ownBrands()).hasToString(own);
    assertThat(read(text).rivalBrands()).hasToString(rivals);
  }

  @Test
  void wordsOfTheBriefAreFoundFolded() {
    var text = read("試駕了城市ＳＵＶ，很安静，不是模型车");
    assertThat(text.briefWords()).containsExactly("城市SUV", "试驾");
    assertThat(text.themes()).containsExactly("安静");
    assertThat(text.isExcluded()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          这车好吗          | true
          这车好？          | true
          求推荐            | true
          我不知道怎么走的  | false
          http://a.cn/?b=c  | false
          """)
  void aQuestionHasItsSignOrEndsInItsWord(String text, boolean isQuestion) {
    assertThat(read(text).isQuestion()).isEqualTo(isQuestion);
  }

  @Test
  void commercialMarksAreNamed() {
    assertThat(read("限时立减，速抢 http://t.cn/A1").advertMarks())
        .containsExactly("coupon", "link", "order");
    assertThat(read("今天天气好").advertMarks()).isEmpty();
    assertThat(read("求推荐一款耳机，广告勿扰。").advertMarks()).isEmpty();
    assertThat(read("真的好用#广告#").advertMarks()).containsExactly("label");
    assertThat(read("真的好用。（广告）").advertMarks()).containsExactly("label");
  }

  @Test
  void partsOfTheTextAreCounted() {
    var text = read("#自驾[超话]#和@小明 出发[哈哈][哈哈] t.cn/A1 //@甲:[怒]#别的#");
    assertThat(text.topics()).containsExactly("自驾");
    assertThat(text.mentions()).containsExactly("小明");
    assertThat(text.emoticons()).containsExactly("哈哈", "哈哈");
    assertThat(text.linksCount()).isEqualTo(1);
    assertThat(text.wordsCount()).isEqualTo(2);
    assertThat(text.gladProbability()).isNull();
  }

  private static Post post(long id, String text) {
    return new Post(
        id,
        id % 7,
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

  /** Glad and angry posts of made sentences; the words that tell are in no list of ours. */
  private static List<Post> taught() {
    var posts = new ArrayList<Post>();
    for (int i = 0; i < 120; i++) {
      posts.add(post(2L * i, "周末第" + i + "次去湖边放风筝[哈哈]"));
      posts.add(post(2L * i + 1, "路口第" + i + "次堵得动不了[怒]"));
    }
    return posts;
  }

  @Test
  void modelsLearnFromEmoticonsAndJudgeWithoutThem(SparkSession spark) {
    var models = new TextTraining(1_000).of(Table.of(spark, Post.class, taught())).models();
    assertThat(models.names()).containsExactly("glad");
    var reader = new PostReader(BriefWords.of(BRIEF), TextModels.parse(models.text()));
    assertThat(reader.read(1, 1, "去湖边放风筝").gladProbability()).isGreaterThan(0.8);
    assertThat(reader.read(1, 1, "路口堵得动不了").gladProbability()).isLessThan(0.2);
    assertThat(reader.read(1, 1, "转发微博").gladProbability()).isNull();
  }

  @Test
  void rowsDoNotDependOnPartitions(SparkSession spark) {
    var posts =
        IntStream.range(0, 60)
            .mapToObj(i -> post(i, i % 9 == 0 ? null : "第" + i + "次试驾鲲界[赞]好吗 t.cn/A" + i))
            .toList();
    var table = Table.of(spark, Post.class, posts);
    var step = new PostTexts(BRIEF, TextModels.none());
    var one = step.of(new Table<>(Post.class, table.rows().coalesce(1))).collect();
    var many =
        new ArrayList<>(step.of(new Table<>(Post.class, table.rows().repartition(5))).collect());
    many.sort(Comparator.comparingLong(PostText::postId));
    assertThat(one).hasSize(53).isEqualTo(many);
    assertThat(one.get(0))
        .isEqualTo(
            new PostReader(BriefWords.of(BRIEF), TextModels.none())
                .read(1, 1, posts.get(1).text()));
  }
}
