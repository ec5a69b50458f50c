package org.kolscope.schema;

import java.time.Instant;

/**
 * One row per farm and followee that many of its accounts came to. That somebody's fans were driven
 * does not say who had it done.
 *
 * @param farmId the farm
 * @param followeeId whom its accounts follow
 * @param fansCount accounts of the farm that came to this followee in concert
 * @param startsAt begin of the first delivery to it; null if nothing has a time
 * @param endsAt end of the last delivery to it, not included; null if nothing has a time
 */
public record FarmCustomer(
    @Key String farmId,
    @Key @IdOf(IdOf.Kind.ACCOUNT) long followeeId,
    long fansCount,
    Instant startsAt,
    Instant endsAt) {}
