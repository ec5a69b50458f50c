package org.kolscope.audience;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.kolscope.schema.Account;
import org.kolscope.schema.Candidate;
import org.kolscope.schema.Comment;
import org.kolscope.schema.Crawl;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Label;
import org.kolscope.schema.Like;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;
import org.kolscope.schema.Verdict;
import org.kolscope.schema.Verdict.Call;
import org.kolscope.testing.Given;

/** A night of fans, drawn account by account. Days are those of Shanghai. */
final class FanWorld {

  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final LocalDate AS_OF = LocalDate.of(2026, 3, 31);

  final List<Candidate> candidates = new ArrayList<>();
  final List<Account> accounts = new ArrayList<>();
  final List<Follow> follows = new ArrayList<>();
  final List<Row> firstSeen = new ArrayList<>();
  final List<Verdict> verdicts = new ArrayList<>();
  final List<Post> posts = new ArrayList<>();
  final List<Comment> comments = new ArrayList<>();
  final List<Like> likes = new ArrayList<>();
  final List<Crawl> crawls = new ArrayList<>();
  final List<Label> labels = new ArrayList<>();

  /** An instant of the day that many days before the night, at 0:30 there. */
  static Instant daysAgo(int days) {
    return AS_OF.minusDays(days).atTime(0, 30).atZone(ZONE).toInstant();
  }

  FanWorld kol(long id, Long followersCount) {
    candidates.add(new Candidate(id, Candidate.Basis.FANS));
    accounts.add(account(id, followersCount, null, null));
    return this;
  }

  static Account account(long id, Long followersCount, Long followeesCount, Instant createdAt) {
    return new Account(
        id,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        createdAt,
        followersCount,
        followeesCount,
        null,
        null,
        null,
        null,
        null);
  }

  /** An account with a verdict; of an unjudged one {@code call} is null. */
  FanWorld judged(long id, Long followersCount, Long followeesCount, Call call, Double zombie) {
    accounts.add(account(id, followersCount, followeesCount, null));
    verdicts.add(new Verdict(id, call, call, zombie, zombie, List.of(), false, "1"));
    return this;
  }

  /** What batches ask of an account. */
  record Judged(long id, Call call, Instant createdAt) {}

  FanWorld judged(Judged who) {
    accounts.add(account(who.id, null, null, who.createdAt));
    verdicts.add(new Verdict(who.id, who.call, who.call, null, null, List.of(), false, "1"));
    return this;
  }

  /** Accounts {@code from} (inclusive) to {@code to} (exclusive), each a fan of {@code kol}. */
  FanWorld fans(long kol, long from, long to, Call call) {
    for (long id = from; id < to; id++) {
      judged(id, 10L, 100L, call, call == null ? null : call == Call.ZOMBIE ? 0.9 : 0.1);
      follow(id, kol, null);
    }
    return this;
  }

  FanWorld follow(long follower, long followee, Long listPosition) {
    follows.add(new Follow(follower, followee, listPosition, null, false));
    return this;
  }

  FanWorld seen(long follower, long followee, LocalDate night) {
    firstSeen.add(RowFactory.create(follower, followee, night));
    return this;
  }

  FanWorld post(long id, long account, Instant at) {
    var post = Given.post(id, account).drawn();
    posts.add(at(post, at));
    return this;
  }

  FanWorld repost(long id, long account, long ofAccount, Instant at) {
    posts.add(at(Given.repost(id, account).ofAccount(ofAccount).drawn(), at));
    return this;
  }

  static Post at(Post p, Instant at) {
    return new Post(
        p.postId(),
        p.accountId(),
        at,
        p.isRepost(),
        p.text(),
        null,
        null,
        null,
        null,
        p.parentPostId(),
        p.parentAccountId(),
        p.rootPostId(),
        p.rootAccountId(),
        p.repostCount(),
        p.commentCount(),
        p.likeCount(),
        null,
        p.deleted());
  }

  FanQualities.Known known(SparkSession spark) {
    return new FanQualities.Known(
        AS_OF,
        ZONE,
        Table.of(spark, Candidate.class, candidates),
        Table.of(spark, Account.class, accounts),
        Table.of(spark, Follow.class, follows),
        firstSeen(spark),
        Table.of(spark, Verdict.class, verdicts),
        Table.of(spark, Post.class, posts),
        Table.of(spark, Comment.class, comments),
        Table.of(spark, Like.class, likes),
        Table.of(spark, Crawl.class, crawls),
        Table.of(spark, Label.class, labels));
  }

  /** The same in another order and in more partitions. */
  FanQualities.Known shuffled(SparkSession spark) {
    List<List<?>> all =
        List.of(candidates, accounts, follows, firstSeen, verdicts, posts, comments, likes, labels);
    all.forEach(rows -> Collections.shuffle(rows, new Random(7)));
    var known = known(spark);
    return new FanQualities.Known(
        AS_OF,
        ZONE,
        new Table<>(Candidate.class, known.candidates().rows().repartition(3)),
        new Table<>(Account.class, known.accounts().rows().repartition(5)),
        new Table<>(Follow.class, known.follows().rows().repartition(4)),
        known.firstSeen(),
        new Table<>(Verdict.class, known.verdicts().rows().repartition(5)),
        new Table<>(Post.class, known.posts().rows().repartition(3)),
        known.comments(),
        known.likes(),
        known.crawls(),
        known.labels());
  }

  private Dataset<Row> firstSeen(SparkSession spark) {
    return spark.createDataFrame(
        firstSeen, StructType.fromDDL("followerId BIGINT, followeeId BIGINT, firstSeen DATE"));
  }
}
