package org.kolscope.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kolscope.report.AudienceSegments.SegmentCard;
import org.kolscope.report.Sheet.Column;
import org.kolscope.schema.ContactPoint;
import org.kolscope.schema.ContactSet;
import org.kolscope.schema.FanOverlap;
import org.kolscope.schema.KolFit;
import org.kolscope.schema.Lookalike;
import org.kolscope.schema.SegmentAffinity;
import org.kolscope.schema.TargetSize;

/**
 * The tables of the report on the target as files have them: ids are texts, counts under 20 people
 * are the text {@code <20}, n/a is empty.
 */
record AudienceSheets(Audience audience) {

  List<Sheet> all() {
    var voices = new AudienceVoiceSheets(audience).all();
    var told =
        Stream.concat(
                Stream.of(
                    sizes(),
                    segments(),
                    contacts(),
                    sets(),
                    groups(),
                    fits(),
                    overlaps(),
                    lookalikes()),
                voices.stream())
            .toList();
    return Stream.concat(told.stream(), Stream.of(definitions(told))).toList();
  }

  /** What each sheet and each of its columns means. */
  private static Sheet definitions(List<Sheet> sheets) {
    var rows = new ArrayList<Defined>();
    rows.add(new Defined("", "", SheetWords.EMPTY_AND_SMALL));
    for (var sheet : sheets) {
      rows.add(new Defined(sheet.name(), "", SheetWords.sheet(sheet.name())));
      for (int c = 0; c < sheet.columns().size(); c++) {
        rows.add(new Defined(sheet.name(), sheet.columns().get(c), sheet.meaning(c).words()));
      }
    }
    return Sheet.of(
        "audience-definitions",
        rows,
        List.of(
            new Column<Defined>("sheet", Defined::sheet),
            new Column<>("column", Defined::column),
            new Column<>("meaning", d -> d.words().en()),
            new Column<>("meaningInChinese", d -> d.words().zh())));
  }

  private record Defined(String sheet, String column, Words words) {}

  private Sheet sizes() {
    var shown = AudienceFigures.shown(audience.sizes(TargetSize.Kind.ROADS));
    return Sheet.of(
        "audience-size",
        audience.sizes().stream()
            .filter(s -> s.kind() != TargetSize.Kind.ROADS || shown.contains(s))
            .toList(),
        List.of(
            new Column<TargetSize>("kind", s -> s.kind().name()),
            new Column<>("roads", TargetSize::roads),
            new Column<>("knownCount", s -> Sheet.count(s.knownCount())),
            new Column<>("shownCount", s -> Sheet.part(s.shownCount(), s.knownCount())),
            new Column<>("targetsCount", s -> expected(s.targetsCount())),
            new Column<>("targetsLow95", s -> expected(s.targetsLow95())),
            new Column<>("targetsHigh95", s -> expected(s.targetsHigh95()))));
  }

  private Sheet segments() {
    return Sheet.of(
        "audience-segments",
        audience.segments().cards(),
        List.of(
            new Column<SegmentCard>("base", c -> c.segment().base().name()),
            new Column<>("way", c -> c.segment().way().name()),
            new Column<>("segmentId", c -> c.segment().segmentId()),
            new Column<>("membersCount", c -> Sheet.count(c.segment().membersCount())),
            new Column<>("membersShare", c -> c.segment().membersShare()),
            new Column<>("silentShare", SegmentCard::silentShare),
            new Column<>("certainty", c -> c.segment().certainty()),
            new Column<>("stability", c -> c.segment().stability()),
            new Column<>("clarity", c -> c.segment().clarity().name()),
            new Column<>("supportedCount", c -> c.segment().supportedCount()),
            new Column<>("isNew", c -> c.segment().keptShare() == null),
            new Column<>("words", c -> String.join("; ", c.words())),
            new Column<>("topics", c -> String.join("; ", c.topics())),
            new Column<>("brands", c -> names(c.brands())),
            new Column<>("kols", c -> names(c.kols()))));
  }

  private String names(List<SegmentAffinity> affinities) {
    return affinities.stream()
        .map(a -> audience.parties().get(a.accountId()).name())
        .collect(Collectors.joining("; "));
  }

  private Sheet lookalikes() {
    return Sheet.of(
        "audience-lookalikes",
        audience.segments().lookalikes(),
        List.of(
            new Column<Lookalike>("accountId", l -> Long.toString(l.accountId())),
            new Column<>("screenName", l -> audience.parties().get(l.accountId()).screenName()),
            new Column<>("place", Lookalike::place),
            new Column<>("otherId", l -> Long.toString(l.otherId())),
            new Column<>("otherName", l -> audience.parties().get(l.otherId()).screenName()),
            new Column<>("score", Lookalike::score),
            new Column<>("audienceCosine", Lookalike::audienceCosine),
            new Column<>("topicSimilarity", Lookalike::topicSimilarity),
            new Column<>("actorJaccard", Lookalike::actorJaccard),
            new Column<>("sharedFansCount", l -> expected(l.sharedFansCount())),
            new Column<>("sharedVerticals", l -> String.join("; ", l.sharedVerticals())),
            new Column<>("sharedTags", l -> String.join("; ", l.sharedTags()))));
  }

  private Sheet contacts() {
    return Sheet.of(
        "audience-contacts",
        audience.points(),
        List.of(
            new Column<ContactPoint>("kind", p -> p.kind().name()),
            new Column<>("contactId", p -> Long.toString(p.contactId())),
            new Column<>("name", ContactPoint::name),
            new Column<>("role", p -> p.role() == null ? null : p.role().name()),
            new Column<>("followersCount", ContactPoint::followersCount),
            new Column<>("membersCount", p -> Sheet.count(p.membersCount())),
            new Column<>("targetsCount", p -> expected(p.targetsCount())),
            new Column<>("lift", ContactPoint::lift),
            new Column<>("liftLow95", ContactPoint::liftLow95),
            new Column<>("coverage", ContactPoint::coverage),
            new Column<>("isSignificant", ContactPoint::isSignificant),
            new Column<>("isHiddenGem", ContactPoint::isHiddenGem),
            new Column<>("setPlace", ContactPoint::setPlace),
            new Column<>("setCoverage", ContactPoint::setCoverage)));
  }

  private Sheet sets() {
    return Sheet.of(
        "audience-sets",
        audience.sets(),
        List.of(
            new Column<ContactSet>("kind", s -> s.kind().name()),
            new Column<>("level", ContactSet::level),
            new Column<>("size", ContactSet::size),
            new Column<>("coverage", ContactSet::coverage),
            new Column<>("isReached", ContactSet::isReached),
            new Column<>("guarantee", ContactSet::guarantee),
            new Column<>("bestCoverage", ContactSet::bestCoverage),
            new Column<>("leastSize", ContactSet::leastSize)));
  }

  private Sheet groups() {
    return Sheet.of(
        "audience-groups",
        audience.groups(),
        List.of(
            new Column<LikelyGroup>("groupId", g -> Long.toString(g.groupId())),
            new Column<>("name", LikelyGroup::name),
            new Column<>("accountsCount", g -> Sheet.count(g.accountsCount())),
            new Column<>("targetsCount", g -> expected(g.targetsCount())),
            new Column<>("heldOutAccuracy", LikelyGroup::accuracy)));
  }

  private Sheet fits() {
    return Sheet.of(
        "audience-fit",
        audience.fits(),
        List.of(
            new Column<KolFit>("accountId", f -> Long.toString(f.accountId())),
            new Column<>("screenName", f -> audience.parties().get(f.accountId()).screenName()),
            new Column<>("role", f -> role(f.accountId())),
            new Column<>("base", f -> f.base().name()),
            new Column<>("fansCount", f -> Sheet.count(f.fansCount())),
            new Column<>("judgedCount", f -> Sheet.part(f.judgedCount(), f.fansCount())),
            new Column<>("targetShare", f -> unlessHidden(f, f.targetShare())),
            new Column<>("targetShareLow95", f -> unlessHidden(f, f.targetShareLow95())),
            new Column<>("targetShareHigh95", f -> unlessHidden(f, f.targetShareHigh95())),
            new Column<>("lift", f -> unlessHidden(f, f.lift())),
            new Column<>("liftLow95", f -> unlessHidden(f, f.liftLow95())),
            new Column<>("liftHigh95", f -> unlessHidden(f, f.liftHigh95())),
            new Column<>("targetReach", f -> expected(unlessHidden(f, f.targetReach()))),
            new Column<>(
                "uniqueTargetReach", f -> expected(unlessHidden(f, f.uniqueTargetReach()))),
            new Column<>("fit", f -> f.fit().name())));
  }

  private Sheet overlaps() {
    return Sheet.of(
        "audience-overlap",
        audience.overlaps(),
        List.of(
            new Column<FanOverlap>("accountId", o -> Long.toString(o.accountId())),
            new Column<>("screenName", o -> audience.parties().get(o.accountId()).screenName()),
            new Column<>("otherId", o -> Long.toString(o.otherId())),
            new Column<>("otherName", o -> audience.parties().get(o.otherId()).screenName()),
            new Column<>("base", o -> o.base().name()),
            new Column<>("sharedCount", o -> expected(o.sharedCount())),
            new Column<>("sharedLow95", o -> expected(o.sharedLow95())),
            new Column<>("sharedHigh95", o -> expected(o.sharedHigh95())),
            new Column<>("jaccard", FanOverlap::jaccard),
            new Column<>("ofSmallerShare", FanOverlap::ofSmallerShare),
            new Column<>("method", o -> o.method().name())));
  }

  private String role(long accountId) {
    var role = audience.role(accountId);
    if (role != null) {
      return role.name();
    }
    return audience.isOtherOrganisation(accountId) ? "ORGANISATION" : "KOL";
  }

  private static Double unlessHidden(KolFit fit, Double value) {
    return AudienceFigures.isHidden(fit) ? null : value;
  }

  private static Object expected(Double people) {
    return people != null && AudienceFigures.isSmall(people) ? Sheet.SMALL : people;
  }
}
