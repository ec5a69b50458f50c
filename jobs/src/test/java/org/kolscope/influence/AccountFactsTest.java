package org.kolscope.influence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kolscope.testing.Given.post;
import static org.kolscope.testing.Given.repost;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.schema.Account;
import org.kolscope.schema.AccountFact;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;
import org.kolscope.testing.Given;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class AccountFactsTest {

  @Test
  void followsMakeFansFolloweesAndMutualsAndEndedOnesCountForNobody(SparkSession spark) {
    var given = new Given(spark);
    var follows = given.follows("1>9 2>9 9>1 9>3 3>9x");

    assertThat(facts(given.accounts(4), follows, given.posts()))
        .containsExactlyInAnyOrder(
            new AccountFact(1, 1, 1, 1, 1.0, 0, 0, 0, 0),
            new AccountFact(2, 0, 1, 0, 0.0, 0, 0, 0, 0),
            new AccountFact(3, 1, 0, 0, null, 0, 0, 0, 0),
            new AccountFact(4, 0, 0, 0, null, 0, 0, 0, 0), // a stub has its row
            new AccountFact(9, 2, 2, 1, 0.5, 0, 0, 0, 0));
  }

  @Test
  void repostsAreGivenByTheirAuthorAndReceivedFromOthersOnly(SparkSession spark) {
    var given = new Given(spark);

    assertThat(facts(given.accounts(), given.follows(""), posts(given)))
        .containsExactlyInAnyOrder(
            new AccountFact(1, 0, 0, 0, null, 2, 2, 0, 0),
            new AccountFact(2, 0, 0, 0, null, 2, 2, 0, 0),
            new AccountFact(7, 0, 0, 0, null, 1, 1, 0, 0),
            new AccountFact(9, 0, 0, 0, null, 2, 1, 3, 2));
  }

  @Test
  void partitioningAndRowOrderChangeNothing(SparkSession spark) {
    var given = new Given(spark);
    var accounts = given.accounts(1, 2, 9);
    var follows = given.follows("1>9 2>9 9>1 9>3 3>9x 7>1 1>7");
    var once = facts(accounts, follows, posts(given));
    var again =
        facts(given.shuffled(accounts), given.shuffled(follows), given.shuffled(posts(given)));

    assertThat(again).containsExactlyInAnyOrderElementsOf(once);
  }

  private static List<AccountFact> facts(
      Table<Account> accounts, Table<Follow> follows, Table<Post> posts) {
    return new AccountFacts().of(accounts, follows, posts, new RepostEdges().of(posts)).collect();
  }

  private static Table<Post> posts(Given given) {
    return given.posts(
        post(0, 9).drawn(),
        repost(1, 1).ofAccount(9).drawn(),
        repost(2, 1).ofPost(0).drawn(),
        repost(3, 2).ofAccount(9).drawn(),
        repost(4, 2).ofAccount(9).deleted().drawn(),
        repost(5, 9).ofAccount(9).drawn(), // own post: given, not received
        repost(6, 7).drawn(), // of an unknown source: given, received by nobody
        repost(7, 2).rootPost(77).drawn());
  }
}
