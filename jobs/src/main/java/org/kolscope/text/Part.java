package org.kolscope.text;

/**
 * A stretch of a post's text.
 *
 * @param written as it stands in the text
 * @param content what it says: a topic without its signs, the name of an account, an emoticon's
 *     name, the address of a link in half-width signs; {@code written} itself for the other kinds
 */
record Part(Kind kind, String written, String content) {

  /** What a stretch of text is. */
  enum Kind {
    /** The author's own words. */
    WORDS,
    /** {@code #topic#}, or {@code #topic} where no sign closes it. */
    TOPIC,
    /** {@code #topic[超话]#}. */
    SUPER_TOPIC,
    /** {@code @name}. */
    MENTION,
    /** {@code 回复@name:}, put before an answer by the platform. */
    REPLY,
    /** {@code [怒]} or a pictogram. */
    EMOTICON,
    /** An address, or the words that the platform shows instead. */
    LINK,
    /** What the platform or a crawler writes where the author wrote nothing. */
    FILLER,
    /** The words of others: all from the first {@code //@name:} on. */
    CHAIN
  }
}
