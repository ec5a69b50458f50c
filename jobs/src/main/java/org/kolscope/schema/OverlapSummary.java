package org.kolscope.schema;

/**
 * One row: how {@link FanOverlap} was found and what it left out.
 *
 * @param summaryId always 0
 * @param accountsCount accounts compared with each other
 * @param accountsLeftOutCount accounts with fewer loaded fans, left out because there are more than
 *     the settings allow
 * @param followsCount follows by real fans of the accounts compared
 * @param comparedCount those of them that were compared: fewer where sketches were
 * @param sketchSize fans a sketch holds on average; null if all lists were compared whole
 * @param leastTheta share of its fans in the smallest sketch, 1 if all lists were compared whole
 * @param relativeError95 half width of the 95 % interval, as a part of the number, where two
 *     accounts of equal size that are both compared by sketch share half of their fans; 0 if all
 *     lists were compared whole
 * @param unseenBelow two of the largest accounts that share this many fans are missed with a
 *     probability of 5 %, those that share fewer more often; 0 if all lists were compared whole
 * @param pairsMetCount pairs that share at least one fan in what was compared; no other pair was
 *     looked at
 * @param pairsCount pairs with a row for real fans
 * @param pairsSuppressedCount pairs met that share too few real fans for a row
 * @param stepsCount pairs of accounts met, over all fans: what the work was
 */
public record OverlapSummary(
    @Key int summaryId,
    long accountsCount,
    long accountsLeftOutCount,
    long followsCount,
    long comparedCount,
    Integer sketchSize,
    double leastTheta,
    double relativeError95,
    double unseenBelow,
    long pairsMetCount,
    long pairsCount,
    long pairsSuppressedCount,
    long stepsCount) {}
