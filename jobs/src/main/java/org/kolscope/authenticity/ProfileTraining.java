package org.kolscope.authenticity;

import static org.apache.spark.sql.functions.col;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.authenticity.LabelledProfiles.Example;
import org.kolscope.authenticity.ProfileFeature.Columns;
import org.kolscope.authenticity.ProfileModel.LabelledSet;
import org.kolscope.authenticity.ProfileModel.Panel;
import org.kolscope.authenticity.ProfileModel.Provenance;
import org.kolscope.schema.Account;
import org.kolscope.schema.Label;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;

/**
 * Makes the model of {@link ProfileExpert} from labelled accounts: per set a home, and one model
 * for abroad from all.
 *
 * <p>Abroad differs from home in three ways, all for sources whose zombies are of another make:
 * core features have a least coefficient, whatever the training set shows (a set whose zombies
 * follow nobody says nothing of those that follow thousands); none weighs more than a share; and
 * every zombie is trained a second time at a part of its deviation, since elsewhere they may be
 * better disguised.
 *
 * <p>Deterministic: one partition in order of ids, folds by a hash of the id.
 *
 * @param quietShare share of people with at most 100 posts among the genuine in a home: labelled
 *     people were picked for being active (13 % quiet in bought-followers, 7 % in weibo-labelled),
 *     most fans only read; 0.5 was chosen
 * @param leastCore least coefficient of core features abroad; 0.25 was chosen: three counters worth
 *     of surprise under a normal law, 3/2, over five features is 0.3
 * @param mostAbroad largest coefficient abroad; 0.5: surprise under a normal law
 * @param disguise part of the deviation that disguised zombies keep; 0.7 was chosen, from 0.5 on
 *     the figures are much the same
 * @param zombieShare stated in the model; 0.05: audits of accounts with an honest audience find a
 *     few per cent
 */
public record ProfileTraining(
    double quietShare, double leastCore, double mostAbroad, double disguise, double zombieShare) {

  /** Share of the labelled accounts of which a column must be known for its features. */
  private static final double KNOWN = 0.9;

  /** Accounts of each class without which no figure means anything; chosen. */
  static final int LEAST = 50;

  /** No bound in effect: an infinite one and a feature that is the same for all give no number. */
  private static final double MOST_AT_HOME = 100;

  private static final int QUANTILES = 40;

  private static final int FOLDS = 5;

  private static final List<Set<Columns>> LADDER =
      List.of(
          EnumSet.allOf(Columns.class),
          EnumSet.complementOf(EnumSet.of(Columns.DATE, Columns.LOADED)),
          EnumSet.of(Columns.COUNTERS, Columns.POSTS, Columns.NAME),
          EnumSet.of(Columns.COUNTERS, Columns.POSTS),
          EnumSet.of(Columns.COUNTERS));

  /** The values that stand beside each setting. */
  public static ProfileTraining defaults() {
    return new ProfileTraining(0.5, 0.25, 0.5, 0.7, 0.05);
  }

  /**
   * Trains on all sets.
   *
   * @return the model as YAML
   * @param figures to be written into the model
   * @throws IllegalArgumentException if a set has too few accounts of a class
   */
  public String of(List<LabelledProfiles> sets, LocalDate made, List<String> figures) {
    sets.forEach(ProfileTraining::requireEnough);
    return ProfileModelFile.text(model(sets, made, figures, LADDER));
  }

  /** Without the judges for sources that have fewer columns. */
  ProfileModel ofAllColumns(List<LabelledProfiles> sets, LocalDate made) {
    return model(sets, made, List.of(), LADDER.subList(0, 1));
  }

  /**
   * What models say of accounts they were not trained on: five folds, each judged as a source of
   * its own by a model of the other four.
   *
   * @return accountId and probability, null where the expert abstains; of all accounts
   */
  public Dataset<Row> heldOut(
      String name,
      Table<Account> accounts,
      Table<Post> posts,
      Table<Label> labels,
      LocalDate asOf) {
    var expert = ProfileExpert.defaults();
    Dataset<Row> all = null;
    for (int fold = 0; fold < FOLDS; fold++) {
      int left = fold;
      var rest = only(accounts, id -> fold(id) != left);
      var model = ofAllColumns(List.of(LabelledProfiles.of(name, rest, posts, labels, asOf)), asOf);
      var judged =
          expert
              .of(model, only(accounts, id -> fold(id) == left), posts, asOf)
              .scores()
              .rows()
              .select("accountId", "probability");
      all = all == null ? judged : all.union(judged);
    }
    return all;
  }

  private static int fold(long accountId) {
    return ProfileFit.fold(accountId, 2, FOLDS);
  }

  private interface Wanted extends Serializable {
    boolean has(long accountId);
  }

  private static Table<Account> only(Table<Account> accounts, Wanted wanted) {
    return new Table<>(
        Account.class,
        accounts
            .rows()
            .filter((FilterFunction<Row>) row -> wanted.has(row.<Long>getAs("accountId")))
            .localCheckpoint(true));
  }

  private ProfileModel model(
      List<LabelledProfiles> sets,
      LocalDate made,
      List<String> figures,
      List<Set<Columns>> ladder) {
    var labelled = new ArrayList<LabelledSet>();
    var homes = new ArrayList<Panel>();
    for (var set : sets) {
      var examples = set.examples();
      long zombies = examples.stream().filter(Example::isZombie).count();
      labelled.add(new LabelledSet(set.name(), examples.size() - zombies, zombies));
      homes.add(new Panel(set.name(), judges(List.of(set), ladder, true)));
    }
    return new ProfileModel(
        new Provenance(made.toString(), labelled, figures),
        zombieShare,
        homes,
        new Panel("abroad", judges(sets, ladder, false)));
  }

  /**
   * Refuses sets from which nothing can be learned.
   *
   * @throws IllegalArgumentException naming the set and what it has
   */
  public static void requireEnough(LabelledProfiles set) {
    long all = set.rows().count();
    long zombies = set.rows().where(col("isZombie")).count();
    if (zombies < LEAST || all - zombies < LEAST) {
      throw new IllegalArgumentException(
          "%s must have at least %d labelled accounts of each kind, had %d zombies and %d genuine"
              .formatted(set.name(), LEAST, zombies, all - zombies));
    }
  }

  private List<Judge> judges(
      List<LabelledProfiles> sets, List<Set<Columns>> ladder, boolean isHome) {
    var examples = sets.stream().map(LabelledProfiles::examples).toList();
    var rungs = new LinkedHashSet<Set<ProfileFeature>>();
    for (var columns : ladder) {
      rungs.add(features(columns, examples));
    }
    rungs.removeIf(Collection::isEmpty);
    return rungs.stream().map(f -> judge(sets, examples, f, isHome)).toList();
  }

  /** Known in every set, and not the same for all. */
  private static Set<ProfileFeature> features(Set<Columns> columns, List<List<Example>> sets) {
    var features = EnumSet.noneOf(ProfileFeature.class);
    for (var feature : ProfileFeature.values()) {
      if (columns.contains(feature.columns()) && sets.stream().allMatch(s -> tells(feature, s))) {
        features.add(feature);
      }
    }
    return features;
  }

  private static boolean tells(ProfileFeature feature, List<Example> set) {
    double[] values = known(feature, set, e -> true);
    return values.length >= KNOWN * set.size() && Arrays.stream(values).distinct().count() > 1;
  }

  private static double[] known(
      ProfileFeature feature, List<Example> set, Predicate<Example> isWanted) {
    return set.stream()
        .filter(isWanted)
        .mapToDouble(e -> feature.value(e.profile()))
        .filter(v -> !Double.isNaN(v))
        .toArray();
  }

  private Judge judge(
      List<LabelledProfiles> sets,
      List<List<Example>> examples,
      Set<ProfileFeature> features,
      boolean isHome) {
    var all = examples.stream().flatMap(List::stream).toList();
    var traits = features.stream().map(f -> trait(f, all)).toList();
    var fitting = isHome ? home(traits) : abroad(traits);
    var weights = sets.stream().map(s -> fitting.weights(s.examples())).toList();
    var fitted = fitting.fit(sets, weights, -1);
    var calibration =
        isHome
            ? fitting.calibratedByFolds(sets, weights)
            : sets.size() > 1 ? fitting.calibratedBySets(sets, weights) : Steps.plain();
    var territory =
        Territory.around(profiles(all, e -> !e.isZombie()), profiles(all, Example::isZombie));
    return new Judge(
        fitted.intercept(),
        fitted.traits(),
        calibration,
        isHome ? territory : territory.open(),
        quantiles(fitted, profiles(all, e -> !e.isZombie())),
        quantiles(fitted, profiles(all, Example::isZombie)));
  }

  private ProfileFit home(List<Trait> traits) {
    return new ProfileFit(traits, 0, MOST_AT_HOME, 1, quietShare);
  }

  private ProfileFit abroad(List<Trait> traits) {
    return new ProfileFit(traits, leastCore, mostAbroad, disguise, 0);
  }

  private static List<Profile> profiles(List<Example> all, Predicate<Example> isWanted) {
    return all.stream().filter(isWanted).map(Example::profile).toList();
  }

  private static Trait trait(ProfileFeature feature, List<Example> all) {
    double[] genuine = known(feature, all, e -> !e.isZombie());
    double baseline = new Median().evaluate(genuine);
    double middle = feature.suspicion(baseline);
    double[] suspicions = Arrays.stream(genuine).map(feature::suspicion).toArray();
    double[] off = Arrays.stream(suspicions).map(s -> Math.abs(s - middle)).toArray();
    double spread = 1.4826 * new Median().evaluate(off);
    if (!(spread > 0)) {
      spread = new StandardDeviation().evaluate(suspicions);
    }
    return new Trait(feature, baseline, spread > 0 ? spread : 1, 0);
  }

  private static Numbers quantiles(ProfileFit.Fitted fitted, List<Profile> profiles) {
    double[] sorted = profiles.stream().mapToDouble(fitted::logOdds).sorted().toArray();
    double[] quantiles = new double[QUANTILES + 1];
    for (int i = 0; i <= QUANTILES; i++) {
      quantiles[i] = sorted[(int) ((long) i * (sorted.length - 1) / QUANTILES)];
    }
    return Numbers.of(quantiles);
  }
}
