package org.kolscope.report;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kolscope.report.Dossier.EvidenceLine;

/** The evidence on a KOL's fans as CSV, as {@link RankingCsv} writes it. */
final class EvidenceCsv {

  private EvidenceCsv() {}

  static String of(List<EvidenceLine> lines) {
    var columns = List.of(EvidenceLine.class.getRecordComponents());
    var head = columns.stream().map(RecordComponent::getName).collect(Collectors.joining(","));
    var rows = lines.stream().map(l -> RankingCsv.line(RankingCsv.cells(columns, l)));
    return Stream.concat(Stream.of(head), rows)
        .collect(Collectors.joining("\r\n", RankingCsv.BYTE_ORDER_MARK, "\r\n"));
  }
}
