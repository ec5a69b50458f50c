package org.kolscope.sample;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.kolscope.schema.Post;

/** Counts posts and cascades as they are written, to say what they look like. One thread. */
final class WaveShape {

  private static final class Seen {
    private int reposts;
    private int depth;
  }

  private record Known(long root, int depth, long at) {}

  private final Map<Long, Seen> roots = new HashMap<>();
  private final Map<Long, Known> posts = new HashMap<>();
  private final Map<Long, Integer> byAuthor = new HashMap<>();
  private final java.util.ArrayList<Long> delays = new java.util.ArrayList<>();
  private long rows;

  /** A post that was not there before; parents come first. */
  void add(Post post) {
    rows++;
    byAuthor.merge(post.accountId(), 1, Integer::sum);
    var at = post.createdAt().getEpochSecond();
    var parent = post.parentPostId() == null ? null : posts.get(post.parentPostId());
    if (parent == null) {
      posts.put(post.postId(), new Known(post.postId(), 0, at));
      roots.put(post.postId(), new Seen());
      return;
    }
    delays.add(at - parent.at());
    posts.put(post.postId(), new Known(parent.root(), parent.depth() + 1, at));
    var root = roots.get(parent.root());
    root.reposts++;
    root.depth = Math.max(root.depth, parent.depth() + 1);
  }

  long posts() {
    return rows;
  }

  /** Share of posts that are no reposts and were reposted at least once. */
  double repostedShare() {
    return roots.values().stream().filter(r -> r.reposts > 0).count() / (double) roots.size();
  }

  /** Mean size of the cascades with at least one repost, the root included. */
  double meanSize() {
    return roots.values().stream()
        .filter(r -> r.reposts > 0)
        .mapToInt(r -> r.reposts + 1)
        .average()
        .orElse(Double.NaN);
  }

  TailExponent sizes() {
    return TailExponent.of(roots.values().stream().mapToInt(r -> r.reposts + 1).toArray());
  }

  /** Mean depth of the cascades with at least one repost. */
  double meanDepth() {
    return roots.values().stream()
        .filter(r -> r.reposts > 0)
        .mapToInt(r -> r.depth)
        .average()
        .orElse(Double.NaN);
  }

  int maxDepth() {
    return roots.values().stream().mapToInt(r -> r.depth).max().orElse(0);
  }

  /** The delay in seconds that this share of reposts stays below; NaN without reposts. */
  double delay(double share) {
    var sorted = delays.stream().mapToLong(d -> d).sorted().toArray();
    return sorted.length == 0
        ? Double.NaN
        : sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
  }

  /** Share of reposts that came within so many seconds of their parent. */
  double delayShare(int seconds) {
    return delays.stream().filter(d -> d <= seconds).count() / (double) delays.size();
  }

  /** Share of accounts that wrote nothing. */
  double silentShare(int accounts) {
    return 1 - byAuthor.size() / (double) accounts;
  }

  /** Share of all posts that the busiest tenth of the writers wrote. */
  double shareOfBusiestTenth() {
    var counts = byAuthor.values().stream().mapToInt(c -> c).sorted().toArray();
    var tenth = Arrays.stream(counts, counts.length - counts.length / 10, counts.length).sum();
    return tenth / (double) rows;
  }
}
