package org.kolscope.schema;

/**
 * How many real private persons are target customers of the brief: all, those that show it on each
 * road, and by which roads they show it.
 *
 * @param kind what the row counts
 * @param roads the roads, in their order with {@code +} between them; empty for all or for none
 * @param knownCount persons of whom something is known there: for {@code TARGET} on any road, for
 *     {@code ROAD} on that road; for {@code ROADS} as {@code shownCount}
 * @param shownCount persons who answer the brief there: for {@code TARGET} on any road, for {@code
 *     ROADS} on exactly these
 * @param targetsCount expected target customers: for {@code TARGET} of all, else of those shown
 * @param targetsLow95 lower end of the 95 % interval; null where fewer than three roads can be held
 *     against each other
 * @param targetsHigh95 upper end; null likewise
 */
public record TargetSize(
    @Key Kind kind,
    @Key String roads,
    long knownCount,
    long shownCount,
    double targetsCount,
    Double targetsLow95,
    Double targetsHigh95) {

  /** What a row counts. */
  public enum Kind {
    TARGET,
    ROAD,
    ROADS
  }
}
