package org.kolscope.schema;

/**
 * One row per real private person of whom at least one road to the brief's target is known: how
 * likely the account is a target customer, and what each road says. Zombies, the accounts of the
 * brief and those who work for it or for a rival have no row. What is unknown is null, never 0.
 *
 * <p>A value says how well the account answers what the brief asks on that road, in [0, 1]; a
 * coverage how much of what the road would want to know is known, in [0, 1], 0 with a null value.
 *
 * @param accountId the account
 * @param wordsValue share of its posts and profile that is about the brief
 * @param wordsCoverage how much of its writing is known
 * @param demographicsValue how many of the attributes asked for are as asked, among those known
 * @param demographicsCoverage share of the attributes asked for that are known
 * @param topicsValue how many of the brief's topics it joins, each more counting less
 * @param topicsCoverage how much of its topics is known
 * @param communitiesValue how many of the brief's communities it is in, each more counting less
 * @param communitiesCoverage how much of its memberships is known
 * @param brandsValue how many of the brief's brands it follows, each more counting less
 * @param brandsCoverage how much of its following is known
 * @param genuineProbability that it is a real account, in (0, 1]
 * @param probability that it is a target customer if it is real, calibrated, in [0, 1]
 * @param isPositive whether the brief names it as a customer
 */
public record TargetCustomer(
    @Key @IdOf(IdOf.Kind.ACCOUNT) long accountId,
    Double wordsValue,
    double wordsCoverage,
    Double demographicsValue,
    double demographicsCoverage,
    Double topicsValue,
    double topicsCoverage,
    Double communitiesValue,
    double communitiesCoverage,
    Double brandsValue,
    double brandsCoverage,
    double genuineProbability,
    double probability,
    boolean isPositive) {}
