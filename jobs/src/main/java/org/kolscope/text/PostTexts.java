package org.kolscope.text;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.kolscope.schema.Brief;
import org.kolscope.schema.Comment;
import org.kolscope.schema.Post;
import org.kolscope.schema.PostText;
import org.kolscope.schema.Table;

/**
 * Reads what posts say. One pass over the posts, no shuffle; a task makes one reader of its own,
 * and HanLP's dictionaries (about 80 MB of heap) are loaded once per JVM. A row depends on its post
 * alone.
 *
 * @param brief whose brands and words are looked for; null for none
 * @param models what classes are said by; {@link TextModels#none} for rules only
 */
public record PostTexts(Brief brief, TextModels models) {

  public Table<PostText> of(Table<Post> posts) {
    return read(posts.rows(), "postId");
  }

  /** The same of comments: {@code postId} is then the comment's own id. */
  public Table<PostText> ofComments(Table<Comment> comments) {
    return read(comments.rows(), "commentId");
  }

  private Table<PostText> read(Dataset<Row> written, String id) {
    var rows =
        written
            .where(col("text").isNotNull())
            .select(id, "accountId", "text")
            .mapPartitions(
                reading(BriefWords.of(brief), models),
                Encoders.row(Table.schemaOf(PostText.class)));
    return new Table<>(PostText.class, rows);
  }

  private static MapPartitionsFunction<Row, Row> reading(BriefWords brief, TextModels models) {
    return rows -> new Reading(rows, new PostReader(brief, models));
  }

  private record Reading(Iterator<Row> posts, PostReader reader) implements Iterator<Row> {

    @Override
    public boolean hasNext() {
      return posts.hasNext();
    }

    @Override
    public Row next() {
      var post = posts.next();
      return row(reader.read(post.getLong(0), post.getLong(1), post.getString(2)));
    }
  }

  private static Row row(PostText t) {
    var values = new ArrayList<Object>();
    values.addAll(List.of(t.postId(), t.accountId(), t.wordsCount()));
    List.of(t.topics(), t.mentions(), t.emoticons()).forEach(list -> values.add(texts(list)));
    values.add(t.linksCount());
    List.of(t.ownBrands(), t.rivalBrands(), t.briefWords(), t.themes())
        .forEach(list -> values.add(texts(list)));
    values.add(t.isExcluded());
    values.add(t.isQuestion());
    values.add(texts(t.advertMarks()));
    values.add(t.gladProbability());
    values.add(t.advertProbability());
    values.add(t.complaintProbability());
    values.add(t.vertical());
    values.add(t.verticalProbability());
    values.add(t.isHelpSought());
    values.add(t.isIntent());
    List.of(t.aspects(), t.hooks()).forEach(list -> values.add(texts(list)));
    return RowFactory.create(values.toArray());
  }

  private static String[] texts(List<String> list) {
    return list.toArray(String[]::new);
  }
}
