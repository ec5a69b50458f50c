package org.kolscope.schema;

/**
 * One row per way and person that is in a {@link Segment}.
 *
 * @param base which people
 * @param way how they were put together
 * @param accountId the person
 * @param segmentId the segment
 * @param probability that the person belongs to it rather than to another, in (0, 1]; null for
 *     {@code TIES}
 */
public record SegmentMember(
    @Key Segment.Base base,
    @Key Segment.Way way,
    @Key @IdOf(IdOf.Kind.ACCOUNT) long accountId,
    int segmentId,
    Double probability) {}
