package org.kolscope.sample;

import java.util.Arrays;

/** What the cascades of a world look like as a whole. */
record CascadeFigures(
    int posts,
    double repostShare,
    double withoutRepost,
    double meanDepth,
    int maxDepth,
    double deeperThan8,
    int largest,
    double exponent,
    double medianDelayMinutes) {

  static CascadeFigures of(Posts posts) {
    var sizes = new int[posts.size()];
    var delays = new double[posts.size()];
    var reposts = 0;
    var depths = 0L;
    var deepest = 0;
    var deep = 0;
    for (int post = 0; post < posts.size(); post++) {
      sizes[posts.root[post]]++;
      if (posts.isRepost(post) && posts.farm[post] < 0) {
        delays[reposts++] = (posts.time[post] - posts.time[posts.parent[post]]) / 60.0;
        depths += posts.depth[post];
        deepest = Math.max(deepest, posts.depth[post]);
        deep += posts.depth[post] > 8 ? 1 : 0;
      }
    }
    var roots = Arrays.stream(sizes).filter(size -> size > 0).toArray();
    Arrays.sort(delays, 0, reposts);
    return new CascadeFigures(
        posts.size(),
        reposts / (double) posts.size(),
        Arrays.stream(roots).filter(size -> size == 1).count() / (double) roots.length,
        depths / (double) reposts,
        deepest,
        deep / (double) reposts,
        Arrays.stream(roots).max().orElse(0),
        exponent(roots, 3),
        delays[reposts / 2]);
  }

  /** Maximum likelihood for a discrete power law from a size on, after Clauset et al. (2009). */
  private static double exponent(int[] sizes, int from) {
    var tail = Arrays.stream(sizes).filter(size -> size >= from).toArray();
    return 1 + tail.length / Arrays.stream(tail).mapToDouble(s -> Math.log(s / (from - 0.5))).sum();
  }
}
