package org.kolscope.audience;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.kolscope.schema.FanQuality.Choice;
import org.kolscope.schema.FanQuality.ErrorsFrom;
import org.kolscope.schema.FanQuality.Told;

/**
 * The columns of a KOL that say how many of its fans are real. All KOLs of a partition share the
 * draws of the classifier's errors; each KOL's columns depend on its own row alone.
 */
record RealFanShares(RealFanShare share, ClassifierErrors errors) implements Serializable {

  /** What {@link #of} adds. */
  private static final StructType ADDED =
      StructType.fromDDL(
          "told STRING, realFanShare DOUBLE, realFanShareLow95 DOUBLE, realFanShareHigh95 DOUBLE, "
              + "realFanShareKindsLow95 DOUBLE, realFanShareKindsHigh95 DOUBLE, worstKind STRING, "
              + "errorsFrom STRING, coverageShare DOUBLE, grade STRING");

  static StructType added(StructType kols) {
    var all = kols;
    for (var field : ADDED.fields()) {
      all = all.add(field);
    }
    return all;
  }

  /**
   * Every row with its added columns.
   *
   * @param rows KOLs: followersCount, judgedCount, zombiesCount, choice, and the same four counts
   *     of labels in all rows
   */
  Iterator<Row> of(Iterator<Row> rows) {
    List<Row> kols = new ArrayList<>();
    rows.forEachRemaining(kols::add);
    if (kols.isEmpty()) {
      return kols.iterator();
    }
    var labels = labels(kols.get(0));
    boolean isOwn = errors.isEnough(labels);
    var fans = kols.stream().map(RealFanShares::fans).toList();
    var shares = share.of(fans, isOwn ? labels : errors.pooled());
    var ranges = isOwn ? List.<ShareRange>of() : ranges(fans);
    return IntStream.range(0, kols.size())
        .mapToObj(i -> row(kols.get(i), shares.get(i), isOwn ? null : ranges.get(i)))
        .iterator();
  }

  private List<ShareRange> ranges(List<JudgedFans> fans) {
    var byKind =
        errors.kinds().stream()
            .collect(
                Collectors.toMap(
                    ClassifierErrors.Kind::name,
                    k -> share.of(fans, k.labelled()),
                    (a, b) -> a,
                    TreeMap::new));
    return IntStream.range(0, fans.size())
        .mapToObj(
            i -> {
              var ofKol = new TreeMap<String, ZombieShare>();
              byKind.forEach((kind, shares) -> ofKol.put(kind, shares.get(i)));
              return ShareRange.of(ofKol);
            })
        .toList();
  }

  private static Row row(Row kol, ZombieShare share, ShareRange range) {
    var followers = followers(kol);
    var sample =
        SampleGrade.of(
            kol.<Number>getAs("judgedCount").intValue(),
            followers,
            Choice.valueOf(kol.getAs("choice")));
    var told =
        sample.isFigureGiven() || share.told().isRefused() ? share.told() : Told.TOO_FEW_FANS;
    boolean isTold = !told.isRefused();
    boolean isRange = isTold && range != null && !Double.isNaN(range.shareMax());
    var values = new ArrayList<Object>();
    IntStream.range(0, kol.size()).forEach(i -> values.add(kol.get(i)));
    values.add(told.name());
    values.add(isTold ? share.realShare() : null);
    values.add(isTold ? share.realShareLow95() : null);
    values.add(isTold ? share.realShareHigh95() : null);
    values.add(isRange ? 1 - range.high95() : null);
    values.add(isRange ? 1 - range.low95() : null);
    values.add(isRange ? range.shareMaxKind() : null);
    values.add((range == null ? ErrorsFrom.LABELS : ErrorsFrom.SETTINGS).name());
    values.add(sample.coverageShare().isPresent() ? sample.coverageShare().getAsDouble() : null);
    values.add(sample.grade().name());
    return RowFactory.create(values.toArray());
  }

  private static Labelled labels(Row row) {
    return new Labelled(
        row.getAs("zombies"),
        row.getAs("zombiesFound"),
        row.getAs("genuine"),
        row.getAs("genuineFound"));
  }

  private static JudgedFans fans(Row kol) {
    int judged = kol.<Number>getAs("judgedCount").intValue();
    int zombies = kol.<Number>getAs("zombiesCount").intValue();
    var followers = followers(kol);
    return followers.isPresent()
        ? JudgedFans.among(Math.max(judged, followers.getAsLong()), judged, zombies)
        : JudgedFans.of(judged, zombies);
  }

  private static OptionalLong followers(Row kol) {
    Long displayed = kol.getAs("followersCount");
    return displayed == null ? OptionalLong.empty() : OptionalLong.of(displayed);
  }
}
