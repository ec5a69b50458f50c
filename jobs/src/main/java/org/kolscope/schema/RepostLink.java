package org.kolscope.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One relayer of a repost chain, {@code comment//@b:their words//@c:more words}, newest first;
 * spaces are allowed before the colon. Both rooms that read texts have the rule from here: who
 * relayed a post, and where its author's own words end.
 *
 * @param start index in the text of the sign that begins the link
 * @param name the relayer's
 * @param rest the text that is theirs, all later links included
 */
public record RepostLink(int start, String name, String rest) {

  /** Names hold neither spaces nor the signs of the chain; Weibo's have at most 30 characters. */
  private static final Pattern LINK = Pattern.compile("//@([^:：/@\\s]{1,40})\\s*[:：]");

  /** The relayers that {@code text} names, newest first. */
  public static List<RepostLink> in(String text) {
    List<RepostLink> links = new ArrayList<>();
    var match = LINK.matcher(text);
    while (match.find()) {
      links.add(new RepostLink(match.start(), match.group(1), text.substring(match.end()).strip()));
    }
    return links;
  }

  /** Where the chain of {@code text} begins; its length if it has none. */
  public static int chainStart(String text) {
    var match = LINK.matcher(text);
    return match.find() ? match.start() : text.length();
  }
}
