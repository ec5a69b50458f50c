package org.kolscope.schema;

/**
 * One row per kind of place and share of the target to be met: the set chosen, and how far from the
 * best it can be at most. The set is the first {@code size} places by {@link
 * ContactPoint#setPlace}.
 *
 * @param kind what kind of places
 * @param level share of the target to be met: 0.5, 0.7 or 0.9
 * @param size places in the set; all that add anything where the level is not reached
 * @param coverage share of the expected targets, of whom the kind is known, that it meets
 * @param isReached whether that is the level at least
 * @param guarantee share that it has at least of what the best set of its size meets: 1 - 1/e
 *     whatever the data, more where they allow to say so
 * @param bestCoverage what no set of that size can exceed
 * @param leastSize places without which the level cannot be reached; null if it cannot at all
 */
public record ContactSet(
    @Key ContactPoint.Kind kind,
    @Key double level,
    int size,
    double coverage,
    boolean isReached,
    double guarantee,
    double bestCoverage,
    Integer leastSize) {}
