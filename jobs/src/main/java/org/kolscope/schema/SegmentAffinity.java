package org.kolscope.schema;

/**
 * One row per {@link Segment} and KOL candidate or brand account that its people follow more than
 * those of the other segments do. Of an account that fewer than 20 of its people follow there is no
 * row.
 *
 * @param base which people
 * @param way how they were put together
 * @param segmentId the segment
 * @param accountId the account
 * @param role of a brand account in the brief, the first if it has several; null for a candidate
 * @param followersCount people of the segment that follow it
 * @param share of them among all of the segment, in (0, 1]
 * @param index that share by the share among the people of all segments; 1 is no difference
 * @param z how sure it is that they follow it more: the log-odds ratio over its standard error
 */
public record SegmentAffinity(
    @Key Segment.Base base,
    @Key Segment.Way way,
    @Key int segmentId,
    @Key @IdOf(IdOf.Kind.ACCOUNT) long accountId,
    BriefAccount.Role role,
    long followersCount,
    double share,
    double index,
    double z) {}
