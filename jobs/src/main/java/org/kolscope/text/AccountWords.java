package org.kolscope.text;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.kolscope.schema.Account;
import org.kolscope.schema.AccountWord;
import org.kolscope.schema.AccountWord.Place;
import org.kolscope.schema.Brief;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;

/**
 * Lists the words that accounts use in their own posts and in what they say of themselves, as far
 * as they can tell people apart: words of meaning that neither too few nor too many use. The words
 * of the brief are always in.
 *
 * <p>Cost: one pass over the posts with segmentation, one shuffle of account and word, and one of
 * the counts by word; runs when this is called. Counts only: independent of partitioning.
 *
 * @param minUsers accounts that use a word, at least 1; 10, chosen: a rarer one tells too little of
 *     anybody
 * @param mostShare share of the accounts with words at that place that may use one, in (0, 1]; 0.3,
 *     chosen: a word of everybody tells nothing of anybody
 */
public record AccountWords(long minUsers, double mostShare) {

  private static final StructType USED =
      StructType.fromDDL("accountId BIGINT NOT NULL, place STRING NOT NULL, word STRING NOT NULL");

  private static final String[] WORD = {"place", "word"};

  /**
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  public AccountWords {
    if (minUsers < 1) {
      throw new IllegalArgumentException("minUsers must be at least 1, was " + minUsers);
    }
    if (!(mostShare > 0 && mostShare <= 1)) {
      throw new IllegalArgumentException("mostShare must be in (0, 1], was " + mostShare);
    }
  }

  /** The values that stand beside the settings. */
  public AccountWords() {
    this(10, 0.3);
  }

  /**
   * The words of all accounts.
   *
   * @param posts of the window
   * @param brief whose words are always in; null for none
   */
  public Table<AccountWord> of(Table<Account> accounts, Table<Post> posts, Brief brief) {
    var names = brief == null ? List.<String>of() : BriefWords.of(brief).all();
    var said =
        accounts
            .rows()
            .select(
                col("accountId"),
                lit(Place.PROFILE.name()).as("place"),
                concat_ws(
                        " ",
                        col("description"),
                        array_join(coalesce(col("tags"), lit(new String[0])), " "))
                    .as("text"));
    var used =
        posts
            .rows()
            .where(col("text").isNotNull())
            .select(col("accountId"), lit(Place.POST.name()).as("place"), col("text"))
            .union(said)
            .mapPartitions(reading(names), Encoders.row(USED))
            .distinct()
            .localCheckpoint(true);
    return new Table<>(
        AccountWord.class, used.join(broadcast(kept(used, names)), WORD, "left_semi"));
  }

  private Dataset<Row> kept(Dataset<Row> used, List<String> names) {
    var always = names.stream().map(name -> Folding.plain(name).strip()).toArray();
    var users = used.groupBy("place").agg(countDistinct("accountId").as("users"));
    return used.groupBy("place", "word")
        .agg(count(lit(1)).as("n"))
        .join(broadcast(users), new String[] {"place"}, "inner")
        .where(
            col("word")
                .isin(always)
                .or(col("n").geq(minUsers).and(col("n").leq(col("users").multiply(mostShare)))))
        .select("place", "word");
  }

  private static MapPartitionsFunction<Row, Row> reading(List<String> names) {
    return rows ->
        new Reading(rows, new Segmentation(names, Segmentation.Entities.NONE).segmenter());
  }

  /** Words without repeats, text by text. */
  private static final class Reading implements Iterator<Row> {

    private final Iterator<Row> texts;
    private final Segmenter segmenter;
    private Iterator<Row> words = List.<Row>of().iterator();

    Reading(Iterator<Row> texts, Segmenter segmenter) {
      this.texts = texts;
      this.segmenter = segmenter;
    }

    @Override
    public boolean hasNext() {
      while (!words.hasNext() && texts.hasNext()) {
        words = words(texts.next());
      }
      return words.hasNext();
    }

    @Override
    public Row next() {
      return words.next();
    }

    private Iterator<Row> words(Row text) {
      var found = new LinkedHashSet<String>();
      segmenter.words(Markup.of(text.getString(2)).words()).stream()
          .filter(Word::isContent)
          .forEach(word -> found.add(word.written()));
      var rows = new ArrayList<Row>();
      found.forEach(word -> rows.add(RowFactory.create(text.getLong(0), text.getString(1), word)));
      return rows.iterator();
    }
  }
}
