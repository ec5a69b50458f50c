package org.kolscope.schema;

import java.util.List;

/**
 * One row per side of the product and manner of asking: what real private persons want, ask for
 * help with, or complain about in posts and comments that have to do with the brief's brand, with a
 * rival's, or with the trade, and how much of it the brand answered. A statement counts in each of
 * its sides and manners, and in {@code ALL}.
 *
 * @param side such as {@code space}, or a word of the brief; {@code any} for all statements, with a
 *     side or without
 * @param manner how it was said
 * @param isWord whether the side is a word of the brief
 * @param statementsCount posts and comments
 * @param peopleCount who wrote them
 * @param ownCount statements that name the brief's brand or stand below a post of its accounts
 * @param rivalCount the same of rivals; the rest is about the trade
 * @param answeredCount answered by an own account in time; null where no comments are loaded
 * @param lateCount answered later; null likewise
 * @param waitingCount not answered, and the time is not up; null likewise
 * @param openCount not answered in time nor later; null likewise
 * @param openPeopleCount who wrote the open ones; null likewise
 * @param answeredShare answered in time by all whose time is up, in [0, 1]; null likewise or
 *     without any
 * @param openAgeDays median age of the open ones; null without any
 * @param newerCount statements of the newer half of the window
 * @param olderCount statements of the older half, of the same length
 * @param isRising whether the newer are more than the older by more than chance (sign test, 95 %,
 *     two-sided)
 * @param isFalling whether they are fewer, likewise
 * @param rivals rivals named, the most often first, ties by name
 */
public record OpenNeed(
    @Key String side,
    @Key Manner manner,
    boolean isWord,
    long statementsCount,
    long peopleCount,
    long ownCount,
    long rivalCount,
    Long answeredCount,
    Long lateCount,
    Long waitingCount,
    Long openCount,
    Long openPeopleCount,
    Double answeredShare,
    Double openAgeDays,
    long newerCount,
    long olderCount,
    boolean isRising,
    boolean isFalling,
    List<String> rivals) {

  /** The side that stands for all statements. */
  public static final String ANY = "any";

  /** How something was said. */
  public enum Manner {
    ALL,
    /** Wants to buy, or asks where and for how much. */
    INTENT,
    /** Asks for help or advice. */
    QUESTION,
    COMPLAINT
  }
}
