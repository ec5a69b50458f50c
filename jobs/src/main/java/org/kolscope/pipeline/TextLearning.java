package org.kolscope.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;
import org.kolscope.intake.Source;
import org.kolscope.schema.Account;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;
import org.kolscope.text.Agreement;
import org.kolscope.text.RecentPosts;

/**
 * Makes text models from the posts of any source the intake can read, once, for nights that shall
 * all read with the same models. Nothing is stored; no post stands in the file.
 */
public record TextLearning(SparkSession spark, Settings settings) {

  /**
   * What to learn from: the posts of {@code text.days} up to a night.
   *
   * @param models file to be written
   */
  public record Request(Source source, String input, LocalDate asOf, Path models) {}

  /**
   * What came of it.
   *
   * @param models one per model that there was enough to learn from, by name
   * @param leftOut rows of posts that could not be read
   */
  public record Result(List<Agreement> models, long leftOut) {

    /** Of {@link #rows}. */
    public static final List<String> HEADER =
        List.of("model", "posts of the class", "other posts", "agree", "AUC");

    /** The figures as text. */
    public List<List<String>> rows() {
      return models.stream()
          .map(
              m ->
                  List.of(
                      m.model(),
                      String.format(Locale.ROOT, "%,d", m.yesCount()),
                      String.format(Locale.ROOT, "%,d", m.noCount()),
                      String.format(Locale.ROOT, "%.3f", m.agreeing()),
                      String.format(Locale.ROOT, "%.3f", m.auc())))
          .toList();
    }
  }

  /**
   * Learns and writes the file.
   *
   * @throws IllegalArgumentException if the input has no posts, or too few of every class
   */
  public Result of(Request request) throws IOException {
    var intake = settings.intake();
    var plan = intake.plan(spark, request.source(), request.input(), request.asOf());
    var nobody = Table.of(spark, Account.class, List.of());
    var zone = settings.report().timeZone();
    try (var drop = intake.load(spark, plan, nobody, zone)) {
      var posts = drop.table(Post.class);
      if (posts == null) {
        throw new IllegalArgumentException(request.input() + " has no posts");
      }
      var recent = new RecentPosts(settings.text().days()).of(request.asOf(), zone, posts);
      var learned = settings.text().training().of(recent);
      if (learned.agreements().isEmpty()) {
        throw new IllegalArgumentException(
            "posts of the %d days up to %s must have 20 of a class and 20 others, had too few"
                .formatted(settings.text().days(), request.asOf()));
      }
      Files.createDirectories(request.models().toAbsolutePath().getParent());
      Files.writeString(request.models(), learned.models().text());
      var counts = drop.counts().get(Post.class.getSimpleName());
      return new Result(learned.agreements(), counts == null ? 0 : counts.quarantined());
    }
  }
}
