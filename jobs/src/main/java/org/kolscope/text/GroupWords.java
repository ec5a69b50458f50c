package org.kolscope.text;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.storage.StorageLevel;
import org.kolscope.schema.Brief;
import org.kolscope.schema.GroupWord;
import org.kolscope.schema.GroupWord.Kind;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;

/**
 * Finds the words by which a group of accounts differs from all others, by log-odds with an
 * informative Dirichlet prior (B. Monroe, M. Colaresi, K. Quinn, Fightin' Words, Political Analysis
 * 16, 2008, equations 15, 20 and 22).
 *
 * <p>Each kind of word is counted by itself, and what is counted is authors: one account is one
 * voice, however often it says a word. With y of a group's n words (an account and a word that it
 * uses are one) being the word, y' and n' those of all other accounts, and a prior of a words, of
 * which a y_all / n_all are the word, the log-odds ratio is log((y + a_w) / (n + a - y - a_w)) less
 * the same of y' and n'; z is this over sqrt(1 / (y + a_w) + 1 / (y' + a_w)). An account may be in
 * several groups or none; all others are those that are not in the group.
 *
 * <p>Two words side by side are a phrase if more authors put them together than chance would:
 * log-likelihood ratio of the pair's 2 x 2 table over all accounts (T. Dunning, Accurate Methods
 * for the Statistics of Surprise and Coincidence, Computational Linguistics 19, 1993), where an
 * author's pair counts once.
 *
 * <p>Names of persons are no words here, nor parts of phrases, as far as HanLP sees that they are
 * names; a word also needs {@code minAuthors} authors of the group. Topics stand as they are
 * written.
 *
 * <p>Cost: one pass over the posts with all of HanLP's names (about half the speed of reading
 * them), one shuffle by author and word, which is kept on disk, and four over that. Counts only
 * until the last step: independent of partitions.
 *
 * @param minAuthors of the group that use a word, at least 1; 20, the least that an aggregate of
 *     people is shown of
 * @param top words per group and kind, those with the highest z, ties by the word; at least 1; 30,
 *     chosen: what a person reads
 * @param minZ from which a word counts as the group's, at least 0; 3, as feature 48 asks of rising
 *     words
 * @param priorWords a, above 0; 1,000, chosen: some two hundred authors' worth of words
 * @param minPhraseRatio of the pair's log-likelihood ratio, at least 0; 10.83, the 0.999 quantile
 *     of chi-squared with one degree of freedom
 */
public record GroupWords(
    int minAuthors, int top, double minZ, double priorWords, double minPhraseRatio) {

  private static final String[] WORD = {"kind", "word"};

  /**
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  public GroupWords {
    if (minAuthors < 1) {
      throw new IllegalArgumentException("minAuthors must be at least 1, was " + minAuthors);
    }
    if (top < 1) {
      throw new IllegalArgumentException("top must be at least 1, was " + top);
    }
    if (!(minZ >= 0)) {
      throw new IllegalArgumentException("minZ must be at least 0, was " + minZ);
    }
    if (!(priorWords > 0 && priorWords < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "priorWords must be above 0 and finite, was " + priorWords);
    }
    if (!(minPhraseRatio >= 0)) {
      throw new IllegalArgumentException(
          "minPhraseRatio must be at least 0, was " + minPhraseRatio);
    }
  }

  /** The values that stand beside the settings. */
  public GroupWords() {
    this(20, 30, 3, 1_000, 10.83);
  }

  /**
   * The words of all groups.
   *
   * @param posts of members and of everybody else
   * @param groups {@code group STRING, accountId BIGINT}: who is in which
   * @param brief whose words are known as words and whose brands as entities; null for none
   */
  public Table<GroupWord> of(Table<Post> posts, Dataset<Row> groups, Brief brief) {
    var written =
        posts
            .rows()
            .where(col("text").isNotNull())
            .select("accountId", "text")
            .mapPartitions(UsedWords.reading(BriefWords.of(brief)), Encoders.row(UsedWords.SCHEMA))
            .groupBy("accountId", "kind", "word", "first", "second")
            .agg(count(lit(1)).as("posts"))
            .persist(StorageLevel.DISK_ONLY());
    try {
      var used = used(written);
      var members =
          groups
              .select(col("group").as("groupName"), col("accountId"))
              .where(col("groupName").isNotNull())
              .distinct();
      var compared = compared(used, used.join(members, new String[] {"accountId"}, "inner"));
      return new Table<>(GroupWord.class, best(compared).localCheckpoint(true));
    } finally {
      written.unpersist();
    }
  }

  /** Words by author, of the phrases those that belong together. */
  private Dataset<Row> used(Dataset<Row> written) {
    var isPhrase = col("kind").equalTo(Kind.PHRASE.name());
    var others = written.where(isPhrase.unary_$bang()).select("accountId", "kind", "word", "posts");
    var phrases =
        written
            .where(isPhrase)
            .join(
                collocations(written.where(isPhrase)),
                new String[] {"first", "second"},
                "left_semi")
            .groupBy("accountId", "kind", "word")
            .agg(sum("posts").as("posts"));
    return others.unionByName(phrases);
  }

  /** Pairs that more authors put together than chance would. */
  private Dataset<Row> collocations(Dataset<Row> pairs) {
    var counted = pairs.groupBy("first", "second").agg(count_distinct(col("accountId")).as("both"));
    var rows =
        counted
            .withColumn("ofFirst", sum("both").over(Window.partitionBy("first")))
            .withColumn("ofSecond", sum("both").over(Window.partitionBy("second")))
            .where(col("both").geq(minAuthors));
    var total = counted.agg(coalesce(sum("both"), lit(0L)).as("all"));
    return rows.crossJoin(total)
        .where(
            col("both")
                .multiply(col("all"))
                .gt(col("ofFirst").multiply(col("ofSecond")))
                .and(likelihoodRatio().geq(minPhraseRatio)))
        .select("first", "second");
  }

  /** 2 sum of observed * log(observed / expected) over the four cells. */
  private static Column likelihoodRatio() {
    var both = col("both");
    var firstOnly = col("ofFirst").minus(both);
    var secondOnly = col("ofSecond").minus(both);
    var neither = col("all").minus(col("ofFirst")).minus(secondOnly);
    var notFirst = col("all").minus(col("ofFirst"));
    var notSecond = col("all").minus(col("ofSecond"));
    return cell(both, col("ofFirst"), col("ofSecond"))
        .plus(cell(firstOnly, col("ofFirst"), notSecond))
        .plus(cell(secondOnly, notFirst, col("ofSecond")))
        .plus(cell(neither, notFirst, notSecond))
        .multiply(2);
  }

  private static Column cell(Column observed, Column row, Column column) {
    var expected = row.cast("double").multiply(column).divide(col("all"));
    return when(observed.gt(0), observed.multiply(log(observed.divide(expected)))).otherwise(0.0);
  }

  private Dataset<Row> compared(Dataset<Row> used, Dataset<Row> ofMembers) {
    var words = used.groupBy(WORD[0], WORD[1]).agg(count(lit(1)).as("yAll"));
    var all = used.groupBy("kind").agg(count(lit(1)).as("nAll"));
    var inGroup = ofMembers.groupBy("groupName", "kind").agg(count(lit(1)).as("n"));
    return ofMembers
        .groupBy("groupName", "kind", "word")
        .agg(count(lit(1)).as("authorsCount"), sum("posts").as("postsCount"))
        .where(col("authorsCount").geq(minAuthors))
        .join(words, WORD, "inner")
        .join(all, new String[] {"kind"}, "inner")
        .join(inGroup, new String[] {"groupName", "kind"}, "inner")
        .withColumn("z", z());
  }

  private Column z() {
    var prior = lit(priorWords);
    var y = col("authorsCount");
    var rest = col("yAll").minus(y);
    var priorOfWord = prior.multiply(col("yAll")).divide(col("nAll"));
    var own = y.plus(priorOfWord);
    var others = rest.plus(priorOfWord);
    var ownOdds = own.divide(col("n").plus(prior).minus(own));
    var otherOdds = others.divide(col("nAll").minus(col("n")).plus(prior).minus(others));
    var error = sqrt(lit(1.0).divide(own).plus(lit(1.0).divide(others)));
    return log(ownOdds).minus(log(otherOdds)).divide(error);
  }

  private Dataset<Row> best(Dataset<Row> compared) {
    var order = Window.partitionBy("groupName", "kind").orderBy(col("z").desc(), col("word").asc());
    return compared
        .where(col("z").geq(minZ))
        .withColumn("place", row_number().over(order))
        .where(col("place").leq(top));
  }
}
