package org.kolscope.pipeline.quality;

import java.util.Locale;
import org.kolscope.report.Words;
import org.kolscope.schema.QualityFigure;

/**
 * Says a breach in words. Ids never appear: whose data it is stands in the masked columns of the
 * figure.
 *
 * @param lowRatio by which the bounds of volumes were made of their medians
 */
record Messages(double lowRatio) {

  /** Such as "volume: Follow brought 120 rows, ... allowed 1,700 to 6,800". */
  Words of(QualityFigure f) {
    var place = f.subject().isEmpty() ? f.tableName() : f.tableName() + "." + f.subject();
    var what = measured(f);
    var see = f.badAccountId() != null || f.badPostId() != null;
    return new Words(
        f.rule() + ": " + place + " " + what.en() + (see ? "; see QualityFigure" : ""),
        f.rule() + "：" + place + " " + what.zh() + (see ? "；见 QualityFigure" : ""));
  }

  private Words measured(QualityFigure f) {
    return switch (Rule.named(f.rule())) {
      case VOLUME -> volume(f);
      case QUARANTINED_SHARE ->
          share(f, "rows quarantined, most often " + f.badValue(), "行被隔离，最多的是 " + f.badValue());
      case DUPLICATE_SHARE -> share(f, "rows merged as duplicates", "行因重复被合并");
      case REFERENTIAL -> share(f, "ids unknown", "个 ID 未知");
      case FRESHNESS -> freshness(f);
      case DISTRIBUTION_DRIFT -> drift(f, "D", new Words("median", "中位数"));
      case CATEGORY_DRIFT -> drift(f, "PSI", new Words("most moved", "变化最大"));
      case NULL_SHARE -> share(f, "rows without a value", "行无值");
      case CAPPED_COUNTER, CRAWL_SHORT ->
          throw new IllegalArgumentException(f.rule() + " has no bounds");
    };
  }

  private Words volume(QualityFigure f) {
    var usual = whole(f.low() / lowRatio);
    return new Words(
        "brought %s rows, median of earlier nights %s, allowed %s to %s"
            .formatted(whole(f.value()), usual, whole(f.low()), whole(f.high())),
        "收到 %s 行，此前各夜中位数 %s，允许 %s 至 %s"
            .formatted(whole(f.value()), usual, whole(f.low()), whole(f.high())));
  }

  private static Words share(QualityFigure f, String en, String zh) {
    return new Words(
        "has %s of %s (%s%%) %s, allowed at most %s%%"
            .formatted(
                count(f.failedCount()),
                count(f.checkedCount()),
                percent(f.value()),
                en,
                percent(f.high())),
        "%s 中有 %s（%s%%）%s，允许至多 %s%%"
            .formatted(
                count(f.checkedCount()),
                count(f.failedCount()),
                percent(f.value()),
                zh,
                percent(f.high())));
  }

  private static Words freshness(QualityFigure f) {
    var hours = fixed("%,.1f", f.value());
    var most = fixed("%,.1f", f.high());
    return new Words(
        "is %s hours old, allowed at most %s; newest %s".formatted(hours, most, f.badValue()),
        "距当夜结束 %s 小时，允许至多 %s；最新 %s".formatted(hours, most, f.badValue()));
  }

  private static Words drift(QualityFigure f, String measure, Words bad) {
    var value = fixed("%.3f", f.value());
    var most = fixed("%.3f", f.high());
    var accounts = count(f.checkedCount());
    return new Words(
        "moved by %s = %s over %s accounts, allowed at most %s; %s %s"
            .formatted(measure, value, accounts, most, bad.en(), f.badValue()),
        "%s 个账号变化 %s = %s，允许至多 %s；%s %s"
            .formatted(accounts, measure, value, most, bad.zh(), f.badValue()));
  }

  private static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  private static String whole(double n) {
    return fixed("%,.0f", n);
  }

  private static String percent(double share) {
    return fixed("%.1f", 100 * share);
  }

  private static String fixed(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
