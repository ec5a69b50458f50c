package org.kolscope.report;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.kolscope.report.Audience.Party;
import org.kolscope.schema.ContactPoint;
import org.kolscope.schema.ContactSet;
import org.kolscope.schema.FanOverlap;
import org.kolscope.schema.KolFit;
import org.kolscope.schema.TargetSize;

/**
 * What the template of the report on the target needs.
 *
 * @param report the night
 * @param audience what to say
 * @param style the style sheet
 * @param scripts in the order in which they run
 */
record AudienceView(NightReport report, Audience audience, Script style, List<Script> scripts) {

  /** Of a guess that is told: right as often as wrong. Chosen. */
  private static final double LEAST_ACCURACY = 0.5;

  /** Rows of a kind of contact points on the page; the files have all. */
  private static final int POINTS = 12;

  /** KOLs without a part in the brief in a table of fit on the page; the files have all. */
  private static final int KOLS = 30;

  /** KOLs that others are likened to. */
  private static final int LIKENED = 8;

  /** Brand accounts there. */
  private static final int BRANDS = 40;

  AudienceAnswer answer() {
    return new AudienceAnswer(audience);
  }

  AudienceVoices voices() {
    return new AudienceVoices(audience);
  }

  AudienceGaps gaps() {
    return new AudienceGaps(audience);
  }

  /** A part of the brief with what was asked there. */
  record Asked(Words label, List<String> values) {}

  List<Asked> asked() {
    var brief = audience.asked().brief();
    var target = brief.target();
    var always =
        Stream.of(
            new Asked(new Words("Words", "词语"), brief.words()),
            new Asked(new Words("Excluded words", "排除词"), brief.excludedWords()));
    var ifAsked =
        target == null
            ? Stream.<Asked>empty()
            : Stream.of(
                new Asked(new Words("Gender", "性别"), target.genders()),
                new Asked(new Words("Ages", "年龄"), target.ages()),
                new Asked(new Words("Provinces", "省份"), target.provinces()),
                new Asked(new Words("Cities", "城市"), target.cities()),
                new Asked(new Words("City tiers", "城市级别"), target.cityTiers()),
                new Asked(new Words("Topics", "话题"), target.topics()),
                new Asked(new Words("Communities", "社区"), target.communities()),
                new Asked(new Words("Brands followed", "关注的品牌"), target.brands()));
    return Stream.concat(always, ifAsked).filter(a -> !a.values().isEmpty()).toList();
  }

  Figure count(long people) {
    return SmallCells.alone(people);
  }

  boolean isFew(long people) {
    return SmallCells.isSmall(people);
  }

  long competitorsCount() {
    return audience.asked().brief().competitors().stream()
        .mapToLong(c -> c.accounts().size())
        .sum();
  }

  List<TargetSize> roads() {
    return AudienceWords.roads()
        .flatMap(
            road ->
                audience.sizes(TargetSize.Kind.ROAD).stream().filter(s -> s.roads().equals(road)))
        .toList();
  }

  List<TargetSize> combinations() {
    return AudienceFigures.shown(audience.sizes(TargetSize.Kind.ROADS));
  }

  int combinationsHidden() {
    return (int)
            audience.sizes(TargetSize.Kind.ROADS).stream().filter(s -> s.shownCount() > 0).count()
        - combinations().size();
  }

  /** Whether a combination has a road. */
  boolean has(TargetSize combination, String road) {
    return List.of(combination.roads().split("\\+")).contains(road);
  }

  List<String> roadNames() {
    return AudienceWords.roads().toList();
  }

  /** Length of the bar of a combination, as a part of the longest. */
  String bar(TargetSize combination) {
    double longest = combinations().stream().mapToLong(TargetSize::shownCount).max().orElse(1);
    return String.format(Locale.ROOT, "%.1f%%", 100 * combination.shownCount() / longest);
  }

  List<ContactPoint> points(ContactPoint.Kind kind) {
    return audience.points(kind).stream().limit(POINTS).toList();
  }

  List<ContactPoint> gems() {
    return audience.points(ContactPoint.Kind.ACCOUNT).stream()
        .filter(ContactPoint::isHiddenGem)
        .toList();
  }

  List<LikelyGroup> groups() {
    return audience.groups().stream().limit(POINTS).toList();
  }

  /** Whether the guess is right more often than not, where it was tried. */
  boolean isGroupTold() {
    return groupsAccuracy() != null && groupsAccuracy() >= LEAST_ACCURACY;
  }

  /** Of any group, null if no trial was made. */
  Double groupsAccuracy() {
    return audience.groups().stream()
        .map(LikelyGroup::accuracy)
        .filter(Objects::nonNull)
        .min(Double::compare)
        .orElse(null);
  }

  List<ContactSet> sets(ContactPoint.Kind kind) {
    return audience.sets().stream().filter(s -> s.kind() == kind).toList();
  }

  /** KOLs and brand accounts of a base, the greatest reach first. */
  List<KolFit> fits(KolFit.Base base) {
    var all = audience.fits(base);
    var kols = all.stream().filter(f -> audience.role(f.accountId()) == null).limit(KOLS);
    var brands = all.stream().filter(f -> audience.role(f.accountId()) != null).limit(BRANDS);
    var shown = Stream.concat(kols, brands).toList();
    return all.stream().filter(shown::contains).toList();
  }

  int fitsHidden(KolFit.Base base) {
    return audience.fits(base).size() - fits(base).size();
  }

  Party party(long accountId) {
    return audience.parties().get(accountId);
  }

  /** The KOLs of the table of overlaps, the greatest target reach first. */
  List<Party> compared() {
    return Audience.compared(audience.fits(), audience.parties()).stream()
        .map(this::party)
        .toList();
  }

  /** Real fans that two share, by those of the one with fewer; n/a under 20 shared. */
  Figure ofSmaller(Party one, Party other) {
    return audience.overlaps().stream()
        .filter(o -> o.base() == FanOverlap.Base.REAL)
        .filter(o -> isOf(o, one.accountId(), other.accountId()))
        .map(o -> Figure.percent(o.ofSmallerShare()))
        .findFirst()
        .orElse(Figure.percent(null));
  }

  /** Whether lists are loaded in part, and the same people of several. */
  boolean isAnyLinked() {
    return audience.overlaps().stream().anyMatch(o -> o.method() == FanOverlap.Method.LINKED);
  }

  /** Style of a cell of the heat map, by tenths. */
  String heat(Figure share) {
    return share.text() == null
        ? "heat-none"
        : "heat-" + Math.min(9, (int) (10 * Double.parseDouble(share.sortKey())));
  }

  private static boolean isOf(FanOverlap overlap, long one, long other) {
    return overlap.accountId() == Math.min(one, other) && overlap.otherId() == Math.max(one, other);
  }

  /** KOLs to look for others like them: those whose followers fit, else those of most reach. */
  List<Party> likened() {
    var fitting = answer().kols(KolFit.Fit.MATCH);
    return (fitting.isEmpty() ? compared() : fitting)
        .stream()
            .filter(p -> !audience.segments().lookalikes(p.accountId()).isEmpty())
            .limit(LIKENED)
            .toList();
  }

  List<String> files() {
    return new AudienceSheets(audience).all().stream().map(s -> s.name() + ".csv").toList();
  }
}
