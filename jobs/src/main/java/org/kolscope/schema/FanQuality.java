package org.kolscope.schema;

/**
 * One row per candidate: who its loaded fans are. Counts are of loaded fans that are not gone,
 * shares in [0, 1].
 *
 * <p>A fan has one <b>type</b>, the first that fits, and the {@code type...} counts add up to
 * {@code fansCount}: no data, mass follower, influencer, zombie, inactive, coordinated, unsure,
 * unjudged, real. The counts without that word are of all fans that a name fits.
 *
 * @param accountId the candidate
 * @param followersCount followers as displayed by the platform; null if unknown
 * @param fansCount loaded fans
 * @param judgedCount fans with a verdict
 * @param unjudgedCount fans without one; neither genuine nor bad
 * @param zombiesCount fans called ZOMBIE
 * @param coordinatedCount fans called COORDINATED; fan clubs are, too
 * @param unsureCount fans called UNSURE
 * @param genuineCount fans called GENUINE
 * @param typeNoDataCount unjudged fans of which neither followers nor followees are known
 * @param typeMassFollowerCount fans that follow so many that they hardly see a post (over 1,500)
 * @param typeInfluencerCount fans with many followers of their own (over 5,000)
 * @param typeZombieCount fans called ZOMBIE
 * @param typeInactiveCount fans whose acts are known and that did nothing public for 90 days
 * @param typeCoordinatedCount fans called COORDINATED
 * @param typeUnsureCount fans called UNSURE
 * @param typeUnjudgedCount unjudged fans of which something is known
 * @param typeRealCount fans called GENUINE
 * @param told what may be said of {@code realFanShare}
 * @param realFanShare share of fans that are no zombies, errors of the verdicts taken out; null
 *     where {@code told} says why
 * @param realFanShareLow95 lower end of its interval, which holds the errors of the sample and of
 *     the verdicts
 * @param realFanShareHigh95 upper end
 * @param realFanShareKindsLow95 lowest lower end if all zombies here were of any one kind that the
 *     errors are known for; null if they are known for no kinds, or {@code realFanShare} is null
 * @param realFanShareKindsHigh95 highest upper end, likewise
 * @param worstKind the kind of zombies under which the share of real fans is lowest; null where
 *     {@code realFanShareKindsLow95} is
 * @param errorsFrom where it is known from how often verdicts are wrong
 * @param coverageShare {@code judgedCount} of {@code followersCount}, at most 1; null if unknown
 * @param grade how far the judged fans speak for all
 * @param choice how the loaded fans were chosen among all
 * @param reachTo499Count genuine fans that follow fewer than 500 accounts
 * @param reachTo999Count genuine fans that follow 500 to 999
 * @param reachTo1500Count genuine fans that follow 1,000 to 1,500
 * @param reachOver1500Count genuine fans that follow more
 * @param reachUnknownCount genuine fans of which nobody knows how many they follow
 * @param actsKnownCount fans of which any act (post, repost, comment, like) is loaded or all posts
 *     are known; only of them it is known whether they are active
 * @param active7Count fans with an act in the last 7 days, the night's included; null if {@code
 *     actsKnownCount} is 0
 * @param active30Count the same of 30 days
 * @param active90Count the same of 90 days
 * @param visibleFans estimate of how many fans see a post: sum over fans of (1 - zombie
 *     probability) * active days of the last 30 / 30 * min(1, 200 / followees); null if nobody
 *     counts
 * @param visibleFansOfCount fans it is summed over: judged, acts and followees known
 * @param loyalCount accounts, loaded as fans or not and not called ZOMBIE, that reposted, commented
 *     on or liked posts of the candidate on at least 3 of the last 30 days; null if no such act of
 *     anybody is loaded
 * @param loyalPerThousand {@code 1000 * loyalCount / followersCount}; null if either is unknown
 * @param newestJudgedCount judged fans among the newest tenth; null if the order is not known
 * @param newestZombieShare share of these called ZOMBIE; null if there are none
 * @param olderJudgedCount judged fans among the others; null if the order is not known
 * @param olderZombieShare share of these called ZOMBIE; null if there are none
 * @param newestDifference {@code newestZombieShare - olderZombieShare}; null if either is
 */
public record FanQuality(
    @Key @IdOf(IdOf.Kind.ACCOUNT) long accountId,
    Long followersCount,
    long fansCount,
    long judgedCount,
    long unjudgedCount,
    long zombiesCount,
    long coordinatedCount,
    long unsureCount,
    long genuineCount,
    long typeNoDataCount,
    long typeMassFollowerCount,
    long typeInfluencerCount,
    long typeZombieCount,
    long typeInactiveCount,
    long typeCoordinatedCount,
    long typeUnsureCount,
    long typeUnjudgedCount,
    long typeRealCount,
    @Required Told told,
    Double realFanShare,
    Double realFanShareLow95,
    Double realFanShareHigh95,
    Double realFanShareKindsLow95,
    Double realFanShareKindsHigh95,
    String worstKind,
    @Required ErrorsFrom errorsFrom,
    Double coverageShare,
    @Required Grade grade,
    @Required Choice choice,
    long reachTo499Count,
    long reachTo999Count,
    long reachTo1500Count,
    long reachOver1500Count,
    long reachUnknownCount,
    long actsKnownCount,
    Long active7Count,
    Long active30Count,
    Long active90Count,
    Double visibleFans,
    long visibleFansOfCount,
    Long loyalCount,
    Double loyalPerThousand,
    Long newestJudgedCount,
    Double newestZombieShare,
    Long olderJudgedCount,
    Double olderZombieShare,
    Double newestDifference) {

  /** What can be said of a share of zombies. */
  public enum Told {
    /** All of the interval of the share of zombies is above 0. */
    ABOVE_ZERO,
    /** The interval begins at 0. */
    NOT_FROM_ZERO,
    /**
     * Even the false alarms that the labels foretell are too many for what was called zombie here.
     * By chance this happens to one KOL without zombies in 40; on many KOLs it says that these fans
     * are not like the labelled accounts.
     */
    FEWER_THAN_FALSE_ALARMS,
    /** More are called zombie than if all were zombies: the labels do not fit these fans. */
    MORE_THAN_ALL,
    /** Refused: nobody was judged. */
    NOBODY_JUDGED,
    /** Refused: no labelled zombie or no labelled genuine account. */
    NO_LABELS,
    /** Refused: the verdicts may be no better than chance. */
    WEAK_CLASSIFIER,
    /** Refused: grade D, too few fans were judged. */
    TOO_FEW_FANS;

    /** Whether there is no share. */
    public boolean isRefused() {
      return switch (this) {
        case ABOVE_ZERO, NOT_FROM_ZERO, FEWER_THAN_FALSE_ALARMS, MORE_THAN_ALL -> false;
        case NOBODY_JUDGED, NO_LABELS, WEAK_CLASSIFIER, TOO_FEW_FANS -> true;
      };
    }
  }

  /** Where the errors of the verdicts are known from. */
  public enum ErrorsFrom {
    /** The labels of this warehouse. */
    LABELS,
    /** Measured elsewhere, as the settings say. */
    SETTINGS
  }

  /** How far a sample speaks for all fans, from the best to the worst. */
  public enum Grade {
    A,
    B,
    C,
    /** No figure is given. */
    D
  }

  /** How the fans that were looked at were chosen among all fans. */
  public enum Choice {
    /** Each fan had the same chance, whenever it came. */
    RANDOM,
    /** The newest fans, as a platform shows a list that it cuts. */
    NEWEST,
    /** Nobody knows. */
    UNKNOWN
  }
}
