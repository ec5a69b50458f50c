package org.kolscope.report;

/**
 * People of whom no group is known, by the group they belong with by whom they follow and what they
 * write.
 *
 * @param groupId the group
 * @param name its name as last seen; null if unknown
 * @param accountsCount people who belong with it rather than with another
 * @param targetsCount expected target customers among them
 * @param accuracy share of known members that a trial put into one of their groups, the least of
 *     its ways, in [0, 1]; null if too few are known
 */
public record LikelyGroup(
    long groupId, String name, long accountsCount, double targetsCount, Double accuracy) {}
