package org.kolscope.text;

import static org.apache.spark.sql.functions.sum;

import com.hankcs.hanlp.HanLP;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.kolscope.schema.Brief;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;
import org.kolscope.testing.LocalSpark;

/** Posts per second, beside HanLP alone; run by {@code bench/text}. */
final class TextSpeed {

  private static final List<String> PIECES =
      Stream.of("sentiment.txt", "verticals.txt", "complaint.txt")
          .flatMap(list -> WeakLabels.lines(list).stream())
          .flatMap(line -> line.stream().skip(1))
          .toList();
  private static final List<String> GLUE =
      List.of("今天", "我们", "的", "在", "了", "，", "。", "这个", "真的", "一直", "和朋友", "因为", "就是", "还有");

  private static final String MAKING = "making";

  private TextSpeed() {}

  /** Post number {@code i}: 24 words and some markup, about 65 signs. */
  static String post(long i) {
    var random = new SplittableRandom(i);
    var text = new StringBuilder();
    for (int k = 0; k < 12; k++) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
      text.append(GLUE.get(random.nextInt(GLUE.size())));
    }
    return switch ((int) (i % 4)) {
      case 0 -> text.append("[哈哈]").toString();
      case 1 -> "#自驾出游#" + text;
      case 2 -> text.append(" http://t.cn/A6xYz").toString();
      default -> text.append("@小明同学 看").toString();
    };
  }

  private static TextModels models() {
    var random = new Random(7);
    var models = new ArrayList<GramModel>();
    var verticals =
        WeakLabels.lines("verticals.txt").stream().map(v -> TextModels.VERTICAL + v.get(0));
    Stream.concat(Stream.of(TextModels.GLAD, TextModels.ADVERT, TextModels.COMPLAINT), verticals)
        .forEach(
            name -> {
              float[] weights = new float[Grams.BUCKETS];
              for (int i = 0; i < weights.length; i++) {
                weights[i] = (float) random.nextGaussian();
              }
              models.add(new GramModel(name, new GramModel.Line(0, 0, 1, 1, 0), weights));
            });
    return new TextModels(models);
  }

  private static Brief brief() {
    List<String> none = List.of();
    return new Brief(
        "鲲界",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of("城市SUV", "试驾"),
        none,
        List.of("安静"),
        null,
        null,
        List.of(),
        none);
  }

  /** Seconds that work takes over posts from..to. */
  private static double seconds(long from, long to, LongConsumer work) {
    long start = System.nanoTime();
    for (long i = from; i < to; i++) {
      work.accept(i);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  /**
   * Takes turns on every tenth of the posts, so that a slow minute of the machine is everybody's.
   */
  private static Map<String, Double> secondsInTurns(long posts, Map<String, LongConsumer> works) {
    var seconds = new LinkedHashMap<String, Double>();
    works.forEach((what, work) -> seconds(0, posts / 10, work));
    for (int round = 0; round < 10; round++) {
      long from = posts / 10 * round;
      works.forEach(
          (what, work) -> seconds.merge(what, seconds(from, from + posts / 10, work), Double::sum));
    }
    return seconds;
  }

  private static void spark(long posts) {
    var session = LocalSpark.session();
    var rows =
        session
            .range(0, posts, 1, 8)
            .map(
                (MapFunction<Long, Row>)
                    i ->
                        RowFactory.create(
                            i,
                            i % 1000,
                            Instant.EPOCH,
                            false,
                            post(i),
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
                            null),
                Encoders.row(Table.schemaOf(Post.class)));
    var table = new PostTexts(brief(), models()).of(new Table<>(Post.class, rows));
    long start = System.nanoTime();
    long words = table.rows().agg(sum("wordsCount")).first().getLong(0);
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "Spark step on 2 cores, posts made on the way: %,d posts, %,d words, %.1f s, %,.0f posts/s%n",
        posts, words, seconds, posts / seconds);
  }

  private static Map<String, LongConsumer> works() {
    var bare = HanLP.newSegment();
    var nameless = HanLP.newSegment().enableNameRecognize(false);
    var words = BriefWords.of(brief());
    var segmenter = new Segmentation(words.all(), Segmentation.Entities.NONE).segmenter();
    var models = models();
    var feelings = Feelings.shipped();
    var reader = new PostReader(words, models);
    long[] sink = new long[1];
    var works = new LinkedHashMap<String, LongConsumer>();
    works.put(MAKING, i -> sink[0] += post(i).length());
    works.put("HanLP", i -> sink[0] += bare.seg(post(i)).size());
    works.put("HanLP without names", i -> sink[0] += nameless.seg(post(i)).size());
    works.put(
        "words and 15 models",
        i -> {
          var text = post(i);
          sink[0] += segmenter.words(text).size();
          sink[0] += models.of(text, List.of(), feelings).vertical().length();
        });
    works.put("all that is read", i -> sink[0] += reader.read(i, i, post(i)).wordsCount());
    return works;
  }

  public static void main(String[] args) {
    long posts = Long.parseLong(args[0]);
    var seconds = secondsInTurns(posts, works());
    double making = seconds.remove(MAKING);
    double bare = seconds.get("HanLP") - making;
    seconds.forEach(
        (what, took) ->
            System.out.printf(
                "%-22s %,10.0f posts/s, %3.0f %% of HanLP%n",
                what, posts / (took - making), 100 * bare / (took - making)));
    var heap = Runtime.getRuntime();
    System.gc();
    System.out.printf("heap in use %,d MB%n", (heap.totalMemory() - heap.freeMemory()) >> 20);
    for (long some : new long[] {posts / 10, posts / 4, posts}) {
      spark(some);
    }
    LocalSpark.session().stop();
  }
}
