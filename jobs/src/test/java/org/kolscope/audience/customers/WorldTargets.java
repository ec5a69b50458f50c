package org.kolscope.audience.customers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.kolscope.audience.fit.KolFits;
import org.kolscope.influence.AccountFacts;
import org.kolscope.influence.RepostEdges;
import org.kolscope.intake.BriefAccounts;
import org.kolscope.intake.Drop;
import org.kolscope.intake.Intake;
import org.kolscope.intake.Presets;
import org.kolscope.intake.Source;
import org.kolscope.intake.YamlFile;
import org.kolscope.ranking.Candidates;
import org.kolscope.sample.Layout;
import org.kolscope.sample.SampleSettings;
import org.kolscope.sample.World;
import org.kolscope.sample.WorldFiles;
import org.kolscope.sample.attack.AttackMix;
import org.kolscope.schema.Account;
import org.kolscope.schema.Brief;
import org.kolscope.schema.BriefAccount;
import org.kolscope.schema.Comment;
import org.kolscope.schema.Crawl;
import org.kolscope.schema.Follow;
import org.kolscope.schema.KolFit;
import org.kolscope.schema.Like;
import org.kolscope.schema.Membership;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;
import org.kolscope.schema.TargetSize;
import org.kolscope.schema.Verdict;
import org.kolscope.text.AccountWords;
import org.kolscope.text.PostTexts;
import org.kolscope.text.TextModels;

/**
 * One night of an invented world, screened, beside its planted truth. Zombies are told apart by the
 * truth, so that what is measured is the screening alone.
 */
final class WorldTargets implements AutoCloseable {

  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 1);

  private final SparkSession spark;
  private final Path folder;
  private final Source source;
  private final Drop drop;
  private final Map<Long, String[]> truth = new HashMap<>();

  /** What came out for the persons of a world. */
  @SuppressWarnings("ArrayRecordComponent") // a carrier of columns, never compared
  record Screened(double[] probabilities, boolean[] isTarget, TargetSize size) {

    /** Probability that a target is held likelier than another, ties half. */
    double auc() {
      var order = new ArrayList<Integer>();
      for (int i = 0; i < probabilities.length; i++) {
        order.add(i);
      }
      order.sort(Comparator.comparingDouble(i -> probabilities[i]));
      double ranks = 0;
      long targets = 0;
      for (int from = 0; from < order.size(); ) {
        int to = from;
        while (to < order.size()
            && probabilities[order.get(to)] == probabilities[order.get(from)]) {
          to++;
        }
        for (int at = from; at < to; at++) {
          if (isTarget[order.get(at)]) {
            ranks += (from + 1 + to) / 2.0;
            targets++;
          }
        }
        from = to;
      }
      long others = order.size() - targets;
      return (ranks - targets * (targets + 1) / 2.0) / ((double) targets * others);
    }

    /** Mean distance of probability and share over ten bins, by their sizes. */
    double calibrationError() {
      double[] sum = new double[10];
      double[] of = new double[10];
      for (int i = 0; i < probabilities.length; i++) {
        int bin = Math.min(9, (int) (probabilities[i] * 10));
        sum[bin] += probabilities[i];
        of[bin] += isTarget[i] ? 1 : 0;
      }
      double error = 0;
      for (int bin = 0; bin < 10; bin++) {
        error += Math.abs(sum[bin] - of[bin]) / probabilities.length;
      }
      return error;
    }

    long targets() {
      long targets = 0;
      for (boolean is : isTarget) {
        targets += is ? 1 : 0;
      }
      return targets;
    }
  }

  WorldTargets(SparkSession spark, Path folder, int accounts, long seed) {
    this.spark = spark;
    this.folder = folder;
    var settings = new SampleSettings(accounts, 1, NIGHT, seed);
    new WorldFiles(World.of(settings, AttackMix.defaults(accounts)), Layout.KOLSCOPE)
        .write(folder, told -> {});
    source = YamlFile.read("kolscope", Presets.text("kolscope"), Source.class);
    var intake = Intake.defaults();
    var plan = intake.plan(spark, source, folder.toString(), NIGHT);
    drop =
        intake.load(
            spark,
            plan,
            intake.inputs(spark, plan),
            Table.of(spark, Account.class, List.of()),
            ZoneId.of("Asia/Shanghai"),
            Set.of());
    text("truth/account.csv").lines().skip(1).forEach(this::truth);
  }

  private void truth(String line) {
    var cells = line.split(",", -1);
    truth.put(Long.parseLong(cells[0]), cells);
  }

  private String text(String path) {
    try {
      return Files.readString(folder.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Brief brief(String name) {
    return YamlFile.read(name, text("briefs/" + name + ".yaml"), Brief.class);
  }

  /**
   * Screens the world.
   *
   * @param name of the brief, suv or watch
   * @param without takes a road away from what is known
   */
  Screened screened(String name, UnaryOperator<TargetCustomers.Known> without) {
    var known = without.apply(known(brief(name)));
    var made = new TargetCustomers().of(known);
    var found = new HashMap<Long, Double>();
    made.customers().collect().forEach(c -> found.put(c.accountId(), c.probability()));
    var parts = new HashSet<Long>();
    known.briefAccounts().collect().stream()
        .filter(b -> !b.role().name().equals("CUSTOMER") && !b.role().name().equals("PRICED"))
        .forEach(b -> parts.add(b.accountId()));
    int column = name.equals("suv") ? 3 : 4;
    var persons =
        truth.values().stream()
            .filter(t -> Set.of("PERSON", "HIJACKED", "STAFF").contains(t[1]))
            .filter(t -> !parts.contains(Long.parseLong(t[0])))
            .toList();
    double[] probabilities = new double[persons.size()];
    boolean[] isTarget = new boolean[persons.size()];
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] = found.getOrDefault(Long.parseLong(persons.get(i)[0]), 0.0);
      isTarget[i] = Boolean.parseBoolean(persons.get(i)[column]);
    }
    var size =
        made.sizes().collect().stream()
            .filter(s -> s.kind() == TargetSize.Kind.TARGET)
            .findFirst()
            .orElseThrow();
    return new Screened(probabilities, isTarget, size);
  }

  /**
   * Accounts that are planted as best for a brief, and candidates by the target customers among
   * their real fans, the most first, as the page has them: without firms, offices and media, which
   * their badge tells.
   */
  record BestKols(Set<Long> planted, List<Long> found) {}

  /** How a brief's KOLs come out. */
  BestKols bestKols(String name) {
    var known = known(brief(name));
    var accounts = known.accounts();
    var follows = known.follows();
    var posts = known.posts();
    var facts = new AccountFacts().of(accounts, follows, posts, new RepostEdges().of(posts));
    var fits =
        new KolFits()
            .of(
                new KolFits.Known(
                    NIGHT,
                    ZoneId.of("Asia/Shanghai"),
                    new Candidates().of(facts, known.briefAccounts()),
                    known.briefAccounts(),
                    accounts,
                    follows,
                    posts,
                    drop.table(Comment.class),
                    drop.table(Like.class),
                    drop.table(Crawl.class),
                    known.verdicts(),
                    new TargetCustomers().of(known).customers()));
    var others =
        known.briefAccounts().collect().stream()
            .filter(
                b -> Set.of(BriefAccount.Role.OWN, BriefAccount.Role.COMPETITOR).contains(b.role()))
            .map(BriefAccount::accountId)
            .collect(Collectors.toCollection(HashSet::new));
    accounts.collect().stream()
        .filter(a -> a.verifiedType() != null && a.verifiedType().matches("[1-9]"))
        .forEach(a -> others.add(a.accountId()));
    var found =
        fits.collect().stream()
            .filter(f -> f.base() == KolFit.Base.FOLLOWERS && f.targetReach() != null)
            .filter(f -> !others.contains(f.accountId()))
            .sorted(
                Comparator.comparing(KolFit::targetReach)
                    .reversed()
                    .thenComparing(KolFit::accountId))
            .map(KolFit::accountId)
            .toList();
    var planted =
        text("truth/kol-best.csv")
            .lines()
            .map(line -> line.split(",", -1))
            .filter(cells -> cells[0].equals(name))
            .map(cells -> Long.parseLong(cells[1]))
            .collect(Collectors.toSet());
    return new BestKols(planted, found);
  }

  private TargetCustomers.Known known(Brief brief) {
    var accounts = drop.table(Account.class);
    var posts = drop.table(Post.class);
    return new TargetCustomers.Known(
        NIGHT,
        brief,
        BriefAccounts.of(spark, brief, source, accounts).found(),
        accounts,
        drop.table(Follow.class),
        drop.table(Membership.class),
        posts,
        new PostTexts(brief, TextModels.none()).of(posts),
        new AccountWords().of(accounts, posts, brief),
        zombies());
  }

  private Table<Verdict> zombies() {
    return Table.of(
        spark,
        Verdict.class,
        truth.values().stream()
            .filter(t -> t[1].equals("ZOMBIE"))
            .map(
                t ->
                    new Verdict(
                        Long.parseLong(t[0]),
                        Verdict.Call.ZOMBIE,
                        Verdict.Call.ZOMBIE,
                        1.0,
                        1.0,
                        List.of(),
                        false,
                        "truth"))
            .toList());
  }

  @Override
  public void close() {
    drop.close();
  }
}
