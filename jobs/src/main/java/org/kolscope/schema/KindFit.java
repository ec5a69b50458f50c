package org.kolscope.schema;

/**
 * One row per kind of KOL and base: how many of their people are target customers, and what one of
 * these costs. Sums over the KOLs of a kind whose {@link KolFit} is told; somebody who follows two
 * counts twice. Intervals say how much KOLs of a kind differ: 95 %, null with fewer than three.
 *
 * @param kind the kind, or that it is unsure or unknown
 * @param base which people
 * @param kolsCount KOLs of the kind
 * @param fittedCount those of them whose fit is told
 * @param judgedCount judged real active people of these
 * @param targetShare expected share of target customers among them; null with none
 * @param lift {@code targetShare} by the share among everybody; null likewise
 * @param liftLow95 lower end
 * @param liftHigh95 upper end
 * @param pricedCount of the fitted KOLs, those whose price is known and whose target reach is not 0
 * @param pricedTargets expected target customers of these, somebody who follows two counted twice
 * @param pricePerTarget sum of their prices by {@code pricedTargets}; null with none
 * @param pricePerTargetLow95 lower end
 * @param pricePerTargetHigh95 upper end
 */
public record KindFit(
    @Key Group kind,
    @Key KolFit.Base base,
    long kolsCount,
    long fittedCount,
    long judgedCount,
    Double targetShare,
    Double lift,
    Double liftLow95,
    Double liftHigh95,
    long pricedCount,
    double pricedTargets,
    Double pricePerTarget,
    Double pricePerTargetLow95,
    Double pricePerTargetHigh95) {

  /** The kinds of {@link KolKind}, and those that have none. */
  public enum Group {
    GRASSROOTS,
    OPINION_LEADER,
    CULTURAL_CELEBRITY,
    STAR,
    ORGANISATION,
    /** The rules disagree. */
    UNSURE,
    /** No rule speaks. */
    UNKNOWN
  }
}
