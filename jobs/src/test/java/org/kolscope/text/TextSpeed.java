package org.kolscope.text;

import static org.apache.spark.sql.functions.sum;

import com.hankcs.hanlp.HanLP;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

  private static double perSecond(String what, long posts, LongConsumer work) {
    for (long i = 0; i < posts / 10; i++) {
      work.accept(i);
    }
    long start = System.nanoTime();
    for (long i = 0; i < posts; i++) {
      work.accept(i);
    }
    double speed = posts / ((System.nanoTime() - start) / 1e9);
    System.out.printf("%-40s %,12.0f posts/s%n", what, speed);
    return speed;
  }

  private static double share(double ours, double theirs, double making) {
    return 100 * (1 / theirs - 1 / making) / (1 / ours - 1 / making);
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

  public static void main(String[] args) {
    long posts = Long.parseLong(args[0]);
    var bare = HanLP.newSegment();
    var reader = new PostReader(BriefWords.of(brief()), models());
    int[] sink = new int[1];
    double making = perSecond("posts made", posts, i -> sink[0] += post(i).length());
    double hanlp = perSecond("made + HanLP", posts, i -> sink[0] += bare.seg(post(i)).size());
    var fast = HanLP.newSegment().enableNameRecognize(false);
    double nameless =
        perSecond("made + HanLP without names", posts, i -> sink[0] += fast.seg(post(i)).size());
    double ours =
        perSecond(
            "made + read + 15 models",
            posts,
            i -> sink[0] += (int) reader.read(i, i, post(i)).wordsCount());
    System.out.printf(
        "without the making, ours does %.0f %% of bare HanLP, %.0f %% of HanLP without names%n",
        share(ours, hanlp, making), share(ours, nameless, making));
    var heap = Runtime.getRuntime();
    System.gc();
    System.out.printf("heap in use %,d MB%n", (heap.totalMemory() - heap.freeMemory()) >> 20);
    for (long some : new long[] {posts / 10, posts / 4, posts}) {
      spark(some);
    }
    LocalSpark.session().stop();
  }
}
