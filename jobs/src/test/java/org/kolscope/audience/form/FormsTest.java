package org.kolscope.audience.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.audience.TargetWorld;
import org.kolscope.schema.Comment;
import org.kolscope.schema.Form;
import org.kolscope.schema.FormResponse;
import org.kolscope.schema.FormResponse.Told;
import org.kolscope.schema.KolFit;
import org.kolscope.schema.KolFit.Base;
import org.kolscope.schema.KolFit.Fit;
import org.kolscope.schema.Like;
import org.kolscope.schema.Post;
import org.kolscope.schema.PostText;
import org.kolscope.schema.PrizeHunter;
import org.kolscope.schema.Table;
import org.kolscope.testing.Given;
import org.kolscope.testing.LocalSpark;

/**
 * Six accounts, 1 to 6, with ten videos and ten pictures each. A picture of account a gets 4 a
 * likes of targets (0.5 each), a video twice as many: account 6 is six times as large as account 1.
 * Every post also gets likes of a zombie, of a prize hunter and of its own author.
 */
@ExtendWith(LocalSpark.class)
class FormsTest {

  private static final Instant RECENT = Instant.parse("2026-03-20T04:00:00Z");
  private static final long ZOMBIE = 9_001;
  private static final long HUNTER = 9_002;

  private static Post post(long id, long account, Instant at, Form form, Long root) {
    return new Post(
        id,
        account,
        at,
        root != null,
        null,
        null,
        null,
        form,
        1L,
        null,
        null,
        root,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static PostText text(long id, long account, int words, String... hooks) {
    List<String> none = List.of();
    return new PostText(
        id,
        account,
        words,
        none,
        none,
        none,
        0,
        none,
        none,
        none,
        none,
        false,
        false,
        none,
        null,
        null,
        null,
        null,
        null,
        false,
        false,
        none,
        List.of(hooks));
  }

  private static KolFit fans(long account, long fans) {
    return new KolFit(
        account,
        Base.FOLLOWERS,
        fans,
        fans,
        true,
        fans,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        Fit.UNKNOWN);
  }

  private static final class World {
    final List<Post> posts = new ArrayList<>();
    final List<PostText> texts = new ArrayList<>();
    final List<Like> likes = new ArrayList<>();
    final List<Comment> comments = new ArrayList<>();
    final List<KolFit> fits = new ArrayList<>();

    World plant() {
      for (int account = 1; account <= 6; account++) {
        fits.add(fans(account, 1_000L * account));
        for (int i = 0; i < 20; i++) {
          long id = 100L * account + i;
          boolean isVideo = i < 10;
          posts.add(post(id, account, RECENT, isVideo ? Form.VIDEO : Form.IMAGE, null));
          texts.add(text(id, account, i % 2 == 0 ? 5 : 90, i == 0 ? "prize" : "trial"));
          int responses = (isVideo ? 8 : 4) * account;
          for (int j = 0; j < responses; j++) {
            likes.add(new Like(id, 1_000 + j, null));
          }
          // the same once more in other ways counts once
          comments.add(new Comment(id, id, 1_000, RECENT, null, null));
          posts.add(post(50_000 + id, 1_001, RECENT, null, id));
          for (long other : new long[] {ZOMBIE, HUNTER, account}) {
            likes.add(new Like(id, other, null));
          }
        }
      }
      // too old, too new, by nobody who is looked at
      posts.add(post(7_001, 1, RECENT.minusSeconds(100 * 86_400L), Form.LIVE, null));
      posts.add(post(7_002, 1, Instant.parse("2026-03-31T04:00:00Z"), Form.LIVE, null));
      posts.add(post(7_003, 1_005, RECENT, Form.LIVE, null));
      return this;
    }

    Forms.Known known(SparkSession spark) {
      var given = new Given(spark);
      return new Forms.Known(
          LocalDate.of(2026, 3, 31),
          ZoneId.of("Asia/Shanghai"),
          given.candidates(1, 2, 3, 4, 5),
          given.brief("6:OWN 7:COMPETITOR"),
          Table.of(spark, Post.class, posts),
          Table.of(spark, PostText.class, texts),
          Table.of(spark, Comment.class, comments),
          Table.of(spark, Like.class, likes),
          given.verdicts(ZOMBIE + ":0.99"),
          Table.of(spark, PrizeHunter.class, List.of(new PrizeHunter(HUNTER, 9, 9, 9, 9, 9, 5))),
          TargetWorld.targets(spark, 1_000, 1_100, 0.5),
          Table.of(spark, KolFit.class, fits));
    }
  }

  private static Map<String, FormResponse> byName(Table<FormResponse> table) {
    var rows = new TreeMap<String, FormResponse>();
    table.collect().forEach(r -> rows.put(r.family() + " " + r.category(), r));
    return rows;
  }

  @Test
  void aFormIsComparedWithinAccountsSoThatALargeOneDoesNotDecide(SparkSession spark) {
    var known = new World().plant().known(spark);
    var rows = byName(new Forms().of(known));

    var video = rows.get("FORM VIDEO");
    assertThat(video.postsCount()).isEqualTo(60);
    assertThat(video.accountsCount()).isEqualTo(6);
    assertThat(video.peopleCount()).as("48 likers of the largest, once each").isEqualTo(48);
    assertThat(video.responsesCount())
        .as("10 * 8 * 21 likes of a half")
        .isCloseTo(840, within(1e-3));
    assertThat(video.responsePerThousand()).as("4 a of 1,000 a").isCloseTo(4, within(1e-6));
    assertThat(video.ratio()).isCloseTo(2, within(1e-9));
    assertThat(video.told()).isEqualTo(Told.MORE);
    assertThat(rows.get("FORM IMAGE").ratio()).isCloseTo(0.5, within(1e-9));
    assertThat(rows.get("FORM IMAGE").told()).isEqualTo(Told.LESS);
    // five of each ten are short: as many videos as pictures
    var isShort = rows.get("LENGTH SHORT");
    assertThat(isShort.ratio()).isCloseTo(1, within(1e-9));
    assertThat(isShort.told()).isEqualTo(Told.NO_DIFFERENCE);
    // six posts are too few
    assertThat(rows.get("HOOK prize").told()).isEqualTo(Told.TOO_FEW);
    assertThat(rows.get("HOOK prize").ratio()).isNull();
    assertThat(rows).doesNotContainKey("FORM LIVE").hasSize(6);

    var given = new Given(spark);
    var shuffled =
        new Forms.Known(
            known.asOf(),
            known.zone(),
            known.candidates(),
            known.named(),
            given.shuffled(known.posts()),
            given.shuffled(known.texts()),
            known.comments(),
            given.shuffled(known.likes()),
            known.verdicts(),
            known.hunters(),
            given.shuffled(known.targets()),
            known.fits());
    assertThat(byName(new Forms().of(shuffled))).isEqualTo(rows);
  }

  @Test
  void withoutActsTextsAndFansNothingIsToldAndNothingFails(SparkSession spark) {
    var world = new World().plant();
    world.texts.clear();
    world.likes.clear();
    world.comments.clear();
    world.fits.clear();
    world.posts.removeIf(Post::isRepost);

    var rows = byName(new Forms().of(world.known(spark)));

    assertThat(rows).containsOnlyKeys("FORM IMAGE", "FORM VIDEO");
    assertThat(rows.values())
        .allMatch(r -> r.told() == Told.TOO_FEW && r.responsePerThousand() == null);
    world.posts.clear();
    assertThat(new Forms().of(world.known(spark)).collect()).isEmpty();
  }

  @Test
  void settingsOutOfRangeAreNamed() {
    assertThatThrownBy(() -> new Forms(90, 3, 15, 15, 20, 5, 0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("longWords must be at least 16, was 15");
  }
}
