package org.kolscope.pipeline;

import org.kolscope.text.AccountTexts;
import org.kolscope.text.AccountVerticals;
import org.kolscope.text.RecentPosts;
import org.kolscope.text.TextTraining;

/**
 * The steps that read what accounts write.
 *
 * @param models a file that {@code kolscope train --text} wrote; null to learn from the posts of
 *     the window, every night anew
 * @param days posts that are read, up to the night, at least 1; 90, as feature 28 asks
 * @param training what models are learned from, if they are
 * @param verticals which verticals accounts write in
 * @param accounts what their posts say, summed up
 */
public record TextSteps(
    String models,
    int days,
    TextTraining training,
    AccountVerticals verticals,
    AccountTexts accounts) {

  public TextSteps {
    new RecentPosts(days);
  }

  static TextSteps defaults() {
    return new TextSteps(null, 90, new TextTraining(), new AccountVerticals(), new AccountTexts());
  }
}
