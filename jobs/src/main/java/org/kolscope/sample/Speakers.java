package org.kolscope.sample;

import java.util.List;
import java.util.SplittableRandom;

/**
 * What accounts say: the words of the grammar with their author's place and the house talked of.
 */
record Speakers(Words words, People people, Profiles profiles, List<House> houses)
    implements Voice {

  @Override
  public String name(int account) {
    return profiles.name(account);
  }

  @Override
  public String post(Draft draft, String topic, int author, int time, SplittableRandom random) {
    var context =
        about(draft, author, time, random)
            .withAuthor(name(author))
            .withHook(draft.hook())
            .withForm(draft.form())
            .withTopic(topic)
            .withMotive(draft.motive());
    return words.post(draft.kind(), draft.vertical(), context, random);
  }

  /** Who writes, when, about which house, and a rival of it. */
  private PostContext about(Draft draft, int author, int time, SplittableRandom random) {
    var writer =
        PostContext.NONE
            .withPlace(Places.spoken(people.place[author]))
            .withChildAge(profiles.lives().childAge(author, time))
            .withCircumstances(profiles.lives().of(author) | Circumstance.at(time));
    if (draft.house() < 0) {
      return writer;
    }
    var house = houses.get(draft.house());
    var context = writer.withBrand(house.brand(), house.product());
    var rivals =
        houses.stream()
            .filter(h -> h.vertical() == house.vertical() && !h.brand().equals(house.brand()))
            .toList();
    return rivals.isEmpty()
        ? context
        : context.withRival(rivals.get(random.nextInt(rivals.size())).brand());
  }

  @Override
  public String relay(RelayKind kind, Draft root, int author, int time, SplittableRandom random) {
    // an office has no opinions of its own
    var its =
        switch (people.role(author)) {
          case BRAND, COMPETITOR, DEALER, MEDIA -> RelayKind.SHORT;
          default -> kind;
        };
    return words.relay(its, root.vertical(), about(root, author, time, random), random);
  }

  @Override
  public String comment(
      CommentKind kind, Draft post, int author, int time, SplittableRandom random) {
    return words.comment(kind, post.vertical(), about(post, author, time, random), random);
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
