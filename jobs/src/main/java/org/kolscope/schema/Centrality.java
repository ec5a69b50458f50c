package org.kolscope.schema;

import org.kolscope.schema.InfluenceReplicate.GraphKind;

/**
 * One row per graph and account with an edge in it: where the account stands in the whole graph,
 * what verdicts take from it, and what it would be without them.
 *
 * <p>Verdicts enter a mean as weights and a count as a cut: in {@code pageRank} an account gives
 * what it has times its probability of being genuine, and for the measures that count ({@code
 * coreness}, {@code hIndex}, {@code harmonic}) edges out of accounts called ZOMBIE are left out.
 *
 * @param graph which graph: who reads whom, or who relays whom
 * @param accountId the account
 * @param inCount accounts with an edge to it, whoever they are: fans in the data, or reposters
 * @param genuineInCount how many of these are genuine, expected: the sum of their probabilities
 * @param pageRank PageRank discounted by verdicts, 1 is the average of all accounts of the graph
 * @param rank place by {@code pageRank} among all accounts of the graph, 1 first; equal scores
 *     share the best of their places
 * @param plainPageRank PageRank as if nothing were known of anybody
 * @param plainRank place by {@code plainPageRank}
 * @param coreness the largest k of a group in which each has k edges to others of the group, either
 *     way, that the account is in
 * @param hIndex the largest h so that h of those with an edge to it have h such accounts themselves
 * @param harmonic how near the others are to it: the sum of 1 / distance along edges over all
 *     others; null where the graph did not fit one machine
 * @param harmonicLow95 lower end of its interval: not all others are asked
 * @param harmonicHigh95 upper end
 * @param componentId smallest account of those it is connected with, edges taken either way
 * @param componentAccountsCount how many these are, itself included
 */
public record Centrality(
    @Key GraphKind graph,
    @Key @IdOf(IdOf.Kind.ACCOUNT) long accountId,
    long inCount,
    double genuineInCount,
    double pageRank,
    long rank,
    double plainPageRank,
    long plainRank,
    int coreness,
    int hIndex,
    Double harmonic,
    Double harmonicLow95,
    Double harmonicHigh95,
    @IdOf(IdOf.Kind.ACCOUNT) long componentId,
    long componentAccountsCount) {}
