package org.kolscope.authenticity;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.kolscope.evaluation.Evaluation;
import org.kolscope.evaluation.Metrics;
import org.kolscope.evaluation.ScoredAccount;
import org.kolscope.intake.Intake;
import org.kolscope.intake.Presets;
import org.kolscope.schema.Account;
import org.kolscope.schema.ExpertScore;
import org.kolscope.schema.Label;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;
import org.kolscope.testing.SharedData;

/** A labelled set of real accounts, and parts of it. */
record RealAccounts(
    String name, Table<Account> accounts, Table<Label> labels, Table<Post> posts, LocalDate asOf) {

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

  /** Those whose id is wanted. */
  RealAccounts only(LongPredicate isWanted) {
    return new RealAccounts(
        name, kept(only(accounts, isWanted)), kept(only(labels, isWanted)), posts, asOf);
  }

  private static <R extends Record> Table<R> only(Table<R> table, LongPredicate isWanted) {
    Dataset<Row> rows =
        table.rows().filter((FilterFunction<Row>) r -> isWanted.test(r.<Long>getAs("accountId")));
    return new Table<>(table.type(), rows);
  }

  LabelledProfiles labelled() {
    return LabelledProfiles.of(name, accounts, posts, labels, asOf);
  }

  Map<Long, Label.Judgement> truth() {
    return labels.collect().stream()
        .collect(Collectors.toMap(Label::accountId, Label::label, (a, b) -> a, TreeMap::new));
  }

  /** What a model says, abstentions as NaN. */
  Map<Long, Double> said(ProfileModel model, ProfileExpert expert) {
    var made = expert.of(model, accounts, posts, asOf);
    System.out.println("  " + name + " judged by " + made.choice().collectAsList());
    return made.scores().collect().stream()
        .collect(
            Collectors.toMap(
                ExpertScore::accountId,
                s -> s.probability() == null ? Double.NaN : s.probability(),
                (a, b) -> a,
                TreeMap::new));
  }

  /** Accounts with at most 100 posts that are labelled genuine. */
  List<Long> quietPeople() {
    var truth = truth();
    return accounts
        .rows()
        .where(col("postsCount").leq(100))
        .select("accountId")
        .collectAsList()
        .stream()
        .map(r -> r.getLong(0))
        .filter(id -> truth.get(id) == Label.Judgement.GENUINE)
        .toList();
  }

  /** Of the accounts that are labelled. */
  static Evaluation figures(Map<Long, Double> said, Map<Long, Label.Judgement> truth) {
    return Metrics.seeded(1)
        .of(
            said.entrySet().stream()
                .filter(e -> truth.containsKey(e.getKey()))
                .map(e -> ScoredAccount.of(e.getKey(), e.getValue(), truth.get(e.getKey())))
                .toList(),
            new TreeMap<>());
  }
}
