package org.kolscope.sample;

import java.util.SplittableRandom;

/**
 * Whom people follow because of who that is: accounts drawn by appeal, most of them from what the
 * follower is interested in.
 *
 * <p>Cost: linear to build, some 40 bytes an account; a draw is constant.
 */
final class Voices {

  /**
   * Of the voices somebody follows, the share drawn from the first interest. Chosen: about half of
   * all follows stay within the first interest then, where one in eleven would by chance; that
   * followers share the topics of those they follow is from Weng et al. ("TwitterRank", WSDM 2010).
   */
  private static final double OWN = 0.55;

  /** As {@link #OWN}, from the second interest. */
  private static final double SECOND = 0.15;

  /**
   * Share of voices that somebody found in his closest circle, and how many the circle passes
   * around for each follow of an average account. Friends who follow the same voices close
   * triangles. Chosen for the clustering.
   */
  private static final double PASSED_ON = 0.8;

  private static final double PASSED_AROUND = 0.65;

  /** How much less an account draws by its second interest than by its first. Chosen. */
  private static final float SECOND_WEIGHT = 0.3f;

  private final People people;
  private final Chance chance;
  private final int passedAround;
  private final AliasTable all;
  private final AliasTable[] byVertical;

  private Voices(People people, Chance chance, AliasTable all, AliasTable[] byVertical) {
    this.people = people;
    this.chance = chance;
    passedAround = (int) Math.round(PASSED_AROUND * Habits.meanFollows(people.size()));
    this.all = all;
    this.byVertical = byVertical;
  }

  static Voices of(SampleSettings settings, People people) {
    var verticals = Vertical.values().length;
    var byVertical = new AliasTable[verticals];
    for (int v = 0; v < verticals; v++) {
      byVertical[v] = table(people, v);
    }
    return new Voices(people, settings.chance().on("voice"), table(people, -1), byVertical);
  }

  /** Of a vertical, or of all if it is negative. */
  private static AliasTable table(People people, int vertical) {
    var count = 0;
    for (int i = 0; i < people.size(); i++) {
      if (weight(people, vertical, i) > 0) {
        count++;
      }
    }
    var members = new int[count];
    var weights = new float[count];
    for (int i = 0, at = 0; i < people.size(); i++) {
      var weight = weight(people, vertical, i);
      if (weight > 0) {
        members[at] = i;
        weights[at++] = weight;
      }
    }
    return AliasTable.of(members, weights);
  }

  private static float weight(People people, int vertical, int index) {
    if (vertical < 0 || people.vertical[index] == vertical) {
      return people.appeal[index];
    }
    return people.second[index] == vertical ? SECOND_WEIGHT * people.appeal[index] : 0;
  }

  /**
   * Somebody that {@code follower} may follow; -1 if nobody appeals to anyone.
   *
   * @param circle whose voices he hears of; negative for none
   */
  int draw(int follower, int circle, SplittableRandom random) {
    if (circle >= 0 && random.nextDouble() < PASSED_ON) {
      return draw(follower, chance.draws(circle, random.nextInt(passedAround)));
    }
    return draw(follower, random);
  }

  private int draw(int follower, SplittableRandom random) {
    var where = random.nextDouble();
    if (where < OWN) {
      return ofVertical(people.vertical[follower], random);
    }
    if (where < OWN + SECOND) {
      return ofVertical(people.second[follower], random);
    }
    return any(random);
  }

  /** Somebody of an interest. */
  int ofVertical(int vertical, SplittableRandom random) {
    var table = byVertical[vertical];
    return table.isEmpty() ? any(random) : table.draw(random.nextLong());
  }

  /** Somebody by appeal, whatever it is about; -1 if nobody appeals to anyone. */
  int any(SplittableRandom random) {
    return all.isEmpty() ? -1 : all.draw(random.nextLong());
  }
}
