package org.kolscope.pipeline;

import org.kolscope.influence.topic.TopicInfluences;
import org.kolscope.influence.topic.TopicRelevances;

/**
 * The steps that say who leads in a topic.
 *
 * @param relevance how much accounts write about topics
 * @param influence who leads in them
 */
public record TopicSteps(TopicRelevances relevance, TopicInfluences influence) {

  static TopicSteps defaults() {
    return new TopicSteps(new TopicRelevances(), new TopicInfluences());
  }
}
