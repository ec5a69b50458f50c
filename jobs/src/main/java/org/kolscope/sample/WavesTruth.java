package org.kolscope.sample;

import java.time.Instant;

/** Rows of the truth that the waves plant; names and columns as in the files. */
public final class WavesTruth {

  private WavesTruth() {}

  /**
   * repost-bought.csv: one row a repost.
   *
   * @param postId the repost
   * @param rootPostId the post it was bought for
   */
  public record RepostBought(long postId, long rootPostId, String farmId, String delivery) {}

  /**
   * influence.csv.
   *
   * @param expectedRealReach real active accounts that a post of its is shown to, zombies removed
   */
  public record Influence(long accountId, double expectedRealReach) {}

  /**
   * kol-best.csv: the twenty that reach most of a brief's targets with a post, 1 first; price,
   * overlap of audiences and conflicts are not looked at.
   */
  public record KolBest(String brief, long accountId, int rank, double expectedTargetReach) {}

  /**
   * complaint.csv.
   *
   * @param answeredBy null if nobody answered
   * @param answeredAt null if nobody answered
   */
  public record Complaint(
      long postId, String motive, Long answeredBy, Instant answeredAt, boolean resolved) {}

  /**
   * event.csv.
   *
   * @param kind TOPIC, CRISIS or QUARREL
   * @param brand of a crisis or quarrel; null for none
   * @param posts that belong to it, reposts too; comments of a quarrel
   * @param rootPostId its largest cascade; the post under which a quarrel is
   */
  public record Event(
      String kind,
      String topic,
      Instant startsAt,
      Instant endsAt,
      String brand,
      int posts,
      Long rootPostId) {}

  /**
   * session.csv: all sessions of some accounts in the last week of the history.
   *
   * @param newPosts posts in the feed since the session before, of three days at most
   * @param shownPosts those of them that it showed
   */
  public record Session(long accountId, Instant startedAt, int newPosts, int shownPosts) {}

  /**
   * favour.csv.
   *
   * @param kind RETURNS or TIRES
   * @param received times the brand's account relayed it
   * @param given times it relayed the brand's account
   * @param stoppedAt last favour of one who tired; null if it has not stopped
   */
  public record Favour(
      long accountId,
      long brandAccountId,
      String kind,
      int received,
      int given,
      Instant stoppedAt) {}

  /** rhythm-fault.csv. */
  public record Fault(long accountId, String fault, Instant startsAt, Instant endsAt) {}

  /**
   * unfollow.csv: a fan who left because of promotions.
   *
   * @param accountId whom it followed
   * @param postId the promotion that was one too many
   * @param leftAt the follow is gone in the data of the next night
   */
  public record Left(long accountId, long fanId, long postId, Instant leftAt) {}

  /** deleted.csv: a post that its author deleted. */
  public record Deleted(long postId, Instant deletedAt) {}

  /** staff-post.csv: somebody praises the brand that he works for. */
  public record StaffPost(long postId, long accountId, String brand) {}

  /**
   * viral.csv: days in which a KOL won many fans.
   *
   * @param postId the post that went viral; null if it is older than the posts of the first night
   */
  public record Viral(long accountId, Instant startsAt, Instant endsAt, Long postId) {}

  /**
   * prize-campaign.csv.
   *
   * @param postId the post that calls for it; null where the account was silent
   */
  public record Campaign(long accountId, Instant startsAt, Instant endsAt, Long postId) {}
}
