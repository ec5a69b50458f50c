package org.kolscope.report;

import java.util.List;
import org.kolscope.report.Sheet.Column;
import org.kolscope.schema.FormResponse;
import org.kolscope.schema.KindFit;
import org.kolscope.schema.KolKind;
import org.kolscope.schema.OpenNeed;

/** Kinds of KOLs, needs and forms as files have them; as {@link AudienceSheets}. */
record AudienceVoiceSheets(Audience audience) {

  List<Sheet> all() {
    return List.of(kinds(), kindFits(), needs(), forms());
  }

  private Sheet kinds() {
    return Sheet.of(
        "audience-kinds",
        audience.voices().kinds(),
        List.of(
            new Column<KolKind>("accountId", k -> Long.toString(k.accountId())),
            new Column<>("screenName", k -> audience.parties().get(k.accountId()).screenName()),
            new Column<>("kind", k -> k.kind() == null ? null : k.kind().name()),
            new Column<>("doubt", k -> k.doubt().name()),
            new Column<>("rulesFor", k -> String.join(" ", k.rulesFor())),
            new Column<>("rulesAgainst", k -> String.join(" ", k.rulesAgainst())),
            new Column<>("reasonWords", k -> String.join(" ", k.reasonWords())),
            new Column<>("vertical", KolKind::vertical),
            new Column<>("verticalShare", KolKind::verticalShare),
            new Column<>("isExpert", KolKind::isExpert),
            new Column<>("topicPlace", KolKind::topicPlace),
            new Column<>("price", KolKind::price)));
  }

  private Sheet kindFits() {
    return Sheet.of(
        "audience-kind-fit",
        audience.voices().kindFits(),
        List.of(
            new Column<KindFit>("kind", k -> k.kind().name()),
            new Column<>("base", k -> k.base().name()),
            new Column<>("kolsCount", KindFit::kolsCount),
            new Column<>("fittedCount", KindFit::fittedCount),
            new Column<>("judgedCount", k -> Sheet.count(k.judgedCount())),
            new Column<>("targetShare", k -> ifMany(k, k.targetShare())),
            new Column<>("lift", k -> ifMany(k, k.lift())),
            new Column<>("liftLow95", k -> ifMany(k, k.liftLow95())),
            new Column<>("liftHigh95", k -> ifMany(k, k.liftHigh95())),
            new Column<>("pricedCount", KindFit::pricedCount),
            new Column<>("pricePerTarget", k -> ifPriced(k, k.pricePerTarget())),
            new Column<>("pricePerTargetLow95", k -> ifPriced(k, k.pricePerTargetLow95())),
            new Column<>("pricePerTargetHigh95", k -> ifPriced(k, k.pricePerTargetHigh95())),
            new Column<>("currency", k -> audience.voices().currency())));
  }

  private Sheet needs() {
    return Sheet.of(
        "audience-needs",
        audience.voices().needs(),
        List.of(
            new Column<OpenNeed>("side", OpenNeed::side),
            new Column<>("isWord", OpenNeed::isWord),
            new Column<>("manner", n -> n.manner().name()),
            new Column<>("statementsCount", n -> Sheet.count(n.statementsCount())),
            new Column<>("peopleCount", n -> Sheet.count(n.peopleCount())),
            new Column<>("ownCount", n -> Sheet.part(n.ownCount(), n.statementsCount())),
            new Column<>("rivalCount", n -> Sheet.part(n.rivalCount(), n.statementsCount())),
            new Column<>(
                "openPeopleCount",
                n ->
                    n.openPeopleCount() == null
                        ? null
                        : Sheet.part(n.openPeopleCount(), n.peopleCount())),
            new Column<>("answeredShare", n -> twoDigits(AudienceVoices.answered(n))),
            new Column<>("openAgeDays", AudienceVoices::openAge),
            new Column<>("newerCount", n -> Sheet.part(n.newerCount(), n.statementsCount())),
            new Column<>("isRising", OpenNeed::isRising),
            new Column<>("isFalling", OpenNeed::isFalling),
            new Column<>("rivals", n -> String.join(" ", n.rivals()))));
  }

  private Sheet forms() {
    return Sheet.of(
        "audience-forms",
        audience.voices().forms(),
        List.of(
            new Column<FormResponse>("family", f -> f.family().name()),
            new Column<>("category", FormResponse::category),
            new Column<>("postsCount", FormResponse::postsCount),
            new Column<>("accountsCount", FormResponse::accountsCount),
            new Column<>("peopleCount", f -> Sheet.count(f.peopleCount())),
            new Column<>("responsePerThousand", FormResponse::responsePerThousand),
            new Column<>("ratio", FormResponse::ratio),
            new Column<>("shrunkRatio", FormResponse::shrunkRatio),
            new Column<>("shrunkLow95", FormResponse::shrunkLow95),
            new Column<>("shrunkHigh95", FormResponse::shrunkHigh95),
            new Column<>("told", f -> f.told().name())));
  }

  private static Double ifMany(KindFit kind, Double value) {
    return kind.judgedCount() < SmallCells.LEAST ? null : value;
  }

  private static Double ifPriced(KindFit kind, Double value) {
    return kind.pricedTargets() < SmallCells.LEAST ? null : value;
  }

  /** As the page has it: a share must not tell small counts. */
  private static Double twoDigits(Double share) {
    return share == null ? null : Math.round(100 * share) / 100.0;
  }
}
