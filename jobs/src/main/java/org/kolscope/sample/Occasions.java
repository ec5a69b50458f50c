package org.kolscope.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kolscope.schema.Form;

/**
 * Posts that what happened to follows calls for: the post of a KOL that went viral, at the second
 * where its viral days begin, and the post that calls for a prize campaign, where that begins. What
 * begins before the history has no post, nor has a campaign in a brand's planted silence.
 */
final class Occasions {

  /** What a viral post's {@link Draft#rank()} is; that of others is about one. Chosen. */
  private static final float VIRAL_RANK = 20;

  /**
   * Something that began.
   *
   * @param account index of the KOL, or of who gives the prize
   * @param startsAt seconds since 1970
   * @param hasPost whether a post of the account stands there
   */
  record Occasion(int account, int startsAt, boolean hasPost) {}

  private final Stage stage;
  private final Map<Long, Draft> planted;
  private final List<RhythmFault> faults;
  private final Chance chance;

  Occasions(Stage stage, List<RhythmFault> faults, Map<Long, Draft> planted) {
    this.stage = stage;
    this.faults = faults;
    this.planted = planted;
    chance = stage.chance().on("occasion");
  }

  /** Plants the posts of viral days; by account. */
  List<Occasion> viral(ViralDays viral) {
    var people = stage.people();
    var found = new ArrayList<Occasion>();
    for (int kol = 0; kol < people.size(); kol++) {
      var at = viral.begin(kol);
      if (at != FollowTimes.ABSENT) {
        var draft =
            new Draft(
                PostKind.DAILY,
                people.vertical(kol),
                Hook.NONE,
                Form.VIDEO,
                -1,
                -1,
                null,
                VIRAL_RANK);
        found.add(new Occasion(kol, at, plant(kol, at, draft)));
      }
    }
    return found;
  }

  /** Plants the posts that call for prize campaigns; by number. */
  List<Occasion> prizes(List<Prizes.Campaign> campaigns) {
    var found = new ArrayList<Occasion>();
    for (var campaign : campaigns) {
      var account = campaign.account();
      var at = campaign.begin();
      var draft =
          Drafts.of(
              PostKind.PRIZE,
              stage.people().vertical(account),
              stage.houseOf(account),
              -1,
              null,
              1,
              chance.draws(account, at));
      var silent = RhythmFault.silent(RhythmFault.of(faults, account), at);
      found.add(new Occasion(account, at, !silent && plant(account, at, draft)));
    }
    return found;
  }

  private boolean plant(int account, int at, Draft draft) {
    if (at < stage.calendar().start()
        || at >= stage.calendar().end()
        || at >= stage.endsAt().applyAsInt(account)
        || at < stage.people().createdAt[account]) {
      return false;
    }
    planted.put(Originals.key(stage.calendar(), account, at), draft);
    return true;
  }
}
