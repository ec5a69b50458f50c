package org.kolscope.schema;

/**
 * One row per account and form of post that can be bought from it.
 *
 * @param accountId the account that sells
 * @param form what is sold
 * @param price for one post, in {@code currency}, at least 0
 * @param currency ISO 4217 code
 */
public record RateCard(
    @Key @IdOf(IdOf.Kind.ACCOUNT) long accountId,
    @Key Form form,
    double price,
    @Required String currency) {}
