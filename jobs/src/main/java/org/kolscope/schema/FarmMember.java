package org.kolscope.schema;

/**
 * One row per farm and account of it; an account is in at most one farm.
 *
 * @param farmId the farm
 * @param accountId an account that came to the farm's customers in concert with the others
 */
public record FarmMember(@Key String farmId, @Key @IdOf(IdOf.Kind.ACCOUNT) long accountId) {}
