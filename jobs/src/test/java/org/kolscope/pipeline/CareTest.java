package org.kolscope.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kolscope.audience.need.Needs;
import org.kolscope.pipeline.Care.Contact;
import org.kolscope.pipeline.CareUses.Use;
import org.kolscope.schema.Account;
import org.kolscope.schema.AccountVertical;
import org.kolscope.schema.BriefAccount;
import org.kolscope.schema.BriefAccount.Role;
import org.kolscope.schema.Candidate;
import org.kolscope.schema.Comment;
import org.kolscope.schema.IdOf;
import org.kolscope.schema.Like;
import org.kolscope.schema.Post;
import org.kolscope.schema.PostText;
import org.kolscope.schema.Table;
import org.kolscope.schema.TextModel;
import org.kolscope.schema.Verdict;
import org.kolscope.store.Mask;
import org.kolscope.store.Store;
import org.kolscope.testing.Given;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class CareTest {

  private static final LocalDate MON = LocalDate.of(2026, 3, 2);
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Mask MASK = new Mask("sixteen bytes at".getBytes(StandardCharsets.US_ASCII));

  /** 16:30 in UTC is half past midnight of the next day in the zone. */
  private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

  private static final Instant LATE = Instant.parse("2026-03-01T16:30:00Z");

  @TempDir Path folder;

  private static Comment comment(long id, long post, long account, Instant at) {
    return new Comment(id, post, account, at, null, "hm");
  }

  /**
   * 71 and 72 are the brand's, 80 a rival, 90 of the staff. Post 1 is by 71, post 2 by a stranger,
   * post 3 by the rival.
   */
  private Store world(SparkSession spark) {
    var store = new Store(spark, LocalSpark.catalog(folder.resolve("warehouse")));
    var given = new Given(spark);
    store.writeDerived(
        BriefAccount.class,
        MON,
        Table.of(
            spark,
            BriefAccount.class,
            List.of(
                new BriefAccount(71, Role.OWN, "Liyuan"),
                new BriefAccount(72, Role.OWN, "Liyuan"),
                new BriefAccount(80, Role.COMPETITOR, "Rival"),
                new BriefAccount(90, Role.STAFF, "Liyuan"))));
    store.writeNight(
        Account.class,
        MON,
        Table.of(
            spark,
            Account.class,
            List.of(Given.account(11, "Ann", null), Given.account(12, "Bob", null))));
    store.writeNight(
        Post.class,
        MON,
        given.posts(
            Given.post(1, 71).drawn(),
            Given.post(2, 50).drawn(),
            Given.post(3, 80).drawn(),
            // 12 reposts the brand, once by the account of the parent, once by the root post
            Given.repost(4, 12).ofAccount(72).drawn(),
            Given.repost(5, 12).ofAccount(50).rootPost(1).drawn(),
            // deleted, of a stranger, of the rival
            Given.repost(6, 14).ofAccount(71).deleted().drawn(),
            Given.repost(7, 15).ofPost(2).drawn(),
            Given.repost(8, 16).ofAccount(80).drawn()));
    store.writeNight(
        Comment.class,
        MON,
        Table.of(
            spark,
            Comment.class,
            List.of(
                comment(1, 1, 11, NOON),
                comment(2, 1, 11, LATE),
                comment(3, 2, 17, NOON),
                comment(4, 1, 72, NOON),
                comment(5, 1, 80, NOON),
                comment(6, 1, 90, NOON),
                comment(7, 1, 18, NOON))));
    store.writeNight(
        Like.class,
        MON,
        Table.of(
            spark,
            Like.class,
            List.of(new Like(1, 13, null), new Like(3, 19, null), new Like(1, 12, null))));
    return store;
  }

  private static long masked(long id) {
    return MASK.of(IdOf.Kind.ACCOUNT, id);
  }

  @Test
  void onlyWhoInteractedWithTheBrandIsShown(SparkSession spark) {
    var care = new Care(world(spark), MON, ZONE, Set.of(18L));
    var all = care.of("Liyuan", List.of(), MASK, 20);
    assertThat(all)
        .containsExactly(
            // two days in the zone, one in UTC
            new Contact(masked(11), 11, null, "Ann", 2, 0, 0, 2, NOON, LATE),
            new Contact(
                masked(12),
                12,
                null,
                "Bob",
                0,
                2,
                1,
                1,
                Given.START.plusSeconds(4),
                Given.START.plusSeconds(5)),
            new Contact(masked(13), 13, null, null, 0, 0, 1, 0, null, null));
    assertThat(care.of("Liyuan", List.of(), MASK, 1)).containsExactly(all.get(0));
    // by masked id; 17 never had to do with the brand, 18 refused, 90 is staff
    assertThat(care.of("Liyuan", List.of(masked(17), masked(18), masked(90), masked(13)), MASK, 20))
        .containsExactly(all.get(2));
    assertThatThrownBy(() -> care.of("Rival", List.of(), MASK, 20))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no brand Rival in the brief of night 2026-03-02; there are [Liyuan]");
  }

  @Test
  void eachUseIsAddedToTheManifestAndNothingElseChanges(SparkSession spark) throws IOException {
    var uses = new CareUses(spark, folder.toString());
    assertThat(uses.of(MON)).isEmpty();
    var manifest = folder.resolve("runs/2026-03-02/manifest.json");
    Files.createDirectories(manifest.getParent());
    Files.writeString(manifest, "{\"asOf\": \"2026-03-02\", \"intake\": {\"Post\": 3}}");
    var page = Files.writeString(manifest.resolveSibling("night.html"), "page");

    uses.add(MON, new Use(NOON, "mei", "Liyuan", 3, false));
    uses.add(MON, new Use(LATE, "mei", "Liyuan", 1, true));
    assertThat(new ObjectMapper().readTree(manifest.toFile()))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"asOf": "2026-03-02", "intake": {"Post": 3}, "careUses": [
                      {"at": "2026-03-01T04:00:00Z", "user": "mei", "brand": "Liyuan",
                       "peopleShown": 3, "idsAsked": false},
                      {"at": "2026-03-01T16:30:00Z", "user": "mei", "brand": "Liyuan",
                       "peopleShown": 1, "idsAsked": true}]}
                    """));
    assertThat(page).hasContent("page");
    try (var left = Files.list(manifest.getParent())) {
      assertThat(left).containsExactlyInAnyOrder(manifest, page);
    }
    assertThat(uses.of(MON)).hasSize(2);
  }

  /** Asks for help or not, ten days before the night. */
  private static Post asking(long id, long account) {
    return new Post(
        id,
        account,
        NOON.minusSeconds(864_000),
        false,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static PostText question(long id, long account) {
    List<String> none = List.of();
    return new PostText(
        id,
        account,
        5,
        none,
        none,
        none,
        0,
        List.of("Liyuan"),
        none,
        none,
        none,
        false,
        true,
        none,
        null,
        null,
        null,
        null,
        null,
        true,
        false,
        List.of("space"),
        none);
  }

  @Test
  void whatIsNotAnsweredIsListedForThoseWhoDealtWithTheBrandOnly(SparkSession spark) {
    var store = world(spark);
    var tue = MON.plusDays(1);
    for (var type :
        List.of(Verdict.class, AccountVertical.class, TextModel.class, Candidate.class)) {
      empty(spark, store, type, tue);
    }
    store.writeDerived(BriefAccount.class, tue, store.read(BriefAccount.class, MON));
    store.writeNight(
        Post.class,
        tue,
        Table.of(spark, Post.class, List.of(asking(21, 12), asking(22, 17), asking(23, 13))));
    store.writeDerived(
        PostText.class,
        tue,
        Table.of(
            spark,
            PostText.class,
            List.of(question(21, 12), question(22, 17), question(23, 13), question(1, 71))));
    var early = NOON.minusSeconds(864_000 + 60);
    store.writeNight(
        Comment.class,
        tue,
        Table.of(
            spark,
            Comment.class,
            List.of(
                new Comment(31, 1, 11, early, null, "后排能放平吗？"),
                new Comment(32, 2, 11, early, null, "后排能放平吗？"),
                new Comment(33, 23, 71, NOON.minusSeconds(860_000), null, "您好"))));

    var care = new Care(store, tue, ZONE, Set.of(18L));
    var asked = new CareNeeds(care, new Needs()).of("Liyuan", List.of(), MASK, 20);

    // 17 never had to do with the brand, 13 was answered, and post 2 is a stranger's
    assertThat(asked)
        .extracting(a -> a.accountId() + " " + a.postId() + " " + a.commentId() + " " + a.sides())
        .containsExactly("11 1 31 [space]", "12 21 null [space]");
    assertThat(asked.get(0).screenName()).isEqualTo("Ann");
    assertThat(asked.get(0).maskedId()).isEqualTo(masked(11));
    assertThat(asked.get(0).manners()).containsExactly("QUESTION");
    assertThat(new CareNeeds(care, new Needs()).of("Liyuan", List.of(masked(12)), MASK, 20))
        .containsExactly(asked.get(1));
  }

  private static <R extends Record> void empty(
      SparkSession spark, Store store, Class<R> type, LocalDate night) {
    store.writeDerived(type, night, Table.of(spark, type, List.of()));
  }
}
