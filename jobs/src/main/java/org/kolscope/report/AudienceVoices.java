package org.kolscope.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.kolscope.report.Audience.Party;
import org.kolscope.report.Audience.Voices;
import org.kolscope.schema.FormResponse;
import org.kolscope.schema.FormResponse.Family;
import org.kolscope.schema.FormResponse.Told;
import org.kolscope.schema.KindFit;
import org.kolscope.schema.KindFit.Group;
import org.kolscope.schema.KolFit.Base;
import org.kolscope.schema.KolKind;
import org.kolscope.schema.OpenNeed;
import org.kolscope.schema.OpenNeed.Manner;

/** What the report on the target says of kinds of KOLs, of needs, and of forms and hooks. */
record AudienceVoices(Audience audience) {

  /** Sides of the product on the page; the files have all. */
  private static final int SIDES = 20;

  /** Names of a kind on the page. */
  private static final int NAMES = 8;

  private Voices voices() {
    return audience.voices();
  }

  /** Kinds by followers, those without a kind last. */
  List<KindFit> kinds() {
    return voices().kindFits().stream().filter(k -> k.base() == Base.FOLLOWERS).toList();
  }

  /** The same kind by who engages; null if there is none. */
  KindFit engaged(KindFit kind) {
    return voices().kindFits().stream()
        .filter(k -> k.base() == Base.ENGAGED && k.kind() == kind.kind())
        .findFirst()
        .orElse(null);
  }

  /** KOLs of a kind that may be named, by name. */
  List<Party> parties(Group group) {
    return voices().kinds().stream()
        .filter(k -> group(k) == group)
        .map(k -> audience.parties().get(k.accountId()))
        .sorted(Comparator.comparing(Party::name).thenComparingLong(Party::accountId))
        .limit(NAMES)
        .toList();
  }

  private static Group group(KolKind kind) {
    if (kind.kind() != null) {
      return Group.valueOf(kind.kind().name());
    }
    return kind.doubt() == KolKind.Doubt.UNKNOWN ? Group.UNKNOWN : Group.UNSURE;
  }

  static Figure lift(KindFit kind) {
    return kind == null || kind.judgedCount() < SmallCells.LEAST || kind.lift() == null
        ? Figure.text(null)
        : range(kind.lift(), kind.liftLow95(), kind.liftHigh95());
  }

  /** Not told of fewer than 20 target customers: it would tell how many they are. */
  static Figure price(KindFit kind) {
    return isPriced(kind)
        ? priceRange(kind.pricePerTarget(), kind.pricePerTargetLow95(), kind.pricePerTargetHigh95())
        : Figure.text(null);
  }

  private static boolean isPriced(KindFit kind) {
    return kind != null
        && kind.pricePerTarget() != null
        && kind.pricedTargets() >= SmallCells.LEAST;
  }

  /** Which kinds cost what, in a sentence; null if nothing is priced. */
  Words prices() {
    var priced =
        kinds().stream()
            .filter(AudienceVoices::isPriced)
            .filter(k -> k.kind().compareTo(Group.ORGANISATION) < 0)
            .sorted(Comparator.comparing(KindFit::pricePerTarget))
            .toList();
    if (priced.isEmpty()) {
      return null;
    }
    var unit = voices().currency();
    var en =
        priced.stream()
            .map(
                k ->
                    VoiceWords.kind(k.kind()).en()
                        + " at "
                        + unit
                        + " "
                        + rounded(k.pricePerTarget()))
            .collect(Collectors.joining(", "));
    var zh =
        priced.stream()
            .map(
                k ->
                    VoiceWords.kind(k.kind()).zh() + " " + unit + " " + rounded(k.pricePerTarget()))
            .collect(Collectors.joining("，"));
    var doubt = doubt(priced);
    return new Words(
        "A real target customer among the followers costs, by one post: %s.%s"
            .formatted(en, doubt.en()),
        "按一条帖子计，每触达一个真实目标粉丝的花费：%s。%s".formatted(zh, doubt.zh()));
  }

  /** Whether the cheapest and the dearest surely differ. */
  private static Words doubt(List<KindFit> priced) {
    var cheap = priced.get(0);
    var dear = priced.get(priced.size() - 1);
    if (priced.size() == 1 || isApart(cheap, dear)) {
      return new Words("", "");
    }
    return cheap.pricePerTargetHigh95() == null || dear.pricePerTargetLow95() == null
        ? new Words(" Too few have a price to say whether they differ.", "有报价者太少，无法判断是否真有差别。")
        : new Words(" The intervals overlap: no difference found.", "区间相互重叠：未发现差别。");
  }

  private static boolean isApart(KindFit cheap, KindFit dear) {
    return cheap.pricePerTargetHigh95() != null
        && dear.pricePerTargetLow95() != null
        && cheap.pricePerTargetHigh95() < dear.pricePerTargetLow95();
  }

  /** What the kinds could not be told by. */
  List<Words> kindGaps() {
    var gaps = new ArrayList<Words>();
    var kinds = voices().kinds();
    if (!kinds.isEmpty() && kinds.stream().allMatch(k -> k.clubShare() == null)) {
      gaps.add(
          new Words(
              "No memberships of groups are loaded: the share of fans in fan clubs is unknown.",
              "没有群组成员数据：粉丝团占比未知。"));
    }
    if (!kinds.isEmpty() && kinds.stream().allMatch(k -> k.reasonWords().isEmpty())) {
      gaps.add(new Words("No words beside badges that tell a kind are loaded.", "没有可据以判断类型的认证说明。"));
    }
    if (!kinds.isEmpty() && kinds.stream().allMatch(k -> k.price() == null)) {
      gaps.add(
          new Words(
              "No prices: neither the brief nor a rate card names one. A missing price is not zero.",
              "没有报价：简报与报价单均未给出。缺失的价格不等于零。"));
    }
    return gaps;
  }

  /** Sides of the product, most people first; {@link OpenNeed#ANY} is the first. */
  List<OpenNeed> sides() {
    return voices().needs().stream().filter(n -> n.manner() == Manner.ALL).limit(SIDES).toList();
  }

  int sidesHidden() {
    return voices().needsHidden();
  }

  /** People that said something in a manner, as far as they are told. */
  Figure people(OpenNeed side, Manner manner) {
    return voices().needs().stream()
        .filter(n -> n.side().equals(side.side()) && n.manner() == manner)
        .findFirst()
        .map(n -> SmallCells.alone(n.peopleCount()))
        .orElse(Figure.text("< " + SmallCells.LEAST));
  }

  boolean areAnswersKnown() {
    return voices().needs().stream().anyMatch(n -> n.openCount() != null);
  }

  static Figure openPeople(OpenNeed need) {
    return need.openPeopleCount() == null
        ? Figure.text(null)
        : AudienceFigures.part(need.openPeopleCount(), need.peopleCount());
  }

  /** Of the statements whose time is up, as far as these are 20 or more. */
  static Double answered(OpenNeed need) {
    boolean isTold =
        need.answeredShare() != null
            && need.answeredCount() + need.lateCount() + need.openCount() >= SmallCells.LEAST;
    return isTold ? need.answeredShare() : null;
  }

  /** Of open statements of 20 people or more. */
  static Double openAge(OpenNeed need) {
    return need.openPeopleCount() != null && need.openPeopleCount() >= SmallCells.LEAST
        ? need.openAgeDays()
        : null;
  }

  static Words trend(OpenNeed need) {
    if (need.isRising()) {
      return new Words("rising", "上升");
    }
    return need.isFalling() ? new Words("falling", "下降") : new Words("steady", "平稳");
  }

  List<Family> families() {
    return List.of(Family.values());
  }

  /** Categories of a family, the best first. */
  List<FormResponse> forms(Family family) {
    return voices().forms().stream().filter(f -> f.family() == family).toList();
  }

  static Figure ratio(FormResponse form) {
    return form.shrunkRatio() == null
        ? Figure.text(null)
        : range(form.shrunkRatio(), form.shrunkLow95(), form.shrunkHigh95());
  }

  /** What works in a family, in a sentence. */
  Words answer(Family family) {
    var more = names(family, Told.MORE);
    var less = names(family, Told.LESS);
    boolean isCompared = forms(family).stream().anyMatch(f -> f.told() != Told.TOO_FEW);
    if (!isCompared) {
      return new Words("Too few posts or accounts to compare.", "帖子或账号太少，无法比较。");
    }
    if (more.isEmpty() && less.isEmpty()) {
      return new Words("No difference found: every interval holds 1.", "未发现差别：所有区间都包含 1。");
    }
    var parts = new ArrayList<Words>();
    if (!more.isEmpty()) {
      parts.add(new Words("More response: " + en(more) + ".", "响应更多：" + zh(more) + "。"));
    }
    if (!less.isEmpty()) {
      parts.add(new Words("Less: " + en(less) + ".", "更少：" + zh(less) + "。"));
    }
    if (!names(family, Told.NO_DIFFERENCE).isEmpty()) {
      parts.add(new Words("For the others no difference found.", "其余未发现差别。"));
    }
    return new Words(
        parts.stream().map(Words::en).collect(Collectors.joining(" ")),
        parts.stream().map(Words::zh).collect(Collectors.joining()));
  }

  private List<Words> names(Family family, Told told) {
    return forms(family).stream()
        .filter(f -> f.told() == told)
        .map(f -> VoiceWords.category(f.category()))
        .toList();
  }

  private static String en(List<Words> words) {
    return words.stream().map(Words::en).collect(Collectors.joining(", "));
  }

  private static String zh(List<Words> words) {
    return words.stream().map(Words::zh).collect(Collectors.joining("、"));
  }

  private static Figure range(double value, Double low, Double high) {
    var text = Figure.oneDigit(value).text();
    return new Figure(
        low == null || high == null
            ? text
            : "%s (%s\u2013%s)"
                .formatted(text, Figure.oneDigit(low).text(), Figure.oneDigit(high).text()),
        Double.toString(value));
  }

  private static Figure priceRange(double value, Double low, Double high) {
    return new Figure(
        low == null || high == null
            ? rounded(value)
            : "%s (%s\u2013%s)".formatted(rounded(value), rounded(low), rounded(high)),
        Double.toString(value));
  }

  /** Three digits are more than a price per head can bear. */
  private static String rounded(double price) {
    return price >= 100 || price == 0
        ? String.format(Locale.ROOT, "%,.0f", price)
        : String.format(Locale.ROOT, price >= 10 ? "%.1f" : "%.2f", price);
  }
}
