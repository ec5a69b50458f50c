package org.kolscope.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.SparkSession;
import org.kolscope.schema.Account;
import org.kolscope.schema.QuarantinedRow;
import org.kolscope.schema.Table;

/** Writes raw files and loads them as the night of 2026-03-31 would. */
record Loading(SparkSession spark, Path folder) {

  static final LocalDate NIGHT = LocalDate.of(2026, 3, 31);
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** Quarantine as much as it takes. */
  static final Intake PATIENT = new Intake(1, 4 << 20);

  Loading file(String path, String text) {
    return file(path, text.getBytes(StandardCharsets.UTF_8));
  }

  Loading file(String path, byte[] bytes) {
    try {
      var file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] gzip(byte[] bytes) {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  static byte[] resource(String name) {
    try (var in = Loading.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SourcePlan plan(Source source) {
    return PATIENT.plan(spark, source, folder.toString(), NIGHT);
  }

  Drop load(Source source, Account... known) {
    return without(Set.of(), source, known);
  }

  /** Loads without the accounts that refused. */
  Drop without(Set<Long> refused, Source source, Account... known) {
    var accounts = Table.of(spark, Account.class, List.of(known));
    var plan = plan(source);
    return PATIENT.load(spark, plan, PATIENT.inputs(spark, plan), accounts, ZONE, refused);
  }

  String text(String path) {
    try {
      return Files.readString(folder.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Drop preset(String name, Account... known) {
    return load(Presets.named(name), known);
  }

  /** {@code "Account bad.csv:4 negative-count"} for every quarantined row, sorted. */
  static List<String> outcomes(Drop drop) {
    return drop.quarantined().collect().stream().map(Loading::outcome).sorted().toList();
  }

  private static String outcome(QuarantinedRow row) {
    var part = row.part() == 0 ? "" : "." + row.part();
    return row.tableName() + " " + row.file() + ":" + row.line() + part + " " + row.reason();
  }

  static String counts(Drop drop, String table) {
    var c = drop.counts().get(table);
    var told = c.read() + " = " + c.accepted() + " + " + c.merged() + " + " + c.quarantined();
    return told
        + (c.refused() == 0 ? "" : " + " + c.refused() + " refused")
        + (c.replayed() == 0 ? "" : ", " + c.replayed() + " replayed");
  }
}
