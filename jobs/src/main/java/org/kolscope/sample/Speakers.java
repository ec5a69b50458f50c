package org.kolscope.sample;

import java.util.List;
import java.util.SplittableRandom;

/**
 * What accounts say: the words of the grammar with their author's place and the house talked of.
 */
record Speakers(Words words, People people, Profiles profiles, List<House> houses)
    implements Voice {

  private static final double SAYS_PLACE = 0.15;

  @Override
  public String name(int account) {
    return profiles.name(account);
  }

  @Override
  public String post(Draft draft, String topic, int author, SplittableRandom random) {
    var context = about(draft, random).withAuthor(name(author)).withHook(draft.hook());
    context = context.withForm(draft.form());
    if (draft.motive() != null) {
      context = context.withMotive(draft.motive());
    }
    var city = Places.at(people.place[author]).city();
    if (city != null && random.nextDouble() < SAYS_PLACE) {
      context = context.withPlace(city);
    }
    if (topic != null) {
      context = context.withTopic(topic);
    }
    return words.post(draft.kind(), draft.vertical(), context, random);
  }

  /** The house a draft is about, and a rival of it. */
  private PostContext about(Draft draft, SplittableRandom random) {
    if (draft.house() < 0) {
      return PostContext.NONE;
    }
    var house = houses.get(draft.house());
    var context = PostContext.NONE.withBrand(house.brand(), house.product());
    var rivals =
        houses.stream()
            .filter(h -> h.vertical() == house.vertical() && !h.brand().equals(house.brand()))
            .toList();
    return rivals.isEmpty()
        ? context
        : context.withRival(rivals.get(random.nextInt(rivals.size())).brand());
  }

  @Override
  public String relay(RelayKind kind, Draft root, int author, SplittableRandom random) {
    return words.relay(kind, root.vertical(), about(root, random), random);
  }

  @Override
  public String comment(CommentKind kind, Draft post, int author, SplittableRandom random) {
    return words.comment(kind, post.vertical(), about(post, random), random);
  }

  @Override
  public String topic(Vertical vertical, SplittableRandom random) {
    return words.hotTopic(vertical, PostContext.NONE, random);
  }

  @Override
  public String client(SplittableRandom random) {
    return words.client(random);
  }

  @Override
  public String region(int account) {
    return Places.at(people.place[account]).province();
  }
}
