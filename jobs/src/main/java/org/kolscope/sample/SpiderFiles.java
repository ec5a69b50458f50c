package org.kolscope.sample;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.kolscope.schema.Account;
import org.kolscope.schema.Account.Gender;
import org.kolscope.schema.Comment;
import org.kolscope.schema.Form;
import org.kolscope.schema.Post;

/**
 * Files as nghuyong/WeiboSpider leaves them: one JSON Lines file per spider run. What a crawl does
 * not have is lost: times of follows, ended follows, likes, crawl notes and labels; of a repost it
 * has the root and never the parent, which stands in the text.
 */
record SpiderFiles(World world) implements NightFiles {

  private static final DateTimeFormatter RUN = DateTimeFormatter.ofPattern("yyyyMMdd");

  @Override
  public void write(int night, int file, RawFolder folder) {
    var day = world.settings().night(night).format(RUN);
    var parts =
        world.settings().files() == 1
            ? IntStream.range(0, SampleSettings.PARTS).toArray()
            : new int[] {file};
    folder.write(
        "user_%s%02d0000.jsonl".formatted(day, file),
        null,
        lines -> {
          for (int part : parts) {
            world.profiles().accounts(night, part, a -> lines.line(line(night, user(a))));
          }
        });
    folder.write(
        "fan_%s%02d1000.jsonl".formatted(day, file), null, lines -> fans(night, parts, lines));
    folder.write(
        "tweet_%s%02d2000.jsonl".formatted(day, file),
        null,
        lines -> {
          for (int part : parts) {
            world
                .waves()
                .posts(
                    night,
                    part,
                    p -> {
                      if (!p.deleted()) {
                        lines.line(line(night, tweet(p)));
                      }
                    });
          }
        });
    for (int part : parts) {
      comments(night, part, day, folder);
    }
  }

  private void fans(int night, int[] parts, RawFolder.Lines lines) {
    for (int part : parts) {
      world
          .followRows()
          .each(
              night,
              part,
              (follower, place, gone) -> {
                if (!gone) {
                  lines.line(line(night, fan(follower, place)));
                }
              });
    }
  }

  /** The post of a comment stands in the name of the file alone, so each has a file of its own. */
  private void comments(int night, int part, String day, RawFolder folder) {
    Map<Long, List<Comment>> byPost = new LinkedHashMap<>();
    world
        .waves()
        .comments(
            night, part, c -> byPost.computeIfAbsent(c.postId(), p -> new ArrayList<>()).add(c));
    byPost.forEach(
        (post, said) ->
            folder.write(
                "comments/comment_%d_%s%02d3000.jsonl".formatted(post, day, part),
                null,
                lines -> said.forEach(c -> lines.line(line(night, comment(c))))));
  }

  private String line(int night, Map<String, Object> members) {
    members.put("crawl_time", world.settings().endOf(night) - 1);
    return RowText.json(members);
  }

  private static Map<String, Object> user(Account account) {
    Map<String, Object> user = new LinkedHashMap<>();
    user.put("_id", String.valueOf(account.accountId()));
    user.put("nick_name", account.screenName());
    user.put("verified", account.verifiedType() != null && !account.verifiedType().equals("-1"));
    put(user, "description", account.description());
    put(user, "followers_count", account.followersCount());
    put(user, "friends_count", account.followeesCount());
    put(user, "statuses_count", account.postsCount());
    if (account.gender() != null) {
      user.put("gender", account.gender() == Gender.FEMALE ? "f" : "m");
    }
    var place = account.province() == null ? "其他" : account.province();
    user.put("location", account.city() == null ? place : place + " " + account.city());
    if (account.createdAt() != null) {
      user.put("created_at", Stamps.of(account.createdAt()));
    }
    if (Boolean.TRUE.equals(user.get("verified"))) {
      user.put("verified_type", Integer.parseInt(account.verifiedType()));
      put(user, "verified_reason", account.verifiedReason());
    }
    put(user, "label_desc", account.tags());
    return user;
  }

  private static void put(Map<String, Object> members, String name, Object value) {
    if (value != null) {
      members.put(name, value);
    }
  }

  /** Only what a list shows of an account: who it is. */
  private Map<String, Object> shown(int index) {
    Map<String, Object> user = new LinkedHashMap<>();
    user.put("_id", String.valueOf(world.people().id(index)));
    user.put("nick_name", world.profiles().name(index));
    return user;
  }

  private Map<String, Object> fan(int follower, int place) {
    var followee = world.people().id(world.follows().followee[place]);
    Map<String, Object> fan = new LinkedHashMap<>();
    fan.put("_id", followee + "_" + world.people().id(follower));
    // in the words of that crawler the one who is followed
    fan.put("follower_id", String.valueOf(followee));
    fan.put("fan_info", shown(follower));
    return fan;
  }

  private Map<String, Object> tweet(Post post) {
    Map<String, Object> tweet = new LinkedHashMap<>();
    tweet.put("_id", String.valueOf(post.postId()));
    tweet.put("created_at", Stamps.of(post.createdAt()));
    put(tweet, "ip_location", post.region() == null ? null : "发布于 " + post.region());
    put(tweet, "reposts_count", post.repostCount());
    put(tweet, "comments_count", post.commentCount());
    put(tweet, "attitudes_count", post.likeCount());
    put(tweet, "source", post.client());
    put(tweet, "content", post.text());
    put(tweet, "pic_num", post.pictureCount());
    tweet.put("isLongText", post.form() == Form.LONG_TEXT);
    tweet.put("is_retweet", post.isRepost());
    put(tweet, "retweet_id", post.rootPostId() == null ? null : String.valueOf(post.rootPostId()));
    tweet.put("user", Map.of("_id", String.valueOf(post.accountId())));
    return tweet;
  }

  private static Map<String, Object> comment(Comment comment) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("_id", String.valueOf(comment.commentId()));
    said.put("created_at", Stamps.of(comment.createdAt()));
    put(said, "content", comment.text());
    said.put("comment_user", Map.of("_id", String.valueOf(comment.accountId())));
    if (comment.parentCommentId() != null) {
      said.put("reply_comment", Map.of("_id", String.valueOf(comment.parentCommentId())));
    }
    return said;
  }
}
