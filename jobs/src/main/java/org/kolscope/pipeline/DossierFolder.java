package org.kolscope.pipeline;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kolscope.report.ReportPages;

/**
 * The folder of the KOLs' pages as the manifest names it.
 *
 * @param pages KOLs that have a page in it
 * @param files all files in it: the pages, and the evidence where there is any
 * @param fingerprint first 12 hex digits of the SHA-256 of what {@code LC_ALL=C sha256sum *} writes
 *     there: per file, by name, its SHA-256, two blanks and its name
 */
record DossierFolder(long pages, long files, String fingerprint) {

  /** Of the files of a report by name; other folders than that of the pages are passed over. */
  static DossierFolder of(SortedMap<String, String> report) {
    var files = new TreeMap<String, String>();
    report.forEach(
        (name, text) -> {
          if (name.startsWith(ReportPages.DOSSIERS)) {
            files.put(name.substring(ReportPages.DOSSIERS.length()), text);
          }
        });
    var sums =
        files.entrySet().stream()
            .map(e -> Manifest.sha256(e.getValue()) + "  " + e.getKey() + "\n")
            .collect(Collectors.joining());
    return new DossierFolder(
        files.keySet().stream().filter(n -> n.endsWith(".html")).count(),
        files.size(),
        Manifest.hash(sums));
  }

  /** As it stands in the manifest, below the report of a night. */
  Map<String, Object> told(String report) {
    var told = new TreeMap<String, Object>();
    told.put("folder", report + ReportPages.DOSSIERS);
    told.put("pages", pages);
    told.put("files", files);
    told.put("fingerprint", fingerprint);
    return told;
  }
}
