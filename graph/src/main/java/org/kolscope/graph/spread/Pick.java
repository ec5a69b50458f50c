package org.kolscope.graph.spread;

/**
 * One account of a {@link Roster}.
 *
 * @param vertex index in the graph
 * @param id its id
 * @param price what it costs, 1 where there are no prices
 * @param gain what it adds to the accounts before it, from sets that had no part in the choice; the
 *     gains of a roster add up to its value
 * @param sampleGain what it seemed to add when it was chosen; never rises along the picks of a
 *     greedy roster without prices, and is flattering
 */
public record Pick(int vertex, long id, double price, double gain, double sampleGain) {}
