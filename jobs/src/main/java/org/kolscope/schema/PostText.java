package org.kolscope.schema;

import java.util.List;

/**
 * One row per post that has a text: what it says, by rules and by models. Of a repost only the
 * reposter's own words count, never the chain behind them. Made by {@code text}.
 *
 * @param postId the post
 * @param accountId its author
 * @param wordsCount own words, signs and markup left out
 * @param topics of {@code #topic#} and super-topics, folded, sorted, without repeats; a rare one
 *     leads to its author by a search
 * @param mentions names after {@code @}, also of {@code 回复@name:}, sorted, without repeats
 * @param emoticons names of emoticons and pictograms, in the order of the text, with repeats
 * @param linksCount addresses in the text
 * @param ownBrands the brief's brand if it is named in own words, in a topic or by one of its
 *     accounts' names; else empty
 * @param rivalBrands competitors of the brief named in the same way, sorted
 * @param briefWords words of the brief in own words or topics, sorted
 * @param themes themes of the brief in own words or topics, sorted
 * @param isExcluded whether one of the brief's excluded words is in it
 * @param isQuestion whether it asks: a question mark, or a question word at the end
 * @param advertMarks commercial labels in it ("link", "coupon" words and so on), sorted; the mark
 *     {@code link} for an address
 * @param gladProbability that its author is glad rather than angry, sad or afraid, in (0, 1); null
 *     without own words or model
 * @param advertProbability that it sells something, in (0, 1); null likewise
 * @param complaintProbability that it complains, in (0, 1); null likewise; about whom, the brands
 *     say
 * @param vertical the likeliest vertical; null without own words and topics or without model
 * @param verticalProbability its share of the probability among all verticals, in (0, 1]; null with
 *     {@code vertical}
 * @param isHelpSought whether it asks for help or advice: questions that want no answer left out
 * @param isIntent whether it says that its author wants to buy, or asks where and for how much
 * @param aspects sides of a product that own words speak of, such as {@code space} or {@code
 *     service}, sorted
 * @param hooks by what it wants to win its readers: {@code trial}, {@code meetup}, {@code
 *     discount}, {@code knowledge}, {@code poll}, {@code prize}, sorted
 */
public record PostText(
    @Key @IdOf(IdOf.Kind.POST) long postId,
    @IdOf(IdOf.Kind.ACCOUNT) long accountId,
    long wordsCount,
    @Personal List<String> topics,
    @Personal List<String> mentions,
    List<String> emoticons,
    long linksCount,
    List<String> ownBrands,
    List<String> rivalBrands,
    List<String> briefWords,
    List<String> themes,
    boolean isExcluded,
    boolean isQuestion,
    List<String> advertMarks,
    Double gladProbability,
    Double advertProbability,
    Double complaintProbability,
    String vertical,
    Double verticalProbability,
    boolean isHelpSought,
    boolean isIntent,
    List<String> aspects,
    List<String> hooks) {}
