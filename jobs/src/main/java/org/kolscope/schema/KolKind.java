package org.kolscope.schema;

import java.util.List;

/**
 * One row per candidate: what kind of voice it is, by rules that may disagree. What is unknown is
 * null, never 0.
 *
 * @param accountId the candidate
 * @param kind the kind that most rules speak for; null where none speaks or where they disagree
 * @param doubt how sure the kind is
 * @param rulesFor rules that speak for the kind, sorted; where the rules disagree, all that speak:
 *     {@code badge}, {@code reason}, {@code expert}, {@code mixed}, {@code topic}, {@code fan-club}
 * @param rulesAgainst rules that speak for other kinds only, sorted
 * @param reasonWords words of the house's list that were found beside the badge, in their order
 * @param vertical in which it writes most; null if it wrote too little
 * @param verticalShare its share of the posts of any vertical, in (0, 1]; null with {@code
 *     vertical}
 * @param isExpert whether it is an expert there; null with {@code vertical}
 * @param topicPlace its best place in a topic by the accounts of the topic, in (0, 1], the best
 *     near 0; null where no topic large enough knows it
 * @param clubShare share of its loaded fans that are in a group which carries its name; null where
 *     no memberships or fans are loaded
 * @param price what one post of it costs, in the currency of the settings; null if unknown, never 0
 *     for that
 */
public record KolKind(
    @Key @IdOf(IdOf.Kind.ACCOUNT) long accountId,
    Kind kind,
    @Required Doubt doubt,
    List<String> rulesFor,
    List<String> rulesAgainst,
    List<String> reasonWords,
    String vertical,
    Double verticalShare,
    Boolean isExpert,
    Double topicPlace,
    Double clubShare,
    Double price) {

  /** Kinds of voices. */
  public enum Kind {
    /** Somebody like its readers, without a name of its own outside the platform. */
    GRASSROOTS,
    /** Knows a field: read for what it says about it. */
    OPINION_LEADER,
    /** Known for works: writers, directors, scholars. */
    CULTURAL_CELEBRITY,
    /** Known for itself: actors, singers, athletes. */
    STAR,
    /** An office, a firm or a medium: no person at all. */
    ORGANISATION
  }

  /** How sure a kind is. */
  public enum Doubt {
    /** Every rule that speaks speaks for it. */
    AGREED,
    /** Most do. */
    MOST,
    /** As many speak for another kind. */
    UNSURE,
    /** No rule speaks. */
    UNKNOWN
  }
}
