package org.kolscope.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kolscope.schema.KolRank;

/** The data of the picture, as JSON that may stand inside a script element. */
final class RangePicture {

  private static final JsonMapper JSON = new JsonMapper();

  private RangePicture() {}

  static String of(List<KolRank> kols) {
    List<Map<String, Object>> bars =
        kols.stream().limit(Answer.LOOKED).map(RangePicture::bar).toList();
    try {
      return withoutMarkup(JSON.writeValueAsString(bars));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException("the picture cannot be written as JSON", e);
    }
  }

  private static Map<String, Object> bar(KolRank kol) {
    Map<String, Object> bar = new LinkedHashMap<>();
    bar.put("id", Long.toString(kol.accountId()));
    bar.put("name", kol.screenName());
    bar.put("rank", kol.rank());
    bar.put("low", kol.rankLow90());
    bar.put("high", kol.rankHigh90());
    bar.put("group", kol.group().name());
    bar.put("score", Figure.oneDigit(kol.score()).text());
    return bar;
  }

  /** These characters stand only inside JSON strings, where an escape means the same. */
  private static String withoutMarkup(String json) {
    return json.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }
}
