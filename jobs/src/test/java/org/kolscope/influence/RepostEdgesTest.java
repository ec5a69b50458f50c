package org.kolscope.influence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kolscope.testing.Given.START;
import static org.kolscope.testing.Given.post;
import static org.kolscope.testing.Given.repost;

import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.schema.RepostEdge;
import org.kolscope.testing.Given;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class RepostEdgesTest {

  @Test
  void repostsOfAPairAreCountedAndTheNewestIsKept(SparkSession spark) {
    var posts = new Given(spark).reposts("1>9 2>9 1>9 9>1 3>3");

    assertThat(new RepostEdges().of(posts).collect())
        .containsExactlyInAnyOrder(
            new RepostEdge(1, 9, 2, START.plusSeconds(2)),
            new RepostEdge(2, 9, 1, START.plusSeconds(1)),
            new RepostEdge(9, 1, 1, START.plusSeconds(3)));
  }

  @Test
  void theAuthorIsTheParentsElseTheRoots(SparkSession spark) {
    var posts =
        new Given(spark)
            .posts(
                post(0, 50).deleted().drawn(),
                post(1, 60).drawn(),
                repost(11, 1).ofAccount(40).ofPost(0).rootAccount(60).drawn(),
                repost(12, 2).ofPost(0).rootAccount(60).drawn(), // the parent's post is loaded
                repost(13, 3).ofPost(99).rootAccount(60).drawn(), // it is not: the root's author
                repost(14, 4).ofPost(99).rootPost(1).drawn(),
                repost(15, 5).rootAccount(60).drawn(),
                repost(16, 6).drawn()); // nothing known: no edge

    assertThat(new RepostEdges().of(posts).collect())
        .extracting(e -> e.reposterId() + ">" + e.authorId())
        .containsExactlyInAnyOrder("1>40", "2>50", "3>60", "4>60", "5>60");
  }

  @Test
  void deletedRepostsAndPostsThatAreNoRepostsMakeNoEdge(SparkSession spark) {
    var posts =
        new Given(spark)
            .posts(repost(1, 1).ofAccount(9).deleted().drawn(), post(2, 2).ofAccount(9).drawn());

    assertThat(new RepostEdges().of(posts).collect()).isEmpty();
  }
}
