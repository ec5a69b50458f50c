package org.kolscope.authenticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.kolscope.authenticity.Written.NOON;
import static org.kolscope.authenticity.Written.original;
import static org.kolscope.authenticity.Written.repost;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.schema.Post;
import org.kolscope.schema.PrizeHunter;
import org.kolscope.schema.Table;
import org.kolscope.testing.Given;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class PrizeHuntersTest {

  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 31);

  @Test
  void hunterIsWhoRepostsPrizesAndFollowsTheirGivers(SparkSession spark) {
    var posts = new ArrayList<Post>();
    var follows = new StringBuilder();
    for (int p = 0; p < 40; p++) {
      // accounts 1 to 5 give prizes, twice each; 6 to 20 give none
      int author = 1 + p % 20;
      posts.add(original(100 + p, author, author <= 5 ? "转发抽3位朋友送颈枕" : "今天天气好"));
    }
    long next = 1000;
    for (int account = 51; account <= 99; account++) {
      for (int k = 0; k < 6; k++) {
        posts.add(repost(next++, account, NOON, posts.get((account * 7 + k * 3) % 40)));
        follows.append(account).append('>').append(1 + (account * 3 + k * 5) % 20).append(' ');
      }
    }
    for (int p : new int[] {0, 1, 2, 3, 4, 20, 21}) {
      posts.add(repost(next++, 50, NOON, posts.get(p)));
      // a giver who reposts its rivals is no hunter
      posts.add(repost(next++, 5, NOON, posts.get(p)));
    }
    follows.append("50>1 50>2 50>3 50>4 50>5 5>1 5>2 5>3 5>4");
    var all = Table.of(spark, Post.class, posts);
    var given = new Given(spark);

    var hunters = new PrizeHunters().of(all, given.follows(follows.toString()), NIGHT).collect();

    assertThat(hunters).extracting(PrizeHunter::accountId).containsExactly(50L);
    assertThat(hunters.get(0).prizeRepostsCount()).isEqualTo(7);
    assertThat(hunters.get(0).giversCount()).isEqualTo(5);
    assertThat(hunters.get(0).giversFollowedCount()).isEqualTo(5);
    assertThat(hunters.get(0).logOdds())
        .isCloseTo(evidence(7, 7, 0.4, posts) + followEvidence(follows.toString()), offset(1e-9));
  }

  @Test
  void prizePostsThatArePersistedAreNotLookedForAgain(SparkSession spark) {
    var given = new Given(spark);
    var posts = Table.of(spark, Post.class, List.of(original(1, 1, "转发抽奖")));
    var follows = given.follows("9>1");
    var step = new PrizeHunters();
    var hunters = Table.of(spark, PrizeHunter.class, List.of());

    var prizePosts = step.prizePosts(posts).persist();
    try {
      // each look for the words is a regular expression in the plan
      assertThat(step.of(posts, follows, NIGHT).rows().queryExecution().withCachedData().toString())
          .contains("InMemoryRelation")
          .doesNotContain("RLIKE");
      var explained = step.explained(hunters, posts, follows);
      assertThat(explained.queryExecution().withCachedData().toString())
          .contains("InMemoryRelation")
          .doesNotContain("RLIKE");
    } finally {
      prizePosts.unpersist();
    }
    assertThat(step.explained(hunters, posts, follows).queryExecution().analyzed().toString())
        .contains("RLIKE");
  }

  /** The binomial ratio with the base rate counted by hand: 7 + 7 reposts and those of the rest. */
  private static double evidence(int prizes, int reposts, double share, List<Post> posts) {
    var givers = Set.of(1L, 2L, 3L, 4L, 5L);
    var all = posts.stream().filter(Post::isRepost).toList();
    double base =
        (all.stream().filter(p -> givers.contains(p.rootAccountId())).count() + 1.0)
            / (all.size() + 2.0);
    double hunters = Math.min(0.9, Math.max(share, 2 * base));
    return prizes * Math.log(hunters / base)
        + (reposts - prizes) * Math.log((1 - hunters) / (1 - base));
  }

  private static double followEvidence(String follows) {
    var ends = new HashSet<>(List.of(follows.split(" ", -1)));
    long given = ends.stream().filter(e -> Integer.parseInt(e.split(">", -1)[1]) <= 5).count();
    double base = (given + 1.0) / (ends.size() + 2.0);
    return 5 * Math.log(Math.min(0.9, Math.max(0.35, 2 * base)) / base);
  }
}
