package org.kolscope.sample;

/**
 * Which of several groups of a kind an account is in, for {@code truth/groups.csv}: the fan club,
 * the circle of people who all follow each other, the KOL in whose viral days a fan came.
 */
final class GroupIds {

  private final People people;
  private final Follows follows;
  private final ViralDays viral;
  private final Innocents innocents;

  GroupIds(SampleSettings settings, People people, Follows follows) {
    this.people = people;
    this.follows = follows;
    var times = new FollowTimes(settings);
    viral = ViralDays.of(settings, people);
    innocents = Innocents.of(settings, people, times, Voices.of(settings, people), viral);
  }

  /** Empty where all of a kind are one group. */
  String of(int index) {
    return switch (people.group(index)) {
      case FAN_CLUB -> "club-%03d".formatted(innocents.number(index));
      case MUTUAL_CIRCLE -> "circle-%03d".formatted(innocents.number(index));
      case VIRAL_DAY -> viralDay(index);
      case NONE, ONBOARDING, LURKER, PRIZE_HUNTER, MASS_FOLLOWER, DEFAULT_AVATAR -> "";
    };
  }

  /** The first voice that it followed in its viral days; empty for one who came too late. */
  private String viralDay(int index) {
    var first = -1;
    for (int at = follows.from[index]; at < follows.from[index + 1]; at++) {
      var begin = viral.begin(follows.followee[at]);
      var started = follows.startedAt[at];
      if (begin != FollowTimes.ABSENT
          && started >= begin
          && started < begin + ViralDays.DAYS * FollowTimes.DAY
          && (first < 0 || started < follows.startedAt[first])) {
        first = at;
      }
    }
    return first < 0 ? "" : "viral-" + people.id(follows.followee[first]);
  }
}
