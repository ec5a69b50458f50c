package org.kolscope.text;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;
import org.kolscope.text.BayesTraining.Example;
import org.kolscope.text.Part.Kind;

/**
 * Makes the models of a night from the user's own posts, which nobody labelled: {@link WeakLabels}
 * teach, {@link BayesTraining} learns. The emoticons and seed topics that gave a label are no part
 * of what is learned from; the words that gave one are.
 *
 * <p>A probability is calibrated to the labels of the rules, so it says how likely the rule would
 * have said yes; how right the rules are stands in docs/accuracy.md.
 *
 * <p>Cost: one pass over the posts, which are kept on disk as they teach, and four over those; at
 * most {@code most} texts at a time come to the driver, where each model reads them twice in one
 * thread. Independent of partitions.
 *
 * @param most posts that teach a model, at least 1; where there are more, those whose mixed ids are
 *     the least. 50,000, chosen: what bounds the driver's work
 */
public record TextTraining(int most) {

  /** Below this many examples of either kind there is no model. Chosen. */
  private static final long LEAST = 20;

  private static final BayesTraining BAYES = new BayesTraining(4);

  private static final String VERTICAL = "vertical";

  private static final StructType TAUGHT =
      StructType.fromDDL(
          "postId BIGINT NOT NULL, plain STRING NOT NULL, glad BOOLEAN, advert BOOLEAN,"
              + " complaint BOOLEAN, vertical STRING");

  /** Taken of more posts than wanted, so that the limit still finds enough. */
  private static final double MARGIN = 1.2;

  public TextTraining {
    if (most < 1) {
      throw new IllegalArgumentException("most must be at least 1, was " + most);
    }
  }

  /** The values that stand beside the settings. */
  public TextTraining() {
    this(50_000);
  }

  /**
   * What came of it.
   *
   * @param agreements one per model, by name
   */
  public record Learned(TextModels models, List<Agreement> agreements) {}

  /** The models for which there is enough to learn from. */
  public Learned of(Table<Post> posts) {
    var taught =
        posts
            .rows()
            .where(col("text").isNotNull())
            .select("postId", "text")
            .map(new Teacher(), Encoders.row(TAUGHT))
            .where(col("plain").notEqual(""))
            .persist(StorageLevel.DISK_ONLY());
    try {
      var made = new ArrayList<BayesTraining.Learned>();
      for (var model : List.of(TextModels.ADVERT, TextModels.COMPLAINT, TextModels.GLAD)) {
        learn(model, examples(taught, model), row -> row.getBoolean(2), made);
      }
      var verticals = examples(taught, VERTICAL);
      for (var vertical : Teacher.VERTICALS.stream().sorted().toList()) {
        learn(
            TextModels.VERTICAL + vertical,
            verticals,
            row -> row.getString(2).equals(vertical),
            made);
      }
      return new Learned(
          new TextModels(made.stream().map(BayesTraining.Learned::model).toList()),
          made.stream().map(BayesTraining.Learned::agreement).toList());
    } finally {
      taught.unpersist();
    }
  }

  private static void learn(
      String model, List<Row> rows, Function<Row, Boolean> isOf, List<BayesTraining.Learned> made) {
    var examples =
        rows.stream().map(r -> new Example(r.getLong(0), r.getString(1), isOf.apply(r))).toList();
    long yes = examples.stream().filter(Example::isOf).count();
    if (Math.min(yes, examples.size() - yes) >= LEAST) {
      made.add(BAYES.of(model, examples));
    }
  }

  /** Posts that a rule has an opinion of, and the opinion. */
  private List<Row> examples(Dataset<Row> taught, String label) {
    var all = taught.where(col(label).isNotNull());
    long there = all.agg(count(lit(1))).head().getLong(0);
    var key = xxhash64(col("postId")).bitwiseAND(lit(Long.MAX_VALUE));
    double share = Math.min(1, MARGIN * (most + 1_000.0) / Math.max(1, there));
    return all.withColumn("key", key)
        .where(col("key").leq((long) (share * Long.MAX_VALUE)))
        .orderBy("key", "postId")
        .limit(most)
        .select("postId", "plain", label)
        .collectAsList();
  }

  /** What the rules say of one post. */
  private record Teacher() implements MapFunction<Row, Row> {

    private static final List<String> VERTICALS =
        WeakLabels.lines("verticals.txt").stream().map(line -> line.get(0)).toList();
    private static final WordList SEEDS = WordList.shipped("verticals.txt");
    private static final WordList COMPLAINTS = WordList.shipped("complaint.txt");
    private static final WeakLabels LABELS = WeakLabels.shipped();

    @Override
    public Row call(Row post) {
      var markup = Markup.of(post.getString(1));
      var plain = markup.words();
      int links = markup.all(Kind.LINK).size();
      boolean complains = !COMPLAINTS.in(plain).isEmpty();
      var topics = PostReader.topics(markup);
      return RowFactory.create(
          post.getLong(0),
          plain,
          LABELS.isGlad(markup.all(Kind.EMOTICON), plain),
          WeakLabels.isAdvert(PostReader.advertMarks(plain, topics, links)),
          LABELS.isComplaint(complains, plain),
          WeakLabels.vertical(SEEDS.counts(String.join(" ", topics)), SEEDS.counts(plain)));
    }
  }
}
