package org.kolscope.authenticity;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.kolscope.evaluation.Estimate;
import org.kolscope.evaluation.Evaluation;
import org.kolscope.evaluation.Metrics;
import org.kolscope.evaluation.ScoredAccount;
import org.kolscope.intake.Intake;
import org.kolscope.intake.Presets;
import org.kolscope.schema.Account;
import org.kolscope.schema.Evidence.Family;
import org.kolscope.schema.Label;
import org.kolscope.schema.Label.Judgement;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;
import org.kolscope.schema.Verdict.Call;
import org.kolscope.testing.SharedData;

/** A labelled set of real accounts, and parts of it. */
record RealAccounts(
    String name, Table<Account> accounts, Table<Label> labels, Table<Post> posts, LocalDate asOf) {

  static final LocalDate MADE = LocalDate.of(2026, 11, 22);

  static RealAccounts weibo(SparkSession spark) {
    return load(spark, "weibo-labelled", "weibo-fans/labelled", LocalDate.of(2019, 3, 31));
  }

  static RealAccounts twitter(SparkSession spark) {
    return load(spark, "bought-followers", "twitter-bought-followers", LocalDate.of(2015, 2, 14));
  }

  private static RealAccounts load(SparkSession spark, String preset, String path, LocalDate asOf) {
    var intake = Intake.defaults();
    var input = SharedData.path(path).toString();
    var plan = intake.plan(spark, Presets.named(preset), input, asOf);
    var known = Table.of(spark, Account.class, List.of());
    try (var drop = intake.load(spark, plan, known, ZoneId.of("Asia/Shanghai"))) {
      return new RealAccounts(
          preset,
          kept(drop.table(Account.class)),
          kept(drop.table(Label.class)),
          Table.of(spark, Post.class, List.of()),
          asOf);
    }
  }

  private static <R extends Record> Table<R> kept(Table<R> table) {
    return new Table<>(table.type(), table.rows().localCheckpoint(true));
  }

  RealAccounts only(Set<Long> ids) {
    var spark = accounts.rows().sparkSession();
    return new RealAccounts(
        name,
        Table.of(
            spark,
            Account.class,
            accounts.collect().stream().filter(a -> ids.contains(a.accountId())).toList()),
        labels,
        posts,
        asOf);
  }

  LabelledProfiles labelled() {
    return LabelledProfiles.of(name, accounts, posts, labels, asOf);
  }

  ProfileModel model() {
    return ProfileTraining.defaults().ofAllColumns(List.of(labelled()), MADE);
  }

  Map<Long, Judgement> truth() {
    return labels.collect().stream()
        .collect(Collectors.toMap(Label::accountId, Label::label, (a, b) -> a, TreeMap::new));
  }

  /** Account ids by the part of the Twitter set they come from: E13, TFP, INT, TWT, FSF. */
  static Map<String, Set<Long>> vendors(SparkSession spark) {
    var vendors = new TreeMap<String, Set<Long>>();
    spark
        .read()
        .option("header", true)
        .option("multiLine", true)
        .option("escape", "\"")
        .csv(SharedData.path("twitter-bought-followers/users.csv").toString())
        .select("id", "dataset")
        .collectAsList()
        .forEach(
            r ->
                vendors
                    .computeIfAbsent(r.getString(1), v -> new TreeSet<>())
                    .add(Long.parseLong(r.getString(0))));
    return vendors;
  }

  /** What a model says of the labelled accounts. */
  Evaluation judged(ProfileModel model) {
    return judged(model, ProfileExpert.defaults());
  }

  Evaluation judged(ProfileModel model, ProfileExpert expert) {
    return judged(expert.of(model, accounts, posts, asOf));
  }

  Evaluation judged(ProfileExpert.Made made) {
    var choice = made.choice().collectAsList().get(0);
    System.out.printf(
        "%s judged by %s, share of zombies %.3f%n", name, choice.getString(0), choice.getDouble(1));
    return figures(made.scores().rows().select("accountId", "probability").collectAsList());
  }

  Evaluation heldOut() {
    return figures(heldOutRows());
  }

  List<Row> heldOutRows() {
    return ProfileTraining.defaults().heldOut(name, accounts, posts, labels, asOf).collectAsList();
  }

  /**
   * How many quiet people get a verdict of ZOMBIE.
   *
   * @param people labelled genuine, with at most 100 posts
   * @param likely of 0.5 or more by the profile expert
   * @param alone called ZOMBIE where no other family speaks
   * @param besideAnother called ZOMBIE where another family is certain
   */
  record QuietPeople(int people, int likely, int alone, int besideAnother) {

    QuietPeople and(QuietPeople more) {
      return new QuietPeople(
          people + more.people,
          likely + more.likely,
          alone + more.alone,
          besideAnother + more.besideAnother);
    }
  }

  /**
   * @param said accountId and probability
   * @param hints accounts at which the expert only hints
   */
  QuietPeople quietPeople(List<Row> said, Set<Long> hints) {
    var truth = truth();
    var quiet = quiet();
    quiet.removeIf(id -> truth.get(id) != Judgement.GENUINE);
    var found = new QuietPeople(quiet.size(), 0, 0, 0);
    for (var row : said) {
      if (quiet.contains(row.getLong(0)) && !row.isNullAt(1)) {
        double p = row.getDouble(1);
        boolean isHint = hints.contains(row.getLong(0));
        found =
            found.and(
                new QuietPeople(0, p >= 0.5 ? 1 : 0, zombies(p, isHint, 0), zombies(p, isHint, 1)));
      }
    }
    return found;
  }

  private static int zombies(double profile, boolean isHint, double another) {
    var families = new TreeMap<>(Map.of(Family.PROFILE, profile, Family.STATIC_COHORT, another));
    Set<Family> hints = isHint ? Set.of(Family.PROFILE) : Set.of();
    return new VerdictRule().of(families, hints, 0).call() == Call.ZOMBIE ? 1 : 0;
  }

  QuietPeople quietPeople(ProfileExpert.Made made) {
    return quietPeople(
        made.scores().rows().select("accountId", "probability").collectAsList(),
        ProfileExpert.hints(made.evidence()).collectAsList().stream()
            .map(r -> r.getLong(0))
            .collect(Collectors.toSet()));
  }

  /** Groups: people with at most 100 posts. */
  Evaluation figures(List<Row> said) {
    var truth = truth();
    var scored = new ArrayList<ScoredAccount>();
    for (var row : said) {
      if (truth.containsKey(row.getLong(0))) {
        double p = row.isNullAt(1) ? Double.NaN : row.getDouble(1);
        scored.add(ScoredAccount.of(row.getLong(0), p, truth.get(row.getLong(0))));
      }
    }
    var groups = new TreeMap<String, Set<Long>>();
    groups.put("quiet", quiet());
    return Metrics.seeded(1).of(scored, groups);
  }

  private Set<Long> quiet() {
    return accounts
        .rows()
        .where(col("postsCount").leq(ProfileFit.QUIET))
        .select("accountId")
        .collectAsList()
        .stream()
        .map(r -> r.getLong(0))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** One line with n and intervals. */
  static String line(String what, Evaluation e) {
    var quiet = e.groups().get("quiet");
    return String.format(
        Locale.ROOT,
        "%s: n %d, zombies %d, judged %.1f %%, AUC %s, F1 %s, ECE %s; people with at most 100"
            + " posts at 0.5 or more: %s of %d",
        what,
        e.n(),
        e.zombies(),
        100 * (1 - e.abstained()),
        text(e.auc()),
        text(e.f1()),
        text(e.ece()),
        text(quiet.falsePositiveRate()),
        quiet.n());
  }

  private static String text(Estimate e) {
    return String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", e.value(), e.low95(), e.high95());
  }
}
