package org.kolscope.pipeline;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.kolscope.intake.BriefAccounts;
import org.kolscope.intake.BriefAccounts.AskedPrice;
import org.kolscope.intake.DataQualityException;
import org.kolscope.intake.Drop;
import org.kolscope.intake.Drop.InputFile;
import org.kolscope.intake.SourcePlan;
import org.kolscope.pipeline.Stages.Given;
import org.kolscope.pipeline.Stages.Left;
import org.kolscope.pipeline.quality.QualityRules;
import org.kolscope.report.NightPage.LineageLine;
import org.kolscope.schema.Account;
import org.kolscope.schema.BriefAccount;
import org.kolscope.schema.Centrality;
import org.kolscope.schema.Post;
import org.kolscope.schema.QualityFigure;
import org.kolscope.schema.QuarantinedRow;
import org.kolscope.schema.Run.Verdict;
import org.kolscope.schema.Table;
import org.kolscope.schema.Tables;
import org.kolscope.store.Fingerprint;
import org.kolscope.store.MaskKey;
import org.kolscope.store.Store;
import org.kolscope.store.WarehousePlatform;

/**
 * One night on its way through the pipeline: which tables it has stored, from what they were made,
 * and whether an earlier run of it made them already.
 */
final class Night {

  static final String LOAD = "load the raw files";
  static final String AUDIT = "audit the night";
  static final String BRIEF = "find the brief's accounts";

  /** Nights that the audit compares with: four weeks, the longest window of any rule. */
  private static final int PAST_NIGHTS = 28;

  private final SparkSession spark;
  private final Store store;
  private final RunRequest request;
  private final Stages stages;
  private final Set<Long> refused;
  private final Map<Class<? extends Record>, Table<?>> derived = new LinkedHashMap<>();
  private final Map<String, String> fingerprints = new TreeMap<>();
  private final Map<String, Long> rows = new LinkedHashMap<>();
  private final List<LineageLine> lineage = new ArrayList<>();
  private List<EarlierNights.Loaded> history = List.of();
  private NavigableSet<LocalDate> newNights = new TreeSet<>();
  private DropFacts drop;
  private String folder;
  private List<QualityFigure> figures = List.of();
  private BriefFacts brief = new BriefFacts(List.of(), List.of());
  private JudgedFacts judged;
  private List<WholeSize> wholes;

  Night(SparkSession spark, Store store, RunRequest request, Stages stages, Set<Long> refused) {
    this.spark = spark;
    this.store = store;
    this.request = request;
    this.stages = stages;
    this.refused = refused;
  }

  private LocalDate asOf() {
    return request.asOf();
  }

  /** Loads the nights before this one that are missing, if that was asked for. */
  void load(EarlierNights earlier) {
    if (request.loadsHistory()) {
      history = earlier.load(stages, refused);
      newNights = earlier.nights();
      var tables = Tables.SOURCE.stream().map(Night::name).toList();
      lineage.add(new LineageLine(EarlierNights.LOAD, List.of(request.input()), tables));
    }
  }

  /**
   * Stores what the raw files hold and audits it, unless both were done with the same files. The
   * audit needs the rows themselves, so it is done together with the loading or not at all.
   *
   * @throws DataQualityException if the audit stops the night
   */
  void load(SourcePlan plan, List<InputFile> files) {
    var settings = request.settings();
    var given =
        Given.of(
            Arrays.asList(
                request.source(),
                settings.intake(),
                settings.report().zone(),
                settings.retention().personalDays(),
                refused),
            Map.of("the raw files", inputsHash(files)));
    folder = plan.folder();
    try (var reading = new Reading()) {
      var left =
          stages.run(
              LOAD,
              given,
              before -> stages.isDone(AUDIT, auditGiven()) && isStored(QualityFigure.class),
              () -> {
                reading.drop =
                    settings
                        .intake()
                        .load(
                            spark,
                            plan,
                            files,
                            store.state(Account.class, asOf().minusDays(1)),
                            ZoneId.of(settings.report().zone()),
                            refused);
                return stored(reading.drop, files);
              });
      drop = left.facts(DropFacts.class);
      Tables.SOURCE.forEach(t -> fingerprints.put(name(t), store.stateFingerprint(t, asOf())));
      drop.logged().forEach((table, logged) -> rows.put(table, logged.rows()));
      keep(QuarantinedRow.class, left.fingerprint(), 0);
      lineage.add(new LineageLine(LOAD, List.of(request.input()), List.copyOf(rows.keySet())));
      audit(reading.drop);
    }
  }

  /** What is left of looking for the brief's accounts, beside their table. */
  private record BriefFacts(List<AskedPrice> prices, List<String> missing) {}

  /** A drop that is let go of when the loading ends. */
  private static final class Reading implements AutoCloseable {
    private Drop drop;

    @Override
    public void close() {
      if (drop != null) {
        drop.close();
      }
    }
  }

  static String inputsHash(List<InputFile> files) {
    return Stages.hash(files.stream().map(f -> List.of(f.path(), f.bytes(), f.sha256())).toList());
  }

  private Left stored(Drop read, List<InputFile> files) {
    var secrets = files.stream().map(InputFile::secret).toList();
    WarehousePlatform.keep(spark, request.warehouse(), RefusalList.platform(request.source()));
    MaskKey.of(spark, request.warehouse(), request.settings().privacy().maskKeyFile(), secrets);
    // what was kept apart is stored before what was taken: it can be looked up whatever happens
    var apart = store.writeDerived(QuarantinedRow.class, asOf(), read.quarantined());
    var logged = new SourceTables(spark, store, asOf(), request.settings().retention()).log(read);
    var facts = DropFacts.of(read, logged);
    var all = facts.counts().values().stream().mapToLong(c -> c.read()).sum();
    return Left.of(all, apart.hex(), facts);
  }

  private Given auditGiven() {
    return Given.of(
        request.settings().quality(),
        Map.of(
            "Account", store.stateFingerprint(Account.class, asOf()),
            "Post", store.stateFingerprint(Post.class, asOf()),
            "the nights before", Fingerprint.of(pastFigures()).hex()));
  }

  private Dataset<Row> pastFigures() {
    return store
        .history(QualityFigure.class, asOf().minusDays(1))
        .where(col("asOf").geq(lit(asOf().minusDays(PAST_NIGHTS))));
  }

  private void audit(Drop read) {
    var left =
        stages.run(
            AUDIT,
            auditGiven(),
            before -> read == null,
            () -> {
              var inputs =
                  new QualityRules.Inputs(
                      asOf(),
                      ZoneId.of(request.settings().report().zone()),
                      read.counts(),
                      read.tables(),
                      store.state(Account.class, asOf()),
                      store.state(Post.class, asOf()),
                      store.state(Account.class, asOf().minusDays(1)),
                      pastFigures());
              var made = request.settings().quality().of(spark, inputs);
              return left(store.writeDerived(QualityFigure.class, asOf(), made));
            });
    keep(QualityFigure.class, left.fingerprint(), left.rows());
    lineage.add(
        new LineageLine(
            AUDIT, List.copyOf(auditGiven().inputs().keySet()), List.of("QualityFigure")));
    figures = store.read(QualityFigure.class, asOf()).collect();
    if (QualityRules.verdict(figures) == Verdict.STOP) {
      throw new DataQualityException(
          "the audit stopped the night: "
              + request.settings().quality().messages(figures).get(0).en());
    }
  }

  private static Left left(Fingerprint made) {
    return new Left(made.rows(), made.hex(), null);
  }

  /** A source table as of this night. */
  <R extends Record> Table<R> state(Class<R> type) {
    return store.state(type, asOf());
  }

  /** The accounts that the brief names. */
  Table<BriefAccount> briefAccounts(Table<Account> accounts) {
    var left =
        stages.run(
            BRIEF,
            given(request.brief(), List.of(Account.class)),
            before -> before.rows() == 0 || isStored(BriefAccount.class),
            () -> {
              var found = BriefAccounts.of(spark, request.brief(), request.source(), accounts);
              var made = store.writeDerived(BriefAccount.class, asOf(), found.found());
              return Left.of(
                  made.rows(), made.hex(), new BriefFacts(found.prices(), found.missing()));
            });
    brief = left.facts(BriefFacts.class);
    lineage.add(new LineageLine(BRIEF, List.of("Account"), List.of("BriefAccount")));
    return keep(BriefAccount.class, left.fingerprint(), left.rows());
  }

  /**
   * Makes and stores a derived table, unless it was made from the same.
   *
   * @param settings everything beside tables that the step depends on; null for nothing
   * @param inputs the tables it is made from: of this night, or the state of source tables
   * @return the table as stored
   */
  <R extends Record> Table<R> derive(
      String stage,
      Class<R> type,
      Object settings,
      List<Class<? extends Record>> inputs,
      Supplier<Table<R>> step) {
    return derive(stage, type, given(settings, inputs), step);
  }

  /** {@link #derive} from other inputs than tables of this night. */
  <R extends Record> Table<R> derive(
      String stage, Class<R> type, Given given, Supplier<Table<R>> step) {
    var left =
        stages.run(
            stage,
            given,
            before -> before.rows() == 0 || isStored(type),
            () -> left(store.writeDerived(type, asOf(), step.get())));
    lineage.add(new LineageLine(stage, List.copyOf(given.inputs().keySet()), List.of(name(type))));
    return keep(type, left.fingerprint(), left.rows());
  }

  /** What a stage works on: settings, and tables by their fingerprints. */
  Given given(Object settings, List<Class<? extends Record>> inputs) {
    var used = new TreeMap<String, String>();
    inputs.forEach(t -> used.put(name(t), fingerprints.get(name(t))));
    return Given.of(settings, used);
  }

  private <R extends Record> Table<R> keep(Class<R> type, String fingerprint, long count) {
    fingerprints.put(name(type), fingerprint);
    rows.put(name(type), type == QuarantinedRow.class ? quarantined() : count);
    var stored = store.read(type, asOf());
    derived.put(type, stored);
    return stored;
  }

  private long quarantined() {
    return drop.counts().values().stream().mapToLong(c -> c.quarantined()).sum();
  }

  /** Whether a table has rows of this night. */
  private boolean isStored(Class<? extends Record> type) {
    return store.nights(type).contains(asOf());
  }

  private static String name(Class<? extends Record> type) {
    return type.getSimpleName();
  }

  /** The derived tables of this night in the order they were made. */
  Map<Class<? extends Record>, Table<?>> derived() {
    return derived;
  }

  /** A derived table of this night, as stored. */
  @SuppressWarnings("unchecked")
  <R extends Record> Table<R> table(Class<R> type) {
    return (Table<R>) derived.get(type);
  }

  /** Rows of every table, source tables first; of a source table, those the night changed. */
  Map<String, Long> rows() {
    return rows;
  }

  long rows(Class<? extends Record> type) {
    return rows.getOrDefault(name(type), 0L);
  }

  /** Fingerprints of all tables, as of this night. */
  Map<String, String> fingerprints() {
    return fingerprints;
  }

  /** The folder of the night's raw files. */
  String folder() {
    return folder;
  }

  /** What is known of the earlier nights that were loaded with this one. */
  List<EarlierNights.Loaded> history() {
    return history;
  }

  /** The earlier nights that this very run loaded. */
  NavigableSet<LocalDate> newNights() {
    return newNights;
  }

  /** What is known of the drop; null before it was loaded. */
  DropFacts drop() {
    return drop;
  }

  /** What the audit measured. */
  List<QualityFigure> figures() {
    return figures;
  }

  /** What the brief wrote and the data does not have. */
  List<String> missing() {
    return brief.missing();
  }

  /** What the brief says that accounts ask for. */
  List<AskedPrice> askedPrices() {
    return brief.prices();
  }

  /** Keeps what the judging has to say. */
  void judged(JudgedFacts facts) {
    judged = facts;
  }

  /** What the judging has to say; null before it was done. */
  JudgedFacts judged() {
    return judged;
  }

  /** How the whole graphs were measured, asked of the table once; empty before they were. */
  List<WholeSize> wholes() {
    if (wholes == null && derived.containsKey(Centrality.class)) {
      wholes = WholeSize.of(table(Centrality.class));
    }
    return wholes == null ? List.of() : wholes;
  }

  /** Which stage reads and writes what. */
  List<LineageLine> lineage() {
    return lineage;
  }

  RunRequest request() {
    return request;
  }

  Store store() {
    return store;
  }

  SparkSession spark() {
    return spark;
  }

  Stages stages() {
    return stages;
  }
}
