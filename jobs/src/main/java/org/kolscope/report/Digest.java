package org.kolscope.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kolscope.report.NightPage.VolumeLine;
import org.kolscope.schema.KolRank;
import org.kolscope.schema.QualityFigure.Level;
import org.kolscope.schema.Run.Verdict;

/**
 * A night in one line for chat or mail, at most {@link #MAX_LENGTH} characters: the same page gives
 * the same line. It has no line breaks, control or formatting characters whatever the data holds,
 * and nothing that a chat takes for a mention, a link or markup: of names only letters, digits,
 * signs and {@code - _ ·} stay.
 */
public final class Digest {

  public static final int MAX_LENGTH = 300;

  private static final int NAME_LENGTH = 20;
  private static final int TOP = 3;

  private Digest() {}

  public static Words line(NightPage night) {
    var view = new NightView(night, new Script(""), List.of());
    return new Words(clipped(english(view)), clipped(chinese(view)));
  }

  private static String english(NightView view) {
    NightPage night = view.night();
    NightPage.RunLine run = night.run();
    StringBuilder line = new StringBuilder("Kolscope " + run.asOf() + " " + run.verdict());
    if (run.verdict() == Verdict.STOP) {
      line.append(", not published: ").append(plain(stop(view).en()));
      line.append(
          run.shownAsOf() == null
              ? "; nothing was published before"
              : "; readers still see the night " + run.shownAsOf());
    } else {
      line.append(run.published() ? ", published: " : ", not published: ");
      line.append(Figure.count(night.kols().size()).text());
      line.append(night.kols().size() == 1 ? " KOL" : " KOLs").append(change(view));
      line.append(night.kols().isEmpty() ? "" : ", top " + top(night.kols(), ", "));
    }
    for (VolumeLine volume : largest(night)) {
      String change = Figure.change(volume.changeShare()).text();
      line.append("; ").append(plain(volume.tableName())).append(' ');
      line.append(Figure.count(volume.acceptedCount()).text()).append(" rows");
      line.append(change == null ? "" : " (" + change + " on the median)");
    }
    long kept = NightView.rows(night.quarantine());
    line.append(kept == 0 ? "" : "; " + Figure.count(kept).text() + " rows quarantined");
    List<Words> warnings = warnings(view);
    if (!warnings.isEmpty()) {
      line.append("; ").append(warnings.size());
      line.append(warnings.size() == 1 ? " warning: " : " warnings: ");
      line.append(plain(warnings.get(0).en()));
    }
    return line.toString();
  }

  private static String chinese(NightView view) {
    NightPage night = view.night();
    NightPage.RunLine run = night.run();
    StringBuilder line = new StringBuilder("Kolscope " + run.asOf() + " ");
    line.append(NightWords.of(run.verdict()).zh());
    if (run.verdict() == Verdict.STOP) {
      line.append("，未发布：").append(plain(stop(view).zh()));
      line.append(run.shownAsOf() == null ? "；此前没有已发布的数据" : "；读者看到的仍是 " + run.shownAsOf() + " 当夜");
    } else {
      line.append(run.published() ? "，已发布：" : "，未发布：");
      line.append(Figure.count(night.kols().size()).text()).append(" 个 KOL").append(change(view));
      line.append(night.kols().isEmpty() ? "" : "，前列 " + top(night.kols(), "、"));
    }
    for (VolumeLine volume : largest(night)) {
      String change = Figure.change(volume.changeShare()).text();
      line.append("；").append(plain(TableWords.of(volume.tableName()).zh())).append(' ');
      line.append(Figure.count(volume.acceptedCount()).text()).append(" 行");
      line.append(change == null ? "" : "（较中位数 " + change + "）");
    }
    long kept = NightView.rows(night.quarantine());
    line.append(kept == 0 ? "" : "；隔离 " + Figure.count(kept).text() + " 行");
    List<Words> warnings = warnings(view);
    if (!warnings.isEmpty()) {
      line.append("；").append(warnings.size()).append(" 条告警：");
      line.append(plain(warnings.get(0).zh()));
    }
    return line.toString();
  }

  /** What stopped the run: what the pipeline says, else the first broken rule. */
  private static Words stop(NightView view) {
    Words given = view.night().run().stoppedBy();
    List<NightRule> breaches = view.breaches();
    return given != null
        ? given
        : breaches.isEmpty()
            ? new Words("the reason was not recorded", "未记录原因")
            : NightWords.breach(breaches.get(0));
  }

  /** Broken rules that did not stop the run, then the other warnings. */
  private static List<Words> warnings(NightView view) {
    List<Words> rules =
        view.breaches().stream()
            .filter(r -> r.figure().level() == Level.WARN)
            .map(NightWords::breach)
            .toList();
    return Stream.concat(rules.stream(), view.night().warnings().stream()).toList();
  }

  private static String change(NightView view) {
    if (view.night().before() == null) {
      return "";
    }
    NightDiff diff = view.diff();
    long gone = diff.dropped().size() + diff.refusedCount();
    return " (+" + diff.added().size() + " \u2212" + gone + ")";
  }

  private static String top(List<KolRank> kols, String comma) {
    return kols.stream().limit(TOP).map(Digest::name).collect(Collectors.joining(comma));
  }

  /** The table of which most was read; none if nothing was. */
  private static List<VolumeLine> largest(NightPage night) {
    return night.volumes().stream()
        .filter(v -> v.acceptedCount() > 0)
        .sorted(
            Comparator.comparingLong((VolumeLine v) -> -v.acceptedCount())
                .thenComparing(VolumeLine::tableName))
        .limit(1)
        .toList();
  }

  private static String name(KolRank kol) {
    String name = kol.screenName() == null ? "" : kol.screenName();
    String safe = name.replaceAll("[^\\p{L}\\p{M}\\p{N}\\p{So}\\-_· ]+", " ").strip();
    safe = safe.replaceAll(" +", " ");
    if (safe.codePointCount(0, safe.length()) > NAME_LENGTH) {
      safe = safe.substring(0, safe.offsetByCodePoints(0, NAME_LENGTH - 1)) + "…";
    }
    return safe.isEmpty() ? Long.toString(kol.accountId()) : safe;
  }

  /** Our own words, which may quote a file or the brief. */
  private static String plain(String text) {
    return text.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}\\s]+", " ")
        .replaceAll("[@<>\\[\\]`*]", "")
        .replace("://", " ")
        .strip();
  }

  private static String clipped(String line) {
    if (line.length() <= MAX_LENGTH) {
      return line;
    }
    int end = MAX_LENGTH - 1;
    return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
