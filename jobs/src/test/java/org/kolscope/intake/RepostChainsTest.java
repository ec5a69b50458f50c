package org.kolscope.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kolscope.schema.Account;
import org.kolscope.schema.Post;
import org.kolscope.schema.RepostLink;
import org.kolscope.schema.Table;
import org.kolscope.testing.Given;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class RepostChainsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no chain at all                 | ''
          转发微博                        | ''
          好//@甲:早                      | 甲
          好//@甲:早//@乙:晚              | 甲 乙
          好//@甲 :早                     | 甲
          好//@甲：早                     | 甲
          好//@甲 早                      | ''
          //@甲 早//@乙:晚                | 乙
          回复@甲:早                      | ''
          回复@甲:早//@乙:晚              | 乙
          看 http://a.example//@:x        | ''
          """)
  void linksAreTheRelayersNewestFirst(String text, String names) {
    assertThat(RepostLink.in(text).stream().map(RepostLink::name).collect(Collectors.joining(" ")))
        .isEqualTo(names);
  }

  @Test
  void aNameHasAtMostFortySigns() {
    assertThat(RepostLink.in("//@" + "名".repeat(40) + ":a")).hasSize(1);
    assertThat(RepostLink.in("//@" + "名".repeat(41) + ":a")).isEmpty();
  }

  @Test
  void aLinkKeepsWhatFollowsIt() {
    assertThat(RepostLink.in("a//@b: c //@d:e").get(0))
        .isEqualTo(new RepostLink(1, "b", "c //@d:e"));
  }

  @Test
  void chainsFindParentsAndRootsAmongTheLoadedPosts(SparkSession spark, @TempDir Path folder) {
    var drop =
        new Loading(spark, folder)
            .file(
                "account.csv",
                """
                accountId,screenName
                1,甲
                2,乙
                3,丙
                4,同名
                5,同名
                6,新名
                """)
            .file(
                "post.csv",
                """
                postId,accountId,createdAt,isRepost,text,parentPostId,parentAccountId
                10,1,2026-03-01 08:00:00,false,山上还有雪,,
                11,2,2026-03-01 09:00:00,false,想去//@甲:山上还有雪,,
                12,3,2026-03-01 10:00:00,true,同去//@乙:想去//@甲:山上还有雪,,
                13,3,2026-03-01 11:00:00,true,好//@同名:早,,
                14,3,2026-03-01 12:00:00,true,好//@旧名:早,,
                15,3,2026-03-01 13:00:00,true,好//@无人:早,,
                16,3,2026-03-01 14:00:00,true,好//@甲:山上还有雪,99,77
                17,3,2026-03-01 07:00:00,true,早//@甲:山上还有雪,,
                18,2,2026-03-01 15:00:00,true,转发微博,,
                """);
    try (var loaded = drop.preset("kolscope", Given.account(6, "旧名", null))) {
      Map<Long, Post> posts =
          loaded.table(Post.class).collect().stream()
              .collect(Collectors.toMap(Post::postId, Function.identity()));
      assertThat(told(posts, 10)).isEqualTo("false null null null null");
      // a chain makes a repost, whatever the source said
      assertThat(told(posts, 11)).isEqualTo("true 10 1 10 1");
      assertThat(told(posts, 12)).isEqualTo("true 11 2 10 1");
      assertThat(told(posts, 13)).as("shared name").isEqualTo("true null null null null");
      assertThat(told(posts, 14)).as("former name").isEqualTo("true null null null null");
      assertThat(told(posts, 15)).as("unknown name").isEqualTo("true null null null null");
      assertThat(told(posts, 16)).as("source first").isEqualTo("true 99 77 10 1");
      assertThat(told(posts, 17)).as("older than its source").isEqualTo("true null 1 null null");
      assertThat(told(posts, 18)).isEqualTo("true null null null null");
      assertThat(loaded.chains()).isEqualTo(new Drop.ChainCounts(7, 7, 4, 3, 3));

      // with the names of earlier nights, and nothing that was known before moves
      var names =
          Table.of(
              spark,
              Account.class,
              List.of(Given.account(6, "旧名", null), Given.account(1, "甲", null)));
      var across =
          RepostChains.across(loaded.table(Post.class), names.rows()).collect().stream()
              .collect(Collectors.toMap(Post::postId, Function.identity()));
      assertThat(told(across, 14)).isEqualTo("true null 6 null null");
      posts.forEach(
          (id, post) -> {
            if (id != 14) {
              assertThat(across.get(id)).isEqualTo(post);
            }
          });
    }
  }

  private static String told(Map<Long, Post> posts, long id) {
    var p = posts.get(id);
    return p.isRepost()
        + " "
        + p.parentPostId()
        + " "
        + p.parentAccountId()
        + " "
        + p.rootPostId()
        + " "
        + p.rootAccountId();
  }
}
