package org.kolscope.schema;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One row per candidate and window in which fans came to it in concert with other followees' fans.
 * That fans came in a batch does not say who had it done.
 *
 * @param accountId the candidate
 * @param startsAt begin of the window
 * @param endsAt its end, not included
 * @param fansCount accounts that came within it and in joint bursts of others
 * @param followsCount follows of the candidate within it
 * @param expectedCount follows that the candidate's own pace gives
 * @param zombiesCount of {@code fansCount}, those called ZOMBIE
 * @param unjudgedCount of {@code fansCount}, those without a verdict
 * @param registrationsCount of {@code fansCount}, those whose registration is known
 * @param registeredShare of {@code registrationsCount}, the share registered within the 9 days in
 *     which most of them were; null if none is known
 * @param registeredFrom first of these 9 days; null if none is known
 * @param registeredUntil last of them; null if none is known
 * @param otherFansRegisteredShare share of the candidate's other loaded fans registered on the same
 *     9 days, of those whose registration is known; null if none is known
 * @param sharedWithCount other followees to which at least 4 of the same accounts came in concert
 */
public record FanBatch(
    @Key @IdOf(IdOf.Kind.ACCOUNT) long accountId,
    @Key Instant startsAt,
    @Key Instant endsAt,
    long fansCount,
    double followsCount,
    double expectedCount,
    long zombiesCount,
    long unjudgedCount,
    long registrationsCount,
    Double registeredShare,
    LocalDate registeredFrom,
    LocalDate registeredUntil,
    Double otherFansRegisteredShare,
    long sharedWithCount) {}
