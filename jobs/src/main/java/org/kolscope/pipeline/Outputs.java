package org.kolscope.pipeline;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.report.ReportPages;
import org.kolscope.report.Words;
import org.kolscope.schema.BriefAccount;
import org.kolscope.schema.Follow;
import org.kolscope.schema.KolRank;
import org.kolscope.schema.RepostEdge;
import org.kolscope.schema.RosterPick;
import org.kolscope.schema.Run;
import org.kolscope.schema.Table;
import org.kolscope.store.Mask;
import org.kolscope.store.MaskKey;
import org.kolscope.store.OutFolder;
import org.kolscope.store.PlainParquet;

/**
 * What a night leaves below its output folder: plain Parquet, the report, the manifest.
 *
 * @param tables null if the night did not get that far
 */
record Outputs(Night night, KolTables tables) {

  private RunRequest request() {
    return night.request();
  }

  /**
   * Writes every derived table and the graphs, masked, where nobody looks; the number of tables.
   */
  long parquet() {
    var asOf = request().asOf();
    var named = Named.accounts(tables.kols(), night.table(BriefAccount.class)).persist();
    var mask = mask();
    var parquet = new PlainParquet(night.spark(), request().out());
    parquet.begin(asOf);
    var shown = new ArrayList<Table<?>>(night.derived().values());
    if (request().settings().parquet().graphs()) {
      shown.add(new Table<>(Follow.class, tables.follows().rows().where(not(col("gone")))));
    } else {
      shown.removeIf(t -> t.type() == RepostEdge.class);
    }
    SideBySide.all(
        shown.stream().map(t -> written(parquet, t, rows -> mask.masked(t, named))).toList());
    named.unpersist();
    return shown.size();
  }

  private <R extends Record> Callable<Void> written(
      PlainParquet parquet, Table<R> table, UnaryOperator<Dataset<Row>> door) {
    return () -> {
      var isDerived = night.derived().containsKey(table.type());
      var count = isDerived ? night.rows(table.type()) : table.rows().count();
      parquet.write(table, count, request().asOf(), door);
      return null;
    };
  }

  /** Puts the plain Parquet that was written in place. */
  void putParquet() {
    new PlainParquet(night.spark(), request().out()).put(request().asOf());
  }

  /** The KOLs by rank: as many as there are candidates, a small part of the accounts. */
  List<KolRank> ranked() {
    return tables == null
        ? List.of()
        : new Table<>(KolRank.class, tables.kols().rows().orderBy("rank")).collect();
  }

  /** Who was chosen for the budget of the brief, in order: a small part of the candidates. */
  List<RosterPick> roster() {
    var picks = night.table(RosterPick.class);
    return new Table<>(
            RosterPick.class,
            picks.rows().where(col("kind").equalTo(RosterPick.Kind.BUDGET.name())).orderBy("place"))
        .collect();
  }

  /**
   * Everything needed to repeat the run, and what it was like.
   *
   * @param dossiers the pages of single KOLs; null if the night did not get that far
   */
  Map<String, Object> manifest(Run run, Words digest, DossierFolder dossiers) {
    var manifest = new LinkedHashMap<String, Object>();
    manifest.put("run", run == null ? null : run.number());
    manifest.put("verdict", run == null ? null : run.verdict());
    manifest.put("published", run != null && run.published());
    manifest.put("digest", digest.en());
    manifest.put("settingsHash", run == null ? null : run.settingsHash());
    manifest.put("inputsHash", run == null ? null : run.inputsHash());
    manifest.putAll(new NightFacts(night).manifest());
    manifest.put("maskKeyFingerprint", maskFingerprint());
    manifest.put("fingerprints", night.fingerprints());
    manifest.put("outputs", outputs(dossiers));
    var spark = night.spark();
    manifest.put("spark", spark.version() + ", " + spark.sparkContext().master());
    manifest.put("stages", stages());
    var uses = new CareUses(spark, request().out()).of(request().asOf());
    if (!uses.isEmpty()) {
      manifest.put(CareUses.KEY, uses);
    }
    return manifest;
  }

  private Map<String, Object> stages() {
    var stages = new LinkedHashMap<String, Object>();
    for (var stage : night.stages().ran()) {
      var line = new LinkedHashMap<String, Object>();
      line.put("state", stage.state());
      line.put("why", stage.why().stream().map(Words::en).toList());
      line.put("seconds", stage.seconds());
      line.put("rows", stage.rows());
      stages.put(stage.name(), line);
    }
    return stages;
  }

  private Map<String, Object> outputs(DossierFolder dossiers) {
    Map<String, Object> outputs = new TreeMap<>();
    outputs.put("tableRows", night.rows());
    if (tables != null) {
      outputs.put("parquet", "parquet/" + request().asOf());
      var pages =
          new ArrayList<>(List.of(ReportPages.INDEX, ReportPages.RANKING, ReportPages.RANKING_CSV));
      if (request().brief() != null) {
        pages.addAll(List.of(ReportPages.AUDIENCE, ReportPages.AUDIENCE_XLSX));
      }
      var report = "reports/" + request().asOf() + "/";
      outputs.put("report", pages.stream().map(p -> report + p).toList());
      if (dossiers != null) {
        outputs.put("dossiers", dossiers.told(report));
      }
    }
    return outputs;
  }

  /** A file below the output folder, as one would open it. */
  String place(String name) {
    return new OutFolder(night.spark(), request().out()).place(name);
  }

  /** Twelve hex digits that tell mask keys apart; null if there is no key yet. */
  String maskFingerprint() {
    return night.drop() == null ? null : mask().fingerprint();
  }

  Mask mask() {
    return MaskKey.of(
        night.spark(), request().warehouse(), request().settings().privacy().maskKeyFile());
  }
}
