package org.kolscope.pipeline;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.kolscope.pipeline.EvidenceRecount.Again;
import org.kolscope.schema.Evidence;
import org.kolscope.schema.Post;

/**
 * Counts again who reposted together.
 *
 * @param reposts by account and post, when the account first reposted it, in seconds
 * @param strangersTogether of the posts two accounts share, how many within ten minutes, where that
 *     befell them less than three times; one added to both
 */
record RepostRecount(Map<Long, TreeMap<Long, Long>> reposts, double strangersTogether) {

  private static final long TOGETHER = 600;
  private static final int LEAST_SHARED = 3;

  static RepostRecount of(List<Post> posts) {
    var reposts = new TreeMap<Long, TreeMap<Long, Long>>();
    for (var post : posts) {
      if (post.isRepost()) {
        reposts
            .computeIfAbsent(post.accountId(), k -> new TreeMap<>())
            .merge(post.rootPostId(), post.createdAt().getEpochSecond(), Math::min);
      }
    }
    double all = 1;
    double together = 1;
    for (var one : reposts.entrySet()) {
      for (var other : reposts.tailMap(one.getKey(), false).values()) {
        var shared = shared(one.getValue(), other);
        long near =
            LongStream.of(shared)
                .filter(p -> Math.abs(one.getValue().get(p) - other.get(p)) <= TOGETHER)
                .count();
        if (near < LEAST_SHARED) {
          all += shared.length;
          together += near;
        }
      }
    }
    return new RepostRecount(reposts, together / all);
  }

  private static long[] shared(Map<Long, Long> one, Map<Long, Long> other) {
    return one.keySet().stream().filter(other::containsKey).mapToLong(p -> p).toArray();
  }

  Again coRepost(Evidence row, Set<Long> members) {
    long at = reposts.get(row.accountId()).get(row.postId());
    var ring = members.stream().filter(a -> reposts.get(a).containsKey(row.postId())).toList();
    long near =
        ring.stream()
            .filter(a -> Math.abs(reposts.get(a).get(row.postId()) - at) <= TOGETHER)
            .count();
    EvidenceRecount.require(row.startsAt().getEpochSecond() == at - TOGETHER, row + ": startsAt");
    return new Again(near, 1 + (ring.size() - 1) * strangersTogether);
  }

  /** With how many accounts this one shares three posts. */
  double partners(long account) {
    return reposts.entrySet().stream()
        .filter(e -> e.getKey() != account)
        .filter(e -> shared(reposts.get(account), e.getValue()).length >= LEAST_SHARED)
        .count();
  }
}
