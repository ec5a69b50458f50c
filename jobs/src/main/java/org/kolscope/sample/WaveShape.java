package org.kolscope.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.kolscope.schema.Post;

/** Counts posts and cascades as they are written, to say what they look like. One thread. */
final class WaveShape {

  /** The smallest cascade in the real sample that this is held against. */
  static final int LARGE = 51;

  private static final class Seen {
    private int reposts;
    private int depth;
    private long at;
    private final List<Integer> delays = new ArrayList<>();
  }

  private record Known(long root, int depth, long at) {}

  private final Map<Long, Seen> roots = new HashMap<>();
  private final Map<Long, Known> posts = new HashMap<>();
  private final List<Long> delays = new ArrayList<>();
  private final List<Integer> depths = new ArrayList<>();
  private long rows;

  /** A post that was not there before; parents come first. */
  void add(Post post) {
    rows++;
    var at = post.createdAt().getEpochSecond();
    var parent = post.parentPostId() == null ? null : posts.get(post.parentPostId());
    if (parent == null) {
      posts.put(post.postId(), new Known(post.postId(), 0, at));
      var seen = new Seen();
      seen.at = at;
      roots.put(post.postId(), seen);
      return;
    }
    delays.add(at - parent.at());
    posts.put(post.postId(), new Known(parent.root(), parent.depth() + 1, at));
    var root = roots.get(parent.root());
    root.reposts++;
    root.delays.add((int) (at - root.at));
    depths.add(parent.depth() + 1);
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

  /** Share of reposts that are so many steps below their root. */
  double depthShare(int depth) {
    return depths.stream().filter(d -> d == depth).count() / (double) depths.size();
  }

  /** Mean steps of a repost below its root. */
  double meanRepostDepth() {
    return depths.stream().mapToInt(d -> d).average().orElse(Double.NaN);
  }

  /** Delays behind the root of the reposts of cascades of at least {@link #LARGE} posts. */
  private IntStream delaysOfLarge() {
    return roots.values().stream()
        .filter(r -> r.reposts >= LARGE - 1)
        .flatMapToInt(r -> r.delays.stream().mapToInt(d -> d));
  }

  /** Mean size of the cascades of at least {@link #LARGE} posts. */
  double meanSizeOfLarge() {
    return roots.values().stream()
        .filter(r -> r.reposts >= LARGE - 1)
        .mapToInt(r -> r.reposts + 1)
        .average()
        .orElse(Double.NaN);
  }

  /** Median delay in seconds behind the root in cascades of at least {@link #LARGE} posts. */
  double delayOfLarge() {
    var sorted = delaysOfLarge().sorted().toArray();
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }

  /** Share of reposts within so many seconds of the root in such cascades. */
  double delayShareOfLarge(int seconds) {
    return delaysOfLarge().mapToDouble(d -> d <= seconds ? 1 : 0).average().orElse(Double.NaN);
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
}
