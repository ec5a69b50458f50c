package org.kolscope.sample;

import static org.apache.spark.ml.functions.vector_to_array;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.spark.ml.classification.GBTClassifier;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.sample.attack.Farm;
import org.kolscope.sample.attack.Farm.Camouflage;
import org.kolscope.sample.attack.Farm.Kind;
import org.kolscope.sample.attack.Farm.Registration;
import org.kolscope.schema.Post;
import org.kolscope.testing.LocalSpark;

/**
 * Boosted trees that are shown ids, row order and the letters of names, and nothing of what an
 * account does, must not find aged zombies.
 *
 * <p>How often an account posts is no leak, so no feature counts posts: one post of its own is
 * drawn at random, and its number, place in its file and second of the day are shown. Accounts
 * without a post are left out there, and bought reposts are not drawn, whose time is the attack.
 *
 * <p>Half of the accounts train, by a hash of farm and account, so that a farm is on both sides. On
 * the other half the AUC of a worthless score has the standard error of Hanley and McNeil (1982),
 * which is 0.014 with 500 zombies and 0.018 with 250; the bound of 0.05 is 3.6 and 2.8 of them.
 */
@ExtendWith(LocalSpark.class)
class LeakTest {

  private static final int ACCOUNTS = 10_000;
  private static final double BOUND = 0.05;
  private static final World WORLD =
      World.of(new SampleSettings(ACCOUNTS, 1, LocalDate.of(2026, 3, 1), 17), farms());
  private static final Chance SPLIT = Chance.of(3).on("split");
  private static final List<String> OF_ACCOUNT =
      List.of(
          "id",
          "idMod2",
          "idMod7",
          "idMod10",
          "idMod16",
          "idMod100",
          "gapBefore",
          "gapBehind",
          "file",
          "accountRow",
          "followRow",
          "nameChars",
          "nameDigits",
          "nameLatin",
          "nameSigns",
          "nameFirst",
          "nameLast");
  private static final List<String> OF_POST =
      List.of(
          "postId",
          "postMod2",
          "postMod10",
          "postMod16",
          "postMod100",
          "postLow",
          "postSecond",
          "postRow");

  private static List<Farm> farms() {
    var camouflages =
        List.of(Camouflage.NONE, Camouflage.RANDOM, Camouflage.RANDOM2, Camouflage.BIASED);
    return IntStream.range(0, 10)
        .mapToObj(
            f ->
                new Farm(
                    f,
                    f % 2 == 0 ? Kind.DRIP : Kind.BURST,
                    f % 3 == 0 ? 2 : 60,
                    f < 8 ? Registration.AGED : Registration.BATCH,
                    camouflages.get(f % 4),
                    0.5,
                    125,
                    10,
                    10))
        .toList();
  }

  @Test
  void idsRowsAndNamesDoNotTellAgedZombies(SparkSession spark) {
    var shown = IntStream.range(0, ACCOUNTS).filter(LeakTest::isAgedOrPerson).boxed().toList();
    var of = accountFeatures();

    var found = auc(spark, OF_ACCOUNT, shown, LeakTest::isZombie, i -> of.get(i).stream());

    assertThat(found.error()).isLessThan(BOUND / 2);
    assertThat(found.auc()).as("%s", found).isBetween(0.5 - BOUND, 0.5 + BOUND);
  }

  @Test
  void onePostOfEachDoesNotTellAgedZombies(SparkSession spark) {
    var ofAccount = accountFeatures();
    var ofPost = postFeatures();
    var shown =
        IntStream.range(0, ACCOUNTS)
            .filter(i -> isAgedOrPerson(i) && ofPost.containsKey(i))
            .boxed()
            .toList();
    var names = Stream.concat(OF_ACCOUNT.stream(), OF_POST.stream()).toList();

    var found =
        auc(
            spark,
            names,
            shown,
            LeakTest::isZombie,
            i -> Stream.concat(ofAccount.get(i).stream(), ofPost.get(i).stream()));

    assertThat(found.error()).isLessThan(BOUND / 2);
    assertThat(found.auc()).as("%s", found).isBetween(0.5 - BOUND, 0.5 + BOUND);
  }

  @Test
  void idsTellZombiesThatWereRegisteredInABatch(SparkSession spark) {
    var shown =
        IntStream.range(0, ACCOUNTS)
            .filter(i -> isPerson(i) || (isZombie(i) && !isAged(i)))
            .boxed()
            .toList();
    var of = accountFeatures();

    var found =
        auc(spark, List.of("id"), shown, LeakTest::isZombie, i -> of.get(i).stream().limit(1));

    assertThat(found.auc()).isGreaterThan(0.6);
  }

  private static boolean isPerson(int index) {
    return WORLD.people().role(index) == Role.PERSON;
  }

  private static boolean isZombie(int index) {
    return WORLD.people().role(index) == Role.ZOMBIE;
  }

  private static boolean isAged(int index) {
    return WORLD.farms().get(WORLD.people().farm[index]).registration() == Registration.AGED;
  }

  private static boolean isAgedOrPerson(int index) {
    return isPerson(index) || (isZombie(index) && isAged(index));
  }

  /** By index, in the order of {@link #OF_ACCOUNT}. */
  private static Map<Integer, List<Double>> accountFeatures() {
    var ids = WORLD.people().id.clone();
    Arrays.sort(ids);
    var features = new HashMap<Integer, List<Double>>();
    for (int part = 0; part < SampleSettings.PARTS; part++) {
      var accountRow = 0;
      var followRow = 0;
      for (int index : PartOrder.of(WORLD.people()).of(part)) {
        var of = new ArrayList<>(ofId(WORLD.people().id(index), ids));
        of.addAll(List.of((double) part, (double) accountRow++, (double) followRow));
        of.addAll(ofName(WORLD.profiles().name(index)));
        features.put(index, of);
        followRow += WORLD.follows().from[index + 1] - WORLD.follows().from[index];
      }
    }
    return features;
  }

  private static List<Double> ofId(long id, long[] ids) {
    var at = Arrays.binarySearch(ids, id);
    return Stream.of(
            id,
            id % 2,
            id % 7,
            id % 10,
            id % 16,
            id % 100,
            id - ids[Math.max(0, at - 1)],
            ids[Math.min(ids.length - 1, at + 1)] - id)
        .map(Long::doubleValue)
        .toList();
  }

  private static List<Double> ofName(String name) {
    IntPredicate isLatin = c -> c < 128 && Character.isLetter(c);
    return List.of(
        (double) name.length(),
        (double) name.chars().filter(Character::isDigit).count(),
        name.chars().filter(isLatin).count() / (double) name.length(),
        (double) name.chars().filter(c -> !Character.isLetterOrDigit(c)).count(),
        (double) name.charAt(0),
        (double) name.charAt(name.length() - 1));
  }

  private record Seen(Post post, int row) {}

  /** By index, in the order of {@link #OF_POST}; only of those who posted. */
  private static Map<Integer, List<Double>> postFeatures() {
    var own = new HashMap<Long, List<Seen>>();
    for (int part = 0; part < SampleSettings.PARTS; part++) {
      var rows = new int[1];
      WORLD
          .waves()
          .posts(
              0,
              part,
              post -> {
                var row = rows[0]++;
                if (!post.isRepost()) {
                  own.computeIfAbsent(post.accountId(), id -> new ArrayList<>())
                      .add(new Seen(post, row));
                }
              });
    }
    var features = new HashMap<Integer, List<Double>>();
    for (int i = 0; i < ACCOUNTS; i++) {
      var posts = own.get(WORLD.people().id(i));
      if (posts != null) {
        var drawn = (int) Math.floorMod(SPLIT.bits(i, 1), (long) posts.size());
        features.put(i, ofPost(posts.get(drawn)));
      }
    }
    return features;
  }

  private static List<Double> ofPost(Seen seen) {
    var id = seen.post().postId();
    return Stream.of(
            id,
            id % 2,
            id % 10,
            id % 16,
            id % 100,
            id & ((1 << 22) - 1),
            Math.floorMod(seen.post().createdAt().getEpochSecond(), 86_400L),
            (long) seen.row())
        .map(Long::doubleValue)
        .toList();
  }

  private record Found(double auc, double error, long guilty, long others) {}

  /** Features of an account, by index. */
  private interface Features {
    Stream<Double> of(int index);
  }

  /** What trees trained on one half of the accounts are worth on the other. */
  private static Found auc(
      SparkSession spark,
      List<String> names,
      List<Integer> shown,
      IntPredicate isGuilty,
      Features features) {
    var guilty = shown.stream().filter(isGuilty::test).count();
    var weight = (shown.size() - guilty) / (double) guilty;
    var rows =
        shown.stream()
            .map(
                i -> {
                  var isBad = isGuilty.test(i);
                  var label = isBad ? 1.0 : 0.0;
                  var values = Stream.of(label, isBad ? weight : 1.0, half(i));
                  return RowFactory.create(Stream.concat(values, features.of(i)).toArray());
                })
            .toList();
    var type = new StructType();
    for (var name : Stream.concat(Stream.of("label", "weight", "half"), names.stream()).toList()) {
      type = type.add(name, DataTypes.DoubleType);
    }
    var table =
        new VectorAssembler()
            .setInputCols(names.toArray(String[]::new))
            .setOutputCol("features")
            .transform(spark.createDataFrame(rows, type).repartition(2, col("id")))
            .cache();
    var trees = new GBTClassifier().setMaxIter(12).setMaxDepth(4).setWeightCol("weight").setSeed(1);
    var model = trees.fit(table.where(col("half").equalTo(0)));
    var found = judged(model.transform(table.where(col("half").equalTo(1))));
    table.unpersist();
    return found;
  }

  private static double half(int index) {
    return SPLIT.bits(WORLD.people().farm[index], index) < 0 ? 0 : 1;
  }

  /** The rank sum of the guilty gives the AUC, ties in the middle; its error if it were 0.5. */
  private static Found judged(Dataset<Row> scored) {
    var rows =
        scored
            .select(col("label"), vector_to_array(col("probability"), "float64").getItem(1))
            .collectAsList();
    var ranks =
        new NaturalRanking().rank(rows.stream().mapToDouble(row -> row.getDouble(1)).toArray());
    var sum = 0.0;
    var guilty = 0L;
    for (int i = 0; i < ranks.length; i++) {
      if (rows.get(i).getDouble(0) > 0) {
        sum += ranks[i];
        guilty++;
      }
    }
    var others = ranks.length - guilty;
    var auc = (sum - guilty * (guilty + 1) / 2.0) / ((double) guilty * others);
    // Q1 = Q2 = 1/3 at an AUC of 1/2
    var error =
        Math.sqrt((0.25 + (guilty + others - 2) * (1 / 3.0 - 0.25)) / ((double) guilty * others));
    return new Found(auc, error, guilty, others);
  }
}
