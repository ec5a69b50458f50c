package org.kolscope.text;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;
import org.kolscope.text.Part.Kind;

/**
 * Makes the models of a night from the user's own posts, which nobody labelled: {@link WeakLabels}
 * teach, {@link GramTraining#weak} learns. The emoticons and seed topics that gave a label are no
 * part of what is learned from; the words that gave one are.
 *
 * <p>A probability is calibrated to the labels of the rules, so it says how likely the rule would
 * have said yes; how right the rules are stands in docs/accuracy.md. One pass over the posts, then
 * a few over what they teach, per model.
 *
 * @param most posts that teach a model, at least 1; where there are more, those whose mixed ids are
 *     the least
 */
public record TextTraining(int most) {

  /** Below this many examples of either kind there is no model. Chosen. */
  private static final long LEAST = 20;

  private static final StructType TAUGHT =
      StructType.fromDDL("model STRING NOT NULL").merge(GramTraining.EXAMPLE, true);

  public TextTraining {
    if (most < 1) {
      throw new IllegalArgumentException("most must be at least 1, was " + most);
    }
  }

  /** The models for which there is enough to learn from. */
  public TextModels of(Table<Post> posts) {
    var taught =
        posts
            .rows()
            .where(col("text").isNotNull())
            .select("postId", "text")
            .flatMap(new Teacher(), Encoders.row(TAUGHT))
            .localCheckpoint(true);
    var counts = new TreeMap<String, Map<Boolean, Long>>();
    for (var row : taught.groupBy("model", "isOf").count().collectAsList()) {
      counts
          .computeIfAbsent(row.getString(0), m -> new TreeMap<>())
          .put(row.getBoolean(1), row.getLong(2));
    }
    var models = new ArrayList<GramModel>();
    counts.forEach(
        (model, kinds) -> {
          if (Math.min(kinds.getOrDefault(true, 0L), kinds.getOrDefault(false, 0L)) >= LEAST) {
            models.add(GramTraining.weak().of(model, examples(taught, model)));
          }
        });
    return new TextModels(models);
  }

  private Dataset<Row> examples(Dataset<Row> taught, String model) {
    return taught
        .where(col("model").equalTo(model))
        .orderBy(org.apache.spark.sql.functions.xxhash64(col("postId")), col("postId"))
        .limit(most);
  }

  /** What one post teaches, per model it has an opinion for. */
  private record Teacher() implements FlatMapFunction<Row, Row> {

    private static final List<String> VERTICALS =
        WeakLabels.lines("verticals.txt").stream().map(line -> line.get(0)).toList();
    private static final WordList SEEDS = WordList.shipped("verticals.txt");
    private static final WordList COMPLAINTS = WordList.shipped("complaint.txt");
    private static final WeakLabels LABELS = WeakLabels.shipped();

    @Override
    public Iterator<Row> call(Row post) {
      var markup = Markup.of(post.getString(1));
      var plain = markup.words();
      var taught = new ArrayList<Row>();
      if (!plain.isEmpty()) {
        long id = post.getLong(0);
        int links = markup.all(Kind.LINK).size();
        boolean complains = !COMPLAINTS.in(plain).isEmpty();
        add(TextModels.GLAD, id, plain, LABELS.isGlad(markup.all(Kind.EMOTICON), plain), taught);
        var marks = PostReader.advertMarks(plain, links);
        add(TextModels.ADVERT, id, plain, WeakLabels.isAdvert(marks), taught);
        add(TextModels.COMPLAINT, id, plain, LABELS.isComplaint(complains, plain), taught);
        addVerticals(id, plain, PostReader.topics(markup), taught);
      }
      return taught.iterator();
    }

    private static void addVerticals(long id, String plain, List<String> topics, List<Row> taught) {
      var vertical =
          WeakLabels.vertical(SEEDS.counts(String.join(" ", topics)), SEEDS.counts(plain));
      if (vertical != null) {
        VERTICALS.forEach(v -> add(TextModels.VERTICAL + v, id, plain, v.equals(vertical), taught));
      }
    }

    private static void add(String model, long id, String plain, Boolean isOf, List<Row> taught) {
      if (isOf != null) {
        taught.add(RowFactory.create(model, id, plain, isOf));
      }
    }
  }
}
