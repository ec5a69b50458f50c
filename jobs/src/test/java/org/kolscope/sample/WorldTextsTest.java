package org.kolscope.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.kolscope.sample.attack.AttackMix;
import org.kolscope.schema.Post;

/** What is written in a world of 10,000, in the four weeks before its first night. */
class WorldTextsTest {

  private static final int ACCOUNTS = 10_000;
  private static final World WORLD =
      World.of(
          new SampleSettings(ACCOUNTS, 1, LocalDate.of(2026, 3, 1), 7),
          AttackMix.defaults(ACCOUNTS));
  private static final Map<Long, Integer> INDICES = indices();
  private static final List<Post> OWN = own();

  private static Map<Long, Integer> indices() {
    var indices = new HashMap<Long, Integer>();
    for (int i = 0; i < ACCOUNTS; i++) {
      indices.put(WORLD.people().id(i), i);
    }
    return indices;
  }

  private static List<Post> own() {
    var own = new ArrayList<Post>();
    for (int part = 0; part < SampleSettings.PARTS; part++) {
      WORLD
          .waves()
          .posts(
              0,
              part,
              post -> {
                var role = WORLD.people().role(INDICES.get(post.accountId()));
                if (!post.isRepost() && role == Role.PERSON) {
                  own.add(post);
                }
              });
    }
    return own;
  }

  @Test
  void personsSeldomWriteWhatAnotherHasWritten() {
    var texts = OWN.stream().map(Post::text).filter(text -> text.length() > 8).toList();
    assertThat(texts).hasSizeGreaterThan(5_000);
    assertThat(new HashSet<>(texts).size()).isGreaterThan((int) (0.98 * texts.size()));
  }

  @Test
  void placeTagsAreWhereTheWriterLives() {
    var tag = Pattern.compile("📍(\\p{IsHan}+)");
    var tags = 0;
    for (var post : OWN) {
      var found = tag.matcher(post.text());
      var home = Places.spoken(WORLD.people().place[INDICES.get(post.accountId())]);
      if (home != null && found.find()) {
        assertThat(found.group(1)).as(post.text()).isEqualTo(home);
        tags++;
      }
    }
    assertThat(tags).isGreaterThan(100);
  }
}
