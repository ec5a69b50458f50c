package org.kolscope.schema;

import java.time.Instant;

/**
 * One row per topic and time it was seen on the platform's hot list.
 *
 * @param topic its words
 * @param observedAt when the list was read
 * @param rank its place, 1 first
 */
public record HotTopic(@Key String topic, @Key Instant observedAt, long rank) {}
