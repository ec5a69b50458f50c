package org.kolscope.report;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes the report of a night: an overview, the ranking, a page per KOL on its fans, which say the
 * same in English and Chinese, and the ranking and the evidence as CSV. A page is one file that
 * loads nothing; its content policy forbids it to, and allows no script but those this class puts
 * in. {@code #zh} or {@code #en} at the end of the address opens it in that language.
 */
public final class ReportPages {

  public static final String INDEX = "index.html";
  public static final String RANKING = "kol-ranking.html";
  public static final String RANKING_CSV = "kol-ranking.csv";

  /** The page on the target customers of the brief; its tables begin with the same word. */
  public static final String AUDIENCE = "audience.html";

  public static final String AUDIENCE_XLSX = "audience.xlsx";

  /** The folder of the pages of single KOLs. */
  public static final String DOSSIERS = "kol/";

  /** The nightly page; it lies where the manifest does, not in the report. */
  public static final String NIGHT = "night.html";

  private final Script style = Script.own("report.css");
  private final Script nightStyle = new Script(style.text() + Script.own("night.css").text());
  private final Script dossierStyle = new Script(style.text() + Script.own("dossier.css").text());
  private final Script audienceStyle = new Script(style.text() + Script.own("audience.css").text());
  private final Script language = Script.own("language.js");
  private final Script table = Script.own("table.js");
  private final Script picture = Script.own("picture.js");
  private final Script echarts = Script.echarts();

  /** The page of a KOL, from where the ranking is. */
  static String dossier(long accountId) {
    return DOSSIERS + accountId + ".html";
  }

  /** The files of a night without a brief. */
  public SortedMap<String, String> render(NightReport report, Fans fans) {
    return render(report, fans, null);
  }

  /**
   * The files of {@code report} by name; text to be written as UTF-8.
   *
   * @param audience whom the brief is after; null without one
   */
  public SortedMap<String, String> render(NightReport report, Fans fans, Audience audience) {
    boolean hasAudience = audience != null;
    boolean hasPicture = !report.kols().isEmpty();
    SortedMap<String, String> files = new TreeMap<>();
    files.put(
        INDEX,
        page(
            JteindexGenerated::render,
            new Page(report, fans, style, List.of(language), hasAudience)));
    files.put(
        RANKING,
        page(
            JterankingGenerated::render,
            new Page(
                report,
                fans,
                style,
                hasPicture ? List.of(language, table, echarts, picture) : List.of(language, table),
                hasAudience)));
    files.put(RANKING_CSV, RankingCsv.of(report.kols(), fans));
    for (Dossier dossier : fans.dossiers()) {
      var view = new DossierView(report, dossier, dossierStyle, List.of(language), hasAudience);
      files.put(dossier(dossier.kol().accountId()), page(JtedossierGenerated::render, view));
      if (!dossier.evidence().isEmpty()) {
        files.put(DOSSIERS + view.evidenceFile(), view.evidence());
      }
    }
    if (hasAudience) {
      var view = new AudienceView(report, audience, audienceStyle, List.of(language));
      files.put(AUDIENCE, page(JteaudienceGenerated::render, view));
      new AudienceSheets(audience).all().forEach(s -> files.put(s.name() + ".csv", s.csv()));
    }
    return files;
  }

  /** The files of the report that are no text, by name: the tables on the target as a workbook. */
  public SortedMap<String, byte[]> workbooks(NightReport report, Audience audience) {
    SortedMap<String, byte[]> books = new TreeMap<>();
    if (audience != null) {
      books.put(AUDIENCE_XLSX, Workbooks.of(new AudienceSheets(audience).all(), report.asOf()));
    }
    return books;
  }

  /** The page about the run itself, to be written as UTF-8 under the name {@link #NIGHT}. */
  public String night(NightPage night) {
    return page(JtenightGenerated::render, new NightView(night, nightStyle, List.of(language)));
  }

  /**
   * The templates are called as the classes they are compiled to: JTE's engine would look for them
   * in the thread's class loader, which under Spark is not always the one that has them.
   */
  private interface Template<P> {
    void render(HtmlTemplateOutput out, HtmlInterceptor none, P page);
  }

  private static <P> String page(Template<P> template, P page) {
    StringOutput out = new StringOutput();
    template.render(new OwaspHtmlTemplateOutput(out), null, page);
    return out.toString();
  }
}
