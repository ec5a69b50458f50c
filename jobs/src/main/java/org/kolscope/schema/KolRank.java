package org.kolscope.schema;

/**
 * One row per KOL: its place, the doubt of that place and the parts it is made of.
 *
 * <p>A part is a percentile among the candidates, in [0, 100]: the share of candidates that are
 * worse, ties counted half. A part that the data cannot give is null, never 0, and the weights of
 * the others are scaled up to make 1.
 *
 * @param accountId the KOL
 * @param screenName its name; null if the data has none
 * @param verifiedType the platform's badge code; null if unknown
 * @param basis why it was a candidate
 * @param rank place by {@code score}, 1 first, no two alike
 * @param rankLow90 5 % point of the place over the sampled subgraphs, the better end
 * @param rankHigh90 95 % point of that place, the worse end
 * @param group A for the best overlapping group of rank ranges, then B, then C
 * @param score weighted mean of the known parts, in [0, 100]
 * @param scoreLow90 5 % point over the sampled subgraphs
 * @param scoreHigh90 95 % point over the sampled subgraphs
 * @param statusPart read by well-read accounts: PageRank on the follow graph
 * @param brokerPart stands between groups: betweenness on the follow graph
 * @param relayPart relayed by well-relayed accounts: PageRank on the repost graph
 * @param responsePart reposts received in the data per fan in the data
 * @param weightKnownShare share of the weights whose parts are known, in (0, 1]
 * @param fansCount loaded fans
 * @param followersCount followers the platform displays; null if unknown
 * @param postsCount loaded posts
 * @param repostsReceivedCount loaded reposts of its posts by others
 * @param repostersCount distinct accounts that made them
 * @param followRank place by discounted PageRank among all accounts of the follow graph, {@link
 *     Centrality}; null without an edge there
 * @param plainFollowRank the same without the discount: how far zombies lift it
 * @param replicatesCount sampled subgraphs the range rests on
 */
public record KolRank(
    @Key @IdOf(IdOf.Kind.ACCOUNT) long accountId,
    @Personal String screenName,
    String verifiedType,
    Candidate.Basis basis,
    int rank,
    int rankLow90,
    int rankHigh90,
    Group group,
    double score,
    double scoreLow90,
    double scoreHigh90,
    Double statusPart,
    Double brokerPart,
    Double relayPart,
    Double responsePart,
    double weightKnownShare,
    long fansCount,
    Long followersCount,
    long postsCount,
    long repostsReceivedCount,
    long repostersCount,
    Long followRank,
    Long plainFollowRank,
    int replicatesCount) {

  /** Groups of KOLs whose rank ranges overlap. */
  public enum Group {
    A,
    B,
    C
  }
}
