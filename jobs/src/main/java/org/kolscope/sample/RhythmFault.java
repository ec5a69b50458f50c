package org.kolscope.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * A planted mistake in the rhythm of a brand account.
 *
 * @param account index of the account
 * @param startsAt seconds since 1970
 * @param endsAt seconds since 1970
 */
record RhythmFault(int account, Kind kind, int startsAt, int endsAt) {

  /** What is wrong. */
  enum Kind {
    /** Five posts within a quarter of an hour. */
    BURST,
    /** Six days without a word. */
    SILENCE,
    /** A post at three in the morning, four nights running. */
    NIGHT
  }

  private static final int HOUR = 3_600;
  private static final int BURST_POSTS = 5;
  private static final int SILENT_DAYS = 6;
  private static final int NIGHTS = 4;

  /** Share of brand accounts that make each mistake; chosen: most accounts make one. */
  private static final double SHARE = 0.4;

  /** The mistakes of the world, one of each kind an account at most; all lie in the history. */
  static List<RhythmFault> plant(Stage stage) {
    var chance = stage.chance().on("rhythm fault");
    var faults = new ArrayList<RhythmFault>();
    for (int account = 0; account < stage.people().size(); account++) {
      if (stage.people().role(account) != Role.BRAND) {
        continue;
      }
      var random = chance.draws(account);
      if (random.nextDouble() < SHARE) {
        faults.add(burst(stage, account, 2 + random.nextInt(7)));
      }
      if (random.nextDouble() < SHARE) {
        faults.add(days(stage, account, Kind.SILENCE, 10 + random.nextInt(4), SILENT_DAYS));
      }
      if (random.nextDouble() < SHARE) {
        faults.add(days(stage, account, Kind.NIGHT, 20 + random.nextInt(4), NIGHTS));
      }
    }
    return List.copyOf(faults);
  }

  private static RhythmFault burst(Stage stage, int account, int day) {
    var start = stage.calendar().startOf(day) + 15 * HOUR;
    return new RhythmFault(account, Kind.BURST, start, start + HOUR / 4);
  }

  private static RhythmFault days(Stage stage, int account, Kind kind, int day, int days) {
    return new RhythmFault(
        account, kind, stage.calendar().startOf(day), stage.calendar().startOf(day + days));
  }

  static List<RhythmFault> of(List<RhythmFault> faults, int account) {
    return faults.stream().filter(fault -> fault.account == account).toList();
  }

  static boolean silent(List<RhythmFault> faults, int time) {
    for (var fault : faults) {
      if (fault.kind == Kind.SILENCE && fault.startsAt <= time && time < fault.endsAt) {
        return true;
      }
    }
    return false;
  }

  /** Times of the posts that are the mistake. */
  static void posts(List<RhythmFault> faults, IntConsumer sink) {
    for (var fault : faults) {
      if (fault.kind == Kind.BURST) {
        for (int i = 0; i < BURST_POSTS; i++) {
          sink.accept(fault.startsAt + i * (HOUR / 4 - 60) / (BURST_POSTS - 1) + i % 3);
        }
      }
      if (fault.kind == Kind.NIGHT) {
        for (int i = 0; i < NIGHTS; i++) {
          sink.accept(fault.startsAt + i * Rhythm.DAY + 3 * HOUR + 37 * (i + 1));
        }
      }
    }
  }
}
