package org.kolscope.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.kolscope.schema.Account;
import org.kolscope.schema.AccountFact;
import org.kolscope.schema.BriefAccount;
import org.kolscope.schema.Candidate;
import org.kolscope.schema.Centrality;
import org.kolscope.schema.Follow;
import org.kolscope.schema.InfluenceReplicate;
import org.kolscope.schema.InfluenceReplicate.GraphKind;
import org.kolscope.schema.InfluenceReplicate.Measure;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;
import org.kolscope.schema.Verdict;
import org.kolscope.schema.Verdict.Call;

/** Small tables written the way one would draw them on a whiteboard. */
public record Given(SparkSession spark) {

  /** The time of post number 0; post n is n seconds later. */
  public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** {@code "1>9 2>9"}: accounts 1 and 2 follow account 9; {@code "1>9x"}: 1 no longer does. */
  public Table<Follow> follows(String edges) {
    return table(
        Follow.class,
        words(edges)
            .map(
                e -> {
                  var ends = e.replace("x", "").split(">", -1);
                  return new Follow(
                      Long.parseLong(ends[0]),
                      Long.parseLong(ends[1]),
                      null,
                      null,
                      e.endsWith("x"));
                })
            .toList());
  }

  /** Accounts {@code from} (inclusive) to {@code to} (exclusive) follow {@code followee}. */
  public Table<Follow> fans(long followee, long from, long to) {
    return table(
        Follow.class,
        LongStream.range(from, to)
            .mapToObj(f -> new Follow(f, followee, null, null, false))
            .toList());
  }

  /** Stub rows: nothing is known but the ids. */
  public Table<Account> accounts(long... ids) {
    return table(Account.class, LongStream.of(ids).mapToObj(i -> account(i, null, null)).toList());
  }

  /** An account of which only these are known. */
  public static Account account(long id, String screenName, Long followersCount) {
    return new Account(
        id,
        null,
        screenName,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        followersCount,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** {@code "1>9 2>9"}: accounts 1 and 2 repost account 9, in posts numbered from 0. */
  public Table<Post> reposts(String edges) {
    var all = words(edges).map(e -> e.split(">", -1)).toList();
    return posts(
        IntStream.range(0, all.size())
            .mapToObj(
                i ->
                    repost(i, Long.parseLong(all.get(i)[0]))
                        .ofAccount(Long.parseLong(all.get(i)[1])))
            .map(PostSketch::drawn)
            .toArray(Post[]::new));
  }

  public Table<Post> posts(Post... posts) {
    return table(Post.class, Arrays.asList(posts));
  }

  /** A post that is no repost. */
  public static PostSketch post(long postId, long accountId) {
    return new PostSketch(postId, accountId, false, null, null, null, null, null);
  }

  /** A repost whose source is still to be said. */
  public static PostSketch repost(long postId, long accountId) {
    return new PostSketch(postId, accountId, true, null, null, null, null, null);
  }

  /** The few columns of a {@link Post} that steps about reposts look at. */
  public record PostSketch(
      long postId,
      long accountId,
      boolean isRepost,
      Long parentPostId,
      Long parentAccountId,
      Long rootPostId,
      Long rootAccountId,
      Boolean isDeleted) {

    public PostSketch ofAccount(long parent) {
      return new PostSketch(
          postId, accountId, isRepost, parentPostId, parent, rootPostId, rootAccountId, isDeleted);
    }

    public PostSketch ofPost(long parent) {
      return new PostSketch(
          postId,
          accountId,
          isRepost,
          parent,
          parentAccountId,
          rootPostId,
          rootAccountId,
          isDeleted);
    }

    public PostSketch rootAccount(long root) {
      return new PostSketch(
          postId, accountId, isRepost, parentPostId, parentAccountId, rootPostId, root, isDeleted);
    }

    public PostSketch rootPost(long root) {
      return new PostSketch(
          postId,
          accountId,
          isRepost,
          parentPostId,
          parentAccountId,
          root,
          rootAccountId,
          isDeleted);
    }

    public PostSketch deleted() {
      return new PostSketch(
          postId,
          accountId,
          isRepost,
          parentPostId,
          parentAccountId,
          rootPostId,
          rootAccountId,
          true);
    }

    public Post drawn() {
      return new Post(
          postId,
          accountId,
          START.plusSeconds(postId),
          isRepost,
          null,
          null,
          null,
          null,
          null,
          parentPostId,
          parentAccountId,
          rootPostId,
          rootAccountId,
          null,
          null,
          null,
          null,
          isDeleted);
    }
  }

  /** {@code "9:12 8:3"}: account 9 has 12 fans in the data, account 8 has 3; nothing else. */
  public Table<AccountFact> fansOf(String counts) {
    return facts(
        words(counts)
            .map(c -> c.split(":", -1))
            .map(c -> fact(Long.parseLong(c[0]), Long.parseLong(c[1]), 0))
            .toArray(AccountFact[]::new));
  }

  public Table<AccountFact> facts(AccountFact... facts) {
    return table(AccountFact.class, Arrays.asList(facts));
  }

  /** An account with this many fans whose posts were reposted this often, each time by another. */
  public static AccountFact fact(long accountId, long fans, long repostsReceived) {
    return new AccountFact(
        accountId, fans, 0, 0, null, repostsReceived, 0, repostsReceived, repostsReceived);
  }

  /** {@code "9:OWN 8:DEALER"}: the parts accounts play in the brief. */
  public Table<BriefAccount> brief(String roles) {
    return table(
        BriefAccount.class,
        words(roles)
            .map(r -> r.split(":", -1))
            .map(
                r ->
                    new BriefAccount(
                        Long.parseLong(r[0]), BriefAccount.Role.valueOf(r[1]), "brand"))
            .toList());
  }

  /** Candidates by their fans. */
  public Table<Candidate> candidates(long... ids) {
    return table(
        Candidate.class,
        LongStream.of(ids).mapToObj(i -> new Candidate(i, Candidate.Basis.FANS)).toList());
  }

  /** {@code "7:0.5 8:2"}: the scores of accounts 7 and 8 in sample {@code replicate}. */
  public static Stream<InfluenceReplicate> scores(
      GraphKind graph, Measure measure, int replicate, String scores) {
    return words(scores)
        .map(s -> s.split(":", -1))
        .map(
            s ->
                new InfluenceReplicate(
                    graph, measure, replicate, Long.parseLong(s[0]), Double.parseDouble(s[1]), 9));
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  public final Table<InfluenceReplicate> replicates(Stream<InfluenceReplicate>... scores) {
    return table(InfluenceReplicate.class, Stream.of(scores).flatMap(s -> s).toList());
  }

  /** {@code "7:3/5"}: account 7 has place 3 in {@code graph}, and 5 without the discount. */
  public Table<Centrality> places(GraphKind graph, String places) {
    return table(
        Centrality.class,
        words(places)
            .map(p -> p.split("[:/]", -1))
            .map(
                p ->
                    new Centrality(
                        graph,
                        Long.parseLong(p[0]),
                        0,
                        0,
                        1,
                        Long.parseLong(p[1]),
                        1,
                        Long.parseLong(p[2]),
                        0,
                        0,
                        null,
                        null,
                        null,
                        1,
                        1))
            .toList());
  }

  /** {@code "7:0.9 8:"}: account 7 is a zombie with that probability, 8 is unjudged. */
  public Table<Verdict> verdicts(String zombies) {
    return table(
        Verdict.class,
        words(zombies)
            .map(z -> z.split(":", -1))
            .map(
                z -> {
                  var probability = z[1].isEmpty() ? null : Double.valueOf(z[1]);
                  var call =
                      probability == null ? null : probability > 0.5 ? Call.ZOMBIE : Call.GENUINE;
                  return new Verdict(
                      Long.parseLong(z[0]),
                      call,
                      call,
                      probability,
                      probability,
                      List.of(),
                      false,
                      "test");
                })
            .toList());
  }

  /** The same rows in another order and in more partitions. */
  public <R extends Record> Table<R> shuffled(Table<R> table) {
    var rows = new ArrayList<>(table.collect());
    Collections.shuffle(rows, new Random(7));
    return new Table<>(table.type(), table(table.type(), rows).rows().repartition(5));
  }

  private <R extends Record> Table<R> table(Class<R> type, List<R> rows) {
    return Table.of(spark, type, rows);
  }

  private static Stream<String> words(String drawn) {
    return drawn.isBlank() ? Stream.empty() : Stream.of(drawn.strip().split("\\s+"));
  }
}
