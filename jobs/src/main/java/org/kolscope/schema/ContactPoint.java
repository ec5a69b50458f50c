package org.kolscope.schema;

/**
 * One row per account, topic, community or hour where at least 20 real people with known data of
 * that kind are met: how much more of a brief's target is met there than of everybody. At most so
 * many of a kind as the settings say, those with the greatest {@code liftLow95} and those in the
 * set of {@link ContactSet}.
 *
 * <p>Real is who is not called zombie. Known of a kind: at least one follow, topic, community, or
 * post of the last 90 days is loaded. Where following an account made people targets, its own lift
 * says little else; {@code role} tells those apart.
 *
 * @param kind what kind of place it is
 * @param contactId the account; the group; of hours 0 to 23 on working days, 24 to 47 on Saturday
 *     and Sunday, in the zone of reports
 * @param accountId the account again; null if it is none
 * @param name the account's or group's name as last seen, {@code weekday 20} or {@code weekend 9};
 *     null if unknown
 * @param role of the account in the brief, the first if it has several; null if none
 * @param followersCount followers as displayed; null if unknown or no account
 * @param membersCount real people met there
 * @param targetsCount expected target customers among them
 * @param lift share of the targets met there by share of all met there; 1 is no difference
 * @param liftLow95 lower end of its 95 % interval; 0 without targets
 * @param coverage share of the expected targets, of whom that kind is known, met there
 * @param pValue probability that as many people chosen blindly would have as many targets
 * @param isSignificant whether the lift is above 1 while at most 5 % of all places so marked are
 *     expected to be marked by chance
 * @param isHiddenGem whether it is a significant account with a lift above 3 that fewer than
 *     100,000 follow
 * @param setPlace place in the set of its kind chosen for coverage, 1 first; null if not in it
 * @param setCoverage coverage of the set up to it; null with the place
 */
public record ContactPoint(
    @Key Kind kind,
    @Key long contactId,
    @IdOf(IdOf.Kind.ACCOUNT) Long accountId,
    String name,
    BriefAccount.Role role,
    Long followersCount,
    long membersCount,
    double targetsCount,
    double lift,
    double liftLow95,
    double coverage,
    double pValue,
    boolean isSignificant,
    boolean isHiddenGem,
    Integer setPlace,
    Double setCoverage) {

  /** Where people are met. */
  public enum Kind {
    ACCOUNT,
    TOPIC,
    COMMUNITY,
    HOUR
  }
}
