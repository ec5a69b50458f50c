package org.kolscope.pipeline;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.kolscope.authenticity.LabelledProfiles;
import org.kolscope.authenticity.ProfileTraining;
import org.kolscope.evaluation.Estimate;
import org.kolscope.evaluation.Evaluation;
import org.kolscope.evaluation.Metrics;
import org.kolscope.evaluation.ScoredAccount;
import org.kolscope.intake.Drop;
import org.kolscope.intake.Source;
import org.kolscope.intake.Source.Format;
import org.kolscope.intake.Source.Mapping;
import org.kolscope.schema.Account;
import org.kolscope.schema.Label;
import org.kolscope.schema.Label.Judgement;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;

/**
 * Makes a profile model from labelled accounts of any source the intake can read. Nothing is
 * stored; labels and held-out probabilities come to the driver, accounts do not.
 */
public record Training(SparkSession spark, Settings settings) {

  private static final long SEED = 1;

  /**
   * What to train on.
   *
   * @param name of the labelled set in the model
   * @param labels CSV file with the columns account and label (zombie or genuine); null for the
   *     Label table of the input
   * @param model file to be written
   */
  public record Request(
      Source source, String name, String input, LocalDate asOf, Path labels, Path model) {}

  /**
   * What came of it.
   *
   * @param figures of accounts that the judging model had not seen; as JSON the figures of {@code
   *     kolscope evaluate}
   * @param header of {@code rows}
   * @param rows the figures as text
   * @param leftOut rows of the labels that could not be read
   */
  public record Result(
      Object figures, List<String> header, List<List<String>> rows, long leftOut) {}

  /**
   * Trains, measures and writes the model.
   *
   * @throws IllegalArgumentException if the input has no accounts, no labels or too few of a kind
   */
  public Result of(Request request) throws IOException {
    try (var drop = load(request.source(), request.input(), request.asOf());
        var own = request.labels() == null ? null : labels(request)) {
      var accounts = require(drop.table(Account.class), "accounts", request.input());
      var labels =
          own == null
              ? require(drop.table(Label.class), "labels; give some with --labels", request.input())
              : require(own.table(Label.class), "labels", request.labels().toString());
      var posts = drop.table(Post.class) == null ? none() : drop.table(Post.class);
      return trained(request, accounts, posts, labels, leftOut(own == null ? drop : own));
    }
  }

  private Result trained(
      Request request,
      Table<Account> accounts,
      Table<Post> posts,
      Table<Label> labels,
      long leftOut)
      throws IOException {
    var training = ProfileTraining.defaults();
    var asOf = request.asOf();
    var set = LabelledProfiles.of(request.name(), accounts, posts, labels, asOf);
    ProfileTraining.requireEnough(set);
    var heldOut = training.heldOut(request.name(), accounts, posts, labels, asOf).collectAsList();
    var figures = figures(heldOut, truth(labels));
    var model = training.of(List.of(set), asOf, List.of(line(figures)));
    var folder = request.model().toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Files.writeString(request.model(), model);
    return new Result(figures, Evaluation.HEADER, figures.rows(), leftOut);
  }

  private Drop load(Source source, String input, LocalDate asOf) {
    var intake = settings.intake();
    var plan = intake.plan(spark, source, input, asOf);
    return intake.load(
        spark, plan, Table.of(spark, Account.class, List.of()), settings.report().timeZone());
  }

  /**
   * The intake reads them too: text ids are hashed and bad rows are told apart as in any source.
   */
  private Drop labels(Request request) {
    var source = request.source();
    var mapping =
        new Mapping(
            request.labels().getFileName().toString(),
            Format.CSV,
            null,
            null,
            null,
            null,
            Map.of("accountId", "account", "labelSource", "'labels'", "label", "label"),
            null,
            null,
            null,
            false);
    var only =
        new Source(
            source.platform(),
            source.zone(),
            source.ids(),
            Map.of(),
            Map.of("Label", List.of(mapping)));
    return load(only, request.labels().toString(), request.asOf());
  }

  private static long leftOut(Drop drop) {
    var counts = drop.counts().get("Label");
    return counts == null ? 0 : counts.quarantined();
  }

  private Table<Post> none() {
    return Table.of(spark, Post.class, List.of());
  }

  private static <R extends Record> Table<R> require(Table<R> table, String what, String where) {
    if (table == null) {
      throw new IllegalArgumentException(where + " has no " + what);
    }
    return table;
  }

  /** Accounts that are labelled one way only. */
  private static Map<Long, Judgement> truth(Table<Label> labels) {
    var truth = new TreeMap<Long, Judgement>();
    labels
        .rows()
        .groupBy("accountId")
        .agg(min("label").as("first"), max("label").as("last"))
        .where(col("first").equalTo(col("last")))
        .collectAsList()
        .forEach(r -> truth.put(r.getLong(0), Judgement.valueOf(r.getString(1))));
    return truth;
  }

  private static Evaluation figures(List<Row> heldOut, Map<Long, Judgement> truth) {
    return Metrics.seeded(SEED)
        .of(
            heldOut.stream()
                .filter(r -> truth.containsKey(r.getLong(0)))
                .map(
                    r ->
                        ScoredAccount.of(
                            r.getLong(0),
                            r.isNullAt(1) ? Double.NaN : r.getDouble(1),
                            truth.get(r.getLong(0))))
                .toList(),
            new TreeMap<>());
  }

  private static String line(Evaluation e) {
    return String.format(
        Locale.ROOT,
        "in-domain, 5 folds: n %d, zombies %d, F1 %s, AUC %s, ECE %s, abstained %.3f",
        e.n(),
        e.zombies(),
        text(e.f1()),
        text(e.auc()),
        text(e.ece()),
        e.abstained());
  }

  private static String text(Estimate e) {
    return String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", e.value(), e.low95(), e.high95());
  }
}
