package org.kolscope.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.kolscope.intake.BriefAccounts;
import org.kolscope.intake.Drop;
import org.kolscope.intake.Drop.InputFile;
import org.kolscope.report.ReportPages;
import org.kolscope.schema.BriefAccount;
import org.kolscope.schema.Follow;
import org.kolscope.schema.KolRank;
import org.kolscope.schema.RepostEdge;
import org.kolscope.schema.Table;
import org.kolscope.store.Mask;
import org.kolscope.store.MaskKey;
import org.kolscope.store.OutFolder;
import org.kolscope.store.PlainParquet;

/** What a night leaves below its output folder: plain Parquet, the report, the manifest. */
record Outputs(
    SparkSession spark,
    RunRequest request,
    Drop drop,
    BriefAccounts brief,
    NightTables night,
    Stages stages) {

  /** Writes every derived table and the follow graph, masked; the number of tables. */
  long parquet(Table<Follow> follows, Table<KolRank> kols) {
    var asOf = request.asOf();
    var named = Named.accounts(kols, night.table(BriefAccount.class)).persist();
    var mask = mask();
    var parquet = new PlainParquet(spark, request.out());
    var graphs = request.settings().parquet().graphs();
    if (!graphs) {
      parquet.remove(Follow.class, asOf);
      parquet.remove(RepostEdge.class, asOf);
    }
    var tables = 0L;
    for (var table : night.derived().values()) {
      if (table.type() == RepostEdge.class && !graphs) {
        continue;
      }
      parquet.write(table, asOf, rows -> mask.masked(table, named));
      tables++;
    }
    if (graphs) {
      var current = new Table<>(Follow.class, follows.rows().where("not gone"));
      parquet.write(current, asOf, rows -> mask.masked(current, named));
      tables++;
    }
    named.unpersist();
    return tables;
  }

  /** Writes the pages; the folder. */
  String pages(Table<KolRank> kols) {
    // as many as there are candidates: those with ten fans, a small part of the accounts
    var ranked = new Table<>(KolRank.class, kols.rows().orderBy("rank")).collect();
    var facts = new NightFacts(request, drop, brief, night);
    return new OutFolder(spark, request.out())
        .put("reports/" + request.asOf(), new ReportPages().render(facts.report(ranked)));
  }

  /** Writes the manifest, when every stage has its seconds. */
  RunResult manifest(String pages) {
    var facts = new NightFacts(request, drop, brief, night);
    var manifest = new LinkedHashMap<String, Object>(facts.manifest());
    manifest.put("maskKeyFingerprint", mask().fingerprint());
    manifest.put("outputs", outputs());
    manifest.put("spark", spark.version() + ", " + spark.sparkContext().master());
    manifest.put("stageSeconds", stages.seconds());
    var run =
        new OutFolder(spark, request.out())
            .put("runs/" + request.asOf(), Map.of("manifest.json", Manifest.json(manifest)));
    return new RunResult(
        pages + "/" + ReportPages.INDEX,
        run + "/manifest.json",
        drop.counts(),
        drop.chains(),
        night.rows(KolRank.class),
        facts.warnings());
  }

  private Map<String, Object> outputs() {
    Map<String, Object> outputs = new TreeMap<>();
    outputs.put("tableRows", night.allRows());
    outputs.put("parquet", "parquet/" + request.asOf());
    var pages = List.of(ReportPages.INDEX, ReportPages.RANKING, ReportPages.RANKING_CSV);
    outputs.put("report", pages.stream().map(p -> "reports/" + request.asOf() + "/" + p).toList());
    return outputs;
  }

  private Mask mask() {
    return MaskKey.of(
        spark,
        request.warehouse(),
        request.settings().privacy().maskKeyFile(),
        drop.inputs().stream().map(InputFile::secret).toList());
  }
}
