package org.kolscope.pipeline.quality;

import java.util.Map;
import org.kolscope.pipeline.quality.Question.Answer;
import org.kolscope.schema.Post;
import org.kolscope.schema.QualityFigure;

/**
 * {@code capped-counter}: how many posts show as many reposts as the platform will show, so that
 * their counter is a lower bound. Never a breach. (Counters below 0 never come this far: intake
 * quarantines them as {@code negative-count}.)
 *
 * @param repostCap the greatest number of reposts that the platform shows, at least 1; default
 *     1,000,000: Weibo shows "1,000,000+" from there on
 */
public record CounterRule(long repostCap) {

  public CounterRule {
    if (repostCap < 1) {
      throw new IllegalArgumentException("repostCap must be at least 1, was " + repostCap);
    }
  }

  static CounterRule defaults() {
    return new CounterRule(1_000_000);
  }

  QualityFigure figure(Map<Class<? extends Record>, SeenTable> seen) {
    var posts = seen.get(Post.class);
    var answer =
        posts == null
            ? Answer.share(0, 0)
            : Answer.share(posts.known().get("repostCount"), posts.capped())
                .badPost(posts.leastCapped());
    return new Question(Rule.CAPPED_COUNTER, "Post", "repostCount").noted(answer);
  }
}
