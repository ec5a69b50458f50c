package org.kolscope.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Sheets as an XLSX workbook. The writer stamps the time into the file; it is replaced by the
 * night, so that the same sheets give the same bytes.
 *
 * <p>Heads stay in sight, can be filtered by, and say on hover what their column means.
 *
 * <p>A text that a spreadsheet would run as a formula gets an apostrophe in front, as in CSV: cells
 * here are typed texts and never run, but they may be saved as CSV.
 */
final class Workbooks {

  private static final String PROPERTIES = "docProps/core.xml";
  private static final int WIDEST = 60;

  /** Below lie Latin, Greek, Cyrillic and the like; CJK begins with its radicals. */
  private static final int WIDE_FROM = 0x2E80;

  private Workbooks() {}

  static byte[] of(List<Sheet> sheets, LocalDate asOf) {
    var written = new ByteArrayOutputStream();
    try {
      try (var book = new Workbook(written, "Kolscope", null)) {
        for (var sheet : sheets) {
          fill(book.newWorksheet(sheet.name()), sheet);
        }
      }
      return stamped(written.toByteArray(), asOf);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void fill(Worksheet page, Sheet sheet) {
    int last = sheet.rows().size();
    for (int c = 0; c < sheet.columns().size(); c++) {
      var meaning = sheet.meaning(c);
      page.value(0, c, sheet.columns().get(c));
      page.style(0, c).bold().set();
      page.comment(0, c, meaning.words().en() + "\n" + meaning.words().zh());
      page.width(c, width(sheet, c));
      if (meaning.format() != null && last > 0) {
        page.range(1, c, last, c).style().format(meaning.format()).set();
      }
    }
    page.freezePane(0, 1);
    page.setAutoFilter(0, 0, last, sheet.columns().size() - 1);
    for (int r = 0; r < last; r++) {
      var row = sheet.rows().get(r);
      for (int c = 0; c < row.size(); c++) {
        put(page, r + 1, c, row.get(c));
      }
    }
  }

  /** Wide enough for the head with its filter, and for texts up to a bound. */
  private static int width(Sheet sheet, int column) {
    int text =
        sheet.rows().stream()
            .map(row -> row.get(column))
            .mapToInt(value -> value instanceof String s ? displayed(s) : 0)
            .max()
            .orElse(0);
    return Math.max(sheet.columns().get(column).length() + 5, Math.min(WIDEST, text + 2));
  }

  /** In widths of a digit: what is Chinese takes two. */
  private static int displayed(String text) {
    return text.codePoints().map(c -> c < WIDE_FROM ? 1 : 2).sum();
  }

  private static void put(Worksheet page, int row, int column, Object value) {
    if (value instanceof String text) {
      page.value(row, column, RankingCsv.harmless(text));
    } else if (value instanceof Number number) {
      page.value(row, column, number);
    } else if (value instanceof Boolean truth) {
      page.value(row, column, truth);
    }
  }

  /** The parts by name, all of them of the same time. */
  private static byte[] stamped(byte[] zip, LocalDate asOf) throws IOException {
    var parts = parts(zip);
    parts.computeIfPresent(
        PROPERTIES,
        (name, xml) ->
            new String(xml, UTF_8)
                .replaceAll(
                    "(<dcterms:(created|modified)[^>]*>)[^<]*<", "$1" + asOf + "T00:00:00Z<")
                .getBytes(UTF_8));
    var out = new ByteArrayOutputStream();
    try (var stamped = new ZipOutputStream(out)) {
      for (var part : parts.entrySet()) {
        var entry = new ZipEntry(part.getKey());
        entry.setTimeLocal(asOf.atStartOfDay());
        stamped.putNextEntry(entry);
        stamped.write(part.getValue());
        stamped.closeEntry();
      }
    }
    return out.toByteArray();
  }

  /** By way of a file: sizes stand behind the parts, which only the directory of a zip tells. */
  private static SortedMap<String, byte[]> parts(byte[] zip) throws IOException {
    var parts = new TreeMap<String, byte[]>();
    var file = Files.createTempFile("kolscope", ".xlsx");
    try {
      Files.write(file, zip);
      try (var in = new ZipFile(file.toFile())) {
        for (var entry : Collections.list(in.entries())) {
          try (var part = in.getInputStream(entry)) {
            parts.put(entry.getName(), part.readAllBytes());
          }
        }
      }
    } finally {
      Files.delete(file);
    }
    return parts;
  }
}
