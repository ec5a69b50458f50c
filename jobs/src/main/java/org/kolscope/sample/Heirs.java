package org.kolscope.sample;

/**
 * The reposts of each post, in the order of time: compressed sparse rows.
 *
 * @see #below all of a cascade
 * @see #next those of a post itself
 */
final class Heirs {

  private final int[] from;
  private final int[] heir;

  private Heirs(Posts posts, int[] ancestor) {
    from = new int[posts.size() + 1];
    for (int post = 0; post < posts.size(); post++) {
      if (posts.isRepost(post)) {
        from[ancestor[post] + 1]++;
      }
    }
    for (int post = 0; post < posts.size(); post++) {
      from[post + 1] += from[post];
    }
    heir = new int[from[posts.size()]];
    var next = from.clone();
    for (int post = 0; post < posts.size(); post++) {
      if (posts.isRepost(post)) {
        heir[next[ancestor[post]]++] = post;
      }
    }
  }

  static Heirs below(Posts posts) {
    return new Heirs(posts, posts.root);
  }

  static Heirs next(Posts posts) {
    return new Heirs(posts, posts.parent);
  }

  int count(int post) {
    return from[post + 1] - from[post];
  }

  int get(int post, int number) {
    return heir[from[post] + number];
  }
}
