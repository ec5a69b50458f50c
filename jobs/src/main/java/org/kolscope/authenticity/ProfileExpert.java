package org.kolscope.authenticity;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.kolscope.schema.Account;
import org.kolscope.schema.Evidence;
import org.kolscope.schema.ExpertScore;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;

/**
 * Expert E3: what an account shows of itself, held against labelled accounts.
 *
 * <ol>
 *   <li>Public counters and what is derived from them ({@link ProfileFeature}); what a source does
 *       not have is unknown, never 0, and a judge is taken that was trained without it.
 *   <li>How far each is off the genuine accounts of the training set, in the suspicious direction
 *       only ({@link Trait}); a logistic sum of the squares, with coefficients that training cannot
 *       make negative. So more followers never make an account more suspicious.
 *   <li>Isotonic calibration, then the share of zombies of the accounts at hand ({@link
 *       ZombiePrior}).
 *   <li>The lurker guard: what an account leaves undone never makes it more than 0.3 ({@link
 *       ProfileModel#probability}).
 * </ol>
 *
 * <p><b>Where it is silent</b>: accounts without known counters (NO_DATA), accounts that post
 * nothing and have hardly a tie (TOO_FEW), accounts unlike all of the training set
 * (UNLIKE_TRAINING). For a whole source: if no labelled set has its distribution of log odds under
 * any share of zombies, the model that only knows what genuine people have in common speaks; if
 * even its genuine accounts look different, nobody does and all are UNLIKE_TRAINING ({@link
 * SourceFit}). {@link Made#choice} says which.
 *
 * <p><b>Where it only hints</b>: of an account with at most 100 posts, or of which the posts are
 * not known, that is judged abroad. Three of four such people get 0.5 or more there
 * (docs/accuracy.md), and still they stand behind the zombies (AUC among the quiet 0.80 and 0.85).
 * To abstain would leave half of a source unjudged and AUC across sources at 0.894, to cap at 0.5
 * gives an error of calibration of 0.23 and more; so the probability stays, and counts as no second
 * kind of evidence ({@link VerdictRule}). {@code quietAbroad} says so in the evidence: its posts,
 * and up to how many that holds, strength 0; {@code postsUnknownAbroad} where they are not known.
 *
 * <p><b>Evidence</b>, for accounts from {@code evidenceFrom} on: the five features that contribute
 * most, each with the account's value and the median of the genuine training accounts; {@code
 * otherCounters}, the sum of the rest; {@code prior}, the model's intercept and the share of
 * zombies (value; the stated share is the baseline). Strengths add up to the log odds, which are
 * those before calibration and before the guard.
 *
 * <p>Whole counts and one row per account: the result depends on neither partitioning nor row
 * order. Cost: two passes over the accounts, one shuffle of the posts; no account comes to the
 * driver.
 *
 * @param model file with a model made by {@code kolscope train}; null for the one that ships
 * @param prior how the share of zombies among the accounts is found
 * @param evidenceFrom probability from which on evidence is written; 0.3 was chosen, below which no
 *     verdict rests on it
 */
public record ProfileExpert(String model, Prior prior, double evidenceFrom) {

  /** How the share of zombies among the accounts at hand is found. */
  public enum Prior {
    /** As the model says: 5 % in the one that ships. */
    STATED,
    /** From the accounts themselves, see Saerens, Latinne and Decaestecker 2002. */
    ESTIMATED
  }

  /** Signal of an account with few posts that is judged by what labelled sets have in common. */
  static final String QUIET_ABROAD = "quietAbroad";

  /** Signal of such an account with unknown posts. */
  static final String POSTS_UNKNOWN_ABROAD = "postsUnknownAbroad";

  /** Features that get a row of their own. */
  static final int MOST_FEATURES = 5;

  /** Fewer followers and followees together, and no post: there is nothing to judge. Chosen. */
  private static final int FEW_TIES = 10;

  private static final StructType SEEN =
      StructType.fromDDL("panel INT NOT NULL, isOutside BOOLEAN NOT NULL, bin BIGINT NOT NULL");

  private static final StructType CHOICE =
      StructType.fromDDL("panel INT NOT NULL, zombieShare DOUBLE NOT NULL");

  /**
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  public ProfileExpert {
    if (prior == null) {
      throw new IllegalArgumentException("prior must be STATED or ESTIMATED, was null");
    }
    if (!(evidenceFrom >= 0 && evidenceFrom <= 1)) {
      throw new IllegalArgumentException("evidenceFrom must be in [0, 1], was " + evidenceFrom);
    }
  }

  /** The model that ships. */
  public static ProfileExpert defaults() {
    return new ProfileExpert(null, Prior.ESTIMATED, 0.3);
  }

  /** The same with another model. */
  public ProfileExpert with(String modelFile) {
    return new ProfileExpert(modelFile, prior, evidenceFrom);
  }

  /**
   * What the step makes.
   *
   * @param choice one row: panel, name of the labelled set whose model spoke, {@code abroad} for
   *     what all have in common, or {@code nobody}; and zombieShare, which its probabilities refer
   *     to
   */
  public record Made(Table<ExpertScore> scores, Table<Evidence> evidence, Dataset<Row> choice) {}

  /** accountId of accounts at which the expert only hints. */
  static Dataset<Row> hints(Table<Evidence> evidence) {
    return evidence
        .rows()
        .where(col("signal").isin(QUIET_ABROAD, POSTS_UNKNOWN_ABROAD))
        .select("accountId")
        .distinct();
  }

  /** The text of the model, for whoever must know whether it changed. */
  public String modelText() {
    return ProfileModelFile.text(ProfileModelFile.read(model));
  }

  /**
   * Scores every account.
   *
   * @param posts of the accounts, as far as loaded; may be empty
   * @throws IllegalArgumentException if the model cannot be read
   */
  public Made of(Table<Account> accounts, Table<Post> posts, LocalDate asOf) {
    return of(ProfileModelFile.read(model), accounts, posts, asOf);
  }

  Made of(ProfileModel used, Table<Account> accounts, Table<Post> posts, LocalDate asOf) {
    var profiles = Profiles.of(accounts, posts, asOf);
    var known = Profiles.known(profiles);
    var choice = choice(used, profiles, known).localCheckpoint(true);
    var judged = profiles.crossJoin(broadcast(known)).crossJoin(broadcast(choice));
    var scores =
        judged.map(
            (MapFunction<Row, Row>) row -> Judgement.of(used, row).score(),
            Encoders.row(Table.schemaOf(ExpertScore.class)));
    double from = evidenceFrom;
    var evidence =
        judged.flatMap(
            (FlatMapFunction<Row, Row>) row -> Judgement.of(used, row).evidence(from),
            Encoders.row(Table.schemaOf(Evidence.class)));
    return new Made(
        new Table<>(ExpertScore.class, scores),
        new Table<>(Evidence.class, evidence),
        named(used, choice));
  }

  private static Dataset<Row> named(ProfileModel used, Dataset<Row> choice) {
    return choice.map(
        (MapFunction<Row, Row>)
            row -> {
              int panel = row.getInt(0);
              return RowFactory.create(
                  panel == SourceChoice.NOBODY ? "nobody" : used.panel(panel).name(),
                  row.getDouble(1));
            },
        Encoders.row(StructType.fromDDL("panel STRING NOT NULL, zombieShare DOUBLE NOT NULL")));
  }

  private Dataset<Row> choice(ProfileModel used, Dataset<Row> profiles, Dataset<Row> known) {
    var way = prior;
    return profiles
        .crossJoin(broadcast(known))
        .flatMap((FlatMapFunction<Row, Row>) row -> seen(used, row), Encoders.row(SEEN))
        .groupBy("panel", "isOutside", "bin")
        .agg(count(lit(1)).as("accounts"))
        .agg(
            sort_array(
                    collect_list(
                        struct(col("panel"), col("isOutside"), col("bin"), col("accounts"))))
                .as("seen"))
        .crossJoin(broadcast(known))
        .map((MapFunction<Row, Row>) row -> chosen(used, row, way), Encoders.row(CHOICE));
  }

  private static Iterator<Row> seen(ProfileModel model, Row row) {
    var profile = Profiles.profile(row);
    var seen = new ArrayList<Row>();
    if (isJudged(profile)) {
      var known = Profiles.shares(row);
      for (int i = 0; i < model.panels(); i++) {
        var judge = model.panel(i).judge(known);
        boolean isOutside = judge.territory().isOutside(profile);
        long bin = isOutside ? 0 : ScoreCounts.bin(judge.logOdds(profile));
        seen.add(RowFactory.create(i, isOutside, bin));
      }
    }
    return seen.iterator();
  }

  private static Row chosen(ProfileModel model, Row row, Prior prior) {
    List<Row> all = row.getList(0);
    var seen = new ArrayList<SourceChoice.Seen>();
    for (int i = 0; i < model.panels(); i++) {
      var bins = new ArrayList<Long>();
      var counts = new ArrayList<Long>();
      long outside = 0;
      for (var cell : all) {
        if (cell.getInt(0) == i && cell.getBoolean(1)) {
          outside += cell.getLong(3);
        } else if (cell.getInt(0) == i) {
          bins.add(cell.getLong(2));
          counts.add(cell.getLong(3));
        }
      }
      seen.add(new SourceChoice.Seen(new ScoreCounts(bins, counts), outside));
    }
    var choice = SourceChoice.of(model, Profiles.shares(row), seen, prior);
    return RowFactory.create(choice.panel(), choice.zombieShare());
  }

  static boolean isJudged(Profile profile) {
    return profile.isKnown() && !isEmpty(profile);
  }

  static boolean isEmpty(Profile profile) {
    return profile.posts() == 0 && profile.followers() + profile.followees() < FEW_TIES;
  }
}
