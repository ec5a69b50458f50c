package org.kolscope.schema;

import org.kolscope.schema.InfluenceReplicate.GraphKind;

/**
 * One row per topic, graph and candidate that has shown an interest in the topic: its place among
 * all accounts that have. Rows of {@link TopicRelevance} say who has.
 *
 * @param kind where the topic comes from
 * @param topic its name, as in {@link TopicRelevance}
 * @param graph whether by who reads whom, or by who reposts and comments on whom
 * @param accountId the candidate
 * @param relevance share of its posts that is on the topic, as in {@link TopicRelevance}
 * @param score share of the time that a random surfer of the topic spends there, times {@code
 *     accountsCount}; zombies pass hardly anything on
 * @param rank place by {@code score} among the accounts of the topic, 1 first; equal scores share
 *     the better place
 * @param plainScore the same as if no account were a zombie
 * @param plainRank place by it
 * @param accountsCount accounts that have shown an interest in the topic
 */
public record TopicInfluence(
    @Key TopicRelevance.Kind kind,
    @Key String topic,
    @Key GraphKind graph,
    @Key @IdOf(IdOf.Kind.ACCOUNT) long accountId,
    double relevance,
    double score,
    int rank,
    double plainScore,
    int plainRank,
    int accountsCount) {}
