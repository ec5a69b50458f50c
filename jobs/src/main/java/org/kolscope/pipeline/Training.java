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
import org.kolscope.intake.AccountFile;
import org.kolscope.intake.Appeals;
import org.kolscope.intake.Drop;
import org.kolscope.intake.Source;
import org.kolscope.intake.Source.Format;
import org.kolscope.intake.Source.Mapping;
import org.kolscope.schema.Account;
import org.kolscope.schema.Appeal;
import org.kolscope.schema.Label;
import org.kolscope.schema.Label.Judgement;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;
import org.kolscope.schema.Verdict.Call;

/**
 * Makes a profile model from labelled accounts of any source the intake can read. Nothing is
 * stored; labels and held-out probabilities come to the driver, accounts do not.
 *
 * <p><b>Appeals</b> that say genuine or zombie and hold on the night are labels, and win over all
 * other labels of their accounts, as they win over the experts. Unsure and coordinated are no
 * labels.
 */
public record Training(SparkSession spark, Settings settings) {

  private static final long SEED = 1;

  /** Who says what an appeal says, among the sources of labels. */
  private static final String APPEAL = "appeal";

  /**
   * What to train on.
   *
   * @param name of the labelled set in the model
   * @param labels CSV file with the columns account and label (zombie or genuine); null for the
   *     Label table of the input
   * @param overrides file of what people decided, see {@link Appeals}; null for none
   * @param model file to be written
   */
  public record Request(
      Source source,
      String name,
      String input,
      LocalDate asOf,
      Path labels,
      Path overrides,
      Path model) {}

  /**
   * What came of it.
   *
   * @param figures of accounts that the judging model had not seen; as JSON the figures of {@code
   *     kolscope evaluate}
   * @param header of {@code rows}
   * @param rows the figures as text
   * @param leftOut rows of the labels that could not be read
   * @param appeals what people decided, all that the file has
   * @param appealsUsed those of them that were labels
   */
  public record Result(
      Object figures,
      List<String> header,
      List<List<String>> rows,
      long leftOut,
      int appeals,
      int appealsUsed) {}

  /** Labels, and what they were made of. */
  private record Labelled(Table<Label> labels, long leftOut, int appeals, int appealsUsed) {}

  /**
   * Trains, measures and writes the model.
   *
   * @throws IllegalArgumentException if the input has no accounts, no labels or too few of a kind
   */
  public Result of(Request request) throws IOException {
    try (var drop = load(request.source(), request.input(), request.asOf());
        var own = request.labels() == null ? null : labels(request)) {
      var accounts = require(drop.table(Account.class), "accounts", request.input());
      var posts = drop.table(Post.class) == null ? none() : drop.table(Post.class);
      return trained(request, accounts, posts, labelled(request, drop, own));
    }
  }

  private Labelled labelled(Request request, Drop drop, Drop own) {
    var from = own == null ? drop : own;
    var there = from.table(Label.class);
    if (request.overrides() == null) {
      var labels =
          own == null
              ? require(there, "labels; give some with --labels", request.input())
              : require(there, "labels", request.labels().toString());
      return new Labelled(labels, leftOut(from), 0, 0);
    }
    var decided = appeals(request);
    var said =
        decided.stream()
            .filter(a -> a.holdsUntil() == null || !a.holdsUntil().isBefore(request.asOf()))
            .filter(a -> a.call() == Call.GENUINE || a.call() == Call.ZOMBIE)
            .map(a -> new Label(a.accountId(), APPEAL, judgement(a.call()), null))
            .toList();
    var appealed = Table.of(spark, Label.class, said);
    var labels =
        there == null
            ? appealed
            : new Table<>(
                Label.class,
                there
                    .rows()
                    .join(
                        appealed.rows().select("accountId"),
                        new String[] {"accountId"},
                        "left_anti")
                    .unionByName(appealed.rows()));
    return new Labelled(labels, leftOut(from), decided.size(), said.size());
  }

  private List<Appeal> appeals(Request request) {
    var source = request.source();
    return Appeals.read(
        spark, new AccountFile(request.overrides().toString(), source.platform(), source.ids()));
  }

  private static Judgement judgement(Call call) {
    return call == Call.ZOMBIE ? Judgement.ZOMBIE : Judgement.GENUINE;
  }

  private Result trained(
      Request request, Table<Account> accounts, Table<Post> posts, Labelled labelled)
      throws IOException {
    var labels = labelled.labels();
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
    return new Result(
        figures,
        Evaluation.HEADER,
        figures.rows(),
        labelled.leftOut(),
        labelled.appeals(),
        labelled.appealsUsed());
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
